import { pathIn, tongue, type Lang } from '#platform/tongue'

/** A step of the way here; the last has no address. Addresses in Vietnamese form, without `/en`. */
export interface Step { readonly text: string; readonly href?: string }

export function Breadcrumb({ lang, steps }: { readonly lang: Lang; readonly steps: readonly Step[] }) {
  return (
    <nav class="trail" aria-label={tongue(lang)('Đường dẫn', 'Breadcrumb')}>
      <ol>{steps.map((step) => <li>{step.href === undefined ? <span aria-current="page">{step.text}</span> : <a href={pathIn(lang, step.href)}>{step.text}</a>}</li>)}</ol>
    </nav>
  )
}
