import type { CertificationTables } from '#certification'
import { sql, type Db } from '#platform/db'
import type { Goods } from './goods.rules.ts'
import type { OffersTables } from './offers.tables.ts'

/** All goods that a producer sells, by name, and its own that nobody sells yet; what another sells for it is the other’s. `only` = some of them. */
export async function findGoods(db: Db<OffersTables & CertificationTables>, producerId: string, only: readonly string[] | null = null): Promise<Goods[]> {
  const rows = await sql<Omit<Goods, 'version'> & { changedAt: Date | null }>(db, 'offers.goods', `
    select product.id as "productId", product.name, product.slug, offer.changed_at as "changedAt", coalesce(offer.state = 'on-sale', false) as "onSale", coalesce(offer.unit, 'g') as unit, coalesce(offer.stock, 0) as stock,
      coalesce(offer.made_to_order, false) as "madeToOrder", coalesce(offer.seasons, '{}') as seasons, coalesce(packs.list, '[]') as packs
    from certification.products product left join offers.offers offer on offer.product_id = product.id
      left join lateral (select json_agg(json_build_object('id', pack.id, 'name', pack.name, 'size', pack.size, 'priceVnd', pack.price_vnd) order by pack.position, pack.id) as list
        from offers.packs pack where pack.offer_id = offer.id and pack.retired_at is null) packs on true
    where product.id in (select id from certification.products where producer_id = $1 union select product_id from offers.offers where producer_id = $1) and coalesce(offer.producer_id, product.producer_id) = $1
      and product.retired_at is null and product.merged_into is null and ($2::uuid[] is null or product.id = any($2))
    order by offer.id is null, product.name_key, product.id`, [producerId, only])
  return rows.map(({ changedAt, ...goods }) => ({ ...goods, version: changedAt?.getTime() ?? 0 }))
}
