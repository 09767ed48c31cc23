import type { Child } from 'hono/jsx'
import { pathIn, showCount, tongue, type Lang } from '#platform/tongue'
import { showDay, type Day } from '#platform/day'

export interface ToldFigure {
  readonly value: number
  readonly words: string
  /** The records that it was counted from, in Vietnamese form. */
  readonly href?: string
  /** How it is counted. */
  readonly definition: Child
}

/** Figures that are true: each one tap from its records, and one from how and when it was counted. */
export function ToldFigures({ lang, day, figures }: { readonly lang: Lang; readonly day: Day; readonly figures: readonly ToldFigure[] }) {
  const t = tongue(lang)
  return (
    <ul class="figs plain">
      {figures.map(({ value, words, href, definition }) => {
        const inside = <><b class="num">{showCount(lang, value)}</b> <span>{words}</span></>
        return (
          <li>
            {href === undefined ? inside : <a href={pathIn(lang, href)}>{inside}</a>}
            <details>
              <summary>{t('Tính thế nào', 'How it is counted')}<span class="vh">: {words}</span></summary>
              <p>{definition} {t(`Đếm từ sổ ngày ${showDay(day)}.`, `Counted from the registry on ${showDay(day)}.`)}</p>
            </details>
          </li>
        )
      })}
    </ul>
  )
}
