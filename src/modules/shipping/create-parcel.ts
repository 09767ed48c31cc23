import { from, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Carrier } from './carrier-news.rules.ts'
import type { WayKind } from './delivery-fee.rules.ts'
import { handOver } from './hand-over.ts'
import { nextParcelCode } from './next-code.ts'
import { noteMove, type By } from './note-move.ts'
import type { About, Party } from './parcels.queries.ts'
import type { ShippingTables } from './shipping.tables.ts'

export interface NewParcel {
  readonly subject: About
  readonly owner: About
  readonly way: { readonly id: string | null; readonly kind: WayKind; readonly carrier: Carrier | null }
  /** What is in it, as the paper on it says. */
  readonly content: string
  readonly weightGrams: number
  /** What is collected from the receiver; 0 = paid already. */
  readonly codVnd: number
  /** As promised to the buyer; the carrier may say another sum later. */
  readonly feeVnd: number | null
  readonly from: Party
  readonly to: Party
}
export type ParcelCreated = { readonly kind: 'created'; readonly id: string; readonly code: string } | { readonly kind: 'too-heavy'; readonly mostGrams: number } | { readonly kind: 'cod-too-high'; readonly mostVnd: number }

/** What GHN takes without the size of every piece (service type 2: under 20 kg), and the most that it collects (api.ghn.vn). */
const ghnLimits = { mostGrams: 19_999, mostVnd: 50_000_000 }

/**
 * Makes a parcel with a code of its own. Where its owner has an account with the carrier, the worker hands it over;
 * else a person writes the tracking code down. Weights in grams, money in đồng.
 */
export async function createParcel(tx: Tx<ShippingTables>, by: By, asked: NewParcel, now: Date): Promise<ParcelCreated> {
  const { way, subject, owner } = asked
  if (way.carrier === 'ghn' && asked.weightGrams > ghnLimits.mostGrams) return { kind: 'too-heavy', mostGrams: ghnLimits.mostGrams }
  if (way.carrier === 'ghn' && asked.codVnd > ghnLimits.mostVnd) return { kind: 'cod-too-high', mostVnd: ghnLimits.mostVnd }
  const [id, code] = [newId<'parcel'>(), await nextParcelCode(tx, now)]
  await from(tx).insertInto('shipping.parcels').values({
    id, code, subject_kind: subject.kind, subject_id: subject.id, owner_kind: owner.kind, owner_id: owner.id, way_kind: way.kind, way_id: way.id, carrier: way.carrier, tracking_code: null,
    state: 'created', raw_status: null, news_at: null, weight_grams: asked.weightGrams, cod_vnd: asked.codVnd, fee_vnd: asked.feeVnd, content: asked.content,
    from_name: asked.from.name, from_phone: asked.from.phone, from_text: asked.from.text, from_province_code: asked.from.provinceCode, from_commune_code: asked.from.communeCode,
    to_name: asked.to.name, to_phone: asked.to.phone, to_text: asked.to.text, to_province_code: asked.to.provinceCode, to_commune_code: asked.to.communeCode,
    proof_file_id: null, refusal: null, made_at: now, changed_at: now, ended_at: null,
  }).execute()
  await noteMove(tx, by, { parcelId: id, at: now, from: null, to: 'created', effect: 'moved' }, now)
  if (way.carrier === 'ghn') await handOver(tx, id, owner)
  return { kind: 'created', id, code }
}
