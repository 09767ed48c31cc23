import { Hono } from 'hono'
import { geographyOf, type GeographyTables, type Unit } from '#geography'
import { publicUrl } from '#platform/config'
import { today, type Day } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { anyone, keepPage, storeOf, type Ctx, type Routes } from '#platform/web'
import { textPages } from './pages.words.ts'
import type { SharePictures } from './share-pictures.memory.ts'
import { cardOf, type PortalSources } from './sources.rules.ts'
import { frameSizes, ProductsFrame, WidgetPage } from './widget.page.tsx'
import { feedXml, ITEMS_IN_PART, MAP_FOOT, MAP_HEAD, mapEntry, mapIndexXml, openSearchXml, partsOf, readPartName, robotsText } from './xml.rules.ts'

const HOUR = 'public, max-age=3600'
const xml = (type: string) => ({ 'content-type': `${type}; charset=utf-8`, 'cache-control': HOUR })
const day = (c: Ctx): Day => today(c.get('clock'))
const geography = (c: Ctx) => geographyOf(storeOf<GeographyTables>(c).read)

/** The province that `tinh` names by today's or a former name; null = none named. Unknown names are not found. */
async function askedProvince(c: Ctx): Promise<Unit | null> {
  const slug = c.req.query('tinh')
  if (slug === undefined || slug === '') return null
  const found = (await geography(c)).provinceBySlug(slug)
  if (!found) throw new Refusal('not-found')
  return found.province
}

/** Feeds, site maps, share pictures, frames for other sites. */
export function machineRoutes(sources: PortalSources, pictures: SharePictures): Routes {
  const app: Routes = new Hono()

  app.get('/robots.txt', anyone, (c) => c.body(robotsText(publicUrl()), 200, xml('text/plain')))
  app.get('/opensearch.xml', anyone, (c) => c.body(openSearchXml(publicUrl()), 200, xml('application/opensearchdescription+xml')))

  app.get('/sitemap.xml', anyone, async (c) => {
    const [products, producers] = await Promise.all([sources.listedCount(day(c), 'product'), sources.listedCount(day(c), 'producer')])
    return c.body(mapIndexXml(publicUrl(), partsOf(products, producers)), 200, xml('application/xml'))
  })

  app.get('/sitemap/:name', anyone, async (c) => {
    const asked = readPartName(c.req.param('name') ?? '')
    if (!asked) throw new Refusal('not-found')
    const base = publicUrl()
    if (asked.kind === 'trang') {
      if (asked.part !== 1) throw new Refusal('not-found')
      const channels = (await geography(c)).provinces().map((unit) => `/kenh/${unit.slug}`)
      const paths = ['/', '/kenh', ...channels, '/san-pham', '/chu-the', '/chung-nhan', '/phap-ly', ...textPages.map((page) => `/${page.slug}`), '/nhung', '/api']
      return c.body(MAP_HEAD + paths.map((path) => mapEntry(base, path, null)).join('') + MAP_FOOT, 200, xml('application/xml'))
    }
    const kind = asked.kind === 'san-pham' ? 'product' as const : 'producer' as const
    const first = (asked.part - 1) * ITEMS_IN_PART
    if (first >= await sources.listedCount(day(c), kind)) throw new Refusal('not-found')
    return c.body(streamed(mapPart(sources, day(c), kind, `/${asked.kind}/`, first, base)), 200, xml('application/xml'))
  })

  app.get('/tin/moi-chung-nhan.xml', anyone, async (c) => {
    const lang = c.get('lang')
    const t = tongue(lang)
    const province = await askedProvince(c)
    const base = publicUrl()
    const products = await sources.products({ day: day(c), order: 'newest', province: province?.code ?? null, limit: 50 })
    const self = `${base}${pathIn(lang, '/tin/moi-chung-nhan.xml')}${province ? `?tinh=${province.slug}` : ''}`
    keepPage(c, ['product', 'producer'])
    return c.body(feedXml({
      lang, self, link: base + pathIn(lang, province ? `/kenh/${province.slug}` : '/'),
      title: province ? t(`Mới được công nhận OCOP ở ${province.name}`, `Newly recognised OCOP products of ${province.name}`) : t('Mới được công nhận OCOP', 'Newly recognised OCOP products'),
      text: t('Sản phẩm OCOP mới được công nhận, theo ngày quyết định.', 'OCOP products newly recognised, by the day of the decision.'),
      items: products.filter((each) => each.since !== null && !each.sample).map((each) => {
        const link = `${base}${pathIn(lang, `/san-pham/${each.slug}`)}`
        const stars = each.stars === null ? '' : t(` (${each.stars} sao)`, ` (${each.stars} stars)`)
        const { producer, place } = cardOf(lang, each, false)
        const sure = each.evidence === 'reported' ? t('theo danh sách công bố, chưa đối chiếu quyết định', 'from a published list, not yet compared with the decision') : null
        return { title: `${each.name}${stars}`, link, id: `${link}#${each.since ?? 'sao'}`, text: [producer, place, sure].filter((word) => word !== null).join(' · '), on: each.since }
      }),
    }), 200, xml('application/rss+xml'))
  })

  app.get('/hinh-chia-se/:kind/:name', anyone, async (c) => {
    const slug = /^([a-z0-9-]{1,120})\.png$/.exec(c.req.param('name') ?? '')?.[1]
    const shown = slug === undefined ? null : await pictured(c, sources, c.req.param('kind') ?? '', slug)
    if (!shown) throw new Refusal('not-found')
    return c.body(new Uint8Array(await pictures.of(shown)), 200, { 'content-type': 'image/png', 'cache-control': HOUR, 'cross-origin-resource-policy': 'cross-origin' })
  })

  app.get('/nhung', anyone, async (c) => {
    const province = await askedProvince(c)
    const count = readSize(c)
    keepPage(c, [])
    const policy = c.res.headers.get('content-security-policy') ?? ''
    c.header('content-security-policy', `${policy}; frame-src 'self'`)
    return c.html(<WidgetPage lang={c.get('lang')} base={publicUrl()} province={province?.slug ?? ''} count={count} provinces={(await geography(c)).provinces()} />)
  })

  app.get('/nhung/san-pham', anyone, async (c) => {
    const province = await askedProvince(c)
    const products = await sources.products({ day: day(c), order: 'certified', province: province?.code ?? null, limit: readSize(c) })
    keepPage(c, ['product', 'producer', 'photo'])
    mayBeFramed(c)
    return c.html(<ProductsFrame lang={c.get('lang')} base={publicUrl()} province={province} products={products} />)
  })

  return app
}

