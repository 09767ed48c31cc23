import fc from 'fast-check'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import { openShop, type Placed, type Shop } from '#tests/shop'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt } from '#tests/visitor'
import { forgetRefundAccounts } from './give-back.ts'
import { lapseOrders } from './move-order.ts'
import { endedInNothing, faultsOfMoves, orderMoves } from './order-moves.rules.ts'
import { owedBack } from './order-money.rules.ts'

let portal: TestPortal
let shop: Shop
beforeAll(async () => {
  portal = await testPortal()
  shop = await openShop(portal)
})

const memo = (order: Placed): string => order.code.replaceAll('-', '')
const books = async (order: Placed): Promise<Record<string, number>> => Object.fromEntries((await sql<{ account: string; vnd: number }>(portal.store.now, 'test.books', `
  select account, sum(amount_vnd)::bigint as vnd from payments.entries join payments.movements on movements.id = movement_id where subject_id = $1 group by account having sum(amount_vnd) <> 0`, [order.id])).map(({ account, vnd }) => [account, vnd]))
const sellersPage = async (order: Placed): Promise<string> => (await shop.seller.get(`/ban-hang/don/${order.code}`)).text()
const giveBack = (order: Placed, more: Record<string, string> = {}) => shop.seller.post(`/ban-hang/don/${order.code}/tien`, { viec: 'tra-lai', lan: newId(), 'so-tien': '175.000', 'bang-chung': 'FT26329000001', ...more })
const OWED = 'Còn phải trả lại 175.000 đ'

test('moves that forget the money, or ask for it twice, are told when the program starts', () => {
  expect(faultsOfMoves(orderMoves)).toEqual([])
  const without = orderMoves.map((move) => (move.to === 'refused' ? { from: move.from, to: move.to, by: move.by, stock: 'free' as const } : move))
  expect(faultsOfMoves(without)).toContain('placed → refused puts stock back and does not say what becomes of the money')
  expect(faultsOfMoves([...orderMoves, { from: 'delivered', to: 'completed', by: ['seller'], money: 'collect' }]).join()).toContain('collects what was collected')
  expect([...endedInNothing].toSorted()).toEqual(['cancelled', 'lapsed', 'refused', 'returned'])
})

test('cash on delivery is booked when the order is delivered, once, however often it is said and by whom', async () => {
  const order = await shop.order('cash')
  expect(await shop.move(order.code, ['accepted'], ['sent'])).toEqual([303, 303])
  expect(await books(order)).toEqual({})
  await Promise.all([shop.move(order.code, ['delivered']), order.post({ den: 'delivered' }, ''), shop.move(order.code, ['delivered'])])
  expect(await books(order)).toEqual({ cash: 175_000, sales: -175_000 })
  expect(await sellersPage(order)).toContain('đã thu 175.000 đ khi giao')
})

test('goods that come back: the sum stays owed on three screens until it is recorded with evidence, and the buyer says whether it came', async () => {
  const order = await shop.order('cash')
  await shop.move(order.code, ['accepted'], ['sent'], ['delivered'], ['coming-back', 'khách trả'], ['returned'])
  for (const page of [await order.page(), await sellersPage(order), await (await shop.deputy.get(`/can-bo/don/${order.code}`)).text()]) expect(page).toContain(OWED)
  expect((await shop.seller.get('/ban-hang/tien')).status).toBe(200)
  expect(await shop.move(order.code, ['refunded']), 'not before it is given').toEqual([409])
  const faulty = await giveBack(order, { 'bang-chung': '', cach: 'tien-mat' })
  expect(faulty.status).toBe(422)
  expect(await faulty.text()).toContain('value="175.000"')
  expect((await giveBack(order, { 'so-tien': '175.001', cach: 'tien-mat' })).status, 'never more than was paid').toBe(422)
  const lan = newId()
  for (const _ of [1, 2]) expect((await giveBack(order, { lan, cach: 'tien-mat', 'bang-chung': 'Chị Thử đã nhận, ký 24/11' })).status).toBe(303)
  expect(await books(order)).toEqual({})
  const page = await order.page()
  for (const words of ['đã hoàn tiền', 'Đã trả lại 175.000 đ', 'Chị Thử đã nhận, ký 24/11', 'Tôi đã nhận']) expect(page).toContain(words)
  expect(page).not.toContain('Còn phải trả lại')
  const khoan = /name="khoan" value="([^"]+)"/.exec(page)![1]!
  expect((await order.post({ viec: 'chua-nhan', khoan })).status).toBe(303)
  expect(await sellersPage(order)).toContain('người mua chưa nhận được')
  expect((await order.post({ viec: 'da-nhan', khoan })).status).toBe(303)
  expect(await sellersPage(order)).toContain('người mua đã nhận')
})

