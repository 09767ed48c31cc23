import { beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { readWorkbook } from '#platform/workbook'
import { newId } from '#platform/ids'
import { writeSetting } from '#platform/settings'
import { loadTaxRules, taxWithholding } from '#payments'
import { countMoneyWork } from './index.ts'
import { forgetStatements } from './book-statement.ts'
import { openShop, type Placed, type Shop } from '#tests/shop'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, type Visitor } from '#tests/visitor'

let portal: TestPortal
let shop: Shop
let other: Shop
beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction((tx) => loadTaxRules(tx))
  shop = await openShop(portal)
  other = await openShop(portal, 'HTX Thử Khác', '9988776655', '+84903000222')
})

const memo = (order: Placed): string => order.code.replaceAll('-', '')
const money = async (of: Shop = shop): Promise<string> => (await of.seller.get('/ban-hang/tien')).text()
const transferOf = async (amount: number): Promise<string> => (await sql<{ id: string }>(portal.store.now, 'test.transfer', `select id from payments.transfers where amount_vnd = $1 and outcome in ('none', 'several-references') order by told_at desc, id desc limit 1`, [amount]))[0]!.id
const decide = (id: string, fields: Record<string, string>, who: Visitor = shop.seller, base = '/ban-hang') => who.post(`${base}/tien/${id}`, { 'chu-the': shop.producerSlug, ...fields })
const stateOf = async (order: Placed): Promise<string> => (await sql<{ state: string }>(portal.store.now, 'test.state', 'select state from payments.requests where subject_id = $1', [order.id]))[0]!.state
const onBooks = async (order: Placed): Promise<number> => (await sql<{ vnd: number }>(portal.store.now, 'test.sales', `select -coalesce(sum(amount_vnd), 0)::bigint as vnd from payments.entries join payments.movements on movements.id = movement_id where subject_id = $1 and account = 'sales'`, [order.id]))[0]!.vnd

test('each outcome of a transfer is told with what to do: short asks for the rest by the same code, over and late are to return, repeated counts once', async () => {
  const [short, over, late] = [await shop.order('transfer'), await shop.order('transfer'), await shop.order('transfer')]
  await shop.pay(memo(short), 100_000)
  const page = await short.page()
  for (const words of ['Đã nhận 100.000 đ, còn thiếu 75.000 đ', memo(short), '<code>75000</code>']) expect(page).toContain(words)
  await shop.pay(memo(over), 200_000)
  await shop.pay(memo(late), 175_000, { at: new Date(portal.at.getTime() + 4 * 3_600_000) })
  await shop.pay('again', 33_000, { id: 'dup' })
  await portal.store.transaction((tx) => sql(tx, 'test.repeat', `update payments.transfers set outcome = 'repeated' where source_id = 'dup'`))
  const desk = await money()
  for (const words of ['thiếu', 'thừa', 'đến sau khi đơn đã hết hạn', 'không tính hai lần', over.code]) expect(desk).toContain(words)
  expect(desk).toContain('Phải trả lại')
  expect(await over.page()).toContain('Còn phải trả lại 25.000 đ')
  expect(await late.page()).toContain('Còn phải trả lại 175.000 đ')
  expect(await (await shop.deputy.get(`/can-bo/tien?chu-the=${shop.producerSlug}`)).text()).toContain(over.code)
  await shop.pay(memo(short), 75_000)
  expect(await stateOf(short)).toBe('paid')
})

