import type { CertificationTables } from '#certification'
import { maySellFor, type ProducersTables } from '#producers'
import { dayOf } from '#platform/day'
import { newId, type Id } from '#platform/ids'
import { sql, type Tx } from '#platform/db'
import { noteDeputyActs } from './end-deputies.ts'
import { tell } from '#platform/news'
import { Refusal } from '#platform/refusal'
import type { PackWish } from './offer.rules.ts'
import { stockChanged } from './offers.news.ts'
import type { OffersTables, SaleUnit } from './offers.tables.ts'

export interface OfferWish {
  readonly productId: string
  readonly producerId: string
  readonly state: 'on-sale' | 'paused'
  readonly unit: SaleUnit
  readonly stock: number
  readonly madeToOrder: boolean
  readonly readyOn: string | null
  readonly packs: readonly PackWish[]
  /** Who does it for the producer, with the consent that was given. */
  readonly onBehalf: { readonly by: string; readonly consent: string } | null
}

/**
 * Puts a product on sale, or changes how it is sold. Packs keep their key while name and size stay, whatever they cost;
 * others are retired, so that a basket knows that what it held is gone. What is held for orders is not part of `stock`. Another’s goods are put on sale only by its consent in force.
 */
export async function saveOffer(tx: Tx<OffersTables & CertificationTables & ProducersTables>, wish: OfferWish, now: Date): Promise<Id<'offer'>> {
  const [made] = await sql<{ makerId: string | null }>(tx, 'offers.maker-of', 'select producer_id as "makerId" from certification.products where id = $1 for no key update', [wish.productId])
  if (wish.state === 'on-sale' && made?.makerId && !(await maySellFor(tx, wish.producerId, made.makerId, dayOf(now)))) throw new Refusal('conflict', 'Người làm không cho bán món này ở gian này, hoặc đã thôi, nên chưa có gì được lưu. Ghi việc góp hàng trước, rồi đăng bán.')
  const [saved] = await sql<{ id: Id<'offer'> }>(tx, 'offers.save', `
    insert into offers.offers (id, product_id, producer_id, state, unit, stock, made_to_order, ready_on, on_behalf_by, consent, consent_at, created_at, changed_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
    on conflict (product_id) do update set producer_id = excluded.producer_id, state = excluded.state, unit = excluded.unit, stock = excluded.stock, made_to_order = excluded.made_to_order,
      ready_on = excluded.ready_on, on_behalf_by = excluded.on_behalf_by, consent = excluded.consent, consent_at = excluded.consent_at, changed_at = greatest(excluded.changed_at, offers.changed_at + interval '1 millisecond') returning id`,
    [newId(), wish.productId, wish.producerId, wish.state, wish.unit, wish.stock, wish.madeToOrder, wish.readyOn, wish.onBehalf?.by ?? null, wish.onBehalf?.consent ?? null, wish.onBehalf ? now : null, now])
  const kept = await sql<{ id: string; name: string; size: number }>(tx, 'offers.packs-of', 'select id, name, size from offers.packs where offer_id = $1 and retired_at is null', [saved!.id])
  const same = (pack: PackWish) => kept.find((each) => each.name === pack.name && each.size === pack.size)
  const staying = new Set(wish.packs.map((pack) => same(pack)?.id))
  await sql(tx, 'offers.retire', 'update offers.packs set retired_at = $2 where offer_id = $1 and retired_at is null and not id = any($3)', [saved!.id, now, kept.filter((each) => staying.has(each.id)).map((each) => each.id)])
  for (const [position, pack] of wish.packs.entries()) {
    const old = same(pack)
    if (old) await sql(tx, 'offers.move-pack', 'update offers.packs set position = $2, price_vnd = $3 where id = $1', [old.id, position, pack.priceVnd])
    else await sql(tx, 'offers.add-pack', 'insert into offers.packs (id, offer_id, name, size, price_vnd, position) values ($1, $2, $3, $4, $5, $6)', [newId(), saved!.id, pack.name, pack.size, pack.priceVnd, position])
  }
  if (wish.onBehalf) await noteDeputyActs(tx, { producerId: wish.producerId, productIds: [wish.productId], byName: wish.onBehalf.by, consent: wish.onBehalf.consent, at: now })
  await tell(tx, stockChanged, { offers: [saved!.id], at: now.toISOString() })
  return saved!.id
}

export interface StallWish {
  readonly producerId: string
  readonly deliveryVnd: number
  readonly freeFromVnd: number | null
  readonly reach: 'province' | 'country'
  readonly takesCash: boolean
  readonly closedUntil: string | null
}

/** How a producer sells: delivery, reach, cash, holidays. */
export async function saveStall(tx: Tx<OffersTables>, wish: StallWish, by: string, now: Date): Promise<void> {
  await sql(tx, 'offers.stall', `
    insert into offers.stalls (producer_id, delivery_vnd, free_from_vnd, reach, takes_cash, closed_until, changed_by_name, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict (producer_id) do update set delivery_vnd = excluded.delivery_vnd, free_from_vnd = excluded.free_from_vnd, reach = excluded.reach, takes_cash = excluded.takes_cash,
      closed_until = excluded.closed_until, closed_from = case when stalls.closed_from <= excluded.closed_until then stalls.closed_from end, changed_by_name = excluded.changed_by_name, changed_at = excluded.changed_at`,
    [wish.producerId, wish.deliveryVnd, wish.freeFromVnd, wish.reach, wish.takesCash, wish.closedUntil, by, now])
}
