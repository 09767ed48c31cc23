/** What the ways of a basket's sellers cost to a place, for programs that let the buyer choose. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { findBasket, findBasketId } from '#basket'
import { geographyOf, type Unit } from '#geography'
import { bearerOf, newApi, ProblemAnswer, problems, secretHolder } from '#platform/api'
import { today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { hashToken } from '#platform/session'
import { cleanText, storeOf, type Ctx, type Fault, type Web } from '#platform/web'
import type { CheckoutTables } from './checkout.routes.tsx'
import { communesMeant } from './commune-meant.rules.ts'
import { findDelivery } from './delivery-choice.queries.ts'
import { FLAT_WAY, type DeliveredBasket, type WayChoice } from './delivery-choice.rules.ts'
import { DeliveryShape, type DeliveryJson } from './delivery.shapes.ts'

/** The name under which programs know the one way of a stall. */
const STALL = 'stall'
export const wayKey = (told: string): string => (told === STALL ? FLAT_WAY : told)
const wayJson = ({ id, kind, carrier, days, place, feeVnd }: WayChoice): DeliveryJson['sellers'][number]['ways'][number] => ({ way: id === FLAT_WAY ? STALL : id, kind, carrier, days, pickup: kind === 'pickup' ? place : null, feeVnd })

/** The basket's ways to a place, as the API gives them. `basket` must be added up by its usual ways. */
export function deliveryJson({ shares, goodsVnd, deliveryVnd, totalVnd }: DeliveredBasket, to: DeliveryJson['to']): DeliveryJson {
  return {
    to,
    sellers: shares.map((share) => ({
      seller: { slug: share.producerSlug, name: share.producerName }, weightGrams: share.weightGrams, ways: share.choices.map(wayJson), usual: share.chosen ? wayJson(share.chosen).way : null, whyNot: share.whyNot,
      goodsVnd: share.goodsVnd, deliveryVnd: share.deliveryVnd, totalVnd: share.totalVnd,
    })),
    goodsVnd, deliveryVnd, totalVnd,
  }
}

export interface PlaceTold { readonly provinceCode: string | null; readonly communes: readonly Unit[]; readonly faults: readonly Fault[] }

/** A province and a commune as programs tell them: codes or words, also of before July 2025. `field` = before the names of what was faulty. */
export async function placeMeant(c: Ctx, told: { readonly province: string; readonly commune: string }, field = ''): Promise<PlaceTold> {
  const geography = await geographyOf(storeOf<CheckoutTables>(c).read)
  const province = /^\d{2}$/.test(told.province) ? geography.unit('v34', told.province) : geography.provinceBySlug(cleanText(told.province, 60))?.province
  const communes = province ? communesMeant(geography, { province: province.code, commune: told.commune, communeCode: /^\d{5}$/.test(told.commune) ? told.commune : '' }) : []
  return {
    provinceCode: province?.code ?? null, communes,
    faults: [
      ...(province ? [] : [{ field: `${field}province`, message: 'Không có tỉnh, thành nào mang mã hoặc tên này.' }]),
      ...(province && communes.length !== 1 ? [{ field: `${field}commune`, message: communes.length > 1 ? 'Có nhiều xã, phường như vậy; chọn một trong candidates.' : 'Không thấy xã, phường này trong tỉnh.' }] : []),
    ],
  }
}

/** Refuses what could not be understood, every place at once. */
export function refuseFaults(faults: readonly Fault[], communes: readonly Unit[], words: string): void {
  if (faults.length > 0) throw new ProblemAnswer('unreadable', words, { code: 'not-understood', faults, ...(communes.length > 1 ? { candidates: communes.map((unit) => ({ code: unit.code, name: unit.fullName })) } : {}) })
}

const look = createRoute({
  method: 'get', path: '/api/v1/baskets/{id}/delivery', tags: ['buying'], middleware: [secretHolder], security: [{ basket: [] }], summary: 'How each seller’s goods reach a place, in how many days and for how much',
  request: {
    params: z.object({ id: z.uuid() }),
    query: z.object({ province: z.string().max(60).openapi({ description: 'Code or slug of a province of today' }), commune: z.string().max(200).transform((value) => cleanText(value.replace(/\s+/g, ' '), 120)).pipe(z.string().min(1)).openapi({ description: 'Code of a commune of today, or words: also former ones' }) }),
  },
  responses: {
    200: { description: 'One entry for each seller, with all sums by the usual ways', content: { 'application/json': { schema: DeliveryShape } } },
    ...problems({ 401: 'No secret was sent', 404: 'No basket has this id and this secret', 422: 'The place cannot be understood; `faults` and `candidates` say where' }),
  },
})

export function deliveryApi(): OpenAPIHono<Web> {
  const api = newApi()
  api.openapi(look, async (c) => {
    const [db, hash, day] = [storeOf<CheckoutTables>(c).now, hashToken(bearerOf(c)!), today(c.get('clock'))]
    if (await findBasketId(db, hash) !== c.req.valid('param').id) throw new Refusal('not-found', 'Không có giỏ nào với mã này.')
    const { provinceCode, communes, faults } = await placeMeant(c, c.req.valid('query'))
    refuseFaults(faults, communes, 'Chúng tôi không hiểu nơi nhận.')
    const to = { provinceCode: provinceCode!, communeCode: communes[0]!.code }
    c.header('cache-control', 'no-store')
    return c.json(deliveryJson(await findDelivery(db, await findBasket(db, hash, day), to, new Map(), day), { province: to.provinceCode, commune: to.communeCode }), 200)
  })
  return api
}
