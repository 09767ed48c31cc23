/** What is on sale, for the seller's own programs: packs, prices and stock, by the same acts as the screens. */
import { hash } from 'node:crypto'
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { findProductBySlug, type CertificationTables } from '#certification'
import { actsFor, program, type KeysTables } from '#keys'
import { findProducer, type ProducersTables, type ProducerView } from '#producers'
import { newApi, ProblemAnswer, problems } from '#platform/api'
import { Refusal } from '#platform/refusal'
import { cleanText, storeOf, type Ctx, type Web } from '#platform/web'
import { deputiesEnded } from './end-deputies.ts'
import { faultsOfPacks } from './offer.rules.ts'
import { OfferAsked, OfferShape, StockAnswer, StockAsked } from './offers.shapes.ts'
import { findOffer, type Offer } from './offers.queries.ts'
import type { OffersTables } from './offers.tables.ts'
import { saveOffer } from './save-offer.ts'
import { setStock, type StockWish } from './set-stock.ts'

type Tables = OffersTables & CertificationTables & ProducersTables & KeysTables
const security = [{ key: [] }]
const params = z.object({ product: z.string().max(200).transform((value) => cleanText(value, 200)).openapi({ description: 'Slug of the product' }) })
const keyed = (scope: string) => ({ 401: 'No good key was sent', 403: `The key lacks the scope ${scope}`, 429: 'Too many requests with this key; see Retry-After' })
const oneOffer = { 200: { description: 'The offer; its ETag is the version', content: { 'application/json': { schema: OfferShape } } } }

const look = createRoute({ method: 'get', path: '/api/v1/offers/{product}', tags: ['selling'], middleware: [program('offers:read')], security, summary: 'How a product is sold', request: { params }, responses: { ...oneOffer, ...problems({ ...keyed('offers:read'), 404: 'No product of this key’s sellers, or not on sale yet' }) } })
const save = createRoute({
  method: 'put', path: '/api/v1/offers/{product}', tags: ['selling'], middleware: [program('offers:write')], security, summary: 'Put a product on sale, or change how it is sold',
  request: { params, headers: z.object({ 'if-match': z.string().max(100).optional().openapi({ description: 'ETag of the offer as it was read; required where there is one' }) }), body: { required: true, content: { 'application/json': { schema: OfferAsked } } } },
  responses: { ...oneOffer, ...problems({ ...keyed('offers:write'), 404: 'No product of this key’s sellers', 412: 'It has changed since: read it again', 422: '`faults` says where', 428: 'If-Match is missing' }) },
})
const stock = createRoute({
  method: 'patch', path: '/api/v1/stock', tags: ['selling'], middleware: [program('stock:write')], security, summary: 'How much is left of several products, each for itself',
  request: { body: { required: true, content: { 'application/json': { schema: StockAsked } } } },
  responses: { 200: { description: 'What became of each', content: { 'application/json': { schema: StockAnswer } } }, ...problems({ ...keyed('stock:write'), 422: 'The list cannot be read, or names a product twice' }) },
})

interface Own { readonly productId: string; readonly slug: string; readonly name: string; readonly seller: ProducerView }

/** A product whose producer the caller acts for; null for all others. */
async function findOwn(c: Ctx, slug: string): Promise<Own | null> {
  const db = storeOf<Tables>(c).now
  const found = await findProductBySlug(db, slug)
  const product = found?.kind === 'found' ? found.product : null
  const seller = product?.producer ? await findProducer(db, product.producer.id as never) : null
  return product && seller && actsFor(c.get('program')!, { producerId: seller.id, provinceCode: product.provinceCode }) ? { productId: product.id, slug: product.slug, name: product.name, seller } : null
}
async function own(c: Ctx, slug: string): Promise<Own> {
  const found = await findOwn(c, slug)
  if (!found) throw new Refusal('not-found', 'Khóa này không làm việc cho sản phẩm nào ở địa chỉ ấy.')
  return found
}

/** An office's key does nothing for a producer that has ended what officers do for it. */
const hasEnded = async (c: Ctx, { seller }: Own): Promise<boolean> => c.get('program')!.owner.kind === 'unit' && (await deputiesEnded(storeOf<Tables>(c).now, seller.id)) !== null

