/** Webhooks for programs: where news goes, what was sent, and sending it again. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { program, type KeysTables } from '#keys'
import { newApi, ProblemAnswer, problems } from '#platform/api'
import { mayPostTo } from '#platform/guarded-post'
import { Refusal } from '#platform/refusal'
import { storeOf, type Ctx, type Web } from '#platform/web'
import { addEndpoint, enableEndpoint, removeEndpoint, replayDelivery } from './change-endpoint.ts'
import { EVENTS } from './hook.rules.ts'
import { findDeliveries, findEndpoints, type EndpointView } from './hooks.queries.ts'
import type { HooksTables } from './hooks.tables.ts'

type Tables = HooksTables & KeysTables
const [security, middleware, tags] = [[{ key: [] }], [program('hooks:manage')], ['webhooks']]
const keyed = { 401: 'No good key was sent', 403: 'The key lacks the scope hooks:manage', 429: 'Too many requests with this key; see Retry-After' }
const none = { ...keyed, 404: 'This key’s owner has no such endpoint' }
const moment = z.iso.datetime().nullable()
const events = z.array(z.enum(EVENTS)).min(1)

const EndpointShape = z.object({
  id: z.uuid(), url: z.string(), events, state: z.enum(['active', 'disabled']), failingSince: moment,
  secret: z.string().openapi({ description: 'whsec_…: what messages are signed with (Standard Webhooks 1.0: webhook-id, webhook-timestamp, webhook-signature)' }),
}).openapi('WebhookEndpoint')
const DeliveryShape = z.object({
  id: z.uuid().openapi({ description: 'Its webhook-id: the same however often it is sent' }), event: z.string(), body: z.string(), state: z.enum(['queued', 'delivered', 'failed']), tries: z.number().int(), madeAt: z.iso.datetime(), triedAt: moment, nextAt: moment,
  lastStatus: z.number().int().nullable(), lastAnswer: z.string().nullable().openapi({ description: 'First bytes of what came back, or why nothing did' }),
}).openapi('WebhookDelivery')
const params = z.object({ id: z.uuid() })

const list = createRoute({ method: 'get', path: '/api/v1/hooks', tags, middleware, security, summary: 'Where news goes', responses: { 200: { description: 'Endpoints of the key’s owner', content: { 'application/json': { schema: z.object({ items: z.array(EndpointShape) }) } } }, ...problems(keyed) } })
const add = createRoute({
  method: 'post', path: '/api/v1/hooks', tags, middleware, security, summary: 'Send news there from now on',
  description: `Each message is a POST of {type, timestamp, data}; data names codes only: {order}, {order, from, to, by}, {product, stock, state}. Answer 2xx within 15 seconds. All else is tried again ten times over three days under the same webhook-id; redirects are not followed; 410 ends it. After three days of failing the endpoint is disabled.`,
  request: { body: { required: true, content: { 'application/json': { schema: z.object({ url: z.string().max(500).openapi({ description: 'https, on the open internet' }), events }).openapi('NewWebhookEndpoint') } } } },
  responses: { 201: { description: 'Registered', content: { 'application/json': { schema: EndpointShape } } }, ...problems({ ...keyed, 409: 'There are ten endpoints already', 422: 'The address is no public https address, or there is no such event' }) },
})
const remove = createRoute({ method: 'delete', path: '/api/v1/hooks/{id}', tags, middleware, security, summary: 'Send nothing there any more', request: { params }, responses: { 204: { description: 'Removed' }, ...problems(none) } })
const enable = createRoute({ method: 'post', path: '/api/v1/hooks/{id}/enable', tags, middleware, security, summary: 'A disabled endpoint hears news again', request: { params }, responses: { 200: { description: 'The endpoint', content: { 'application/json': { schema: EndpointShape } } }, ...problems(none) } })
const deliveries = createRoute({
  method: 'get', path: '/api/v1/hooks/{id}/deliveries', tags, middleware, security, summary: 'What was sent, latest first; kept for 60 days',
  request: { params, query: z.object({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }) },
  responses: { 200: { description: 'A page', content: { 'application/json': { schema: z.object({ items: z.array(DeliveryShape), nextCursor: z.string().nullable() }) } } }, ...problems(none) },
})
const replay = createRoute({ method: 'post', path: '/api/v1/hooks/{id}/deliveries/{delivery}/replay', tags, middleware, security, summary: 'Send one message again, under its own webhook-id', request: { params: z.object({ id: z.uuid(), delivery: z.uuid() }) }, responses: { 202: { description: 'It is on its way' }, ...problems({ ...none, 409: 'The endpoint is disabled' }) } })

const endpointJson = ({ id, url, events: wanted, state, failingSince, secret }: EndpointView) => ({ id, url, events: [...wanted], state, failingSince: failingSince?.toISOString() ?? null, secret })

async function own(c: Ctx, id: string): Promise<EndpointView> {
  const found = (await findEndpoints(storeOf<Tables>(c).now, [c.get('program')!.owner])).find((each) => each.id === id)
  if (!found) throw new Refusal('not-found', 'Khóa này không có nơi nhận tin nào mang mã ấy.')
  return found
}

export function hooksApi(): OpenAPIHono<Web> {
  const api = newApi()
  const store = (c: Ctx) => storeOf<Tables>(c)

  api.openapi(list, async (c) => c.json({ items: (await findEndpoints(store(c).now, [c.get('program')!.owner])).map(endpointJson) }, 200))
  api.openapi(add, async (c) => {
    const [{ url, events: wanted }, { owner, name }] = [c.req.valid('json'), c.get('program')!]
    if (!mayPostTo(url)) throw new ProblemAnswer('unreadable', 'Địa chỉ phải là https và nằm trên internet.', { faults: [{ field: 'url', message: 'Cần địa chỉ https công khai.' }] })
    const id = await store(c).transaction((tx) => addEndpoint(tx, { owner, url, events: [...new Set(wanted)] }, name, c.get('clock')()))
    if (id === null) throw new ProblemAnswer('conflict', 'Đã có 10 nơi nhận tin. Bỏ bớt rồi thử lại.', { code: 'too-many-endpoints' })
    return c.json(endpointJson(await own(c, id)), 201)
  })
  api.openapi(remove, async (c) => {
    const { id } = await own(c, c.req.valid('param').id)
    await store(c).transaction((tx) => removeEndpoint(tx, id, c.get('clock')()))
    return c.body(null, 204)
  })
  api.openapi(enable, async (c) => {
    const { id } = await own(c, c.req.valid('param').id)
    await store(c).transaction((tx) => enableEndpoint(tx, id))
    return c.json(endpointJson(await own(c, id)), 200)
  })
  api.openapi(deliveries, async (c) => {
    const [{ id }, { cursor, limit }] = [await own(c, c.req.valid('param').id), c.req.valid('query')]
    const found = await findDeliveries(store(c).now, id, limit, cursor ?? null)
    const items = found.map((each) => ({ ...each, madeAt: each.madeAt.toISOString(), triedAt: each.triedAt?.toISOString() ?? null, nextAt: each.nextAt?.toISOString() ?? null }))
    return c.json({ items, nextCursor: found.length === limit ? found.at(-1)!.id : null }, 200)
  })
  api.openapi(replay, async (c) => {
    const endpoint = await own(c, c.req.valid('param').id)
    if (endpoint.state === 'disabled') throw new ProblemAnswer('conflict', 'Nơi nhận tin đang tắt. Bật lại rồi gửi.', { code: 'disabled' })
    if (!await store(c).transaction((tx) => replayDelivery(tx, endpoint.id, c.req.valid('param').delivery, c.get('clock')()))) throw new Refusal('not-found')
    return c.body(null, 202)
  })
  return api
}
