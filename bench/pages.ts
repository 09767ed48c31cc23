/** The public pages that are measured, by name; those with a slug take one that the running portal has. */
import { get } from 'node:http'
import type { RawPage } from './raw-server.ts'

export interface PublicPage { readonly name: string; readonly path: string }

/** Finds the addresses on the running portal itself: the first product and producer that its own list leads to. */
export async function publicPages(address: string): Promise<PublicPage[]> {
  const list = await (await fetch(`${address}/san-pham`)).text()
  const product = /href="(\/san-pham\/[a-z0-9-]+)"/.exec(list)?.[1]
  const shown = product ? await (await fetch(`${address}${product}`)).text() : ''
  const producer = /href="(\/chu-the\/[a-z0-9-]+)"/.exec(shown)?.[1]
  const pages: PublicPage[] = [{ name: 'home', path: '/' }, { name: 'channel', path: '/kenh/vinh-long' }, { name: 'list', path: '/san-pham' }]
  if (product) pages.push({ name: 'product', path: product })
  if (producer) pages.push({ name: 'producer', path: producer })
  const found: PublicPage[] = []
  for (const page of pages) {
    const answer = await fetch(`${address}${page.path}`)
    await answer.arrayBuffer()
    if (answer.status === 200) found.push(page)
    else process.stderr.write(`${page.name}: ${page.path} answers ${answer.status}; not measured\n`)
  }
  return found
}

export interface CheckoutPages { readonly cookie: string; readonly pages: readonly PublicPage[] }

/** The pages between a full basket and the order, for the visitor whose cookie it is: two makers' goods, address told. */
export async function checkoutPages(address: string): Promise<CheckoutPages> {
  const post = (path: string, fields: Record<string, string>, cookie: string): Promise<Response> => fetch(`${address}${path}`, { method: 'POST', redirect: 'manual', headers: { origin: address, 'content-type': 'application/x-www-form-urlencoded', ...(cookie ? { cookie } : {}) }, body: new URLSearchParams(fields).toString() })
  let cookie = ''
  for (const slug of ['mat-hoa-dua-mau', 'mien-dong-phoi-nang-mau']) {
    const pack = /name="goi"[^>]*value="([0-9a-f-]{36})"/.exec(await (await fetch(`${address}/san-pham/${slug}`)).text())?.[1]
    if (!pack) throw new Error(`${slug} is not for sale here`)
    const added = await post('/gio-hang/them', { goi: pack, sl: '1' }, cookie)
    cookie ||= (added.headers.getSetCookie()[0] ?? '').split(';')[0]!
  }
  const asked = await post('/dat-hang', { ten: 'Người Đo Thử', 'dien-thoai': '0912345678', tinh: '01', xa: 'phường Tây Hồ', 'so-nha': 'Số 1', tra: 'tien-mat' }, cookie)
  if (asked.status !== 303) throw new Error(`where to: ${asked.status}`)
  return { cookie, pages: [{ name: 'basket', path: '/gio-hang' }, { name: 'checkout', path: '/dat-hang' }, { name: 'review', path: '/dat-hang/xem-lai' }, { name: 'track', path: '/don-hang' }] }
}

/** The answer as it goes over the wire, still packed: kept pages with brotli, a visitor's own with gzip. */
export function asSent(port: number, target: string, cookie = ''): Promise<RawPage> {
  return new Promise((done, fail) => {
    get({ port, host: '127.0.0.1', path: target, headers: { 'accept-encoding': 'br, gzip', ...(cookie ? { cookie } : {}) } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const { connection: _c, 'keep-alive': _k, date: _d, 'content-length': _l, ...kept } = answer.headers
        done({ target, headers: kept as Record<string, string>, body: Buffer.concat(parts).toString('base64') })
      })
    }).on('error', fail)
  })
}
