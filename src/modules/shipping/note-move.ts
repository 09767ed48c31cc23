import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { MoveEffect, ParcelState } from './parcel-state.rules.ts'
import type { ShippingTables } from './shipping.tables.ts'

/** Who did it: a person, or a program that goes by a name. */
export interface By { readonly personId: string | null; readonly name: string }

export interface Move {
  readonly parcelId: string
  readonly at: Date
  readonly from: ParcelState | null
  readonly to: ParcelState
  readonly effect: MoveEffect
  readonly rawStatus?: string | null
  readonly why?: string
  readonly newsKey?: string | null
}

/** Writes a line of a parcel's history; false where the same news stands there already. */
export async function noteMove(tx: Tx<ShippingTables>, by: By, move: Move, now: Date): Promise<boolean> {
  const rows = await sql<{ id: string }>(tx, 'shipping.note-move', `
    insert into shipping.parcel_moves (id, parcel_id, at, learned_at, from_state, to_state, effect, by_id, by_name, raw_status, why, news_key)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (parcel_id, news_key) do nothing returning id`,
    [newId<'move'>(), move.parcelId, move.at, now, move.from, move.to, move.effect, by.personId, by.name, move.rawStatus ?? null, move.why ?? '', move.newsKey ?? null])
  return rows.length > 0
}
