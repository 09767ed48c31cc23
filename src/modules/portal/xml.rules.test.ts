import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '#platform/day'
import { feedXml, ITEMS_IN_PART, mapEntry, mapIndexXml, partName, partsOf, readPartName, robotsText, xmlText } from './xml.rules.ts'

test('no text can break out of XML, and only allowed letters stay', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const written = xmlText(text)
    expect(written).not.toMatch(/[<>"']/)
    expect(written).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);)/)
    // eslint-disable-next-line no-control-regex
    expect(written).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
  }), { numRuns: 150 })
  expect(xmlText('Chè “Đinh” & <b>')).toBe('Chè “Đinh” &amp; &lt;b&gt;')
})

test('a part of the site map never holds more than ten thousand addresses, and together they hold all', () => {
  fc.assert(fc.property(fc.nat(300_000), fc.nat(300_000), (products, producers) => {
    const parts = partsOf(products, producers)
    const room = (kind: string): number => parts.filter((each) => each.kind === kind).length * ITEMS_IN_PART
    expect(room('san-pham')).toBeGreaterThanOrEqual(products)
    expect(room('san-pham') - products).toBeLessThan(ITEMS_IN_PART)
    expect(room('chu-the')).toBeGreaterThanOrEqual(producers)
    for (const part of parts) expect(readPartName(partName(part))).toEqual(part)
  }))
  expect(ITEMS_IN_PART * 2).toBeLessThanOrEqual(10_000)
})

test('a part that is named wrongly is not read', () => {
  for (const name of ['san-pham-0.xml', 'san-pham.xml', 'khac-1.xml', 'trang-1.xml.gz', '../trang-1.xml', 'san-pham-999999.xml']) expect(readPartName(name)).toBeNull()
})

test('each page stands in the site map in both tongues, each naming the other', () => {
  const entry = mapEntry('https://ocop.example', '/san-pham/mat-ong', '2026-11-01' as Day)
  expect(entry.match(/<url>/g)).toHaveLength(2)
  expect(entry.match(/hreflang="en" href="https:\/\/ocop.example\/en\/san-pham\/mat-ong"/g)).toHaveLength(2)
  expect(mapEntry('https://ocop.example', '/', null)).toContain('<loc>https://ocop.example/en</loc>')
  expect(mapIndexXml('https://ocop.example', partsOf(1, 0))).toContain('https://ocop.example/sitemap/san-pham-1.xml')
})

test('a feed tells the day as the midnight that begins it in Vietnam', () => {
  const feed = feedXml({ title: 'Mới', text: '', link: 'https://a.example/', self: 'https://a.example/tin', lang: 'vi', items: [{ title: 'Chè & mật', link: 'https://a.example/1', id: '1', text: 'HTX', on: '2026-11-22' as Day }] })
  expect(feed).toContain('<title>Chè &amp; mật</title>')
  expect(feed).toContain('<pubDate>Sat, 21 Nov 2026 17:00:00 +0000</pubDate>')
})

test('crawlers are kept from desks and told of the site map', () => {
  expect(robotsText('https://a.example')).toMatch(/Disallow: \/can-bo\nDisallow: \/en\/can-bo\n[\s\S]*Sitemap: https:\/\/a\.example\/sitemap\.xml/)
})
