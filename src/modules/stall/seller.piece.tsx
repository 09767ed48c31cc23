import { findListedOf, type CertificationTables } from '#certification'
import type { DeskWay } from '#design'
import type { GeographyTables } from '#geography'
import type { IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import { findGoods, findOffersOf, type OffersTables } from '#offers'
import { firstPhotos, type PhotosTables } from '#photos'
import { findMembers, findProducersOf, type MyProducer, type ProducersTables } from '#producers'
import { today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { cleanText, storeOf, type Actor, type Ctx } from '#platform/web'
import type { Frame } from './frame.piece.tsx'
import { waresOf, type Ware } from './goods.rules.ts'
import type { SellersWork } from './home.page.tsx'
import type { ActShown } from './people.page.tsx'
import type { Seller } from './put-on-sale.ts'
import type { StallTables } from './stall.tables.ts'

export type Tables = StallTables & OffersTables & PhotosTables & CertificationTables & ProducersTables & IdentityTables & GeographyTables & NoticesTables

export interface StallParts {
  /** The ways of an officer's desk. */
  readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]>
  /** The ways of a seller. */
  readonly sellerWays: (c: Ctx) => Promise<readonly DeskWay[]>
  /** Orders that wait for producers; a module above knows. */
  readonly work: (c: Ctx, producerIds: readonly string[]) => Promise<SellersWork>
  /** What officers did with the orders of a producer, latest first. */
  readonly orderActs: (c: Ctx, producerId: string) => Promise<readonly ActShown[]>
}

export const frameOf = async (c: Ctx, { sellerWays }: StallParts): Promise<Frame> => ({ lang: c.get('lang'), path: c.get('path'), person: c.get('actor')!.name, personId: c.get('actor')!.personId, ways: await sellerWays(c) })

export const minePlease = (c: Ctx): Promise<MyProducer[]> => findProducersOf(storeOf<Tables>(c).now, c.get('actor')!.personId)

/** One of my producers; to everybody else it does not exist. */
export async function ownProducer(c: Ctx, slug: string): Promise<MyProducer> {
  const found = (await minePlease(c)).find((each) => each.slug === slug)
  if (!found) throw new Refusal('not-found')
  return found
}

export async function waresFor(c: Ctx, producerIds: readonly string[]): Promise<Ware[]> {
  const db = storeOf<Tables>(c).now
  if (producerIds.length === 0) return []
  const day = today(c.get('clock'))
  // Their own, and those of others that they sell for them; of two producers of one person the maker comes first.
  const lists = await Promise.all(producerIds.map(async (sellerId) => (await findGoods(db, sellerId, day)).map(({ productId, maker, version }) => ({ productId, maker, sellerId, sold: version > 0 }))))
  const goods = new Map(lists.flat().sort((a, b) => Number(a.sold) - Number(b.sold) || Number(b.maker !== null) - Number(a.maker !== null)).map(({ productId, maker, sellerId }) => [productId, { maker, sellerId }]))
  const offers = await findOffersOf(db, producerIds)
  const products = await findListedOf(db, { products: [...goods.keys()], producers: [] })
  return waresOf(products, goods, offers, await firstPhotos(db, 'product', products.map((each) => each.id)))
}

/** Something of one of my producers by the address of its product. */
export async function ownWare(c: Ctx): Promise<{ readonly ware: Ware; readonly producer: MyProducer }> {
  const mine = await minePlease(c)
  const slug = cleanText(c.req.param('slug'), 100)
  const ware = (await waresFor(c, mine.map((each) => each.id))).find((each) => each.product.slug === slug)
  const producer = mine.find((each) => each.id === ware?.sellerId)
  if (!ware || !producer) throw new Refusal('not-found')
  return { ware, producer }
}

/** Who sells: the producer's own people, or an officer by the consent that was recorded. */
export async function sellerOf(c: Ctx, producer: MyProducer): Promise<Seller> {
  const { personId, name } = c.get('actor')!
  if (producer.role !== 'officer-deputy') return { personId, name, deputyBy: null }
  const member = (await findMembers(storeOf<Tables>(c).now, producer.id)).find((each) => each.personId === personId)
  if (!member) throw new Refusal('not-found')
  return { personId, name, deputyBy: member.consentWords }
}
