/** Which way a message goes, from what was tried before. */
import type { NoticeChannel, TryOutcome } from './notices.tables.ts'

export interface PastTry { readonly channel: NoticeChannel; readonly outcome: TryOutcome }

/**
 * The way of the next try; null where there is none that could not tell somebody the same thing twice. By Zalo once, a
 * message stays with Zalo until it is certain that nothing arrived there: all tries refused, or the person not reachable.
 */
export function nextWay(past: readonly PastTry[], wish: NoticeChannel): NoticeChannel | null {
  if (past.some((each) => each.outcome === 'sent')) return null
  const other = past.find((each) => each.channel !== 'zalo')
  if (other) return other.channel
  if (past.length === 0) return wish
  if (past.some((each) => each.outcome === 'refused-person')) return 'sms'
  if (past.at(-1)!.outcome !== 'refused') return 'zalo'
  return past.some((each) => each.outcome === 'open' || each.outcome === 'unknown') ? null : 'sms'
}