async function stillDeputy(c: Ctx, own: Own): Promise<void> {
  if (await hasEnded(c, own)) throw new Refusal('not-allowed', 'Chủ thể đã thôi nhờ cán bộ bán thay.')
}

const offerJson = ({ slug, name, seller }: Own, { state, unit, stock: left, madeToOrder, readyOn, packs }: Offer): z.infer<typeof OfferShape> => ({
  product: { slug, name }, seller: { slug: seller.slug, name: seller.name }, state, unit, stock: left, madeToOrder, readyOn, packs: packs.map((pack) => ({ id: pack.id, name: pack.name, size: pack.size, priceVnd: pack.priceVnd })),
})
const etagOf = (json: object): string => `"${hash('sha1', JSON.stringify(json), 'base64url').slice(0, 20)}"`

export function offersApi(): OpenAPIHono<Web> {
  const api = newApi()

  api.openapi(look, async (c) => {
    const found = await own(c, c.req.valid('param').product)
    const offer = await findOffer(storeOf<Tables>(c).now, found.productId)
    if (!offer) throw new Refusal('not-found', 'Sản phẩm này chưa bán ở cổng.')
    const json = offerJson(found, offer)
    c.header('etag', etagOf(json))
    c.header('cache-control', 'private, no-store')
    return c.json(json, 200)
  })

  api.openapi(save, async (c) => {
    const [found, asked, who, match] = [await own(c, c.req.valid('param').product), c.req.valid('json'), c.get('program')!, c.req.header('if-match')]
    const faults = faultsOfPacks(asked.packs).map((fault) => ({ field: `packs.${fault.row}.${fault.field === 'price' ? 'priceVnd' : fault.field}`, message: fault.kind === 'claims-stars' ? 'Tên gói không ghi sao; sao hiện theo chứng nhận.' : fault.kind === 'too-much' ? 'Lớn hơn mức cho phép.' : 'Cần có, lớn hơn 0.' }))
    if (who.owner.kind === 'unit' && !asked.consent) faults.push({ field: 'consent', message: 'Ghi chủ thể đã đồng ý thế nào, ngày nào. Không có sự đồng ý thì không đăng bán thay được.' })
    if (faults.length > 0) throw new ProblemAnswer('unreadable', 'Có chỗ cần sửa; chưa đổi gì.', { faults })
    await stillDeputy(c, found)
    const { consent, ...wish } = asked
    const offer = await storeOf<Tables>(c).transaction(async (tx) => {
      const before = await findOffer(tx, found.productId)
      if (before && match === undefined) throw new Refusal('version-needed')
      if (before && match !== '*' && match !== etagOf(offerJson(found, before))) throw new Refusal('stale')
      await saveOffer(tx, { ...wish, productId: found.productId, producerId: found.seller.id, onBehalf: who.owner.kind === 'unit' ? { by: who.name, consent: consent! } : null }, c.get('clock')())
      return findOffer(tx, found.productId)
    })
    const json = offerJson(found, offer!)
    c.header('etag', etagOf(json))
    return c.json(json, 200)
  })

  api.openapi(stock, async (c) => {
    const { items } = c.req.valid('json')
    if (new Set(items.map((each) => each.product)).size < items.length) throw new ProblemAnswer('unreadable', 'Có sản phẩm đứng hai lần trong danh sách; chưa đổi gì.', { code: 'twice' })
    const db = storeOf<Tables>(c).now
    const known = await Promise.all(items.map(async (item) => {
      const found = await findOwn(c, cleanText(item.product, 200))
      return { item, offer: found && !(await hasEnded(c, found)) ? await findOffer(db, found.productId) : null }
    }))
    const wishes = known.flatMap(({ item, offer }): StockWish[] => (offer ? ['stock' in item ? { offerId: offer.id, to: item.stock, seen: item.seen } : { offerId: offer.id, by: item.change }] : []))
    const now = new Map((await storeOf<Tables>(c).transaction((tx) => setStock(tx, wishes, c.get('clock')()))).map((each) => [each.offerId, each]))
    return c.json({
      items: known.map(({ item, offer }) => {
        const after = offer && now.get(offer.id)
        if (!after) return { product: item.product, outcome: 'not-found' as const, stock: null }
        return { product: item.product, outcome: after.set ? 'set' as const : 'change' in item ? 'below-nothing' as const : 'changed' as const, stock: after.stock }
      }),
    }, 200)
  })
  return api
}
