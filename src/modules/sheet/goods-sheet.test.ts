import { beforeEach, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { addMember, findProducerBySlug } from '#producers'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, Visitor } from '#tests/visitor'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'

let portal: TestPortal
let seller: Visitor & { personId: string }
const BASE = '/ban-hang/hang/bang'

beforeEach(async () => {
  portal = await testPortal()
  for (const [name, producer] of [['Mật hoa dừa', 'HTX Thử Một'], ['Kẹo dừa', 'HTX Thử Một'], ['Bánh pía', 'Cơ sở Thử Hai']] as const) {
    await portal.store.transaction(async (tx) => {
      const [known] = await sql<{ id: string }>(tx, 'test.known', 'select id from producers.producers where name = $1', [producer])
      const id = await aProduct(tx, known ? { name, provinceCode: '86' as never, producerId: known.id as never } : { name, producer, provinceCode: '86' as never })
      await sql(tx, 'test.province', `update producers.producers set province_code = '86' where name = $1`, [producer])
      await aRecognition(tx, id, '2026-01-05')
    })
  }
  seller = await buyerAt(portal)
  await portal.store.transaction(async (tx) => addMember(tx, { producerId: (await findProducerBySlug(tx, 'htx-thu-mot'))!.id, personId: seller.personId, role: 'owner', byId: null, consentWords: 'Tôi bán', consentAt: portal.at }, portal.at))
})

/** The fields of the sheet as a browser would send them. */
function fieldsOf(html: string): Record<string, string> {
  const form = html.slice(html.indexOf('class="sheet-form"'))
  const inputs = [...form.matchAll(/<input([^>]*)>/g)].map(([, text]) => ({ name: /name="([^"]+)"/.exec(text!)?.[1] ?? '', value: /value="([^"]*)"/.exec(text!)?.[1] ?? '', off: /type="checkbox"/.test(text!) && !/checked/.test(text!) }))
  const selects = [...form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/g)].map(([, name, inside]) => ({ name: name!, value: /<option selected=""[^>]*>([^<]*)/.exec(inside!)?.[1] ?? '', off: false }))
  return Object.fromEntries([...inputs, ...selects].filter((field) => field.name && !field.off).map((field) => [field.name, field.value]))
}
const sheet = async (who: Visitor = seller, address = BASE): Promise<Record<string, string>> => fieldsOf(await (await who.get(address)).text())
const rowOf = async (name: string): Promise<number> => {
  const html = await (await seller.get(BASE)).text()
  return [...html.matchAll(/<tbody id="hang-[^"]+">.*?<a href="[^"]*">([^<]+)<\/a>/gs)].findIndex((found) => found[1] === name)
}
/** Both goods on sale; gives the row of the syrup. */
async function onSale(): Promise<number> {
  const fields = await sheet()
  const more = (row: number): Record<string, string> => ({ [`ten-${row}-0`]: 'Chai 500 ml', [`luong-${row}-0`]: '500', [`gia-${row}-0`]: '145.000', [`kho-${row}`]: '10.000', [`dv-${row}`]: 'ml', [`ban-${row}`]: 'co' })
  expect((await seller.post(BASE, { ...fields, ...more(0), ...more(1) })).headers.get('location')).toContain('luu=2')
  return rowOf('Mật hoa dừa')
}
const held = async (): Promise<{ name: string; stock: number; state: string; price: number; pack: string }[]> => sql(portal.store.now, 'test.held', `select product.name, offer.stock, offer.state, pack.price_vnd as price, pack.name as pack from offers.offers offer join certification.products product on product.id = offer.product_id join offers.packs pack on pack.offer_id = offer.id and pack.retired_at is null order by product.name, pack.position`)

test('a seller puts goods on sale in the sheet, without script; what is sent unchanged changes nothing', async () => {
  await onSale()
  expect(await held()).toMatchObject([{ name: 'Kẹo dừa', stock: 10_000, state: 'on-sale', price: 145_000 }, { name: 'Mật hoa dừa', stock: 10_000 }])
  const page = await (await new Visitor(portal).get('/san-pham/mat-hoa-dua')).text()
  for (const words of ['145.000', '290.000', 'Bỏ vào giỏ']) expect(page).toContain(words)
  expect((await seller.post(BASE, await sheet())).headers.get('location')).toContain('luu=0')
})

test('good rows are saved while faulty ones stay typed, each fault at its cell', async () => {
  const row = await onSale()
  const other = 1 - row
  const answer = await seller.post(BASE, { ...await sheet(), [`gia-${row}-0`]: '160k', [`gia-${other}-0`]: '14', [`vu-${other}`]: 'mùa mưa' })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  for (const words of ['Đã lưu 1 sản phẩm', 'có thể thiếu số 0', 'không đọc ra tháng', 'value="mùa mưa"', `href="#o-gia-${other}-0"`, `id="o-gia-${other}-0"`]) expect(html).toContain(words)
  expect((await held()).map((each) => each.price)).toEqual([145_000, 160_000])
  // Mended on the same page, and saved.
  expect((await seller.post(BASE, { ...fieldsOf(html), [`gia-${other}-0`]: '140.000', [`vu-${other}`]: 'T3–T5' })).headers.get('location')).toContain('luu=1')
})

