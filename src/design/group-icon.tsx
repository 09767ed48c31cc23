import { groupLines } from './group-icons.ts'
import { sheetOf } from './product-groups.ts'

/** A product group's icon, by its code; a basket where the code is not known. Words stand beside it. */
export function GroupIcon({ group }: { readonly group: string | null }) {
  return <svg class="ic" viewBox="0 0 24 24" aria-hidden="true"><path d={groupLines(sheetOf(group))} /></svg>
}
