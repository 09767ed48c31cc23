/** The officer's desk in one list: the ways that each module offers to those who may enter it, and what waits there. */
import { countDeskComplaints, officeReach, type AftersaleTables } from '#aftersale'
import { countLikenesses, type CertificationTables } from '#certification'
import type { DeskWay } from '#design'
import { countWaiting, type FeedbackTables } from '#feedback'
import { reachOf } from '#identity'
import { countImports, type IntakeTables } from '#intake'
import type { Waiting } from '#portal'
import { countDataRequests, type OwnDataTables } from '#owndata'
import { countOrders, type OrdersTables } from '#orders'
import { findPartners, type PaymentsTables } from '#payments'
import type { ProducersTables } from '#producers'
import { countStallRequests, type StallTables } from '#stall'
import { tongue, type Say } from '#platform/tongue'
import { storeOf, type Actor, type Ctx } from '#platform/web'

interface Place { readonly href: string; readonly text: string; readonly title: string; readonly count: number }

async function placesOf(c: Ctx, actor: Actor, t: Say): Promise<Place[]> {
  const db = storeOf<CertificationTables & FeedbackTables & IntakeTables & OrdersTables & ProducersTables & StallTables & OwnDataTables & AftersaleTables & PaymentsTables>(c).now
  const holds = (...roles: string[]): boolean => actor.roles.some((held) => roles.includes(held.role))
  const reach = reachOf(actor)
  const scopes = reach.kind === 'country' ? 'all' as const : reach.provinces
  const provincial = holds('province-officer', 'central-officer')
  const officer = provincial || holds('commune-officer')
  const [imports, alike, feedback, orders, sellers, requests, complaints, partners] = await Promise.all([provincial ? countImports(db, scopes) : 0, provincial ? countLikenesses(db, scopes) : 0, officer ? countWaiting(db, reach) : 0, provincial ? countOrders(db, scopes) : 0, officer ? countStallRequests(db, reach) : 0, holds('central-officer', 'operator') ? countDataRequests(db) : 0, officer ? countDeskComplaints(db, officeReach(actor)) : 0, holds('central-officer', 'operator') ? findPartners(db) : []])
  return [
    ...(provincial ? [
      { href: '/can-bo/nhap', text: t('Nhập danh sách', 'Lists'), title: t('Danh sách chờ xem lại', 'Lists that wait for a review'), count: imports },
      { href: '/can-bo/don', text: t('Đơn hàng', 'Orders'), title: t('Đơn chờ người bán trả lời', 'Orders that wait for their seller'), count: orders },
      { href: '/can-bo/tien', text: t('Tiền', 'Money'), title: t('Tiền của người bán', 'Money of sellers'), count: 0 },
      { href: '/can-bo/ban', text: t('Bán hàng', 'Sales'), title: t('Bán hàng thay chủ thể', 'Selling for producers'), count: 0 },
      { href: '/can-bo/go-bo', text: t('Gỡ hàng', 'Takedowns'), title: t('Gỡ hàng, tạm ngừng bán', 'Takedowns and suspensions'), count: 0 },
      { href: '/can-bo/trung', text: t('Có thể trùng', 'Alike'), title: t('Cặp có thể là một sản phẩm', 'Pairs that may be one product'), count: alike },
      { href: '/can-bo/ket-noi', text: t('Kết nối', 'Connect'), title: t('Kết nối phần mềm', 'Connected software'), count: 0 },
    ] : []),
    ...(officer ? [{ href: '/can-bo/xin-ban', text: t('Xin bán hàng', 'New sellers'), title: t('Người xin bán hàng', 'People who ask to sell'), count: sellers }] : []),
    ...(officer ? [{ href: '/can-bo/san-pham', text: t('Sổ sản phẩm', 'Registry'), title: t('Sổ sản phẩm', 'Registry of products'), count: 0 }] : []),
    ...(officer ? [{ href: '/can-bo/danh-tinh', text: t('Danh tính', 'Identity'), title: t('Danh tính người bán', 'Identity of sellers'), count: 0 }] : []),
    ...(officer ? [{ href: '/can-bo/khieu-nai', text: t('Khiếu nại', 'Complaints'), title: t('Khiếu nại đơn hàng cần bạn giúp', 'Complaints about orders that need you'), count: complaints }] : []),
    ...(officer ? [{ href: '/can-bo/nhan-xet', text: t('Nhận xét', 'Reviews'), title: t('Nhận xét của người mua', 'Reviews'), count: 0 }] : []),
    ...(officer ? [{ href: '/can-bo/gop-y', text: t('Góp ý', 'Feedback'), title: t('Góp ý và lời nhắn chờ trả lời', 'Feedback and messages that wait for an answer'), count: feedback }] : []),
    ...(partners.length > 0 ? [{ href: '/can-bo/chi-tra', text: t('Chi trả', 'Payouts'), title: t('Chi trả cho người bán', 'Payouts to sellers'), count: 0 }] : []),
    ...(holds('central-officer', 'operator') ? [{ href: '/can-bo/du-lieu-ca-nhan', text: t('Dữ liệu', 'Data'), title: t('Yêu cầu về dữ liệu cá nhân chờ trả lời', 'Requests about personal data that wait'), count: requests }] : []),
    ...(holds('central-officer') ? [{ href: '/can-bo/hop-thu-di', text: t('Hộp thư đi', 'Outbox'), title: t('Hộp thư đi', 'Outbox'), count: 0 }] : []),
    ...(holds('central-officer', 'operator') ? [{ href: '/can-bo/trang', text: t('Trang chữ', 'Texts'), title: t('Trang chữ của cổng', 'Texts of the portal'), count: 0 }] : []),
  ]
}

export async function deskWays(c: Ctx, actor: Actor): Promise<readonly DeskWay[]> {
  const t = tongue(c.get('lang'))
  const places = await placesOf(c, actor, t)
  return [{ href: '/can-bo', text: t('Bàn làm việc', 'Desk') }, ...places.map(({ href, text, count }) => (count > 0 ? { href, text, count } : { href, text })), { href: '/tai-khoan', text: t('Tài khoản', 'Account') }]
}

/** What waits for an officer, each one tap from its records. */
export async function waitingAt(c: Ctx, actor: Actor): Promise<readonly Waiting[]> {
  return (await placesOf(c, actor, tongue(c.get('lang')))).map(({ href, title, count }) => ({ href, title, count }))
}
