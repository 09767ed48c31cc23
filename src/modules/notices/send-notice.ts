import { sql, type Store, type Tx } from '#platform/db'
import { queue } from '#platform/jobs'
import { readSetting } from '#platform/settings'
import { nextWay, type PastTry } from './choose-way.rules.ts'
import type { NoticeChannel, NoticesTables, TryOutcome } from './notices.tables.ts'
import { zaloTemplates } from './zalo.connector.ts'

export interface OutgoingNotice { readonly id: string; readonly to: string; readonly kind: string; readonly body: string; readonly key: string }

export type SendOutcome =
  | { readonly kind: 'sent' }
  /** `untaken`: surely not taken on; otherwise a try that is to be made again may have arrived. */
  | { readonly kind: 'failed'; readonly error: string; readonly again: boolean; readonly untaken?: boolean }
  /** Surely not taken on, and another way may do. `person`: whatever was tried before by this way has not arrived either. */
  | { readonly kind: 'refused'; readonly error: string; readonly person: boolean }

/** One provider. It must treat the same notice as the same message, keep to its own time limit and never put the body into an error. */
export interface NoticeSender {
  readonly channel: NoticeChannel
  send(notice: OutgoingNotice, signal: AbortSignal, store: Store<NoticesTables>, now: Date): Promise<SendOutcome>
}

const MOST_TRIES = 6
/** A try that is open longer than this belongs to a worker that died. */
const OPEN_MS = 60_000

type Claimed = OutgoingNotice & { readonly channel: NoticeChannel; readonly tries: number; readonly late: boolean; readonly way: NoticeChannel | null }

/** Takes one message for one try and writes the try down before anybody outside is asked. */
async function claim(tx: Tx<NoticesTables>, id: string, senders: readonly NoticeSender[], now: Date): Promise<Claimed | null> {
  const [found] = await sql<OutgoingNotice & { channel: NoticeChannel; tries: number; late: boolean; wish: NoticeChannel | null }>(tx, 'notices.claim', `
    select m.id, m.channel, to_address as "to", kind, body, provider_key as key, tries + 1 as tries, coalesce(expires_at <= $2, false) as late, c.channel as wish
    from notices.messages m left join notices.choices c on c.phone = m.to_address where m.id = $1 and state = 'queued' for update of m`, [id, now])
  if (!found) return null
  const past = await sql<PastTry & { beganAt: Date }>(tx, 'notices.past-tries', 'select channel, outcome, began_at as "beganAt" from notices.tries where message_id = $1 order by number', [id])
  if (past.some((each) => each.outcome === 'open' && each.beganAt.getTime() > now.getTime() - OPEN_MS)) {
    await queue(tx, 'send-notice', { id }, { key: `send-notice:${id}`, runAt: new Date(now.getTime() + OPEN_MS) })
    return null
  }
  const byZalo = found.channel === 'sms' && found.wish === 'zalo' && senders.some((each) => each.channel === 'zalo') && Object.hasOwn(await readSetting(tx, zaloTemplates), found.kind)
  const way = nextWay(past, byZalo ? 'zalo' : found.channel)
  await sql(tx, 'notices.count-try', 'update notices.messages set tries = $2 where id = $1', [id, found.tries])
  if (way && !found.late && senders.some((each) => each.channel === way)) await sql(tx, 'notices.open-try', 'insert into notices.tries (message_id, number, channel, began_at) values ($1, $2, $3, $4)', [id, found.tries, way, now])
  return { ...found, way }
}

const outcomeOf = (outcome: SendOutcome): TryOutcome =>
  outcome.kind === 'sent' ? 'sent' : outcome.kind === 'refused' ? (outcome.person ? 'refused-person' : 'refused') : outcome.untaken ? 'untaken' : outcome.again ? 'unknown' : 'refused'

/**
 * Sends one message of the outbox: claims it, calls the provider outside any transaction, writes down what came of
 * it. Run again, a message that is out stays out. `showSecrets` keeps the words of a local code for a demonstration.
 */
export async function sendNotice(store: Store<NoticesTables>, id: string, senders: readonly NoticeSender[], showSecrets: boolean, signal: AbortSignal, now: Date): Promise<void> {
  const claimed = await store.transaction((tx) => claim(tx, id, senders, now))
  if (!claimed) return
  const sender = senders.find((each) => each.channel === claimed.way)
  const outcome: SendOutcome | { kind: 'local' } = claimed.late ? { kind: 'failed', error: 'too late', again: false }
    : claimed.way === null ? { kind: 'failed', error: 'refused by Zalo, but an earlier try may have arrived', again: false }
      : sender ? await sender.send(claimed, signal, store, now) : { kind: 'local' }
  const elsewhere = outcome.kind === 'refused'
  const again = outcome.kind === 'failed' && outcome.again && claimed.tries < MOST_TRIES
  const state = again || elsewhere ? 'queued' : outcome.kind
  const error = outcome.kind === 'failed' || elsewhere ? outcome.error.slice(0, 500) : null
  await store.transaction(async (tx) => {
    if (outcome.kind !== 'local') await sql(tx, 'notices.end-try', `update notices.tries set outcome = $3, error = $4, ended_at = $5 where message_id = $1 and number = $2`, [id, claimed.tries, outcomeOf(outcome), error, now])
    const written = await sql(tx, 'notices.settle', `
      update notices.messages set state = $2, sent_at = case when $2 = 'sent' then $3::timestamptz end, last_error = coalesce($4, case when $2 = 'sent' then null else last_error end), body = case when secret and not $5 then '' else body end
      where id = $1 and state = 'queued' returning 1`, [id, state, now, error, state === 'queued' || (state === 'local' && showSecrets)])
    if (written.length > 0 && again) await queue(tx, 'send-notice', { id }, { key: `send-notice:${id}`, runAt: new Date(now.getTime() + 15_000 * 2 ** claimed.tries) })
    if (written.length > 0 && elsewhere) await queue(tx, 'send-notice', { id }, { key: `send-notice:${id}`, runAt: now })
  })
}