test('paid by transfer and refused: it goes back by bank alone, to an account that is asked for only then and erased later', async () => {
  const order = await shop.order('transfer')
  expect(await order.page()).not.toContain('Bạn muốn nhận lại tiền vào đâu')
  const early = await order.post({ viec: 'tai-khoan', 'ngan-hang': '970436', 'so-tk': '123456789', 'chu-tk': 'TRAN THU' })
  expect(early.status).toBe(303)
  expect(await sql(portal.store.now, 'test.accounts', 'select 1 from orders.refund_accounts where order_id = $1', [order.id]), 'nothing is kept while nothing is owed').toHaveLength(0)
  await shop.pay(memo(order), 175_000)
  await shop.move(order.code, ['refused', 'hết hàng'])
  expect(await order.page()).toContain('Bạn muốn nhận lại tiền vào đâu')
  const wrong = await order.post({ viec: 'tai-khoan', 'ngan-hang': '970436', 'so-tk': '12', 'chu-tk': 'TRẦN THỬ' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('value="TRẦN THỬ"')
  expect((await order.post({ viec: 'tai-khoan', 'ngan-hang': '970436', 'so-tk': '1234 56789', 'chu-tk': 'TRAN THU' })).status).toBe(303)
  expect(await sellersPage(order)).toContain('123456789')
  expect(await order.page(), 'the buyer’s page shows the end of it alone').not.toContain('123456789')
  const stranger = await buyerAt(portal, '+84903000999')
  expect((await stranger.get(`/ban-hang/don/${order.code}`)).status).toBe(404)
  expect((await stranger.post(`/ban-hang/don/${order.code}/tien`, { viec: 'tra-lai', 'so-tien': '1', 'bang-chung': 'FT1' })).status).toBe(404)
  expect((await (await officerAt(portal, 'province-officer', '01')).post(`/can-bo/don/${order.code}/tien`, { viec: 'tra-lai', 'so-tien': '1', 'bang-chung': 'FT1' })).status).toBe(404)
  expect((await stranger.post(`/don-hang/${order.purchase}/${order.code}/tien`, { k: `k_${'x'.repeat(32)}`, viec: 'tai-khoan' })).status).toBe(404)
  expect((await giveBack(order, { 'so-tien': '100.000' })).status).toBe(303)
  expect(await order.page()).toContain('Còn phải trả lại 75.000 đ')
  expect((await giveBack(order, { 'so-tien': '75.000', cach: 'tien-mat' })).status, 'by the means it came').toBe(422)
  expect((await giveBack(order, { 'so-tien': '75.000' })).status).toBe(303)
  expect((await sql<{ means: string }>(portal.store.now, 'test.means', `select means from payments.refunds join payments.movements on movements.id = movement_id where subject_id = $1`, [order.id])).map((each) => each.means)).toEqual(['bank', 'bank'])
  expect(await books(order)).toEqual({})
  const days = (count: number) => new Date(portal.at.getTime() + count * 86_400_000)
  expect(await portal.store.transaction((tx) => forgetRefundAccounts(tx, days(0)))).toBe(0)
  expect(await portal.store.transaction((tx) => forgetRefundAccounts(tx, days(1)))).toBe(1)
})

test('a part is owed only when the buyer agrees to it, once, and no more than was paid', async () => {
  const order = await shop.order('cash')
  await shop.move(order.code, ['accepted'], ['sent'], ['delivered'])
  const propose = (phan: string) => shop.seller.post(`/ban-hang/don/${order.code}/tien`, { viec: 'de-nghi', phan, 'vi-sao-tra': 'một chai vỡ' })
  expect((await propose('175.001')).status).toBe(422)
  expect((await propose('60.000')).status).toBe(303)
  expect((await propose('60.000')).status, 'the buyer has not answered').toBe(422)
  expect((await giveBack(order, { 'so-tien': '60.000', cach: 'tien-mat' })).status, 'nothing is owed yet').toBe(422)
  const page = await order.page()
  expect(page).toContain('Người bán đề nghị trả lại 60.000 đ')
  const khoan = /name="khoan" value="([^"]+)"/.exec(page)![1]!
  for (const _ of [1, 2]) expect((await order.post({ viec: 'dong-y', khoan })).status).toBe(303)
  expect(await order.page()).toContain('Còn phải trả lại 60.000 đ')
  expect((await giveBack(order, { 'so-tien': '60.000', cach: 'tien-mat', 'bang-chung': 'đã nhận, ký' })).status).toBe(303)
  expect(await books(order)).toEqual({ cash: 115_000, sales: -115_000 })
  expect(await order.page()).not.toContain('Còn phải trả lại')
})