test('unclear money is attached to an order or set aside by its seller or deputy alone, both can be taken back, and a second press changes nothing', async () => {
  const order = await shop.order('transfer')
  await shop.pay('Tran Thu chuyen tien mat ong', 175_000)
  const id = await transferOf(175_000)
  expect(await money()).toContain('Tran Thu chuyen tien mat ong')
  expect(await money(other)).not.toContain('Tran Thu chuyen tien mat ong')
  expect((await decide(id, { viec: 'gan', don: order.code, 'chu-the': other.producerSlug }, other.seller)).status, 'another seller’s money').toBe(404)
  expect((await decide(id, { viec: 'gan', don: order.code }, other.seller)).status, 'another’s stall').toBe(404)
  expect((await decide(id, { viec: 'gan', don: order.code }, await officerAt(portal, 'province-officer', '01'), '/can-bo')).status).toBe(404)
  expect((await decide(id, { viec: 'gan', don: '' })).status).toBe(422)
  const unknown = await decide(id, { viec: 'gan', don: 'dh-26-999999' })
  expect(unknown.status).toBe(422)
  expect(await unknown.text()).toContain('value="DH-26-999999"')
  expect((await decide(id, { viec: 'gan', don: (await other.order('transfer')).code })).status, 'an order of somebody else').toBe(422)
  expect((await decide(id, { viec: 'bo-qua' })).status).toBe(303)
  expect(await money()).toContain('không phải tiền của cổng')
  expect((await decide(id, { viec: 'gan', don: order.code })).status, 'set aside').toBe(409)
  expect((await decide(id, { viec: 'xem-lai' })).status).toBe(303)
  const pressed = await Promise.all([decide(id, { viec: 'gan', don: order.code }), decide(id, { viec: 'gan', don: order.code }, shop.deputy, '/can-bo')])
  expect(pressed.map((each) => each.status).toSorted((a, b) => a - b)).toEqual([303, 409])
  expect([await stateOf(order), await onBooks(order)]).toEqual(['paid', 175_000])
  expect((await decide(id, { viec: 'go-ra' })).status).toBe(303)
  expect([await stateOf(order), await onBooks(order)]).toEqual(['waiting', 0])
  expect((await decide(id, { viec: 'gan', don: order.code })).status, 'and once more').toBe(303)
  expect([await stateOf(order), await onBooks(order)]).toEqual(['paid', 175_000])
  await shop.move(order.code, ['refused', 'hết hàng'])
  expect((await shop.seller.post(`/ban-hang/don/${order.code}/tien`, { viec: 'tra-lai', lan: newId(), 'so-tien': '175.000', 'bang-chung': 'FT26' })).status).toBe(303)
  expect((await decide(id, { viec: 'go-ra' })).status, 'it was given back').toBe(409)
  expect(await onBooks(order)).toBe(0)
})

test('one transfer for two orders is shared between them', async () => {
  const [one, two] = [await shop.order('transfer'), await shop.order('transfer')]
  await shop.pay(`${memo(one)} ${memo(two)}`, 350_000)
  const id = await transferOf(350_000)
  expect((await decide(id, { viec: 'gan', don: one.code, 'don-2': two.code, 'tien-2': '350.000' })).status).toBe(422)
  expect((await decide(id, { viec: 'gan', don: one.code, 'don-2': one.code, 'tien-2': '175.000' })).status).toBe(422)
  expect((await decide(id, { viec: 'gan', don: one.code, 'don-2': two.code, 'tien-2': '175.000' })).status).toBe(303)
  expect([await onBooks(one), await onBooks(two)]).toEqual([175_000, 175_000])
})

const bring = async (text: string, who: Visitor = shop.seller, slug = shop.producerSlug) => {
  const form = new FormData()
  form.set('chu-the', slug)
  form.set('tep', new File([text], 'sao-ke-thang-11.csv'))
  return who.ask('/ban-hang/tien/sao-ke-ngan-hang', { method: 'POST', body: form, headers: { origin: 'http://localhost' } })
}
const statement = (lines: readonly string[], account = '0011002233') => ['NGÂN HÀNG THƯƠNG MẠI MẪU', `SAO KÊ TÀI KHOẢN,,Số tài khoản: ${account}`, '', 'STT,Ngày giao dịch,Số tham chiếu,Nội dung,Ghi nợ,Ghi có,Số dư', ...lines, ',,,Tổng cộng,,,'].join('\n')

