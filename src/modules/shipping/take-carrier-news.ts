import { sql, type Tx } from '#platform/db'
import { tell } from '#platform/news'
import type { CarrierNews } from './carrier-news.rules.ts'
import { noteMove } from './note-move.ts'
import { hasEnded, weighNews, type MoveEffect, type ParcelState } from './parcel-state.rules.ts'
import { parcelCharged, parcelMoved } from './shipping.news.ts'
import type { ShippingTables } from './shipping.tables.ts'

export type NewsTaken = { readonly kind: 'taken'; readonly parcelId: string; readonly effect: MoveEffect } | { readonly kind: 'repeated' } | { readonly kind: 'not-ours' }

/** How far a carrier's clock may run before ours. */
const AHEAD_MS = 10 * 60_000

interface Row { id: string; code: string; state: ParcelState; news_at: Date | null; raw_status: string | null; fee_vnd: number | null; cod_vnd: number; tracking_code: string | null; subject_kind: string; subject_id: string; owner_kind: string; owner_id: string; ended_at: Date | null }

/**
 * Takes what a carrier says, once: the same news again changes nothing. Only for news that is believed (fetched with our
 * own token, or proven); a webhook of GHN or GHTK is a hint and goes to `takeHint`.
 */
export async function takeCarrierNews(tx: Tx<ShippingTables>, news: CarrierNews, now: Date): Promise<NewsTaken> {
  const [parcel] = await sql<Row>(tx, 'shipping.lock-news', `
    select id, code, state, news_at, raw_status, fee_vnd, cod_vnd, tracking_code, subject_kind, subject_id, owner_kind, owner_id, ended_at from shipping.parcels
    where carrier = $1 and (tracking_code = $2 or (tracking_code is null and code = $3)) for update`, [news.carrier, news.trackingCode, news.ref])
  if (!parcel) return { kind: 'not-ours' }
  const [feeVnd, codVnd] = [news.feeVnd ?? parcel.fee_vnd, news.codVnd ?? parcel.cod_vnd]
  const charges = feeVnd !== parcel.fee_vnd || codVnd !== parcel.cod_vnd
  if (news.at === null && news.rawStatus === parcel.raw_status && !charges && parcel.tracking_code !== null) return { kind: 'repeated' }
  // A carrier whose clock runs ahead would make all that follows look late.
  const at = news.at && news.at.getTime() <= now.getTime() + AHEAD_MS ? news.at : now
  const effect = weighNews({ state: parcel.state, newsAt: parcel.news_at }, { state: news.state, at })
  const to = effect === 'moved' ? news.state! : parcel.state
  const noted = await noteMove(tx, { personId: null, name: news.carrier }, {
    parcelId: parcel.id, at, from: parcel.state, to, effect, rawStatus: news.rawStatus, why: news.note,
    newsKey: news.at && [news.rawStatus, news.at.toISOString(), news.feeVnd ?? '', news.codVnd ?? ''].join('|'),
  }, now)
  if (!noted) return { kind: 'repeated' }
  if (effect === 'late') return { kind: 'taken', parcelId: parcel.id, effect }
  await sql(tx, 'shipping.take-news', `
    update shipping.parcels set state = $2, raw_status = $3, news_at = $4, fee_vnd = $5, cod_vnd = $6, tracking_code = coalesce(tracking_code, $7), refusal = null, changed_at = $8, ended_at = $9 where id = $1`,
    [parcel.id, to, news.rawStatus, at, feeVnd, codVnd, news.trackingCode, now, hasEnded(to) ? (parcel.ended_at ?? at) : null])
  const about = { id: parcel.id, code: parcel.code, subject: { kind: parcel.subject_kind, id: parcel.subject_id }, owner: { kind: parcel.owner_kind, id: parcel.owner_id } }
  if (effect === 'moved') await tell(tx, parcelMoved, { ...about, from: parcel.state, to, at: at.toISOString(), by: 'carrier', codVnd })
  if (charges) await tell(tx, parcelCharged, { ...about, feeVnd, codVnd })
  return { kind: 'taken', parcelId: parcel.id, effect }
}
