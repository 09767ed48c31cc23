/** The officer's desk in one list: the ways that each module offers to those who may enter it, and what waits there. */
import { countDeskComplaints, findUnanswered, officeReach, type AftersaleTables } from '#aftersale'
import { countLikenesses, type CertificationTables } from '#certification'
import type { DeskWay } from '#design'
import { countWaiting, type FeedbackTables } from '#feedback'
import { reachOf } from '#identity'
import { countImports, type IntakeTables } from '#intake'
import type { Waiting } from '#portal'
import { countDataRequests, type OwnDataTables } from '#owndata'
import { countOrders, countStuck, deskReach, stuckDays, stuckSince, type OrdersTables } from '#orders'
import { findPartners, type PaymentsTables } from '#payments'
import { readSetting } from '#platform/settings'
import type { ProducersTables } from '#producers'
import { countStallRequests, type StallTables } from '#stall'
import { tongue, type Say } from '#platform/tongue'
import { storeOf, type Actor, type Ctx } from '#platform/web'

/** Orders of which a complaint is unanswered past its time. */
export const unansweredOrders = (c: Ctx): Promise<string[]> => findUnanswered(storeOf<AftersaleTables>(c).now, c.get('clock')())

interface Place { readonly href: string; readonly text: string; readonly title: string; readonly count: number; readonly group: string; readonly first?: true }

