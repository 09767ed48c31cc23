/** Texts for machines: feeds, site maps, the description of the search. */
import type { Day } from '#platform/day'

/** Text inside XML: its five signs written out; what XML 1.0 does not allow is left out. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;')
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

export interface FeedItem { readonly title: string; readonly link: string; readonly id: string; readonly text: string; readonly on: Day | null }
export interface FeedFacts { readonly title: string; readonly text: string; readonly link: string; readonly self: string; readonly lang: string; readonly items: readonly FeedItem[] }

/** RSS 2.0; `on` is told as the midnight in Vietnam that begins the day. */
export function feedXml({ title, text, link, self, lang, items }: FeedFacts): string {
  const item = (each: FeedItem): string =>
    `<item><title>${xmlText(each.title)}</title><link>${xmlText(each.link)}</link><guid isPermaLink="false">${xmlText(each.id)}</guid><description>${xmlText(each.text)}</description>${each.on === null ? '' : `<pubDate>${rfc822(each.on)}</pubDate>`}</item>`
  return `${HEAD}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${xmlText(title)}</title><link>${xmlText(link)}</link><description>${xmlText(text)}</description><language>${lang}</language>`
    + `<atom:link href="${xmlText(self)}" rel="self" type="application/rss+xml"/>${items.map(item).join('')}</channel></rss>\n`
}

const rfc822 = (day: Day): string => new Date(`${day}T00:00:00+07:00`).toUTCString().replace('GMT', '+0000')

/** At most so many addresses in one part; each item has two, Vietnamese and English. */
export const ITEMS_IN_PART = 5_000

export interface MapPart { readonly kind: 'trang' | 'san-pham' | 'chu-the'; readonly part: number }

/** The parts that a site of this size has. */
export function partsOf(products: number, producers: number): MapPart[] {
  const many = (kind: 'san-pham' | 'chu-the', count: number): MapPart[] => Array.from({ length: Math.ceil(count / ITEMS_IN_PART) }, (_, n) => ({ kind, part: n + 1 }))
  return [{ kind: 'trang', part: 1 }, ...many('san-pham', products), ...many('chu-the', producers)]
}

export const partName = ({ kind, part }: MapPart): string => `${kind}-${part}.xml`

export function readPartName(name: string): MapPart | null {
  const found = /^(trang|san-pham|chu-the)-([1-9]\d{0,4})\.xml$/.exec(name)
  return found ? { kind: found[1] as MapPart['kind'], part: Number(found[2]) } : null
}

export function mapIndexXml(base: string, parts: readonly MapPart[]): string {
  return `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${parts.map((part) => `<sitemap><loc>${xmlText(`${base}/sitemap/${partName(part)}`)}</loc></sitemap>`).join('')}</sitemapindex>\n`
}

export const MAP_HEAD = `${HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`
export const MAP_FOOT = '</urlset>\n'

/** The two addresses of a page, each naming both. `path` in Vietnamese form. */
export function mapEntry(base: string, path: string, changedOn: Day | null): string {
  const vi = xmlText(base + path)
  const en = xmlText(`${base}/en${path === '/' ? '' : path}`)
  const rest = `<xhtml:link rel="alternate" hreflang="vi" href="${vi}"/><xhtml:link rel="alternate" hreflang="en" href="${en}"/>${changedOn === null ? '' : `<lastmod>${changedOn}</lastmod>`}</url>\n`
  return `<url><loc>${vi}</loc>${rest}<url><loc>${en}</loc>${rest}`
}

export function openSearchXml(base: string): string {
  return `${HEAD}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>Cổng OCOP</ShortName><Description>Tìm sản phẩm OCOP, người làm, xã, tỉnh</Description><Language>vi</Language><InputEncoding>UTF-8</InputEncoding>`
    + `<Image width="192" height="192" type="image/png">${xmlText(base)}/bieu-tuong-192.png</Image><Url type="text/html" template="${xmlText(base)}/san-pham?q={searchTerms}"/><Url type="application/opensearchdescription+xml" rel="self" template="${xmlText(base)}/opensearch.xml"/></OpenSearchDescription>\n`
}

/** Desks, accounts and endless searches are not for crawlers; all else is. */
export function robotsText(base: string): string {
  const shut = ['/can-bo', '/dang-nhap', '/tai-khoan', '/moi/', '/nhung/', '/thiet-ke', '/san-pham?*q=']
  return `User-agent: *\n${shut.flatMap((path) => [path, `/en${path}`]).map((path) => `Disallow: ${path}`).join('\n')}\nAllow: /\n\nSitemap: ${base}/sitemap.xml\n`
}
