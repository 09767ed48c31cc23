import { beforeAll, expect, test } from 'vitest'
import { recordTransfer } from '#payments'
import { findCommand, readArguments } from '#platform/command'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import { testPortal, type TestPortal } from '#tests/portal'
import { openShop, type Shop } from '#tests/shop'
import { buyerAt, officerAt, Visitor } from '#tests/visitor'
import { paymentsCommands } from '../payments/payments.commands.ts'

let portal: TestPortal
let [one, two] = [null as never as Shop, null as never as Shop]
let central: Visitor
const NUMBER = '19001900'
const form = { ten: 'Trung gian Mẫu', 'so-gp': '12/GP-NHNN', 'ngay-gp': '2025-05-20', 'noi-cap': 'Ngân hàng Nhà nước', 'hop-dong': 'HĐ 01/2026', 'ngan-hang': '970436', 'so-tk': NUMBER, 'chu-tk': 'TRUNG GIAN MAU', tu: '2026-11-01', phi: '1,1', 'phi-co-dinh': '1.000', 'ai-chiu': 'nguoi-ban' }
beforeAll(async () => {
  portal = await testPortal()
  one = await openShop(portal)
  two = await openShop(portal, 'HTX Thử Khác', '9988776655', '+84903000222')
  central = await officerAt(portal, 'central-officer', 'VN')
})

interface Bought { readonly buyer: Visitor; readonly address: string; readonly purchase: string; readonly memo: string; readonly orders: readonly { readonly id: string; readonly code: string; readonly shop: Shop }[]; page(): Promise<string> }
let buyers = 0
/** One bottle of each of these sellers, 175.000 đ each, in one purchase by transfer. */
async function buy(shops: readonly Shop[] = [one, two]): Promise<Bought> {
  const buyer = new Visitor(portal, `198.51.101.${++buyers}`)
  for (const shop of shops) {
    const [pack] = await sql<{ id: string }>(portal.store.now, 'test.pack-of', 'select pack.id from offers.packs pack join offers.offers offer on offer.id = pack.offer_id where offer.producer_id = $1 and pack.retired_at is null', [shop.producerId])
    await buyer.post('/gio-hang/them', { goi: pack!.id, sl: '1' })
  }
  await buyer.post('/dat-hang', { ten: 'Trần Thử', 'dien-thoai': '0912 345 678', tinh: '01', xa: 'phường Hoàn Kiếm', 'so-nha': '12 phố Mẫu', 'ghi-chu': '', tra: 'chuyen-khoan' })
  const review = await (await buyer.get('/dat-hang/xem-lai')).text()
  const done = await buyer.post('/dat-hang/xac-nhan', Object.fromEntries([...review.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, field, value]) => [field!, value!])))
  const address = done.headers.get('location')!
  const purchase = /MH-26-\d{6}/.exec(address)![0]
  const orders = await sql<{ id: string; code: string; producer: string }>(portal.store.now, 'test.orders-of', 'select "order".id, "order".code, producer_id as producer from orders.orders "order" join orders.purchases purchase on purchase.id = purchase_id where purchase.code = $1 order by "order".code', [purchase])
  return { buyer, address, purchase, memo: purchase.replaceAll('-', ''), orders: orders.map((each) => ({ ...each, shop: each.producer === one.producerId ? one : two })), page: async () => (await buyer.get(address)).text() }
}
let told = 0
const pay = (memo: string, amountVnd: number, { at = portal.at, id = `p${++told}` } = {}) => portal.store.transaction((tx) => recordTransfer(tx, {
  source: 'sepay', sourceId: id, feed: 'unit', accounts: [{ bin: '970436', number: NUMBER }], raw: '{}', transfer: { bank: 'Vietcombank', account: NUMBER, amountVnd, memo, at, direction: 'in', bankReference: `FT${id}` },
}, portal.at))
const books = async (orderId: string): Promise<Record<string, number>> => Object.fromEntries((await sql<{ account: string; vnd: number }>(portal.store.now, 'test.books', `
  select account, sum(amount_vnd)::bigint as vnd from payments.entries join payments.movements on movements.id = movement_id where subject_id = $1 group by account having sum(amount_vnd) <> 0`, [orderId])).map(({ account, vnd }) => [account, vnd]))