test('a bank statement is read, looked over and booked once: what a feed told already is not booked again, nor what an earlier statement brought', async () => {
  const [known, fresh] = [await shop.order('transfer'), await shop.order('transfer')]
  await shop.pay(`CT DEN ${memo(known)}`, 175_000)
  const text = statement([
    `1,24/11/2026 09:12,VCB.0001,${memo(known)} thanh toan,,"175,000","1,175,000"`, `2,24/11/2026,VCB.0002,MBVCB ${memo(fresh)} ck,,"175,000","1,350,000"`,
    '3,24/11/2026,VCB.0003,Rut tien ATM,"500,000",,"850,000"', '4,24/11/2026,VCB.0004,Me gui tien,,"2,000,000","2,850,000"',
  ])
  const brought = await bring(text)
  expect(brought.status).toBe(303)
  const review = brought.headers.get('location')!
  const page = await (await shop.seller.get(review)).text()
  expect(page).toContain('3 khoản tiền vào: 1 khoản của đơn, 1 khoản đã biết, 1 khoản chưa rõ')
  expect(page).toContain(fresh.code)
  expect(await onBooks(fresh), 'looking books nothing').toBe(0)
  expect((await other.seller.get(review)).status).toBe(404)
  const address = review.split('?')[0]!
  expect((await other.seller.post(address, { 'chu-the': other.producerSlug })).status).toBe(404)
  const pressed = await Promise.all([1, 2].map(() => shop.seller.post(address, { 'chu-the': shop.producerSlug })))
  expect(pressed.map((each) => each.status)).toEqual([303, 303])
  expect([await onBooks(known), await onBooks(fresh)]).toEqual([175_000, 175_000])
  expect(await (await shop.seller.get(review)).text()).toContain('Sao kê đã ghi')
  expect(await money()).toContain('Me gui tien')
  // The same statement, and one that overlaps it, later; then the feed tells what the statement brought.
  const again = (await bring(text)).headers.get('location')!
  expect(await (await shop.seller.get(again)).text()).toContain('0 khoản của đơn, 3 khoản đã biết, 0 khoản chưa rõ')
  await shop.seller.post(again.split('?')[0]!, { 'chu-the': shop.producerSlug })
  await shop.pay(`${memo(fresh)} FT123`, 175_000)
  expect([await onBooks(known), await onBooks(fresh), await stateOf(fresh)]).toEqual([175_000, 175_000, 'paid'])
})

test('what needs the seller is counted as its page shows it, and brought statements are erased after three months', async () => {
  const stall = await openShop(portal, 'Hộ kinh doanh Đếm Thử', '6655443322', '+84903000555')
  const count = () => portal.store.transaction((tx) => countMoneyWork(tx, [stall.producerId]))
  expect(await count()).toBe(0)
  const [over, refused, agreed] = [await stall.order('transfer'), await stall.order('transfer'), await stall.order('cash')]
  await stall.pay(memo(over), 180_000)
  await stall.pay(memo(refused), 175_000)
  await stall.move(refused.code, ['refused', 'hết hàng'])
  await stall.move(agreed.code, ['accepted'], ['sent'], ['delivered'])
  await stall.pay('khong ro', 12_000)
  const page = await money(stall)
  expect([await count(), page.includes('Phải trả lại: 180.000 đ'), page.includes('khong ro')]).toEqual([3, true, true])
  expect(await portal.store.transaction((tx) => forgetStatements(tx, portal.at))).toBe(0)
  expect(await portal.store.transaction((tx) => forgetStatements(tx, new Date(portal.at.getTime() + 1_000)))).toBeGreaterThan(0)
})

test('a statement of another account, a picture, a list of something else and an empty file are refused in plain words, and nothing is kept', async () => {
  const kept = async () => (await sql<{ count: number }>(portal.store.now, 'test.kept', 'select count(*) from reconciliation.statements'))[0]!.count
  const before = await kept()
  for (const [text, words] of [
    [statement(['1,24/11/2026,X1,abc,,"1,000",'], '5555666677'), 'không phải 0011002233'], ['Họ tên,Điểm\nMai,9\n', 'Không thấy cột'], [statement(['1,24/11/2026,X1,Rut tien,"1,000",,']), 'không có khoản tiền vào'], ['\u0089PNG\r\n\u001a\nxxxx', ''], ['', 'Chọn tệp'],
  ] as const) {
    const answer = await bring(text)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words)
  }
  expect((await bring(statement(['1,24/11/2026,X1,a,,"1,000",']), other.seller)).status, 'for another’s stall').toBe(404)
  expect(await kept()).toBe(before)
})

