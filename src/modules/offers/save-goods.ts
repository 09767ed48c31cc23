import type { CertificationTables } from '#certification'
import type { ProducersTables } from '#producers'
import { dayOf } from '#platform/day'
import { newId } from '#platform/ids'
import { sql, type Tx } from '#platform/db'
import { tell } from '#platform/news'
import { Refusal } from '#platform/refusal'
import { noteDeputyActs } from './end-deputies.ts'
import { findGoods } from './goods.queries.ts'
import { samePack, type Goods, type GoodsChange } from './goods.rules.ts'
import { stockChanged } from './offers.news.ts'
import type { OffersTables } from './offers.tables.ts'

type Tables = OffersTables & CertificationTables & ProducersTables

/** Who saves: the producer’s own people, or an officer for them with the consent that was given. */
export type SavedBy = { readonly kind: 'seller' } | { readonly kind: 'officer'; readonly name: string; readonly consent: string }

/** Some goods of a producer as they stand, kept from all others until the transaction ends; locked in the order of their keys, as sales lock them. */
export async function lockGoods(tx: Tx<Tables>, producerId: string, productIds: readonly string[], now: Date): Promise<Goods[]> {
  // Two who save new goods of one producer wait for each other here.
  await sql(tx, 'offers.one-sheet', `select pg_advisory_xact_lock(hashtextextended('goods ' || $1, 0))`, [producerId])
  // Two sellers of one maker’s goods wait for each other at the products.
  await sql(tx, 'offers.lock-products', 'select 1 from certification.products where id = any($1::uuid[]) order by id for no key update', [productIds])
  await sql(tx, 'offers.lock-goods', 'select 1 from offers.offers where product_id = any($1::uuid[]) order by id for update', [productIds])
  return findGoods(tx, producerId, dayOf(now), productIds)
}

/** Writes changes of goods that `lockGoods` gave, all with one statement of a kind. */
export async function saveGoods(tx: Tx<Tables>, producerId: string, changes: readonly { readonly goods: Goods; readonly change: GoodsChange }[], by: SavedBy, now: Date): Promise<void> {
  const each = <T>(of: (change: GoodsChange) => T): T[] => changes.map(({ change }) => of(change))
  const unsold = changes.find(({ goods, change }) => change.onSale && !goods.mayBeSold)
  if (unsold) throw new Refusal('conflict', `${unsold.goods.maker ?? 'Người làm'} không còn cho bán ${unsold.goods.name} ở gian này, nên chưa có gì được lưu. Bỏ chọn “Đang bán” ở dòng này, rồi lưu lại.`)
  // What another sold before passes over without its packs and its stock.
  await sql(tx, 'offers.pass-packs', 'update offers.packs set retired_at = $3 where retired_at is null and offer_id in (select id from offers.offers where product_id = any($2::uuid[]) and producer_id <> $1)', [producerId, each((change) => change.productId), now])
  const [name, consent] = by.kind === 'officer' ? [by.name, by.consent] : [null, null]
  // A version grows even when two people save within one millisecond.
  const saved = await sql<{ id: string; productId: string }>(tx, 'offers.save-goods', `
    insert into offers.offers (id, product_id, producer_id, state, unit, stock, made_to_order, seasons, on_behalf_by, consent, consent_at, created_at, changed_at)
    select id, product, $1, state, unit, coalesce(stock, 0), made, seasons::smallint[], $2, $3, $4, $5, $5
    from unnest($6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::bigint[], $11::boolean[], $12::text[]) wish (id, product, state, unit, stock, made, seasons)
    on conflict (product_id) do update set producer_id = excluded.producer_id, unit = excluded.unit, stock = case when offers.producer_id = excluded.producer_id then offers.stock else excluded.stock end, state = excluded.state, made_to_order = excluded.made_to_order, seasons = excluded.seasons,
      on_behalf_by = excluded.on_behalf_by, consent = excluded.consent, consent_at = excluded.consent_at, changed_at = greatest(excluded.changed_at, offers.changed_at + interval '1 millisecond')
    returning id, product_id as "productId"`,
    [producerId, name, consent, by.kind === 'officer' ? now : null, now, each(() => newId()), each((change) => change.productId), each((change) => (change.onSale ? 'on-sale' : 'paused')), each((change) => change.unit),
      each((change) => change.stock), each((change) => change.madeToOrder), each((change) => `{${change.seasons.join(',')}}`)])
  if (by.kind === 'officer' && saved.length > 0) await noteDeputyActs(tx, { producerId, productIds: saved.map((row) => row.productId), byName: by.name, consent: by.consent, at: now })
  const idOf = new Map(saved.map((row) => [row.productId, row.id]))
  const counted = changes.filter(({ goods, change }) => goods.version > 0 && change.stock !== null)
  if (counted.length > 0) await sql(tx, 'offers.count-goods', 'update offers.offers set stock = counted.stock from unnest($1::uuid[], $2::bigint[]) counted (product, stock) where product_id = counted.product', [counted.map(({ change }) => change.productId), counted.map(({ change }) => change.stock)])

  if (saved.length > 0) await tell(tx, stockChanged, { offers: saved.map((row) => row.id), at: now.toISOString() })
  const packs = changes.flatMap(({ goods, change }) => change.packs.map((pack, position) => ({ ...pack, position, offer: idOf.get(change.productId)!, old: samePack(goods, pack), renamed: goods.packs.find((each) => each.id === pack.id && each.size === pack.size)?.id ?? null })))
  const staying = new Set(packs.map((pack) => pack.old?.id))
  const gone = changes.flatMap(({ goods }) => goods.packs).filter((pack) => !staying.has(pack.id)).map((pack) => pack.id)
  if (gone.length > 0) await sql(tx, 'offers.retire-packs', 'update offers.packs set retired_at = $2 where id = any($1::uuid[])', [gone, now])
  await sql(tx, 'offers.price-packs', 'update offers.packs set position = priced.position, price_vnd = priced.price from unnest($1::uuid[], $2::smallint[], $3::bigint[]) priced (id, position, price) where packs.id = priced.id',
    [packs.flatMap((pack) => pack.old?.id ?? []), packs.filter((pack) => pack.old).map((pack) => pack.position), packs.filter((pack) => pack.old).map((pack) => pack.priceVnd)])
  const added = packs.filter((pack) => !pack.old)
  if (added.length > 0) {
    await sql(tx, 'offers.add-packs', `
      insert into offers.packs (id, offer_id, name, size, price_vnd, position, weight_g)
      select id, offer, name, size, price, position, (select weight_g from offers.packs was where was.id = renamed) from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::smallint[], $7::uuid[]) wish (id, offer, name, size, price, position, renamed)`,
      [added.map(() => newId()), added.map((pack) => pack.offer), added.map((pack) => pack.name), added.map((pack) => pack.size), added.map((pack) => pack.priceVnd), added.map((pack) => pack.position), added.map((pack) => pack.renamed)])
  }
}
