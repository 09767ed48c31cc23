import { pathIn, showCount, type Lang } from '#platform/tongue'

export interface ChipLink { readonly href: string; readonly text: string; readonly count?: number; readonly chosen?: boolean }

/** A row of links, one of which may be the chosen one. Addresses in Vietnamese form, without `/en`. */
export function Chips({ lang, label, chips }: { readonly lang: Lang; readonly label: string; readonly chips: readonly ChipLink[] }) {
  return (
    <ul class="chips row plain" aria-label={label}>
      {chips.map(({ href, text, count, chosen }) => (
        <li><a class="chip" href={pathIn(lang, href)} {...(chosen ? { 'aria-current': 'true' as const } : {})}>{text}{count === undefined ? null : <span class="num soft">{showCount(lang, count)}</span>}</a></li>
      ))}
    </ul>
  )
}

/** A word about a state: `good` in force, `wait` waiting or expired, `plain` anything else. */
export function Tag({ mood = 'plain', text }: { readonly mood?: 'plain' | 'good' | 'wait'; readonly text: string }) {
  return <span class={mood === 'good' ? 'tag tag-good' : mood === 'wait' ? 'tag tag-wait' : 'tag'}>{text}</span>
}
