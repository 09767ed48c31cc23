import { sql } from '#platform/db'
import type { TestPortal } from '#tests/portal'
import { officerAt, Visitor } from '#tests/visitor'
import { aProduct, aRecognition } from '../../src/modules/certification/certification.samples.ts'

/** One maker of Vĩnh Long with nectar on sale: a bottle for 145.000 đ, delivered for 30.000 đ. */
export async function aShop(portal: TestPortal, { name = 'Mật hoa dừa', slug = 'mat-hoa-dua', producer = 'HTX Thử Một' } = {}): Promise<void> {
  const officer = await officerAt(portal, 'central-officer', 'VN')
  await portal.store.transaction(async (tx) => {
    const id = await aProduct(tx, { name, producer, provinceCode: '86' as never })
    await sql(tx, 'test.province', `update producers.producers set province_code = '86' where name = $1`, [producer])
    await aRecognition(tx, id, '2026-01-05')
  })
  const made = await officer.post(`/can-bo/ban/${slug}`, { 'don-vi': 'g', ton: '100000', 'goi-0': 'Chai 500 g', 'luong-0': '500', 'gia-0': '145.000', 'phi-giao': '30.000', 'mien-phi-tu': '500.000', 'dong-y': 'Bà Thử đồng ý qua điện thoại ngày 20/11/2026' })
  if (made.status !== 303) throw new Error(await made.text())
}

export interface PlacedSample {
  readonly buyer: Visitor
  /** What the last step sent. */
  readonly fields: Record<string, string>
  /** Of the purchase, with its secret; empty when it was refused. */
  readonly orderPage: string
  readonly purchase: string
  readonly token: string
  readonly order: string
  readonly page: string
}

/** A buyer goes all the way from the basket to the order, or to the refusal that is expected. */
export async function anOrder(portal: TestPortal, buyer: Visitor, { phone = '0912 345 678', slug = 'mat-hoa-dua', quantity = '1', expect: expected = '303' }: { readonly phone?: string; readonly slug?: string; readonly quantity?: string; readonly expect?: string } = {}): Promise<PlacedSample> {
  const goi = /name="goi" value="([^"]+)"/.exec(await (await new Visitor(portal).get(`/san-pham/${slug}`)).text())![1]!
  await buyer.post('/gio-hang/them', { goi, sl: quantity })
  const asked = await buyer.post('/dat-hang', { ten: 'Trần Thử', 'dien-thoai': phone, tinh: '01', xa: 'phường Hoàn Kiếm', 'so-nha': '12 phố Mẫu', 'ghi-chu': '' })
  if (asked.status !== 303) throw new Error(await asked.text())
  const review = await (await buyer.get('/dat-hang/xem-lai')).text()
  const fields = Object.fromEntries([...review.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))
  const done = await buyer.post('/dat-hang/xac-nhan', fields)
  if (String(done.status) !== expected) throw new Error(`${done.status} instead of ${expected}: ${await done.text()}`)
  const orderPage = done.headers.get('location') ?? ''
  const page = orderPage ? await (await buyer.get(orderPage)).text() : await done.text()
  return { buyer, fields, orderPage, page, purchase: /MH-\d\d-\d{6}/.exec(page)?.[0] ?? '', token: new URL(orderPage, 'http://x').searchParams.get('k') ?? '', order: /DH-\d\d-\d{6}/.exec(page)?.[0] ?? '' }
}