test('the month adds up on the screen and in its files, opens to its orders, and shows no tax until the operator has switched it on', async () => {
  const stall = await openShop(portal, 'Hộ kinh doanh Tháng Thử', '7766554433', '+84903000333')
  const [byBank, byCash] = [await stall.order('transfer'), await stall.order('cash')]
  await stall.pay(memo(byBank), 175_000)
  await stall.move(byBank.code, ['accepted'], ['sent'], ['delivered'])
  await stall.move(byCash.code, ['accepted'], ['sent'], ['delivered'], ['coming-back', 'vỡ'], ['returned'])
  await stall.seller.post(`/ban-hang/don/${byCash.code}/tien`, { viec: 'tra-lai', lan: newId(), 'so-tien': '100.000', cach: 'tien-mat', 'bang-chung': 'đã nhận, ký' })
  const page = await (await stall.seller.get('/ban-hang/sao-ke/2026-11')).text()
  for (const words of ['350.000 đ', '100.000 đ', '250.000 đ', byBank.code, byCash.code, 'Cổng không khấu trừ thuế', 'cổng không thu phí']) expect(page).toContain(words)
  const csv = await (await stall.seller.get('/ban-hang/sao-ke/2026-11/tai.csv')).text()
  expect(csv.trim().split('\r\n').slice(1).reduce((sum, line) => sum + Number(line.split(',')[5]), 0)).toBe(250_000)
  expect((await stall.seller.get('/ban-hang/sao-ke/2026-10')).status).toBe(200)
  expect(await (await stall.seller.get('/ban-hang/sao-ke/2026-10')).text()).toContain('Tháng này chưa có khoản nào')
  for (const month of ['2026-13', '1999-01', 'abc']) expect((await stall.seller.get(`/ban-hang/sao-ke/${month}`)).status).toBe(404)
  expect((await shop.seller.get(`/ban-hang/sao-ke/2026-11?chu-the=${stall.producerSlug}`)).status).toBe(404)
  expect((await (await buyerAt(portal, '+84903000444')).get('/ban-hang/sao-ke/2026-11')).status).toBe(404)

  await portal.store.transaction((tx) => writeSetting(tx, taxWithholding, { on: true, why: 'thử' }, 'test'))
  const taxed = await (await stall.seller.get('/ban-hang/sao-ke/2026-11')).text()
  // 1 % and 0,5 % of 350.000 less 100.000.
  for (const words of ['2.500 đ', '1.250 đ', '252/2026/NĐ-CP', 'CHƯA KIỂM CHỨNG', 'ngưỡng một năm 1.000.000.000 đ']) expect(taxed).toContain(words)
  const organisation = await (await other.seller.get('/ban-hang/sao-ke/2026-11')).text()
  expect(organisation).not.toContain('CHƯA KIỂM CHỨNG')
  await portal.store.transaction((tx) => writeSetting(tx, taxWithholding, { on: false, why: '' }, 'test'))

  const pdf = await stall.seller.get('/ban-hang/sao-ke/2026-11/tai.pdf')
  const bytes = Buffer.from(await pdf.arrayBuffer())
  expect([pdf.headers.get('content-type'), bytes.subarray(0, 5).toString(), bytes.length < 200_000]).toEqual(['application/pdf', '%PDF-', true])
  const sheets = await readWorkbook(new Uint8Array(await (await stall.seller.get('/ban-hang/sao-ke/toan-bo.xlsx')).arrayBuffer()))
  expect(sheets.map((sheet) => [sheet.name, sheet.rows.length])).toEqual([['Đơn hàng', 3], ['Hàng', 2]])
})
