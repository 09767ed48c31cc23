/** Administrative units for anyone's program: find, resolve, and what became of what. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { etag } from 'hono/etag'
import { Refusal } from '#platform/refusal'
import { anyone, cleanText, storeOf, type Ctx, type Web } from '#platform/web'
import { geographyOf, type Geography } from './geography.memory.ts'
import type { GeographyTables } from './geography.tables.ts'
import type { Unit } from './unit.rules.ts'

const text = z.string().max(400).transform((value) => cleanText(value, 400))
const scheme = z.enum(['v34', 'v63']).openapi({ description: 'v34: two levels, since 1 July 2025; v63: three levels, before' })
const level = z.enum(['province', 'district', 'commune'])

const Place = z.object({ code: z.string(), name: z.string() })
const UnitShape = z.object({
  scheme, code: z.string(), level, kind: z.string(), name: z.string(), fullName: z.string(), parent: z.string().nullable(), province: Place,
}).openapi('Unit')
const FoundShape = UnitShape.extend({ was: UnitShape.nullable().openapi({ description: 'The former unit whose name was found; null when found by its own name' }), abolished: z.string().nullable().openapi({ description: 'The name found belonged to a commune that had ended before 30 June 2025' }) }).openapi('FoundUnit')
const LinkedShape = UnitShape.extend({ part: z.boolean().openapi({ description: 'Only a part of the former unit went into the one of today' }) }).openapi('LinkedUnit')
const Candidate = UnitShape.extend({ formerly: z.array(UnitShape) }).openapi('CandidateUnit')

const list = createRoute({
  method: 'get', path: '/api/v1/units', middleware: [anyone, etag()], tags: ['units'], summary: 'Find or list administrative units; former names lead to the units of today',
  request: { query: z.object({
    q: text.optional(), level: level.optional(), scheme: scheme.optional(), parent: z.string().regex(/^\d{2,5}$/).optional().openapi({ description: 'Code of the unit above, in the scheme asked for' }),
    limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().regex(/^\d{1,6}$/).optional(),
  }) },
  responses: { 200: { description: 'Units, best first', content: { 'application/json': { schema: z.object({ items: z.array(FoundShape), nextCursor: z.string().nullable(), total: z.number() }) } } } },
})

const resolve = createRoute({
  method: 'get', path: '/api/v1/units/resolve', middleware: [anyone, etag()], tags: ['units'], summary: 'What a written address is today; never a silent guess',
  request: { query: z.object({ commune: text.optional(), district: text.optional(), province: text.optional() }) },
  responses: { 200: { description: 'The answer', content: { 'application/json': { schema: z.object({
    resolution: z.enum(['resolved', 'ambiguous', 'split', 'abolished', 'not-found']), candidates: z.array(Candidate), matched: UnitShape.nullable(), province: Place.nullable(),
    readings: z.array(z.object({ unit: UnitShape, today: z.array(UnitShape) })), note: z.string().nullable(),
  }) } } } },
})

const one = createRoute({
  method: 'get', path: '/api/v1/units/{scheme}/{code}', middleware: [anyone, etag()], tags: ['units'], summary: 'One unit, with what it was made of and what it became',
  request: { params: z.object({ scheme, code: z.string().regex(/^\d{2,5}$/) }) },
  responses: { 200: { description: 'The unit', content: { 'application/json': { schema: UnitShape.extend({ formerly: z.array(LinkedShape), today: z.array(LinkedShape) }) } } } },
})

const geographyAt = (c: Ctx): Promise<Geography> => geographyOf(storeOf<GeographyTables>(c).read)

export function geographyApi(): OpenAPIHono<Web> {
  const app = new OpenAPIHono<Web>({
    defaultHook: (result) => {
      if (!result.success) throw new Refusal('bad-request', `Tham số ${[...new Set(result.error.issues.map((issue) => issue.path.join('.')))].join(', ')} chưa đúng. Xem /api/v1/openapi.json.`)
    },
  })

  app.openapi(list, async (c) => {
    const { q = '', limit, cursor, ...rest } = c.req.valid('query')
    const geography = await geographyAt(c)
    const all = geography.search(q, { ...rest, limit: 100_000 })
    const from = Number(cursor ?? 0)
    const items = all.slice(from, from + limit).map(({ unit, was, abolished }) => ({ ...shown(geography, unit), was: was && shown(geography, was), abolished }))
    return c.json({ items, nextCursor: from + limit < all.length ? String(from + limit) : null, total: all.length }, 200)
  })

  app.openapi(resolve, async (c) => {
    const geography = await geographyAt(c)
    const { resolution, candidates, matched, province, readings, note, noteEn } = geography.resolve(c.req.valid('query'))
    return c.json({
      resolution, note: c.get('lang') === 'en' ? noteEn : note, province: province && placeOf(province), matched: matched && shown(geography, matched),
      candidates: candidates.map((unit) => ({ ...shown(geography, unit), formerly: geography.formerOf(unit.code).map((former) => shown(geography, former)) })),
      readings: readings.map((reading) => ({ unit: shown(geography, reading.unit), today: reading.today.map((unit) => shown(geography, unit)) })),
    }, 200)
  })

  app.openapi(one, async (c) => {
    const { scheme: asked, code } = c.req.valid('param')
    const geography = await geographyAt(c)
    const unit = geography.unit(asked, code)
    if (!unit) throw new Refusal('not-found', 'Không có đơn vị hành chính mang mã này trong bộ mã đã chọn.')
    const formerly = asked === 'v34' ? geography.formerOf(code).map((former) => ({ ...shown(geography, former), part: geography.isPart(former.code, code) })) : []
    const today = asked === 'v63' ? geography.todayOf('v63', code).map((each) => ({ ...shown(geography, each), part: geography.isPart(code, each.code) })) : []
    return c.json({ ...shown(geography, unit), formerly, today }, 200)
  })

  return app
}

const placeOf = (unit: Unit): { code: string; name: string } => ({ code: unit.code, name: unit.name })

function shown(geography: Geography, { scheme: own, code, level: at, kind, name, fullName, parent, provinceCode }: Unit): z.infer<typeof UnitShape> {
  return { scheme: own, code, level: at, kind, name, fullName, parent, province: placeOf(geography.unit(own, provinceCode)!) }
}
