/** A shop of any size for measuring: sellers with people to tell, goods with much stock, and baskets that are ready to be ordered. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { fillRegistry } from './registry-made.ts'

const OFFERS = 2_000
export const PRICE_VND = 145_000
export const DELIVERY_VND = 30_000

/** Products of many producers, each on sale; each producer has one member with a telephone. */
export async function fillShop(url: string, client: pg.Client): Promise<void> {
  await fillRegistry(url, OFFERS)
  await client.query(`
    insert into offers.stalls (producer_id, delivery_vnd, free_from_vnd, reach, takes_cash, closed_until, changed_by_name, changed_at) select id, ${DELIVERY_VND}, null, 'country', true, null, 'made', now() from producers.producers`)
  await client.query(`
    insert into offers.offers (id, product_id, producer_id, state, unit, stock, made_to_order, created_at, changed_at) select gen_random_uuid(), id, producer_id, 'on-sale', 'g', 1000000000, false, now(), now() from certification.products`)
  await client.query(`insert into offers.packs (id, offer_id, name, size, price_vnd, position) select gen_random_uuid(), id, 'Gói 500 g', 500, ${PRICE_VND}, 0 from offers.offers`)
  await client.query(`
    with numbered as (select id, row_number() over (order by id) as n from producers.producers), made as (insert into identity.people (id, name, made_at) select id, 'Người thử', now() from numbered returning id)
    insert into identity.phones (id, person_id, e164, noted_at, verified_at) select gen_random_uuid(), made.id, '+8491' || lpad(numbered.n::text, 7, '0'), now(), now() from made join numbered using (id)`)
  await client.query(`insert into producers.members (id, producer_id, person_id, role, consent_words, consent_at, starts_at) select gen_random_uuid(), id, id, 'owner', 'Thử', now(), now() from producers.producers`)
  await client.query('vacuum analyze')
}

export interface MadeLine { readonly packId: string; readonly offerId: string; readonly producerId: string; readonly producerName: string; readonly productName: string; readonly productSlug: string }
export interface MadeBasket { readonly id: string; readonly token: string; readonly lines: readonly MadeLine[] }

/** Baskets with one pack of each of two sellers. */
export async function makeBaskets(client: pg.Client, count: number): Promise<MadeBasket[]> {
  const goods = (await client.query<MadeLine>(`
    select pack.id as "packId", offer.id as "offerId", producer.id as "producerId", producer.name as "producerName", product.name as "productName", product.slug as "productSlug"
    from offers.packs pack join offers.offers offer on offer.id = pack.offer_id join certification.products product on product.id = offer.product_id join producers.producers producer on producer.id = offer.producer_id order by random()`)).rows
  const baskets = Array.from({ length: count }, (_, n): MadeBasket => {
    const first = goods[(n * 2) % goods.length]!
    let at = (n * 2 + 1) % goods.length
    while (goods[at]!.producerId === first.producerId) at = (at + 1) % goods.length
    return { id: randomUUID(), token: randomBytes(24).toString('base64url'), lines: [first, goods[at]!] }
  })
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
  await client.query('insert into basket.baskets (id, token_hash, made_at, used_at) select id, hash, now(), now() from unnest($1::uuid[], $2::text[]) each (id, hash)', [baskets.map((each) => each.id), baskets.map((each) => hash(each.token))])
  const lines = baskets.flatMap(({ id, lines: own }) => own.map(({ packId }) => ({ id, packId })))
  await client.query(`insert into basket.lines (basket_id, pack_id, quantity, price_seen_vnd, added_at) select basket, pack, 1, ${PRICE_VND}, now() from unnest($1::uuid[], $2::uuid[]) each (basket, pack)`, [lines.map((each) => each.id), lines.map((each) => each.packId)])
  return baskets
}

/** A telephone of the buyer's own for each basket. */
export const phoneOf = (basketId: string): string => `09${String(Number.parseInt(basketId.replaceAll('-', '').slice(0, 12), 16) % 100_000_000).padStart(8, '0')}`

/** A key that may order for buyers. */
export async function makeKey(client: pg.Client): Promise<{ readonly id: string; readonly secret: string }> {
  const [id, secret] = [randomUUID(), `ocop_${randomBytes(24).toString('base64url')}`]
  // A key is good while its maker holds the role.
  const [maker] = (await client.query<{ id: string }>('select id from identity.people limit 1')).rows
  await client.query(`insert into identity.roles (id, person_id, role, unit, from_on, given_at) values ($1, $2, 'central-officer', 'VN', current_date - 1, now())`, [randomUUID(), maker!.id])
  await client.query(`insert into keys.keys (id, name, unit, secret_hash, secret_end, scopes, made_by, made_by_name, made_at, expires_at) values ($1, 'made', 'VN', $2, $3, '{purchases:write}', $4, 'made', now(), now() + interval '30 days')`, [id, createHash('sha256').update(secret).digest('hex'), secret.slice(-4), maker!.id])
  return { id, secret }
}