test('money for a lapsed order is to return, unless the seller takes the order all the same while there is stock', async () => {
  const [late, soldOut] = [await shop.order('transfer'), await shop.order('transfer')]
  const tomorrow = new Date(portal.at.getTime() + 25 * 3_600_000)
  await portal.store.transaction((tx) => lapseOrders(tx, tomorrow))
  expect(await sellersPage(late)).not.toContain('vẫn nhận đơn')
  expect(await shop.move(late.code, ['accepted']), 'no money, no way back').toEqual([409])
  await shop.pay(memo(late), 175_000, { at: tomorrow })
  await shop.pay(memo(soldOut), 175_000, { at: tomorrow })
  expect(await late.page()).toContain(OWED)
  expect(await sellersPage(late)).toContain('vẫn nhận đơn')
  expect(await shop.move(late.code, ['accepted'])).toEqual([303])
  expect(await books(late)).toEqual({ bank: 175_000, sales: -175_000 })
  expect(await late.page()).not.toContain('Còn phải trả lại')
  await portal.store.transaction((tx) => sql(tx, 'test.sell-out', 'update offers.offers set stock = 0 where producer_id = $1', [shop.producerId]))
  expect(await shop.move(soldOut.code, ['accepted']), 'sold out').toEqual([409])
  expect(await books(soldOut)).toEqual({ bank: 175_000, 'to-return': -175_000 })
  await portal.store.transaction((tx) => sql(tx, 'test.fill', 'update offers.offers set stock = 5000 where producer_id = $1', [shop.producerId]))
})

test('a picture of the receipt is seen by the buyer and the selling side, by nobody else; what is no picture is told at its field', async () => {
  const order = await shop.order('cash')
  await shop.move(order.code, ['accepted'], ['sent'], ['delivered'], ['coming-back', 'vỡ'], ['returned'])
  const send = async (bytes: Uint8Array) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ viec: 'tra-lai', lan: newId(), 'so-tien': '175.000', cach: 'tien-mat', 'bang-chung': 'đã nhận, ký' })) form.set(name, value)
    form.set('anh', new File([new Uint8Array(bytes)], 'bien-nhan.jpg'))
    return shop.seller.ask(`/ban-hang/don/${order.code}/tien`, { method: 'POST', body: form, headers: { origin: 'http://localhost' } })
  }
  const wrong = await send(Buffer.from('no picture'))
  expect([wrong.status, (await wrong.text()).includes('không phải ảnh')]).toEqual([422, true])
  expect((await send(await sharp({ create: { width: 300, height: 400, channels: 3, background: '#fff' } }).jpeg().toBuffer())).status).toBe(303)
  const address = /src="([^"]*bien-nhan\/[^"]+)"/.exec(await order.page())![1]!.replaceAll('&amp;', '&')
  expect((await order.buyer.get(address)).headers.get('content-type')).toBe('image/jpeg')
  const id = /bien-nhan\/([^?]+)/.exec(address)![1]!
  expect((await shop.seller.get(`/ban-hang/don/${order.code}/bien-nhan/${id}`)).status).toBe(200)
  const other = await shop.order('cash')
  for (const path of [address.replace(/k=.*/, `k=k_${'x'.repeat(32)}`), `/don-hang/${other.purchase}/${other.code}/bien-nhan/${id}?k=${other.token}`, `/anh/${id}-960.jpg`]) expect((await order.buyer.get(path)).status, path).toBe(404)
  expect((await shop.seller.get(`/ban-hang/don/${other.code}/bien-nhan/${id}`)).status).toBe(404)
})

test('the rest of a short transfer that comes after its time is counted by one tap, once', async () => {
  const order = await shop.order('transfer')
  await shop.pay(memo(order), 100_000)
  await shop.move(order.code, ['accepted'])
  await shop.pay(memo(order), 75_000, { at: new Date(portal.at.getTime() + 5 * 3_600_000) })
  expect(await sellersPage(order)).toContain('Có 75.000 đ đến muộn, đủ phần còn thiếu')
  const tap = () => shop.seller.post(`/ban-hang/don/${order.code}/tien`, { viec: 'tinh' })
  expect((await Promise.all([tap(), tap()])).map((each) => each.status).toSorted((a, b) => a - b)).toEqual([303, 409])
  expect(await books(order)).toEqual({ bank: 175_000, sales: -175_000 })
})

test('the buyer hears by message that money went back and that a part is offered', async () => {
  const bodies = (await sql<{ body: string }>(portal.store.now, 'test.messages', `select body from notices.messages where kind = 'order-money'`)).map((each) => each.body)
  expect(bodies.some((each) => each.includes('đã trả lại bạn 175.000 đ (Chị Thử đã nhận, ký 24/11)'))).toBe(true)
  expect(bodies.some((each) => each.includes('đề nghị trả lại bạn 60.000 đ'))).toBe(true)
})

test('nobody is ever asked to give back more than came in', () => {
  fc.assert(fc.property(fc.constantFrom(...new Set(orderMoves.map((move) => move.to))), fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(1_000_000), fc.array(fc.record({ amountVnd: fc.nat(1_000_000), answer: fc.constantFrom('agreed' as const, 'declined' as const, null) }), { maxLength: 3 }), (state, soldVnd, soldBackVnd, toReturnVnd, agreed) => {
    const owed = owedBack(state, { soldVnd, soldBackVnd, toReturnVnd }, agreed)
    return owed >= toReturnVnd && owed <= soldVnd + toReturnVnd
  }))
})
