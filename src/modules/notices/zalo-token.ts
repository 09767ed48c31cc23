/** The access token of the official account. Its refresh token is good for one use, so the next is sealed and stored before anything else happens. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { sql, type Store } from '#platform/db'
import type { Answer, Question } from '#platform/http-client'
import { log } from '#platform/log'
import { ownSeal } from '#platform/sealed'
import type { NoticesTables } from './notices.tables.ts'
import type { ZaloAccount } from './zalo.connector.ts'

export type ZaloAsk = (question: Question) => Promise<Answer>
export type ZaloAccess = { readonly kind: 'token'; readonly token: string } | { readonly kind: 'busy'; readonly error: string } | { readonly kind: 'lost' }

const URL_OF_TOKENS = 'https://oauth.zaloapp.com/v4/oa/access_token'
const tokensShape = z.object({ access_token: z.string().min(1), refresh_token: z.string().min(1), expires_in: z.coerce.number().int().positive() })
interface Row { refresh_sealed: string; access_sealed: string | null; access_until_at: Date | null; lost_at: Date | null }

/** What the operator reads when the chain of refresh tokens is broken. */
export const LOST_WORDS = 'Zalo: mã làm mới đã mất hoặc đã dùng. Tin đang đi bằng SMS, không mất tin nào. Lấy mã làm mới mới ở trang của Official Account, đặt vào ZALO_REFRESH_TOKEN rồi khởi động lại.'

/** A token that holds for a minute more, renewed where needed; `stale` is one that Zalo has just refused. One worker renews at a time. */
export async function zaloAccess(store: Store<NoticesTables>, account: ZaloAccount, ask: ZaloAsk, stale: string | null, signal: AbortSignal, now: Date): Promise<ZaloAccess> {
  const about = `zalo_tokens:${account.appId}`
  const given = createHash('sha256').update(account.refreshToken).digest('hex')
  const kept = await store.transaction(async (tx) => {
    await sql(tx, 'notices.zalo-first', `
      insert into notices.zalo_tokens as held (app_id, given_hash, refresh_sealed) values ($1, $2, $3) on conflict (app_id) do update
      set given_hash = excluded.given_hash, refresh_sealed = excluded.refresh_sealed, access_sealed = null, access_until_at = null, renewing_until_at = null, lost_at = null where held.given_hash <> excluded.given_hash`,
      [account.appId, given, ownSeal().seal(account.refreshToken, about)])
    return (await sql<Row>(tx, 'notices.zalo-held', 'select refresh_sealed, access_sealed, access_until_at, lost_at from notices.zalo_tokens where app_id = $1', [account.appId]))[0]!
  })
  if (kept.access_sealed && kept.access_until_at!.getTime() > now.getTime() + 60_000) {
    const token = ownSeal().open(kept.access_sealed, about).toString()
    if (token !== stale) return { kind: 'token', token }
  }
  if (kept.lost_at) return { kind: 'lost' }
  const [mine] = await store.transaction((tx) => sql<Row>(tx, 'notices.zalo-renewing', `
    update notices.zalo_tokens set renewing_until_at = $2::timestamptz + interval '1 minute'
    where app_id = $1 and refresh_sealed = $3 and (renewing_until_at is null or renewing_until_at <= $2) returning refresh_sealed`, [account.appId, now, kept.refresh_sealed]))
  if (!mine) return { kind: 'busy', error: 'Zalo: another worker renews the token' }
  const answer = await ask({
    url: account.tokenUrl ?? URL_OF_TOKENS, method: 'POST', seconds: 15, signal, headers: { secret_key: account.secret },
    form: { app_id: account.appId, grant_type: 'refresh_token', refresh_token: ownSeal().open(mine.refresh_sealed, about).toString() },
  })
  const read = answer.kind === 'answered' && answer.status === 200 ? tokensShape.safeParse(asJson(answer.text)) : null
  if (read?.success) {
    const { access_token, refresh_token, expires_in } = read.data
    await store.transaction((tx) => sql(tx, 'notices.zalo-renewed', `
      update notices.zalo_tokens set refresh_sealed = $3, access_sealed = $4, access_until_at = $5, renewing_until_at = null, lost_at = null where app_id = $1 and refresh_sealed = $2`,
      [account.appId, mine.refresh_sealed, ownSeal().seal(refresh_token, about), ownSeal().seal(access_token, about), new Date(now.getTime() + expires_in * 1000)]))
    return { kind: 'token', token: access_token }
  }
  // Zalo answers a refresh token that is used up or unknown with 200 and an error number; all else may pass.
  const lost = read !== null && z.object({ error: z.number() }).safeParse(asJson((answer as { text: string }).text)).success
  await store.transaction((tx) => sql(tx, 'notices.zalo-not-renewed', 'update notices.zalo_tokens set renewing_until_at = null, lost_at = case when $3 then $4::timestamptz end where app_id = $1 and refresh_sealed = $2', [account.appId, mine.refresh_sealed, lost, now]))
  if (lost) log.error(LOST_WORDS)
  return lost ? { kind: 'lost' } : { kind: 'busy', error: 'Zalo: no token to be had now' }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
