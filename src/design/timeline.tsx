import type { Child } from 'hono/jsx'
import { showDay } from '#platform/day'

export interface Moment {
  readonly day: string | null
  /** Shown where no day is known: "năm 2022", "chưa rõ ngày". */
  readonly dayWords?: string
  readonly title: string
  /** `decided`: a decision stands behind it; `reported`: only published; `ended`: expired, withdrawn, not passed. */
  readonly mark: 'decided' | 'reported' | 'ended'
  readonly children?: Child
}

/** A history, newest first as given. The marks differ by shape, and words say the same. */
export function Timeline({ label, moments }: { readonly label: string; readonly moments: readonly Moment[] }) {
  return (
    <ol class="story" aria-label={label}>
      {moments.map(({ day, dayWords, title, mark, children }) => (
        <li class={`m-${mark}`}>
          <p class="soft num">{day === null ? dayWords : <time datetime={day}>{showDay(day)}</time>}</p>
          <p><b>{title}</b></p>
          {children}
        </li>
      ))}
    </ol>
  )
}
