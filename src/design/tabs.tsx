import { pathIn, showCount, type Lang } from '#platform/tongue'

export interface Tab { readonly href: string; readonly text: string; readonly count?: number; readonly chosen?: boolean }

/** Views of one thing, each its own address. */
export function Tabs({ lang, label, tabs }: { readonly lang: Lang; readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label}>
      <ul class="tabs">
        {tabs.map(({ href, text, count, chosen }) => <li><a href={pathIn(lang, href)} {...(chosen ? { 'aria-current': 'page' as const } : {})}>{text}{count === undefined ? null : <span class="num soft">{showCount(lang, count)}</span>}</a></li>)}
      </ul>
    </nav>
  )
}
