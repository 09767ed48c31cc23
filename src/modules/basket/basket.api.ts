/** Baskets for other programs: whoever holds a basket's secret fills it. Prices come from here alone. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { CertificationTables } from '#certification'
import { findPacks, type OffersTables } from '#offers'
import { findPayable, type PaymentsTables } from '#payments'
import type { ProducersTables } from '#producers'
import type { ShippingTables } from '#shipping'
import { bearerOf, newApi, ProblemAnswer, problems, secretHolder } from '#platform/api'
import { today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { hashToken, newToken } from '#platform/session'
import { anyone, storeOf, type Ctx, type Web } from '#platform/web'
import { findBasket, findBasketId } from './basket.queries.ts'
import { BasketShape, LinesAsked, NewBasket, type BasketJson } from './basket.shapes.ts'
import type { BasketView } from './basket.rules.ts'
import type { BasketTables } from './basket.tables.ts'
import { makeBasket, setLines } from './change-basket.ts'

type Tables = BasketTables & OffersTables & CertificationTables & ProducersTables & PaymentsTables & ShippingTables
const TOKEN = /^[\w-]{32}$/
const params = z.object({ id: z.uuid() })
const security = [{ basket: [] }]
const answer = (description: string) => ({ 200: { description, content: { 'application/json': { schema: BasketShape } } } })
const refused = problems({ 401: 'No secret was sent', 404: 'No basket has this id and this secret' })

const make = createRoute({
  method: 'post', path: '/api/v1/baskets', tags: ['buying'], middleware: [anyone], summary: 'A new, empty basket; nobody has to sign in',
  responses: { 201: { description: 'The basket and its secret', content: { 'application/json': { schema: NewBasket } } }, ...problems({ 429: 'Too many requests; see Retry-After' }) },
})
const look = createRoute({ method: 'get', path: '/api/v1/baskets/{id}', tags: ['buying'], middleware: [secretHolder], security, summary: 'The basket as it stands now', request: { params }, responses: { ...answer('One share for each seller'), ...refused } })
const fill = createRoute({
  method: 'put', path: '/api/v1/baskets/{id}/lines', tags: ['buying'], middleware: [secretHolder], security, summary: 'What is in the basket: the whole list of packs and quantities',
  request: { params, body: { required: true, content: { 'application/json': { schema: LinesAsked } } } },
  responses: { ...answer('One share for each seller, with prices, delivery and what is short'), ...refused, ...problems({ 422: 'A pack is not on sale, stands twice, or the list cannot be read; `faults` says where' }) },
})

/** What a basket holds, as the API gives it. */
export async function basketJson(c: Ctx, id: string, basket: BasketView): Promise<BasketJson> {
  const payable = await findPayable(storeOf<Tables>(c).now, 'producer', basket.shares.map((share) => share.producerId))
  return {
    id,
    shares: basket.shares.map((share) => ({
      seller: { slug: share.producerSlug, name: share.producerName }, reach: share.reach, takesCash: share.takesCash, takesTransfer: payable.has(share.producerId),
      lines: share.lines.map(({ pack, quantity, sumVnd }) => ({ pack: pack.packId, name: pack.packName, product: { slug: pack.productSlug, name: pack.productName }, quantity, priceVnd: pack.priceVnd, sumVnd })),
      goodsVnd: share.goodsVnd, deliveryVnd: share.deliveryVnd, totalVnd: share.totalVnd, untilFreeVnd: share.untilFreeVnd,
    })),
    changes: basket.changes.map((change) => ({
      kind: change.kind, pack: change.packId, name: change.name, ...(change.kind === 'short' ? { left: change.left } : {}), ...(change.kind === 'limit' ? { left: change.most } : {}), ...(change.kind === 'price' ? { from: change.fromVnd, to: change.toVnd } : {}),
    })),
    goodsVnd: basket.goodsVnd, deliveryVnd: basket.deliveryVnd, totalVnd: basket.totalVnd, sample: basket.sample,
  }
}

/** The hash of the secret that was shown, if it opens this basket. */
async function ownBasket(c: Ctx, id: string): Promise<string> {
  const token = bearerOf(c)!
  const hash = hashToken(token)
  if (TOKEN.test(token) && await findBasketId(storeOf<Tables>(c).now, hash) === id) return hash
  throw new Refusal('not-found', 'Không có giỏ nào với mã này.')
}

export function basketApi(): OpenAPIHono<Web> {
  const api = newApi()
  api.openAPIRegistry.registerComponent('securitySchemes', 'basket', { type: 'http', scheme: 'bearer', description: 'The secret of the basket' })

  api.openapi(make, async (c) => {
    const token = newToken()
    const id = await storeOf<Tables>(c).transaction((tx) => makeBasket(tx, hashToken(token), c.get('clock')()))
    c.header('cache-control', 'no-store')
    return c.json({ id, token }, 201)
  })

  api.openapi(look, async (c) => {
    const { id } = c.req.valid('param')
    const hash = await ownBasket(c, id)
    c.header('cache-control', 'no-store')
    return c.json(await basketJson(c, id, await findBasket(storeOf<Tables>(c).now, hash, today(c.get('clock')))), 200)
  })

  api.openapi(fill, async (c) => {
    const { id } = c.req.valid('param')
    const hash = await ownBasket(c, id)
    const { lines } = c.req.valid('json')
    const day = today(c.get('clock'))
    const packs = new Map((await findPacks(storeOf<Tables>(c).now, lines.map((line) => line.pack), day)).map((pack) => [pack.packId, pack]))
    const faults = lines.flatMap(({ pack }, at) => {
      const field = `lines.${at}.pack`
      if (lines.findIndex((other) => other.pack === pack) < at) return [{ field, message: 'Gói này đã có ở trên. Gộp số lượng vào một dòng.' }]
      return packs.get(pack)?.open ? [] : [{ field, message: 'Gói này không còn bán.' }]
    })
    if (faults.length > 0) throw new ProblemAnswer('unreadable', 'Có gói không đặt được; giỏ vẫn như trước.', { code: 'packs-not-on-sale', faults })
    await storeOf<Tables>(c).transaction((tx) => setLines(tx, id, lines.map((line) => ({ packId: line.pack, quantity: line.quantity, priceVnd: packs.get(line.pack)!.priceVnd })), c.get('clock')()))
    c.header('cache-control', 'no-store')
    return c.json(await basketJson(c, id, await findBasket(storeOf<Tables>(c).now, hash, day)), 200)
  })
  return api
}