const deliver = async ({ orders }: Bought) => { for (const { code, shop } of orders) expect(await shop.move(code, ['accepted'], ['sent'], ['delivered'])).toEqual([303, 303, 303]) }
const again = (who: Visitor, as: Visitor): void => { for (const [name, value] of as.cookies) who.cookies.set(name, value) }
/** Time goes on; everybody signs in again. */
const days = async (count: number): Promise<void> => {
  portal.at = new Date(portal.at.getTime() + count * 86_400_000)
  again(central, await officerAt(portal, 'central-officer', 'VN'))
  for (const [shop, phone] of [[one, '+84903000111'], [two, '+84903000222']] as const) {
    again(shop.seller, await buyerAt(portal, phone))
    again(shop.deputy, await officerAt(portal, 'province-officer', '86'))
  }
}
const desk = async (): Promise<string> => (await central.get('/can-bo/chi-tra')).text()
const list = (who: Visitor = central) => who.post('/can-bo/chi-tra/lap')
const send = async (who: Visitor = central) => {
  const page = await (await who.get('/can-bo/chi-tra')).text()
  return who.post('/can-bo/chi-tra/gui', { 'doi-tac': /name="doi-tac" value="([^"]+)"/.exec(page)?.[1] ?? newId(), tong: /name="tong" value="([^"]+)"/.exec(page)?.[1] ?? '0' })
}
const listed = (state: string) => sql<{ code: string; amountVnd: number; producer: string }>(portal.store.now, 'test.payouts', 'select code, amount_vnd as "amountVnd", producer_id as producer from payouts.payouts where state = $1 order by code', [state])
const answer = async (text: string) => {
  const body = new FormData()
  body.set('tep', new File([text], 'tra-loi.csv', { type: 'text/csv' }))
  return central.ask('/can-bo/chi-tra/tra-loi', { method: 'POST', body, headers: { origin: 'http://localhost' } })
}

