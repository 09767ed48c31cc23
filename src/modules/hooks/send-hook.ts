import type { IdentityTables } from '#identity'
import { queueNotices, type NoticesTables } from '#notices'
import { findMemberPhones, type ProducersTables } from '#producers'
import { publicUrl } from '#platform/config'
import { sql, type Store } from '#platform/db'
import type { GuardedPost, PostAnswer } from '#platform/guarded-post'
import { opened } from '#platform/sealed'
import { queue } from '#platform/jobs'
import { isGivenUp, nextTry, signedHeaders } from './hook.rules.ts'
import { secretAbout } from './hooks.queries.ts'
import type { HooksTables } from './hooks.tables.ts'

export type SendTables = HooksTables & NoticesTables & IdentityTables & ProducersTables
export type Post = (post: GuardedPost) => Promise<PostAnswer>
const SECONDS = 15
const KEPT_BYTES = 500

/**
 * Sends one message: claims it, posts it outside any transaction, writes down what came. 2xx is delivered; all else is
 * tried again with growing waits under the same webhook-id, redirects are not followed. An endpoint that has failed for
 * three days, or is gone (410), is disabled and its people are told.
 */
export async function sendHook(store: Store<SendTables>, id: string, post: Post, signal: AbortSignal, now: Date): Promise<void> {
  const [claimed] = await store.transaction((tx) => sql<{ body: string; tries: number; url: string; secret: string; endpointId: string }>(tx, 'hooks.claim', `
    update hooks.deliveries delivery set tries = tries + 1, tried_at = $2 from hooks.endpoints endpoint
    where delivery.id = $1 and delivery.state = 'queued' and endpoint.id = delivery.endpoint_id and endpoint.state = 'active' and endpoint.removed_at is null
    returning delivery.body, delivery.tries, endpoint.url, endpoint.secret, endpoint.id as "endpointId"`, [id, now]))
  if (!claimed) return
  const { body, tries, url, secret, endpointId } = claimed
  const answer = await post({ url, body, headers: signedHeaders(opened(secret, secretAbout(endpointId)), id, body, now), seconds: SECONDS, mostBytes: KEPT_BYTES, signal })
  const status = answer.kind === 'answered' ? answer.status : null
  const said = answer.kind === 'answered' ? answer.text : answer.why
  const delivered = status !== null && status >= 200 && status < 300
  const next = delivered ? null : nextTry(tries, now)
  await store.transaction(async (tx) => {
    await sql(tx, 'hooks.settle', `update hooks.deliveries set state = $2, next_at = $3, last_status = $4, last_answer = $5 where id = $1 and state = 'queued'`, [id, delivered ? 'delivered' : next ? 'queued' : 'failed', next, status, said])
    if (next) await queue(tx, 'send-hook', { id }, { key: `send-hook:${id}`, runAt: next })
    const [endpoint] = await sql<{ failingSince: Date | null; producerId: string | null }>(tx, 'hooks.note', `
      update hooks.endpoints set failing_since = case when $2 then null else coalesce(failing_since, $3::timestamptz) end where id = $1 and state = 'active' returning failing_since as "failingSince", producer_id as "producerId"`, [endpointId, delivered, now])
    if (!endpoint || endpoint.failingSince === null || !isGivenUp(status, endpoint.failingSince, now)) return
    await sql(tx, 'hooks.disable', `update hooks.endpoints set state = 'disabled' where id = $1`, [endpointId])
    await sql(tx, 'hooks.stop', `update hooks.deliveries set state = 'failed', next_at = null where endpoint_id = $1 and state = 'queued'`, [endpointId])
    const people = endpoint.producerId === null ? [] : await findMemberPhones(tx, [endpoint.producerId])
    await queueNotices(tx, people.map(({ personId, phone }) => ({
      channel: 'sms', to: phone, kind: 'hook-disabled', subject: { kind: 'hook', id: endpointId }, key: `hook-disabled:${endpointId}:${now.toISOString().slice(0, 10)}:${personId}`,
      body: `Cổng OCOP: đã ngừng gửi tin đến ${new URL(url).hostname} vì nơi nhận không trả lời. Đơn hàng vẫn nguyên ở cổng. Xem và bật lại: ${publicUrl()}/ban-hang/ket-noi/tin`,
    })), now)
  })
}
