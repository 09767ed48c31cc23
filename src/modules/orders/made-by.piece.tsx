import { tongue, type Lang } from '#platform/tongue'

/** Who made a line's goods, where another sells them. */
export const MadeBy = ({ lang, maker }: { readonly lang: Lang; readonly maker: string | null }) => (maker ? <> · {tongue(lang)(`${maker} làm`, `made by ${maker}`)}</> : null)
