/** The seller's ways in one list: what each module offers to those who act for a producer, and what waits there. */
import type { DeskWay } from '#design'
import { countSellersWork, findDeputyMoves, stateWords, type OrdersTables, type SellersWork } from '#orders'
import { findProducersOf, type ProducersTables } from '#producers'
import { countMoneyWork } from '#reconciliation'
import type { PaymentsTables } from '#payments'
import { tongue } from '#platform/tongue'
import { storeOf, type Ctx } from '#platform/web'

/** Orders that wait for these producers. */
export const sellersWork = (c: Ctx, producerIds: readonly string[]): Promise<SellersWork> => countSellersWork(storeOf<OrdersTables>(c).now, producerIds)

/** What officers did with the orders of a producer. */
export async function orderActs(c: Ctx, producerId: string): Promise<{ at: Date; by: string; what: string; consent: null }[]> {
  const t = tongue(c.get('lang'))
  const moves = await findDeputyMoves(storeOf<OrdersTables>(c).now, producerId, 50)
  return moves.map(({ code, to, byName, why, at }) => ({ at, by: byName, what: `${code}: ${stateWords(t, to)}${why ? `. ${why}` : ''}`, consent: null }))
}

/** The ways at the top of every seller's page; for somebody who belongs to no producer the first and the last. */
export async function sellerWays(c: Ctx): Promise<readonly DeskWay[]> {
  const t = tongue(c.get('lang'))
  const mine = await findProducersOf(storeOf<ProducersTables>(c).now, c.get('actor')!.personId)
  const home = { href: '/ban-hang', text: t('Hôm nay', 'Today'), first: true } as const
  const me = { href: '/toi', text: t('Tôi', 'Me') }
  if (mine.length === 0) return [home, { ...me, first: true }]
  const work = await sellersWork(c, mine.map((each) => each.id))
  const waits = (count: number): { count?: number } => (count > 0 ? { count } : {})
  const [sale, buyers, own] = [t('Bán hàng', 'Selling'), t('Người mua', 'Buyers'), t('Cơ sở của bạn', 'Your business')]
  return [
    home,
    { href: '/ban-hang/don', text: t('Đơn', 'Orders'), first: true, ...waits(work.toAnswer) },
    { href: '/ban-hang/hang', text: t('Hàng', 'Goods'), first: true, under: ['/ban-hang/mon'] },
    { href: '/ban-hang/tien', text: t('Tiền', 'Money'), first: true, under: ['/ban-hang/sao-ke'], ...waits(await countMoneyWork(storeOf<PaymentsTables & OrdersTables>(c).now, mine.map((each) => each.id))) },
    { href: '/ban-hang/giao', text: t('Giao hàng', 'Delivery'), group: sale },
    { href: '/ban-hang/nghi', text: t('Nghỉ bán, mùa vụ', 'Holidays, seasons'), group: sale },
    { href: '/ban-hang/hang/bang', text: t('Bảng hàng, Excel', 'Sheet, Excel'), group: sale },
    { href: '/ban-hang/nhan-xet', text: t('Nhận xét', 'Reviews'), group: buyers },
    { href: '/ban-hang/danh-tinh', text: t('Danh tính', 'Identity'), group: own },
    { href: '/ban-hang/nguoi', text: t('Người làm thay', 'People'), group: own },
    { href: '/ban-hang/ket-noi', text: t('Kết nối phần mềm', 'Connected software'), group: own },
    { ...me, group: own },
  ]
}
