/** A stall that sells one thing, its owner on the phone, and buyers who order: for tests of what happens to an order. */
import { loadGeography } from '#geography'
import { personOfPhone } from '#identity'
import { recordTransfer } from '#payments'
import { sql } from '#platform/db'
import { addMember, findProducerBySlug } from '#producers'
import type { TestPortal } from '#tests/portal'
import { buyerAt, officerAt, Visitor } from '#tests/visitor'
import { aProduct, aRecognition } from '../../src/modules/certification/certification.samples.ts'

export const ACCOUNT = '0011002233'
let others = 0

export interface Placed { readonly buyer: Visitor; readonly address: string; readonly purchase: string; readonly token: string; readonly code: string; readonly id: string; page(): Promise<string>; post(fields: Record<string, string>, path?: string): Promise<Response> }
export interface Shop {
  readonly producerId: string
  readonly producerSlug: string
  readonly seller: Visitor
  readonly deputy: Visitor
  /** One bottle of 145.000 đ, sent for 30.000 đ. */
  order(payment: 'cash' | 'transfer'): Promise<Placed>
  /** The selling side moves the order on. */
  move(code: string, ...moves: (readonly [to: string, why?: string])[]): Promise<number[]>
  /** The bank tells that money came. */
  pay(memo: string, amountVnd: number, more?: { readonly at?: Date; readonly id?: string }): Promise<void>
}

export async function openShop(portal: TestPortal, name = 'Hộ kinh doanh Bà Thử', account = ACCOUNT, phone = '+84903000111'): Promise<Shop> {
  await portal.store.transaction((tx) => loadGeography(tx))
  const officer = await officerAt(portal, 'central-officer', 'VN')
  const product = `Mật hoa dừa ${++others}`
  await portal.store.transaction(async (tx) => {
    const id = await aProduct(tx, { name: product, producer: name, provinceCode: '86' as never })
    await sql(tx, 'test.province', `update producers.producers set province_code = '86', form = $2 where name = $1`, [name, name.startsWith('HTX') ? 'cooperative' : 'household'])
    await aRecognition(tx, id, '2026-01-05')
  })
  const [made] = await sql<{ product: string; producer: string }>(portal.store.now, 'test.slugs', 'select product.slug as product, producer.slug as producer from certification.products product join producers.producers producer on producer.id = product.producer_id where product.name = $1', [product])
  const saved = await officer.post(`/can-bo/ban/${made!.product}`, {
    'don-vi': 'g', ton: '5000', 'goi-0': 'Chai 500 g', 'luong-0': '500', 'gia-0': '145.000', 'phi-giao': '30.000', 'mien-phi-tu': '900.000', 'dong-y': 'Đồng ý qua điện thoại ngày 20/11/2026', 'ngan-hang': '970436', 'so-tk': account, 'chu-tk': 'BA THU',
  })
  if (saved.status !== 303) throw new Error(`stall: ${saved.status} ${await saved.text()}`)
  const maker = (await findProducerBySlug(portal.store.now, made!.producer))!
  await portal.store.transaction(async (tx) => addMember(tx, { producerId: maker.id, personId: await personOfPhone(tx, phone, portal.at), role: 'owner', byId: null, consentWords: 'Thử', consentAt: portal.at }, portal.at))
  const seller = await buyerAt(portal, phone)
  let told = 0
  return {
    producerId: maker.id, producerSlug: maker.slug, seller, deputy: await officerAt(portal, 'province-officer', '86'),
    async order(payment) {
      const buyer = new Visitor(portal, `198.51.100.${++others % 200}`)
      const pack = /name="goi" value="([^"]+)"/.exec(await (await buyer.get(`/san-pham/${made!.product}`)).text())![1]!
      await buyer.post('/gio-hang/them', { goi: pack, sl: '1' })
      await buyer.post('/dat-hang', { ten: 'Trần Thử', 'dien-thoai': '0912 345 678', tinh: '01', xa: 'phường Hoàn Kiếm', 'so-nha': '12 phố Mẫu', 'ghi-chu': '', tra: payment === 'transfer' ? 'chuyen-khoan' : 'tien-mat' })
      const review = await (await buyer.get('/dat-hang/xem-lai')).text()
      const done = await buyer.post('/dat-hang/xac-nhan', Object.fromEntries([...review.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, field, value]) => [field!, value!])))
      const address = done.headers.get('location')!
      const page = async () => (await buyer.get(address)).text()
      const purchase = /MH-26-\d{6}/.exec(address)![0]
      const code = /DH-26-\d{6}/.exec(await page())![0]
      const token = new URL(address, 'http://x').searchParams.get('k')!
      const [{ id }] = await sql<{ id: string }>(portal.store.now, 'test.order-id', 'select id from orders.orders where code = $1', [code]) as [{ id: string }]
      return { buyer, address, purchase, token, code, id, page, post: (fields, path = '/tien') => buyer.post(`/don-hang/${purchase}/${code}${path}`, { k: token, ...fields }) }
    },
    async move(code, ...moves) {
      const statuses: number[] = []
      for (const [den, why] of moves) statuses.push((await seller.post(`/ban-hang/don/${code}`, { den, 'vi-sao': why ?? '' })).status)
      return statuses
    },
    async pay(memo, amountVnd, { at = portal.at, id = `${account}-${++told}` } = {}) {
      await portal.store.transaction((tx) => recordTransfer(tx, {
        source: 'sepay', sourceId: id, feed: 'unit', accounts: [{ bin: '970436', number: account }], raw: '{}',
        transfer: { bank: 'Vietcombank', account, amountVnd, memo, at, direction: 'in', bankReference: `FT${id}` },
      }, portal.at))
    },
  }
}

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
