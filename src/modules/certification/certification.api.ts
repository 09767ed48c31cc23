import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { ProducersTables } from '#producers'
import { newApi } from '#platform/api'
import { today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { anyone, cleanText, storeOf, type Web } from '#platform/web'
import type { CertificationTables } from './certification.tables.ts'
import { findCertificate } from './products.queries.ts'
import { findGroups } from './groups.queries.ts'

const day = z.iso.date().nullable()

const certificateShape = z.object({
  code: z.string(),
  number: z.string().nullable().openapi({ description: 'Number printed on the certificate, where it is known' }),
  stars: z.number().int(),
  evidence: z.enum(['recorded', 'reported']).openapi({ description: 'recorded = the decision (number and date) is recorded; reported = a published list or the press says so' }),
  decision: z.string().nullable(),
  decided: z.object({ earliest: day, latest: day, precision: z.enum(['day', 'month', 'year', 'unknown']) }),
  validUntil: day,
  current: z.boolean().openapi({ description: 'Whether the product stands on this certificate today' }),
  standing: z.object({ status: z.string(), stars: z.number().int(), validUntil: day }),
  product: z.object({ slug: z.string(), name: z.string(), sample: z.boolean() }),
  producer: z.object({ slug: z.string(), name: z.string() }).nullable(),
  source: z.object({ name: z.string(), url: z.string().nullable() }),
}).openapi('Certificate')

const oneCertificate = createRoute({
  method: 'get', path: '/api/v1/certificates/{code}', tags: ['certificates'], middleware: [anyone],
  summary: 'A certificate by its code, with what its product shows today',
  request: { params: z.object({ code: z.string().max(80) }) },
  responses: { 200: { description: 'The certificate', content: { 'application/json': { schema: certificateShape } } }, 404: { description: 'No certificate has this code' } },
})

const groupShape = z.object({ version: z.string(), code: z.string(), parent: z.string().nullable(), level: z.enum(['industry', 'group', 'leaf']), name: z.object({ vi: z.string(), en: z.string() }) }).openapi('ProductGroup')
const allGroups = createRoute({
  method: 'get', path: '/api/v1/groups', tags: ['products'], middleware: [anyone],
  summary: 'The product groups of the taxonomy in force',
  responses: { 200: { description: 'Industries, groups and leaves in official order', content: { 'application/json': { schema: z.object({ items: z.array(groupShape) }) } } } },
})

export function certificationApi(): OpenAPIHono<Web> {
  const api = newApi()
  api.openapi(oneCertificate, async (c) => {
    const code = cleanText(c.req.valid('param').code, 80)
    const found = await findCertificate(storeOf<CertificationTables & ProducersTables>(c).read, code, today(c.get('clock')))
    if (!found) throw new Refusal('not-found', 'Không có giấy chứng nhận nào mang mã này. Xem lại mã in trên giấy hoặc trên nhãn.')
    return c.json({
      code: found.code, number: found.number, stars: found.stars, evidence: found.evidence, decision: found.decisionNumber,
      decided: { earliest: found.decidedEarliest, latest: found.decidedLatest, precision: found.decidedPrecision }, validUntil: found.validUntil,
      current: found.current, standing: { status: found.standing.state, stars: found.standing.stars, validUntil: found.standing.until },
      product: { slug: found.product.slug, name: found.product.name, sample: found.product.sample },
      producer: found.producer && !found.producer.hidden ? { slug: found.producer.slug, name: found.producer.name } : null,
      source: { name: found.sourceName, url: found.sourceUrl },
    }, 200)
  })
  api.openapi(allGroups, async (c) => {
    const groups = await findGroups(storeOf<CertificationTables>(c).read)
    return c.json({ items: groups.map((each) => ({ version: each.version, code: each.code, parent: each.parent, level: each.level, name: { vi: each.vi, en: each.en } })) }, 200)
  })
  return api
}
