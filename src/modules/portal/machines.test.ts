import { beforeAll, expect, test } from 'vitest'
import sharp from 'sharp'
import { today } from '#platform/day'
import { testPortal, type TestPortal } from '#tests/portal'
import { officerAt, Visitor } from '#tests/visitor'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'
import { loadStory } from '../../story.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction(async (tx) => {
    await loadStory(tx, today(() => portal.at), portal.at)
    const product = await aProduct(tx, { name: 'Mật ong & <sáp>', provinceCode: '42', producer: 'HTX Thật', sample: false })
    await aRecognition(tx, product, '2026-11-20')
    await aProduct(tx, { name: 'Chỉ đăng ký', provinceCode: '42', sample: false })
  })
  await portal.refresh()
})
const ask = (path: string): Promise<Response> => new Visitor(portal).get(path)
const read = async (path: string): Promise<string> => (await ask(path)).text()

test('the feed tells newly recognised products with their day, and no samples', async () => {
  const feed = await read('/tin/moi-chung-nhan.xml')
  expect(feed).toContain('<title>Mật ong &amp; &lt;sáp&gt; (4 sao)</title>')
  expect(feed).toContain('<pubDate>Thu, 19 Nov 2026 17:00:00 +0000</pubDate>')
  expect(feed).not.toContain('mẫu')
  expect(await read('/tin/moi-chung-nhan.xml?tinh=ha-tinh')).toContain('ở Hà Tĩnh')
  expect(await read('/tin/moi-chung-nhan.xml?tinh=vinh-long')).not.toContain('<item>')
  expect(await read('/en/tin/moi-chung-nhan.xml')).toContain('(4 stars)')
  expect((await ask('/tin/moi-chung-nhan.xml?tinh=atlantis')).status).toBe(404)
})

test('the site map names every public page in both tongues, no samples and nothing that only offices see', async () => {
  const index = await read('/sitemap.xml')
  const parts = [...index.matchAll(/<loc>http:\/\/[^/]+(\/sitemap\/[^<]+)<\/loc>/g)].map((found) => found[1]!)
  expect(parts).toEqual(['/sitemap/trang-1.xml', '/sitemap/san-pham-1.xml', '/sitemap/chu-the-1.xml'])
  const all = (await Promise.all(parts.map(read))).join('')
  const paths = [...all.matchAll(/<loc>http:\/\/[^/]+([^<]*)<\/loc>/g)].map((found) => found[1]!)
  expect(new Set(paths).size).toBe(paths.length)
  for (const path of ['/', '/en', '/kenh/vinh-long', '/en/kenh/vinh-long', '/phap-ly/khieu-nai', '/san-pham/mat-ong-sap', '/en/san-pham/mat-ong-sap']) expect(paths, path).toContain(path)
  expect(all).not.toContain('chi-dang-ky')
  expect(paths.filter((path) => path.endsWith('-mau') && !path.includes('/kenh/'))).toEqual([])
  expect(all).not.toContain('/can-bo')
  for (const path of paths) expect((await ask(path)).status, path).toBe(200)
  for (const path of ['/sitemap/san-pham-2.xml', '/sitemap/trang-2.xml', '/sitemap/khac-1.xml']) expect((await ask(path)).status, path).toBe(404)
}, 120_000)

test('crawlers and browsers are told what they ask', async () => {
  expect(await read('/robots.txt')).toContain('Sitemap: http')
  expect(await read('/opensearch.xml')).toContain('/san-pham?q={searchTerms}')
  expect(await read('/')).toContain('application/opensearchdescription+xml')
})

test.each(['/hinh-chia-se/trang/cong.png', '/hinh-chia-se/kenh/vinh-long.png', '/hinh-chia-se/kenh/tra-vinh.png', '/hinh-chia-se/san-pham/mat-ong-sap.png', '/hinh-chia-se/chu-the/htx-that.png'])('%s is a picture for sharing', async (path) => {
  const answer = await ask(path)
  expect(answer.status).toBe(200)
  expect(await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
})

test('there is no share picture of what is not public', async () => {
  for (const path of ['/hinh-chia-se/san-pham/chi-dang-ky.png', '/hinh-chia-se/san-pham/khong-co.png', '/hinh-chia-se/khac/cong.png', '/hinh-chia-se/kenh/atlantis.png', '/hinh-chia-se/trang/cong.jpg', '/hinh-chia-se/kenh/..%2f..%2fx.png']) expect((await ask(path)).status, path).toBe(404)
})

test('the frame may stand in any site, carries no script, and nothing else may be framed', async () => {
  const frame = await ask('/nhung/san-pham?tinh=ha-tinh&so=4')
  expect(frame.headers.get('content-security-policy')).toContain('frame-ancestors *')
  expect(frame.headers.get('x-frame-options')).toBeNull()
  const text = await frame.text()
  expect(text).toContain('Mật ong &amp; &lt;sáp&gt;')
  expect(text).not.toContain('<script')
  expect(text).toContain('<base target="_blank"/>')
  for (const path of ['/', '/nhung', '/kenh/ha-tinh']) {
    const answer = await ask(path)
    expect(answer.headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
    expect(answer.headers.get('x-frame-options'), path).toBe('DENY')
  }
  expect((await read('/nhung/san-pham?so=99999')).match(/class="card"/g)!.length).toBeLessThanOrEqual(12)
  for (const so of ['-1', 'x', '1e9', '%00']) expect([200, 400], so).toContain((await ask(`/nhung/san-pham?so=${so}`)).status)
})

test('the page of the frame gives its code and shows it', async () => {
  const answer = await ask('/nhung?tinh=ha-tinh&so=4')
  expect(answer.headers.get('content-security-policy')).toContain("frame-src 'self'")
  const page = await answer.text()
  expect(page).toContain('&lt;iframe src=&quot;http://')
  expect(page).toContain('src="/nhung/san-pham?tinh=ha-tinh&amp;so=4"')
})

test('an officer is greeted, told what waits, and sees only the ways that are theirs', async () => {
  const commune = await officerAt(portal, 'commune-officer', '29308')
  const page = await (await commune.get('/can-bo')).text()
  expect(page).toContain('Chào buổi sáng')
  expect(page).toContain('Xã Cầu Kè')
  expect(page).toContain('Không có gì đang chờ')
  expect(page).not.toContain('/can-bo/trang')
  const operator = await officerAt(portal, 'operator', 'VN')
  expect(await (await operator.get('/can-bo')).text()).toContain('/can-bo/trang')
  expect((await ask('/can-bo')).status).toBe(303)
})
