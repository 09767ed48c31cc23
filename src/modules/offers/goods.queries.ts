import type { CertificationTables } from '#certification'
import type { ProducersTables } from '#producers'
import type { Day } from '#platform/day'
import { sql, type Db } from '#platform/db'
import type { Goods } from './goods.rules.ts'
import type { OffersTables } from './offers.tables.ts'

const inForce = 'association.ends_at is null and (association.until_on is null or association.until_on >= $3)'

/**
 * All goods that a producer sells or may sell on a day, by name: its own, and those of makers who let it sell theirs. What another
 * sells is the other’s, until its consent has ended or, at the maker’s own stall, it is paused. `only` = some of them.
 */
export async function findGoods(db: Db<OffersTables & CertificationTables & ProducersTables>, producerId: string, day: Day, only: readonly string[] | null = null): Promise<Goods[]> {
  const rows = await sql<Omit<Goods, 'version'> & { changedAt: Date | null }>(db, 'offers.goods', `
    with makers as (select maker.id, maker.name from producers.associations association join producers.producers maker on maker.id = association.maker_id where association.seller_id = $1 and ${inForce} and maker.retired_at is null),
      wanted as (select id from certification.products where producer_id = $1 or producer_id in (select id from makers) union select product_id from offers.offers where producer_id = $1)
    select product.id as "productId", product.name, product.slug, case when product.producer_id <> $1 then maker.name end as maker,
      coalesce(product.producer_id = $1, true) or product.producer_id in (select id from makers) as "mayBeSold",
      offer.changed_at as "changedAt", coalesce(offer.state = 'on-sale', false) as "onSale", coalesce(offer.unit, 'g') as unit, coalesce(offer.stock, 0) as stock,
      coalesce(offer.made_to_order, false) as "madeToOrder", coalesce(offer.seasons, '{}') as seasons, coalesce(packs.list, '[]') as packs
    from certification.products product left join producers.producers maker on maker.id = product.producer_id left join offers.offers offer on offer.product_id = product.id and offer.producer_id = $1
      left join lateral (select json_agg(json_build_object('id', pack.id, 'name', pack.name, 'size', pack.size, 'priceVnd', pack.price_vnd) order by pack.position, pack.id) as list
        from offers.packs pack where pack.offer_id = offer.id and pack.retired_at is null) packs on true
    where product.id in (select id from wanted) and product.retired_at is null and product.merged_into is null and ($2::uuid[] is null or product.id = any($2))
      and (offer.id is not null or not exists (
        select from offers.offers held where held.product_id = product.id and case when held.producer_id = product.producer_id then held.state = 'on-sale' or held.stopped
          else exists (select from producers.associations association where association.seller_id = held.producer_id and association.maker_id = product.producer_id and ${inForce}) end))
    order by offer.id is null, product.name_key, product.id`, [producerId, only, day])
  return rows.map(({ changedAt, ...goods }) => ({ ...goods, version: changedAt?.getTime() ?? 0 }))
}
