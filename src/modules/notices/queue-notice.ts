import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { queue, SOON } from '#platform/jobs'
import type { NoticeChannel, NoticesTables } from './notices.tables.ts'

export interface NewNotice {
  readonly channel: NoticeChannel
  /** A number in the form +84…, or a mail address. */
  readonly to: string
  /** What it is about, in small letters: `sign-in-code`, `order-placed`. */
  readonly kind: string
  readonly subject?: { readonly kind: string; readonly id: string } | null
  readonly body: string
  /** Asked for by the person or needed by them; sent even to those who want no news. */
  readonly essential: boolean
  /** The same key is the same message: asked for twice, it goes out once. */
  readonly key: string
  /** Erased once it is out, and hidden from officers. */
  readonly secret?: boolean
  readonly expiresAt?: Date
  readonly now: Date
}

export type QueuedNotice = { readonly kind: 'queued'; readonly id: string } | { readonly kind: 'already-there' } | { readonly kind: 'opted-out' }

/** Puts a message into the outbox, in the transaction of what it tells of. */
export async function queueNotice(tx: Tx<NoticesTables>, notice: NewNotice): Promise<QueuedNotice> {
  if (!notice.essential) {
    const out = await sql(tx, 'notices.opted-out', 'select 1 from notices.optouts where channel = $1 and address = $2', [notice.channel, notice.to])
    if (out.length > 0) return { kind: 'opted-out' }
  }
  const id = newId<'notice'>()
  const made = await sql(tx, 'notices.queue', `
    insert into notices.messages (id, channel, to_address, kind, subject_kind, subject_id, body, secret, state, provider_key, created_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', $9, $10, $11) on conflict (provider_key) do nothing returning 1`,
    [id, notice.channel, notice.to, notice.kind, notice.subject?.kind ?? null, notice.subject?.id ?? null, notice.body, notice.secret ?? false, notice.key, notice.now, notice.expiresAt ?? null])
  if (made.length === 0) return { kind: 'already-there' }
  await queue(tx, 'send-notice', { id }, { key: `send-notice:${id}` })
  return { kind: 'queued', id }
}

/** Puts several essential messages into the outbox at once; what is there already under its key stays as it is. They go out within a second. */
export async function queueNotices(tx: Tx<NoticesTables>, notices: readonly Omit<NewNotice, 'essential' | 'now'>[], now: Date): Promise<void> {
  if (notices.length === 0) return
  await sql(tx, 'notices.queue-several', `
    with made as (
      insert into notices.messages (id, channel, to_address, kind, subject_kind, subject_id, body, secret, state, provider_key, created_at, expires_at)
      select id, channel, address, kind, subject_kind, subject_id, body, secret, 'queued', key, $9, expires from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $10::boolean[], $11::timestamptz[])
        each (id, channel, address, kind, subject_kind, subject_id, body, key, secret, expires) on conflict (provider_key) do nothing returning id)
    ${SOON} select 'send-notice', jsonb_build_object('id', id), 'send-notice:' || id from made`,
    [notices.map(() => newId<'notice'>()), notices.map((each) => each.channel), notices.map((each) => each.to), notices.map((each) => each.kind), notices.map((each) => each.subject?.kind ?? null), notices.map((each) => each.subject?.id ?? null), notices.map((each) => each.body), notices.map((each) => each.key), now, notices.map((each) => each.secret ?? false), notices.map((each) => each.expiresAt ?? null)])
}
