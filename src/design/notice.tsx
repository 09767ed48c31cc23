import type { Child } from 'hono/jsx'
import { showCount, tongue, type Lang } from '#platform/tongue'
import { Icon, type IconName } from './icons.tsx'

export type Mood = 'plain' | 'wait' | 'bad' | 'good'
const moods: Record<Mood, string> = { plain: 'note', wait: 'note note-wait', bad: 'note note-bad', good: 'note note-good' }

export interface NoticeProps {
  readonly mood?: Mood
  readonly title?: string
  /** Heading level that fits the page; 2 unless told. */
  readonly level?: 2 | 3
  readonly children?: Child
}

/** Something to know before going on. A bad one is announced at once by screen readers. */
export function Notice({ mood = 'plain', title, level = 2, children }: NoticeProps) {
  const heading = title === undefined ? null : level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>
  return mood === 'bad'
    ? <div class={moods[mood]} role="alert">{heading}{children}</div>
    : <div class={moods[mood]}>{heading}{children}</div>
}

export interface EmptyProps {
  readonly title: string
  readonly icon?: IconName
  readonly level?: 2 | 3
  /** What will be here, and the first step. */
  readonly children?: Child
}

/** An empty list, said and with its first step. */
export function Empty({ title, icon = 'basket', level = 2, children }: EmptyProps) {
  return (
    <div class="empty">
      <Icon name={icon} />
      {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
      {children}
    </div>
  )
}

export interface ProgressProps {
  readonly lang: Lang
  readonly title: string
  readonly done: number
  readonly total: number
  /** Where to find it again. */
  readonly children?: Child
}

/** Long work: a bar with its count; it goes on when the page is left. */
export function Progress({ lang, title, done, total, children }: ProgressProps) {
  const t = tongue(lang)
  return (
    <div class="bar">
      <p id="tien-do"><b>{title}</b> <span class="num">{showCount(lang, done)} / {showCount(lang, total)}</span></p>
      <progress max={total} value={done} aria-labelledby="tien-do">{t(`${done} trên ${total}`, `${done} of ${total}`)}</progress>
      {children}
    </div>
  )
}
