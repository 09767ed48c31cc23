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