/** The one page that any site may show inside its own. */
function mayBeFramed(c: Ctx): void {
  const policy = c.res.headers.get('content-security-policy') ?? ''
  c.header('content-security-policy', policy.replace("frame-ancestors 'none'", 'frame-ancestors *'))
  c.res.headers.delete('x-frame-options')
  c.res.headers.delete('cross-origin-opener-policy')
  c.header('cross-origin-resource-policy', 'cross-origin')
}

function readSize(c: Ctx): number {
  const asked = Number(c.req.query('so') ?? 6)
  return frameSizes.find((size) => size >= asked) ?? (asked > 12 ? 12 : 6)
}

async function* mapPart(sources: PortalSources, on: Day, kind: 'product' | 'producer', under: string, first: number, base: string): AsyncGenerator<string> {
  yield MAP_HEAD
  for (let at = first; at < first + ITEMS_IN_PART; at += 500) {
    const listed = await sources.listed(on, kind, at, Math.min(500, first + ITEMS_IN_PART - at))
    if (listed.length === 0) break
    yield listed.map((each) => mapEntry(base, `${under}${each.slug}`, each.changedOn)).join('')
  }
  yield MAP_FOOT
}

function streamed(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() { await parts.return(undefined) },
  })
}

async function pictured(c: Ctx, sources: PortalSources, kind: string, slug: string): Promise<Parameters<SharePictures['of']>[0] | null> {
  if (kind === 'trang') return slug === 'cong' ? { title: 'Sản vật của mỗi xã, có chứng nhận đứng sau', subtitle: '34 tỉnh, thành' } : null
  if (kind === 'kenh') {
    const found = (await geography(c)).provinceBySlug(slug)
    return found ? { title: found.province.name, subtitle: 'Sản vật, người làm, các xã', foot: `Kênh ${found.province.name}`, province: found.province.code } : null
  }
  if (kind === 'san-pham') {
    const product = await sources.product(day(c), slug)
    if (!product) return null
    const { producer, place } = cardOf('vi', product, false)
    const subtitle = [product.sample ? 'Dữ liệu mẫu' : null, producer, place].filter((word) => word !== null).join(' · ')
    const stars = product.stars !== null && product.evidence !== 'none' ? { count: product.stars, evidence: product.evidence } : null
    return { title: product.name, ...(subtitle === '' ? {} : { subtitle }), ...(stars ? { stars } : {}), group: product.group, province: product.province, seed: product.id }
  }
  if (kind !== 'chu-the') return null
  const producer = await sources.producer(day(c), slug)
  return producer ? { title: producer.name, subtitle: [producer.sample ? 'Dữ liệu mẫu' : null, producer.form[0], producer.place].filter((word) => word !== null).join(' · '), province: producer.province, seed: producer.id } : null
}
