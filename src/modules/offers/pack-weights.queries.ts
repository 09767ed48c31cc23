import type { CertificationTables } from '#certification'
import type { Zone } from '#shipping'
import { sql, type Db } from '#platform/db'
import type { OffersTables, SaleUnit } from './offers.tables.ts'

export interface PackWeight { readonly packId: string; readonly productName: string; readonly packName: string; readonly unit: SaleUnit; readonly size: number; readonly weightGrams: number | null; readonly offerId: string; readonly widestZone: Zone | null }

/** What a producer's packs on sale weigh and how far they may go, those first of which nobody has said. */
export async function findPackWeights(db: Db<OffersTables & CertificationTables>, producerId: string): Promise<PackWeight[]> {
  return sql<PackWeight>(db, 'offers.pack-weights', `
    select pack.id as "packId", product.name as "productName", pack.name as "packName", offer.unit, pack.size, pack.weight_g as "weightGrams", offer.id as "offerId", offer.widest_zone as "widestZone"
    from offers.packs pack join offers.offers offer on offer.id = pack.offer_id join certification.products product on product.id = offer.product_id
    where offer.producer_id = $1 and pack.retired_at is null and offer.state = 'on-sale' order by pack.weight_g is not null, product.name_key, pack.position limit 100`, [producerId])
}
