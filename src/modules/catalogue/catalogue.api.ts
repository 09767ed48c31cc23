/** Products and producers for anyone's program, and suggestions while typing. Cards come from the database as JSON text. */
import { hash } from 'node:crypto'
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { findGroups, type CertificationTables } from '#certification'
import { geographyOf, type GeographyTables } from '#geography'
import { sorts, type FacetCount, type FacetCounts, type Outcome, type Question } from '#search'
import type { OffersTables } from '#offers'
import { findProducerBySlug, formWords, type ProducerForm, type ProducersTables } from '#producers'
import { newApi } from '#platform/api'
import { config } from '#platform/config'
import { today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { foldVietnamese } from '#platform/search-text'
import { pathIn } from '#platform/tongue'
import { anyone, cleanText, storeOf, type Ctx, type Web } from '#platform/web'
import { findMovedTo, findNamesOf, findProducerCards, findProducerJson, type Shown } from './api-cards.queries.ts'
import { cardsReader } from './cards-reader.memory.ts'
import { ProducerAnswer, ProducersAnswer, ProductAnswer, ProductsAnswer, SuggestAnswer } from './catalogue.shapes.ts'
import type { Suggestion } from './suggest.memory.ts'

type Tables = CertificationTables & OffersTables & ProducersTables & GeographyTables
export interface Finder {
  /** Which products, by this process's index. */
  find(question: Question): Outcome
  /** Ids of products whose name may go on from what was typed, and what else it may mean. */
  suggest(typed: string): { products: readonly string[]; others: readonly Suggestion[] }
}

const text = (max: number) => z.string().max(2_000).transform((value) => cleanText(value, max))
const slugParam = z.object({ slug: z.string().max(200).transform((value) => cleanText(value, 200)) })
const forms = ['household-unregistered', 'household', 'cooperative-group', 'cooperative', 'enterprise', 'farm', 'association', 'unknown'] as const
const limit = z.coerce.number().int().min(1).max(100).default(24)
const cursor = z.string().max(600).optional().openapi({ description: 'nextCursor of the page before; only together with the same question' })
const answer = <Shape extends z.ZodType>(description: string, schema: Shape) => ({ 200: { description, content: { 'application/json': { schema } } }, 304: { description: 'Not changed since If-None-Match' } })

const listProducts = createRoute({
  method: 'get', path: '/api/v1/products', tags: ['products'], middleware: [anyone], summary: 'Find and list products; the text may be typed in any way people type',
  request: { query: z.object({
    q: text(200).optional(), province: z.string().max(60).optional().openapi({ description: 'Code or slug of a province of today' }), commune: z.string().max(10).optional().openapi({ description: 'Code of a commune of today' }),
    stars: z.coerce.number().int().min(1).max(5).optional().openapi({ description: 'Stars in force today' }), group: z.string().max(20).optional(), producer: z.string().max(200).optional().openapi({ description: 'Slug of a producer' }),
    form: z.enum(forms).optional(), evidence: z.enum(['recorded', 'reported']).optional(), sort: z.enum(sorts).default('relevance'), limit, cursor, facets: z.enum(['0', '1']).default('0'),
  }) },
  responses: answer('A page of products', ProductsAnswer),
})
const oneProduct = createRoute({ method: 'get', path: '/api/v1/products/{slug}', tags: ['products'], middleware: [anyone], summary: 'One product, with the history of its certification', request: { params: slugParam }, responses: { ...answer('The product', ProductAnswer), 301: { description: 'Joined with another product' }, 404: { description: 'No such product' } } })
const listProducers = createRoute({
  method: 'get', path: '/api/v1/producers', tags: ['producers'], middleware: [anyone], summary: 'Producers of public products',
  request: { query: z.object({ q: text(200).optional(), province: z.string().max(60).optional(), form: z.enum(forms).optional(), limit, cursor: z.uuid().optional() }) },
  responses: answer('A page of producers', ProducersAnswer),
})
const oneProducer = createRoute({ method: 'get', path: '/api/v1/producers/{slug}', tags: ['producers'], middleware: [anyone], summary: 'One producer with its products', request: { params: slugParam }, responses: { ...answer('The producer', ProducerAnswer), 404: { description: 'No such producer' } } })
const suggest = createRoute({ method: 'get', path: '/api/v1/suggest', tags: ['products'], middleware: [anyone], summary: 'What a few typed letters may mean', request: { query: z.object({ q: text(100).default(''), lang: z.enum(['vi', 'en']).default('vi') }) }, responses: answer('At most eight suggestions', SuggestAnswer) })

export function catalogueApi(finder: Finder): OpenAPIHono<Web> {
  const api = newApi()

  api.openapi(listProducts, async (c) => {
    const asked = c.req.valid('query')
    const db = storeOf<Tables>(c).read
    const producer = asked.producer === undefined ? undefined : ((await findProducerBySlug(db, cleanText(asked.producer, 200)))?.id ?? 'none')
    const found = finder.find({
      text: asked.q ?? '', sort: asked.sort, limit: asked.limit, cursor: asked.cursor ?? null, facets: asked.facets === '1',
      filters: { province: await provinceCode(c, asked.province), commune: asked.commune, stars: asked.stars, group: asked.group, producer, form: asked.form, evidence: asked.evidence },
    })
    if (found.kind === 'bad-cursor') throw new Refusal('bad-request', 'Con trỏ trang không đọc được, hoặc thuộc một câu hỏi khác. Bỏ tham số cursor để đọc từ đầu.')
    const shown = shownIn(c)
    const [items, nearest, facets] = await Promise.all([cardsReader(db, shown).cards(found.ids), cardsReader(db, shown).cards(found.nearest), found.facets ? facetsJson(c, found.facets) : null])
    const total = `"total":${found.total.count},"totalIsMore":${found.total.more}`
    return send(c, `{"items":[${items}],"nextCursor":${JSON.stringify(found.nextCursor)},${total}${facets ? `,"facets":${facets}` : ''}${found.ids.length === 0 ? `,"nearest":[${nearest}]` : ''}}`) as never
  })

  api.openapi(oneProduct, async (c) => {
    const { slug } = c.req.valid('param')
    const db = storeOf<Tables>(c).read
    const found = await cardsReader(db, shownIn(c)).product(slug)
    if (found !== null) return send(c, found) as never
    const moved = await findMovedTo(db, slug)
    if (moved === null) throw new Refusal('not-found', 'Không có sản phẩm nào ở địa chỉ này.')
    return c.redirect(pathIn(c.get('lang'), `/api/v1/products/${moved}`), 301) as never
  })

  api.openapi(listProducers, async (c) => {
    const asked = c.req.valid('query')
    const words = foldVietnamese(asked.q ?? '').replace(/[^a-z0-9]+/g, ' ').trim()
    const found = await findProducerCards(storeOf<Tables>(c).read, { words, province: (await provinceCode(c, asked.province)) ?? null, form: asked.form ?? null, limit: asked.limit, after: asked.cursor ?? null }, shownIn(c))
    return send(c, `{"items":[${found.items}],"nextCursor":${JSON.stringify(found.count === asked.limit ? found.last : null)}}`) as never
  })

  api.openapi(oneProducer, async (c) => {
    const db = storeOf<Tables>(c).read
    const found = await findProducerJson(db, c.req.valid('param').slug, shownIn(c))
    if (!found) throw new Refusal('not-found', 'Không có chủ thể nào ở địa chỉ này.')
    const products = finder.find({ text: '', filters: { producer: found.id }, sort: 'stars', limit: 100, cursor: null, facets: false })
    return send(c, `{${found.json},"products":[${products.kind === 'found' ? await cardsReader(db, shownIn(c)).cards(products.ids) : ''}]}`) as never
  })

  api.openapi(suggest, async (c) => {
    const { q, lang: wished } = c.req.valid('query')
    const lang = wished === 'en' ? 'en' : c.get('lang')
    const { products, others } = finder.suggest(q)
    const names = await findNamesOf(storeOf<Tables>(c).read, products)
    const seen = new Set<string>()
    const found = names.filter((each) => { const key = foldVietnamese(each.name); return !seen.has(key) && seen.add(key) }).slice(0, 8 - Math.min(others.length, 3))
    const items = [
      ...found.map((each) => ({ kind: kindWords.product[lang], text: each.name, url: pathIn(lang, `/san-pham/${each.slug}`) })),
      ...others.slice(0, 8 - found.length).map((each) => ({ kind: kindWords[each.kind][lang], text: (lang === 'en' && each.textEn) || each.text, url: pathIn(lang, each.url) })),
    ]
    return send(c, JSON.stringify({ items })) as never
  })
  return api
}

const kindWords = {
  product: { vi: 'sản phẩm', en: 'product' }, producer: { vi: 'chủ thể', en: 'producer' }, province: { vi: 'tỉnh, thành', en: 'province' }, commune: { vi: 'xã, phường', en: 'commune' }, group: { vi: 'nhóm sản phẩm', en: 'product group' },
} as const

const shownIn = (c: Ctx): Shown => ({ day: today(c.get('clock')), lang: c.get('lang'), site: config.publicUrl })

/** JSON text as it is, with a tag by which a caller asks whether it changed. */
function send(c: Ctx, json: string): Response {
  const etag = `"${hash('sha1', json, 'base64url').slice(0, 20)}"`
  const headers = { etag, vary: 'accept-encoding', 'cache-control': 'no-cache', 'access-control-allow-origin': '*' }
  const known = c.req.header('if-none-match')
  if (known && (known === '*' || known.split(',').some((each) => each.trim().replace(/^W\//, '') === etag))) return c.body(null, 304, headers)
  return c.body(json, 200, { ...headers, 'content-type': 'application/json; charset=utf-8' })
}

/** A code as it is, a slug to its code; what is neither finds nothing. */
async function provinceCode(c: Ctx, asked: string | undefined): Promise<string | undefined> {
  if (asked === undefined || /^\d{2}$/.test(asked)) return asked
  return (await geographyOf(storeOf<Tables>(c).read)).provinceBySlug(cleanText(asked, 60))?.province.code ?? 'none'
}

async function facetsJson(c: Ctx, counts: FacetCounts): Promise<string> {
  const db = storeOf<Tables>(c).read
  const lang = c.get('lang')
  const [geography, groups] = await Promise.all([geographyOf(db), findGroups(db)])
  const groupNames = new Map(groups.map((group) => [group.code, group[lang]]))
  const named = (list: readonly FacetCount[], name: (value: string) => string | undefined) => list.map(({ value, count }) => ({ value, name: name(value) ?? value, count }))
  return JSON.stringify({
    province: named(counts.province, (code) => geography.unit('v34', code)?.name), stars: named(counts.stars, (stars) => (lang === 'en' ? `${stars} stars` : `${stars} sao`)), group: named(counts.group, (code) => groupNames.get(code)),
    form: named(counts.form, (form) => formWords(form as ProducerForm, lang)), evidence: named(counts.evidence, (value) => value),
  })
}