test('a row that somebody changed meanwhile, and stock that a sale moved, are told and not overwritten', async () => {
  const row = await onSale()
  const mine = await sheet()
  expect((await seller.post(BASE, { ...mine, [`gia-${row}-0`]: '150.000' })).status).toBe(303)
  const late = await seller.post(BASE, { ...mine, [`gia-${row}-0`]: '155.000', [`kho-${1 - row}`]: '9.000' })
  expect(late.status).toBe(422)
  expect(await late.text()).toContain('Người khác vừa sửa')
  expect((await held()).map((each) => [each.price, each.stock])).toEqual([[145_000, 9_000], [150_000, 10_000]])

  const counted = await sheet()
  await sql(portal.store.now, 'test.noop', 'select 1')
  await portal.store.transaction((tx) => sql(tx, 'test.sale', 'update offers.offers set stock = stock - 500'))
  const told = await seller.post(BASE, { ...counted, [`kho-${row}`]: '12.000' })
  expect(told.status).toBe(422)
  const html = await told.text()
  expect(html).toContain('kho còn 10.000')
  expect(html).toContain('giờ còn 9.500')
  expect((await held())[1]!.stock).toBe(9_500)
  // A price may change whatever was sold; and who has seen the sale may count.
  expect((await seller.post(BASE, { ...counted, [`gia-${row}-0`]: '151.000' })).status).toBe(303)
  expect((await seller.post(BASE, { ...await sheet(), [`kho-${row}`]: '12.000' })).status).toBe(303)
  expect((await held())[1]).toMatchObject({ price: 151_000, stock: 12_000 })
})

test('a pack is added without script, and one is dropped by emptying its cells', async () => {
  const row = await onSale()
  const fields = await sheet()
  const id = fields[`d-${row}`]!.split('.')[0]!
  const wider = await (await seller.post(BASE, { ...fields, [`gia-${row}-0`]: '146.000', them: id })).text()
  expect(wider).toContain(`name="ten-${row}-1"`)
  expect((await seller.post(BASE, { ...fieldsOf(wider), [`ten-${row}-1`]: 'Chai 1 l', [`luong-${row}-1`]: '1 l', [`gia-${row}-1`]: '280.000' })).status).toBe(303)
  expect((await held()).map((each) => `${each.pack} ${each.price}`)).toEqual(['Chai 500 ml 145000', 'Chai 500 ml 146000', 'Chai 1 l 280000'])
  expect((await seller.post(BASE, { ...await sheet(), [`ten-${row}-0`]: '', [`luong-${row}-0`]: '', [`gia-${row}-0`]: '' })).status).toBe(303)
  expect((await held()).map((each) => each.pack)).toEqual(['Chai 500 ml', 'Chai 1 l'])
})

test('nobody reaches the goods of others: not by address, not by a forged row', async () => {
  await onSale()
  const stranger = await buyerAt(portal, '+84987654321')
  expect((await stranger.get(`${BASE}?cua=htx-thu-mot`)).status).toBe(404)
  expect((await stranger.post(`${BASE}?cua=htx-thu-mot`, await sheet())).status).toBe(404)
  expect((await seller.get(`${BASE}?cua=co-so-thu-hai`)).status).toBe(404)
  const [theirs] = await sql<{ id: string }>(portal.store.now, 'test.theirs', `select id from certification.products where name = 'Bánh pía'`)
  const forged = { 'd-0': `${theirs!.id}.0.0.x.`, 'ten-0-0': 'Hộp', 'luong-0-0': '1', 'gia-0-0': '1000', 'kho-0': '5', 'dv-0': 'cái', 'ban-0': 'co' }
  expect((await seller.post(BASE, forged)).status).toBe(403)
  expect(await held()).toHaveLength(2)
  expect((await (await officerAt(portal, 'province-officer', '01')).get('/can-bo/ban/bang?cua=htx-thu-mot')).status).toBe(404)
  for (const token of ['', '..', `${theirs!.id}`, 'x.y.z', '0.0.0.0.0'.repeat(400)]) expect((await seller.post(BASE, { 'd-0': token, '__proto__': 'x', 'd-99999': 'y' })).status, token).toBe(303)
  const script = '<script>alert(1)</script>'
  const row = await rowOf('Mật hoa dừa')
  expect(await (await seller.post(BASE, { ...await sheet(), [`ten-${row}-0`]: script, [`gia-${row}-0`]: 'x' })).text()).not.toContain(script)
})

test('an officer of the province does it with the consent that was given, and not without', async () => {
  const officer = await officerAt(portal, 'province-officer', '86')
  const address = '/can-bo/ban/bang?cua=co-so-thu-hai'
  const fields = { ...await sheet(officer, address), 'ten-0-0': 'Hộp 4 cái', 'luong-0-0': '4', 'gia-0-0': '60.000', 'kho-0': '40', 'dv-0': 'cái', 'ban-0': 'co' }
  const refused = await officer.post(address, { ...fields, 'dong-y': '' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('value="Hộp 4 cái"')
  expect((await officer.post(address, { ...fields, 'dong-y': 'Ông Hai đồng ý, điện thoại 24/11/2026' })).status).toBe(303)
  expect(await sql(portal.store.now, 'test.consent', 'select on_behalf_by is not null as by, consent from offers.offers')).toEqual([{ by: true, consent: 'Ông Hai đồng ý, điện thoại 24/11/2026' }])
})