test('without a partner nothing of it shows: a code for each seller, to that seller’s own account', async () => {
  const bought = await buy()
  const page = await bought.page()
  expect(page.match(/<svg role="img" aria-label="Mã VietQR/g)).toHaveLength(2)
  for (const account of ['0011002233', '9988776655']) expect(page).toContain(account)
  for (const who of [central, one.seller]) expect(await (await who.get(who === central ? '/can-bo' : '/ban-hang/tien')).text()).not.toMatch(/chi-tra|Đối tác/)
})

test('a partner is recorded by the central office or the operator alone, with a trace, and never without a licence', async () => {
  const operator = await officerAt(portal, 'operator', 'VN')
  for (const who of [await officerAt(portal, 'province-officer', '86'), await officerAt(portal, 'commune-officer', '29308'), await buyerAt(portal)]) {
    for (const path of ['/can-bo/chi-tra', '/can-bo/chi-tra/doi-tac']) expect((await who.get(path)).status).toBe(403)
    expect((await who.post('/can-bo/chi-tra/doi-tac', form)).status).toBe(403)
    expect((await who.post('/can-bo/chi-tra/gui')).status).toBe(403)
  }
  for (const wrong of [{ 'so-gp': '' }, { 'so-gp': '   ' }, { 'ngay-gp': '' }, { 'ngay-gp': '2027-01-01' }, { 'so-tk': 'x' }, { phi: '80' }, { den: '2026-10-01' }, { 'ai-chiu': '' }]) {
    const refused = await operator.post('/can-bo/chi-tra/doi-tac', { ...form, ...wrong })
    expect(refused.status, JSON.stringify(wrong)).toBe(422)
    expect(await refused.text()).toContain('value="Trung gian Mẫu"')
  }
  await expect(portal.store.transaction((tx) => sql(tx, 'test.unlicensed', `insert into payments.partners (id, name, licence_number, licence_on, issuer, contract, account_id, since, fee_bp, fee_fixed_vnd, fee_by, evidence, recorded_by, recorded_at) select gen_random_uuid(), 'x', ' ', '2025-01-01', 'x', 'x', id, '2026-01-01', 0, 0, 'seller', 'x', 'x', now() from payments.accounts limit 1`))).rejects.toThrow(/licence_number/)
  expect((await operator.post('/can-bo/chi-tra/doi-tac', form)).status).toBe(303)
  expect((await central.post('/can-bo/chi-tra/doi-tac', { ...form, ten: 'Khác' })).status, 'one at a time').toBe(409)
  const page = await (await central.get('/can-bo/chi-tra/doi-tac')).text()
  for (const words of ['12/GP-NHNN', '20/05/2025', 'chưa thử với đối tác thật', '1,1 % + 1.000 đ', 'Ghi bởi']) expect(page).toContain(words)
  expect(await (await central.get('/can-bo')).text()).toContain('/can-bo/chi-tra')
})

test('with a partner a purchase has one code; too little, the rest, too much, late and told again count once for the whole', async () => {
  const bought = await buy()
  const page = await bought.page()
  expect(page.match(/<svg role="img" aria-label="Mã VietQR/g)).toHaveLength(1)
  for (const words of ['350.000 đ', bought.memo, NUMBER, 'giấy phép 12/GP-NHNN']) expect(page).toContain(words)
  expect(page).not.toContain('0011002233')
  expect(await pay(bought.memo, 200_000, { id: 'short' })).toMatchObject({ outcome: 'short' })
  expect((await pay(bought.memo, 200_000, { id: 'short' })).kind).toBe('known')
  expect(await bought.page()).toContain('<code>150000</code>')
  expect(await pay(bought.memo, 151_000)).toMatchObject({ outcome: 'over' })
  const sums = await Promise.all(bought.orders.map((each) => books(each.id)))
  expect(sums.map((each) => each['sales'])).toEqual([-175_000, -175_000])
  expect(sums.reduce((sum, each) => sum + (each['partner'] ?? 0), 0)).toBe(351_000)
  expect(sums.reduce((sum, each) => sum + (each['bank'] ?? 0), 0)).toBe(0)
  expect((await bought.page()).match(/<svg role="img" aria-label="Mã VietQR/g)).toBeNull()
  const late = await buy()
  expect(await pay(late.memo, 350_000, { at: new Date(portal.at.getTime() + 4 * 3_600_000) })).toMatchObject({ outcome: 'late' })
  expect((await late.page()).match(/Còn phải trả lại 175\.000 đ/g)?.length).toBeGreaterThanOrEqual(2)
  const cash = await one.order('cash')
  expect(await one.move(cash.code, ['accepted'], ['sent'], ['delivered'])).toEqual([303, 303, 303])
  expect(await books(cash.id), 'cash is untouched').toEqual({ cash: 175_000, sales: -175_000 })
})

test('what the partner holds the seller cannot give back; an officer records the partner’s refund with evidence, and the order is even', async () => {
  const bought = await buy([one])
  await pay(bought.memo, 175_000)
  const [{ code, id }] = bought.orders as [Bought['orders'][0]]
  await one.move(code, ['refused', 'Hết hàng'])
  expect(await bought.page()).toContain('Trung gian Mẫu trả lại bạn')
  const fields = { viec: 'tra-lai', lan: newId(), 'so-tien': '175.000', 'bang-chung': 'RF0001' }
  expect((await one.seller.post(`/ban-hang/don/${code}/tien`, fields)).status).toBe(422)
  expect(await (await one.seller.get(`/ban-hang/don/${code}`)).text()).not.toContain('value="tra-lai"')
  for (const _ of [1, 2]) expect((await one.deputy.post(`/can-bo/don/${code}/tien`, fields)).status).toBe(303)
  expect(await books(id)).toEqual({})
  expect(await bought.page()).toContain('Qua đối tác thanh toán, mã giao dịch: RF0001')
})

test('nothing is due before the days of return; then two officers at once list and send each order once, in a file that says all', async () => {
  const bought = await buy()
  await pay(bought.memo, 350_000)
  await deliver(bought)
  await list()
  expect(await listed('listed')).toEqual([])
  expect(await (await one.seller.get('/ban-hang/tien')).text()).toContain('chi từ 01/12/2026')
  await days(8)
  const second = await officerAt(portal, 'operator', 'VN')
  expect((await Promise.all([list(), list(second), list()])).map((each) => each.status)).toEqual([303, 303, 303])
  // 1,1 % of 350.000 and 1.000, half of it each.
  expect((await listed('listed')).map((each) => each.amountVnd)).toEqual([172_575, 172_575])
  const sent = await Promise.all([send(), send(second)])
  expect(sent.map((each) => each.status).toSorted((a, b) => a - b)).toEqual([303, 409])
  expect(await listed('sent')).toHaveLength(2)
  const file = /\/can-bo\/chi-tra\/tep\/(BC-26-\d{4}\.csv)/.exec(await desk())![1]!
  const csv = (await (await central.get(`/can-bo/chi-tra/tep/${file}`)).text()).replace('\ufeff', '').trim().split('\r\n')
  expect(csv[0]).toBe('payout_id,seller_code,bank_bin,account,holder,amount,memo,orders')
  expect(csv.slice(1)).toHaveLength(2)
  const row = csv.find((each) => each.includes(one.producerSlug))!
  expect(row).toMatch(new RegExp(`^CT-26-\\d{6},${one.producerSlug},970436,0011002233,BA THU,172575,OCOP CT26\\d{6},${bought.orders.find((each) => each.shop === one)!.code}$`))
  expect((await one.seller.get(`/can-bo/chi-tra/tep/${file}`)).status).toBe(403)
  await list()
  expect(await listed('listed'), 'what is under way is not listed again').toEqual([])
})

test('the answer is recorded once: what was paid is in the books and the month, what failed is listed again', async () => {
  const [first, second] = await listed('sent') as unknown as readonly [{ code: string; producer: string }, { code: string; producer: string }]
  const file = `payout_id,result,reference,reason\r\n${first.code},paid,NH777,\r\n${second.code},failed,,sai so tai khoan\r\nCT-26-999999,paid,X,\r\n${first.code},maybe,,\r\n`
  const told = await (await answer(file)).text()
  for (const words of ['Đã ghi kết quả 2 khoản', 'CT-26-999999: Không có khoản chi', 'Dòng 5 không đọc được']) expect(told).toContain(words)
  expect(await (await answer(file)).text()).toContain('Đã ghi kết quả 0 khoản')
  expect((await central.post('/can-bo/chi-tra/ghi', { ma: first.code, 'ket-qua': 'failed', 'giao-dich': '', 'vi-sao': 'nhầm' })).status, 'the first answer stands').toBe(409)
  expect((await answer('a,b\r\n1,2\r\n')).status).toBe(422)
  const paidShop = first.producer === one.producerId ? one : two
  const page = await (await paidShop.seller.get('/ban-hang/tien')).text()
  for (const words of ['NH777', '172.575 đ']) expect(page).toContain(words)
  const month = await (await paidShop.seller.get('/ban-hang/sao-ke/2026-12')).text()
  for (const words of ['Phí của đối tác', '2.425 đ', 'Đối tác đã chi cho bạn', '172.575 đ', 'Đối tác còn phải chi, đến cuối tháng']) expect(month).toContain(words)
  await list()
  const anew = await listed('listed')
  expect(anew.map((each) => [each.producer, each.amountVnd])).toEqual([[second.producer, 172_575]])
  expect(anew[0]!.code).not.toBe(second.code)
  await send()
  expect((await central.post('/can-bo/chi-tra/ghi', { ma: anew[0]!.code, 'ket-qua': 'paid', 'giao-dich': '', 'vi-sao': '' })).status).toBe(422)
  for (const _ of [1, 2]) expect((await central.post('/can-bo/chi-tra/ghi', { ma: anew[0]!.code, 'ket-qua': 'paid', 'giao-dich': 'NH778', 'vi-sao': '' })).status).toBe(303)
  await list()
  expect(await listed('listed')).toEqual([])
})

const agree = async (bought: Bought, amount: string): Promise<void> => {
  const [{ code, shop }] = bought.orders as [Bought['orders'][0]]
  expect((await shop.seller.post(`/ban-hang/don/${code}/tien`, { viec: 'de-nghi', phan: amount, 'vi-sao-tra': 'một chai vỡ' })).status).toBe(303)
  const k = new URL(bought.address, 'http://x').searchParams.get('k')!
  const khoan = /name="khoan" value="([^"]+)"/.exec(await bought.page())![1]!
  expect((await bought.buyer.post(`/don-hang/${bought.purchase}/${code}/tien`, { k, khoan, viec: 'dong-y' })).status).toBe(303)
  expect((await shop.deputy.post(`/can-bo/don/${code}/tien`, { viec: 'tra-lai', lan: newId(), 'so-tien': amount, 'bang-chung': 'RF9' })).status).toBe(303)
}

test('a refund before the file lowers the payout and the officer is told; one after it is the seller’s debt in the next', async () => {
  const before = await buy([one])
  await pay(before.memo, 175_000)
  await deliver(before)
  await days(8)
  await list()
  // 1,1 % of 175.000 and 1.000.
  expect((await listed('listed')).map((each) => each.amountVnd)).toEqual([172_075])
  const seen = await desk()
  await agree(before, '50.000')
  const stale = await central.post('/can-bo/chi-tra/gui', { 'doi-tac': /name="doi-tac" value="([^"]+)"/.exec(seen)![1]!, tong: /name="tong" value="([^"]+)"/.exec(seen)![1]! })
  expect(stale.status).toBe(409)
  expect(await stale.text()).toContain('122.075 đ')
  await list()
  expect((await send()).status).toBe(303)
  const [payout] = await listed('sent')
  expect(payout!.amountVnd).toBe(122_075)
  await central.post('/can-bo/chi-tra/ghi', { ma: payout!.code, 'ket-qua': 'paid', 'giao-dich': 'NH900', 'vi-sao': '' })
  await agree(before, '20.000')
  expect((await books(before.orders[0]!.id))['partner']).toBe(-20_000)
  expect(await (await one.seller.get('/ban-hang/tien')).text()).toMatch(/trừ vào lần chi tới.*-20\.000 đ/)
  await list()
  expect(await listed('listed'), 'a debt alone is no payout').toEqual([])
  const next = await buy([one])
  await pay(next.memo, 175_000)
  await deliver(next)
  await days(8)
  await list()
  expect((await listed('listed')).map((each) => each.amountVnd)).toEqual([152_075])
  expect(await desk()).toContain(`${before.orders[0]!.code} (−20.000 đ)`)
  await send()
  await central.post('/can-bo/chi-tra/ghi', { ma: (await listed('sent'))[0]!.code, 'ket-qua': 'paid', 'giao-dich': 'NH901', 'vi-sao': '' })
  expect((await books(before.orders[0]!.id))['partner'] ?? 0).toBe(0)
})

test('money at the partner that names no purchase is attached by its code, or set aside', async () => {
  const bought = await buy()
  await pay('chuyen tien mua mat hoa', 350_000)
  const id = /\/can-bo\/chi-tra\/khoan\/([0-9a-f-]+)"/.exec(await desk())![1]!
  expect((await central.post(`/can-bo/chi-tra/khoan/${id}`, { viec: 'gan', [`don-${id}`]: 'MH-26-999999' })).status).toBe(422)
  expect((await (await officerAt(portal, 'province-officer', '86')).post(`/can-bo/chi-tra/khoan/${id}`, { viec: 'bo-qua' })).status).toBe(403)
  expect((await central.post(`/can-bo/chi-tra/khoan/${id}`, { viec: 'gan', [`don-${id}`]: bought.purchase.toLowerCase() })).status).toBe(303)
  expect((await Promise.all(bought.orders.map((each) => books(each.id)))).map((each) => each['partner'])).toEqual([175_000, 175_000])
  expect((await central.post(`/can-bo/chi-tra/khoan/${id}`, { viec: 'bo-qua' })).status).toBe(404)
})

async function ocop(...words: string[]): Promise<{ code: number; out: string; said: string }> {
  const { command, rest } = findCommand(paymentsCommands, words)!
  const [out, said]: [string[], string[]] = [[], []]
  const code = await command.run({ store: portal.store, clock: () => portal.at, url: portal.url, out: (text) => out.push(text), say: (text) => said.push(text), drain: async () => undefined }, readArguments(command.options, rest))
  return { code, out: out.join(''), said: said.join('\n') }
}

test('a purchase keeps the mode it was placed under when the partner ends; the operator does the same by command', async () => {
  const before = await buy()
  const id = (await ocop('payments', 'partner', 'list')).out.split('\t')[0]!
  expect((await central.post(`/can-bo/chi-tra/doi-tac/${id}`, { [`vi-sao-${id}`]: '' })).status).toBe(422)
  expect((await ocop('payments', 'partner', 'end', id, 'hết', 'hợp đồng')).code).toBe(0)
  expect((await ocop('payments', 'partner', 'end', id, 'lần nữa')).code).toBe(1)
  expect((await before.page()).match(/<svg role="img" aria-label="Mã VietQR/g)).toHaveLength(1)
  await pay(before.memo, 350_000)
  expect((await Promise.all(before.orders.map((each) => books(each.id)))).map((each) => each['partner'])).toEqual([175_000, 175_000])
  const after = await buy()
  expect((await after.page()).match(/<svg role="img" aria-label="Mã VietQR/g)).toHaveLength(2)
  const words = ['payments', 'partner', 'add', '--name', 'Đối tác Hai', '--issuer', 'NHNN', '--contract', 'HĐ 2', '--account', '970436:19009999', '--holder', 'HAI', '--since', '2026-12-01', '--fee-by', 'operator', '--fee-bp', '100']
  const unlicensed = await ocop(...words)
  expect([unlicensed.code, unlicensed.said]).toEqual([1, expect.stringContaining('Nghị định 52/2024/NĐ-CP')])
  expect((await ocop(...words, '--licence', '13/GP', '--licence-on', '2025-06-01')).code).toBe(0)
  expect((await ocop('payments', 'partner', 'list')).out).toContain('chưa thử với đối tác thật')
})
