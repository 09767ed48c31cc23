import { sql, type Db } from '#platform/db'
import { readId } from '#platform/ids'
import type { Carrier } from './carrier-news.rules.ts'
import type { WayKind } from './delivery-fee.rules.ts'
import type { ParcelState } from './parcel-state.rules.ts'
import type { ShippingTables } from './shipping.tables.ts'

/** Whatever a parcel is sent for, or whose it is: a kind that the caller chooses and a key. */
export interface About { readonly kind: string; readonly id: string }

export interface ParcelMove { readonly at: Date; readonly to: ParcelState; readonly by: string; readonly why: string }

export interface ParcelView {
  readonly id: string
  readonly code: string
  readonly subject: About
  readonly owner: About
  readonly wayKind: WayKind
  readonly carrier: Carrier | null
  readonly trackingCode: string | null
  readonly state: ParcelState
  /** The carrier's own word for it. */
  readonly rawStatus: string | null
  /** The last that the carrier said is a status that we do not know: say "đang cập nhật" beside the state. */
  readonly updating: boolean
  readonly weightGrams: number
  readonly codVnd: number
  /** null until the carrier says. */
  readonly feeVnd: number | null
  /** Why the carrier does not take it, in its words. */
  readonly refusal: string | null
  readonly proofFileId: string | null
  readonly madeAt: Date
  readonly endedAt: Date | null
  /** In the order in which they were taken, which clocks of carriers cannot change; only what changed its state. */
  readonly moves: readonly ParcelMove[]
}

type Row = Omit<ParcelView, 'subject' | 'owner' | 'moves'> & { subject_kind: string; subject_id: string; owner_kind: string; owner_id: string; moves: readonly { at: string; to: ParcelState; by: string; why: string }[] }

const VIEW = `
  select id, code, subject_kind, subject_id, owner_kind, owner_id, way_kind as "wayKind", carrier, tracking_code as "trackingCode", state, raw_status as "rawStatus",
    coalesce((select effect = 'unknown' from shipping.parcel_moves where parcel_id = parcels.id and raw_status is not null and effect <> 'late' order by id desc limit 1), false) as updating,
    weight_grams as "weightGrams", cod_vnd as "codVnd", fee_vnd as "feeVnd", refusal, proof_file_id as "proofFileId", made_at as "madeAt", ended_at as "endedAt",
    (select coalesce(json_agg(json_build_object('at', at, 'to', to_state, 'by', by_name, 'why', why) order by id), '[]') from shipping.parcel_moves where parcel_id = parcels.id and effect = 'moved') as moves
  from shipping.parcels`

/** All parcels of these subjects, oldest first. What the receiver is called and where they live is not among it. */
export async function findParcelsOf(db: Db<ShippingTables>, subjects: readonly About[]): Promise<ParcelView[]> {
  if (subjects.length === 0) return []
  const rows = await sql<Row>(db, 'shipping.parcels-of', `${VIEW} join unnest($1::text[], $2::uuid[]) as asked (kind, subject) on subject_id = asked.subject and subject_kind = asked.kind order by made_at, id`,
    [subjects.map((each) => each.kind), subjects.map((each) => each.id)])
  return rows.map(({ subject_kind, subject_id, owner_kind, owner_id, moves, ...row }) => ({
    ...row, subject: { kind: subject_kind, id: subject_id }, owner: { kind: owner_kind, id: owner_id }, moves: moves.map((move) => ({ ...move, at: new Date(move.at) })),
  }))
}

export interface Party { readonly name: string; readonly phone: string; readonly text: string; readonly provinceCode: string; readonly communeCode: string | null }

/** All that the paper on a parcel and a carrier need; names and phones are for them alone. */
export interface ParcelPaper {
  readonly id: string; readonly code: string; readonly carrier: Carrier | null; readonly trackingCode: string | null; readonly state: ParcelState; readonly owner: About
  readonly weightGrams: number; readonly codVnd: number; readonly content: string; readonly from: Party; readonly to: Party
}

/** One parcel with both addresses, by its key or its code; null where there is none. */
export async function findParcelPaper(db: Db<ShippingTables>, key: string): Promise<ParcelPaper | null> {
  const rows = await sql<ParcelPaper>(db, 'shipping.parcel-paper', `
    select id, code, carrier, tracking_code as "trackingCode", state, json_build_object('kind', owner_kind, 'id', owner_id) as owner, weight_grams as "weightGrams", cod_vnd as "codVnd", content,
      json_build_object('name', from_name, 'phone', from_phone, 'text', from_text, 'provinceCode', from_province_code, 'communeCode', from_commune_code) as "from",
      json_build_object('name', to_name, 'phone', to_phone, 'text', to_text, 'provinceCode', to_province_code, 'communeCode', to_commune_code) as "to"
    from shipping.parcels where id = $1 or code = $2`, [readId(key), key])
  return rows[0] ?? null
}

/** Parcels that a carrier holds and of which nothing was heard since a moment. */
export async function findSilentParcels(db: Db<ShippingTables>, carrier: Carrier, since: Date): Promise<string[]> {
  const rows = await sql<{ id: string }>(db, 'shipping.silent-parcels', `
    select id from shipping.parcels where ended_at is null and carrier = $1 and tracking_code is not null and changed_at < $2 order by changed_at limit 500`, [carrier, since])
  return rows.map((row) => row.id)
}
