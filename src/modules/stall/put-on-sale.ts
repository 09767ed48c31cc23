import { publishProduct, recordFacts, registerProducts, type CertificationTables } from '#certification'
import { findStall, lockOffer, mayPass, saveOffer, saveStall, type OffersTables } from '#offers'
import { keepPhoto, type PhotoFiles, type PhotosTables } from '#photos'
import { maySellFor, type ProducersTables, type ProducerView } from '#producers'
import { dayOf, type Day } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import type { Id } from '#platform/ids'
import { foldVietnamese } from '#platform/search-text'
import type { NewGoods } from './new-goods-form.rules.ts'
import type { StallTables } from './stall.tables.ts'

type Tables = StallTables & OffersTables & CertificationTables & ProducersTables & PhotosTables

export interface Seller {
  readonly personId: string
  readonly name: string
  /** The consent that an officer acts by; null when the producer sells. */
  readonly deputyBy: string | null
}
export type OnSaleNow = { readonly kind: 'on-sale' | 'again'; readonly slug: string; readonly name: string } | { readonly kind: 'unit'; readonly name: string } | { readonly kind: 'no-product' | 'packs' | 'elsewhere' }
/** More packs than anybody chooses from. */
const MOST_PACKS = 8

/**
 * Puts something on sale with its photographs, once for each key however often it is sent. A new name becomes a product of
 * the registry that is only mentioned, by its seller: no certificate is known, and its page says so. Goods that are on
 * sale already get the pack besides; the same pack takes the new price and count.
 */
export async function putOnSale(tx: Tx<Tables>, seller: Seller, producer: ProducerView, wish: NewGoods, photos: readonly { readonly key: string; readonly photo: PhotoFiles }[], now: Date): Promise<OnSaleNow> {
  await sql(tx, 'stall.lock-key', `select pg_advisory_xact_lock(hashtextextended('stall ' || $1, 0))`, [`${seller.personId} ${wish.key}`])
  const [sent] = await sql<{ slug: string; name: string; id: string }>(tx, 'stall.sent', 'select product.slug, product.name, product.id from stall.sendings join certification.products product on product.id = product_id where person_id = $1 and key = $2', [seller.personId, wish.key])
  if (sent) {
    await keepPhotos(tx, sent.id, photos, seller, now)
    return { kind: 'again', slug: sent.slug, name: sent.name }
  }
  await sql(tx, 'stall.lock-producer', `select pg_advisory_xact_lock(hashtextextended('goods ' || $1, 0))`, [producer.id])
  const product = await findOwn(tx, producer.id, wish, dayOf(now)) ?? (wish.productSlug === null ? await makeProduct(tx, producer, wish.name, seller, now) : null)
  if (!product) return { kind: 'no-product' }
  const known = await lockOffer(tx, product.id)
  // Somebody else sells it: that stays until they agree otherwise. What passes over begins anew.
  if (known && known.producerId !== producer.id && !(await mayPass(tx, known, product.makerId, dayOf(now)))) return { kind: 'elsewhere' }
  const offer = known?.producerId === producer.id ? known : null
  if (offer && offer.packs.length > 0 && offer.unit !== wish.pack.unit) return { kind: 'unit', name: product.name }
  const { name, size, unit } = wish.pack
  const isPack = (pack: { name: string; size: number }): boolean => pack.name === name && pack.size === size
  const others = offer?.packs.filter((pack) => !isPack(pack)) ?? []
  if (others.length >= MOST_PACKS) return { kind: 'packs' }
  const left = others.length > 0 && !offer!.packs.some(isPack) ? offer!.stock : 0
  if (wish.deliveryVnd !== null && !(await findStall(tx, producer.id))) await saveStall(tx, { producerId: producer.id, deliveryVnd: wish.deliveryVnd, freeFromVnd: null, reach: 'country', takesCash: true, closedUntil: null }, seller.name, now)
  await saveOffer(tx, {
    productId: product.id, producerId: producer.id, state: 'on-sale', unit, stock: left + wish.count * size, madeToOrder: offer?.madeToOrder ?? false, readyOn: offer?.readyOn ?? null,
    packs: [...others.map((pack) => ({ name: pack.name, size: pack.size, priceVnd: pack.priceVnd })), { name, size, priceVnd: wish.priceVnd }], onBehalf: seller.deputyBy === null ? null : { by: seller.name, consent: seller.deputyBy },
  }, now)
  await keepPhotos(tx, product.id, photos, seller, now)
  await sql(tx, 'stall.note-sent', 'insert into stall.sendings (person_id, key, producer_id, product_id, made_at) values ($1, $2, $3, $4, $5)', [seller.personId, wish.key, producer.id, product.id, now])
  return { kind: 'on-sale', slug: product.slug, name: product.name }
}

/** Photographs past the most that a product may have are left out. */
async function keepPhotos(tx: Tx<Tables>, productId: string, photos: readonly { readonly key: string; readonly photo: PhotoFiles }[], seller: Seller, now: Date): Promise<void> {
  for (const { key, photo } of photos) await keepPhoto(tx, photo, { owner: { kind: 'product', id: productId }, key, open: true, by: seller.name }, now)
}

interface Own { readonly id: Id<'product'>; readonly slug: string; readonly name: string; readonly makerId: string }

/** The product that is meant: of this producer or of a maker who lets it sell, by its address; else its own by a name that it bears already. */
async function findOwn(tx: Tx<Tables>, producerId: string, wish: NewGoods, day: Day): Promise<Own | null> {
  const [found] = await sql<Own>(tx, 'stall.own-product', `
    select id, slug, name, producer_id as "makerId" from certification.products where retired_at is null and merged_into is null and case when $2::text is null then producer_id = $1 and name_key = $3 else slug = $2 and producer_id is not null end order by id limit 1`, [producerId, wish.productSlug, foldVietnamese(wish.name)])
  return found && await maySellFor(tx, producerId, found.makerId, day) ? found : null
}

async function makeProduct(tx: Tx<Tables>, producer: ProducerView, name: string, seller: Seller, now: Date): Promise<Own> {
  const [id] = await registerProducts(tx, [{
    name, nameKey: foldVietnamese(name), producerId: producer.id, provinceCode: producer.provinceCode, communeCode: producer.communeCode, formerCode: producer.formerCode, placeRaw: '',
    groupVersion: null, groupCode: null, groupCertainty: null, sample: producer.sample, importId: null,
  }])
  const day = dayOf(now)
  await recordFacts(tx, seller.name, day, [{
    productId: id!, kind: 'mentioned', stars: null, earliest: day, latest: day, precision: 'day', validUntil: null, evidence: 'reported', decisionNumber: null, certificateCode: null,
    sourceName: 'Người bán tự khai trên Cổng OCOP', sourceUrl: null, note: '', raw: '', importId: null,
  }])
  await publishProduct(tx, id!, true)
  const [made] = await sql<Own>(tx, 'stall.made-product', 'select id, slug, name, producer_id as "makerId" from certification.products where id = $1', [id])
  return made!
}