async function placesOf(c: Ctx, actor: Actor, t: Say): Promise<Place[]> {
  const db = storeOf<CertificationTables & FeedbackTables & IntakeTables & OrdersTables & ProducersTables & StallTables & OwnDataTables & AftersaleTables & PaymentsTables>(c).now
  const holds = (...roles: string[]): boolean => actor.roles.some((held) => roles.includes(held.role))
  const reach = reachOf(actor)
  const scopes = reach.kind === 'country' ? 'all' as const : reach.provinces
  const provincial = holds('province-officer', 'central-officer')
  const officer = provincial || holds('commune-officer')
  const [imports, alike, feedback, orders, stuck, sellers, requests, complaints, partners] = await Promise.all([provincial ? countImports(db, scopes) : 0, provincial ? countLikenesses(db, scopes) : 0, officer ? countWaiting(db, reach) : 0, officer ? countOrders(db, deskReach(actor)) : 0, officer ? countStuck(db, deskReach(actor), stuckSince(await readSetting(db, stuckDays), c.get('clock')()), await unansweredOrders(c)) : 0, officer ? countStallRequests(db, reach) : 0, holds('central-officer', 'operator') ? countDataRequests(db) : 0, officer ? countDeskComplaints(db, officeReach(actor)) : 0, holds('central-officer', 'operator') ? findPartners(db) : []])
  const [selling, people, registry, portal] = [t('Bán hàng', 'Selling'), t('Người bán', 'Sellers'), t('Sổ và danh sách', 'Registry and lists'), t('Cổng', 'The portal')]
  const place = (may: boolean, group: string, href: string, text: string, title: string, count = 0, first?: true): Place[] => (may ? [{ href, text, title, count, group, ...(first ? { first } : {}) }] : [])
  const keeper = holds('central-officer', 'operator')
  return [
    ...place(officer, selling, '/can-bo/don', t('Đơn', 'Orders'), t('Đơn chờ người bán trả lời', 'Orders that wait for their seller'), orders, true),
    ...place(officer, selling, '/can-bo/don?nhom=ket', t('Đơn đang kẹt', 'Stuck orders'), t('Đơn đang kẹt', 'Orders that are stuck'), stuck),
    ...place(officer, selling, '/can-bo/khieu-nai', t('Khiếu nại', 'Complaints'), t('Khiếu nại đơn hàng cần bạn giúp', 'Complaints about orders that need you'), complaints),
    ...place(provincial, selling, '/can-bo/ban', t('Bán thay', 'Sell for them'), t('Bán hàng thay chủ thể', 'Selling for producers')),
    ...place(provincial, selling, '/can-bo/tien', t('Tiền', 'Money'), t('Tiền của người bán', 'Money of sellers')),
    ...place(officer, selling, '/can-bo/nhan-xet', t('Nhận xét', 'Reviews'), t('Nhận xét của người mua', 'Reviews')),
    ...place(provincial, selling, '/can-bo/go-bo', t('Gỡ hàng', 'Takedowns'), t('Gỡ hàng, tạm ngừng bán', 'Takedowns and suspensions')),
    ...place(officer, people, '/can-bo/xin-ban', t('Xin bán hàng', 'New sellers'), t('Người xin bán hàng', 'People who ask to sell'), sellers),
    ...place(officer, people, '/can-bo/danh-tinh', t('Danh tính', 'Identity'), t('Danh tính người bán', 'Identity of sellers')),
    ...place(officer, people, '/can-bo/gop-y', t('Góp ý', 'Feedback'), t('Góp ý và lời nhắn chờ trả lời', 'Feedback and messages that wait for an answer'), feedback),
    ...place(officer, registry, '/can-bo/san-pham', t('Sổ sản phẩm', 'Registry'), t('Sổ sản phẩm', 'Registry of products')),
    ...place(provincial, registry, '/can-bo/nhap', t('Nhập danh sách', 'Lists'), t('Danh sách chờ xem lại', 'Lists that wait for a review'), imports),
    ...place(provincial, registry, '/can-bo/trung', t('Có thể trùng', 'Alike'), t('Cặp có thể là một sản phẩm', 'Pairs that may be one product'), alike),
    ...place(partners.length > 0, selling, '/can-bo/chi-tra', t('Chi trả', 'Payouts'), t('Chi trả cho người bán', 'Payouts to sellers')),
    ...place(provincial, portal, '/can-bo/ket-noi', t('Kết nối phần mềm', 'Connected software'), t('Kết nối phần mềm', 'Connected software')),
    ...place(keeper, portal, '/can-bo/du-lieu-ca-nhan', t('Dữ liệu cá nhân', 'Personal data'), t('Yêu cầu về dữ liệu cá nhân chờ trả lời', 'Requests about personal data that wait'), requests),
    ...place(holds('central-officer'), portal, '/can-bo/hop-thu-di', t('Hộp thư đi', 'Outbox'), t('Hộp thư đi', 'Outbox')),
    ...place(keeper, portal, '/can-bo/trang', t('Trang chữ', 'Texts'), t('Trang chữ của cổng', 'Texts of the portal')),
    ...place(keeper, portal, '/can-bo/cai-dat', t('Cài đặt', 'Settings'), t('Cài đặt của cổng', 'Settings of the portal')),
  ]
}

export async function deskWays(c: Ctx, actor: Actor): Promise<readonly DeskWay[]> {
  const t = tongue(c.get('lang'))
  const places = await placesOf(c, actor, t)
  const under = (href: string): Pick<DeskWay, 'under'> => ({ '/can-bo/tien': { under: ['/can-bo/sao-ke'] }, '/can-bo/danh-tinh': { under: ['/can-bo/chu-the'] } })[href] ?? {}
  return [
    { href: '/can-bo', text: t('Hôm nay', 'Today'), first: true },
    ...places.map(({ href, text, group, first, count }) => ({ href, text, group, ...(first ? { first } : {}), ...(count > 0 ? { count } : {}), ...under(href) })),
    { href: '/tai-khoan', text: t('Tài khoản', 'Account'), group: t('Cổng', 'The portal') },
  ]
}

/** What waits for an officer, each one tap from its records. */
export async function waitingAt(c: Ctx, actor: Actor): Promise<readonly Waiting[]> {
  return (await placesOf(c, actor, tongue(c.get('lang')))).map(({ href, title, count }) => ({ href, title, count }))
}
