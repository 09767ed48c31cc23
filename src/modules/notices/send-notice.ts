import { sql, type Store } from '#platform/db'
import { queue } from '#platform/jobs'
import type { NoticeChannel, NoticesTables } from './notices.tables.ts'

export interface OutgoingNotice { readonly id: string; readonly to: string; readonly kind: string; readonly body: string; readonly key: string }

export type SendOutcome = { readonly kind: 'sent' } | { readonly kind: 'failed'; readonly error: string; readonly again: boolean }

/** One provider. It must treat the same `key` as the same message, keep to its own time limit and never put the body into an error. */
export interface NoticeSender {
  readonly channel: NoticeChannel
  send(notice: OutgoingNotice, signal: AbortSignal): Promise<SendOutcome>
}

const MOST_TRIES = 6

/**
 * Sends one message of the outbox: claims it, calls the provider outside any transaction, writes down what came of
 * it. Run again, a message that is out stays out. `showSecrets` keeps the words of a local code for a demonstration.
 */
export async function sendNotice(store: Store<NoticesTables>, id: string, senders: readonly NoticeSender[], showSecrets: boolean, signal: AbortSignal, now: Date): Promise<void> {
  const [claimed] = await store.transaction((tx) => sql<OutgoingNotice & { channel: NoticeChannel; tries: number; late: boolean }>(tx, 'notices.claim', `
    update notices.messages set tries = tries + 1 where id = $1 and state = 'queued'
    returning id, channel, to_address as "to", kind, body, provider_key as key, tries, coalesce(expires_at <= $2, false) as late`, [id, now]))
  if (!claimed) return
  const sender = senders.find((each) => each.channel === claimed.channel)
  const outcome = claimed.late ? { kind: 'failed' as const, error: 'too late', again: false } : sender ? await sender.send(claimed, signal) : { kind: 'local' as const }
  const again = outcome.kind === 'failed' && outcome.again && claimed.tries < MOST_TRIES
  const state = again ? 'queued' : outcome.kind
  const keeps = again || (state === 'local' && showSecrets)
  await store.transaction(async (tx) => {
    const written = await sql(tx, 'notices.settle', `
      update notices.messages set state = $2, sent_at = case when $2 = 'sent' then $3::timestamptz end, last_error = $4, body = case when secret and not $5 then '' else body end
      where id = $1 and state = 'queued' returning 1`, [id, state, now, outcome.kind === 'failed' ? outcome.error.slice(0, 500) : null, keeps])
    if (again && written.length > 0) await queue(tx, 'send-notice', { id }, { key: `send-notice:${id}`, runAt: new Date(now.getTime() + 15_000 * 2 ** claimed.tries) })
  })
}
