import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { DeskWay } from '#design'
import type { IdentityTables } from '#identity'
import type { OffersTables } from '#offers'
import { findOrderNames, findOwing, type OrdersTables } from '#orders'
import { findAccount, findNotable, findUnclear, type PaymentsTables } from '#payments'
import type { ProducersTables, ProducerView } from '#producers'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readBody, storeOf, type Ctx, type Guard, type Routes, type Web } from '#platform/web'
import { decideTransfer, type Decided } from './decide-money.ts'
import { readDecision } from './money-desk.rules.ts'
import { MoneyPage, NoSellerPage, type Desk, type MoneyProps } from './money.page.tsx'
import type { ReconciliationTables } from './reconciliation.tables.ts'

export type DeskTables = ReconciliationTables & PaymentsTables & OrdersTables & OffersTables & ProducersTables & IdentityTables

export interface MoneyDesk {
  readonly base: string
  readonly guard: Guard
  /** What a licensed partner holds for a seller and pays out; null where there is none. */
  readonly coming: (c: Ctx, base: string, producerId: string) => Promise<Child | null>
  readonly ways: (c: Ctx) => Promise<readonly DeskWay[]>
  /** Those whom this person may look after. */
  readonly sellers: (c: Ctx) => Promise<readonly { readonly slug: string; readonly name: string }[]>
  /** One of them; null for anybody else. */
  readonly find: (c: Ctx, slug: string) => Promise<ProducerView | null>
}

export interface Frame extends Desk { readonly producer: ProducerView }

/** The page's frame and its seller: the one that is asked for, else the first; null where there is none. */
export async function frameOf(c: Ctx, desk: MoneyDesk, asked: unknown = c.req.query('chu-the')): Promise<Frame | null> {
  const sellers = await desk.sellers(c)
  const slug = typeof asked === 'string' && asked !== '' ? cleanText(asked, 200) : sellers[0]?.slug
  const producer = slug === undefined ? null : await desk.find(c, slug)
  if (slug !== undefined && !producer) throw new Refusal('not-found', tongue(c.get('lang'))('Bạn không có người bán nào ở địa chỉ này.', 'You have no such seller.'))
  return producer && { lang: c.get('lang'), path: c.get('path'), person: c.get('actor')!.name, ways: await desk.ways(c), base: desk.base, producer, seller: producer, sellers }
}

export const noSeller = async (c: Ctx, desk: MoneyDesk): Promise<Response> => c.html(<NoSellerPage lang={c.get('lang')} path={c.get('path')} person={c.get('actor')!.name} ways={await desk.ways(c)} />)

function words(c: Ctx, decided: Exclude<Decided, { kind: 'done' | 'not-found' }>): readonly [field: string, message: string] {
  const t = tongue(c.get('lang'))
  switch (decided.kind) {
    case 'no-order': return ['don', t(`Không có đơn ${decided.code} của người bán này.`, `This seller has no order ${decided.code}.`)]
    case 'not-asked': return ['don', t(`Đơn ${decided.code} không trả bằng chuyển khoản vào tài khoản này.`, `Order ${decided.code} is not paid by transfer to this account.`)]
    case 'twice': return ['don-2', t('Hai ô ghi cùng một đơn.', 'Both fields name the same order.')]
    case 'wrong-sum': return ['tien-2', t('Số tiền của đơn thứ hai phải nhỏ hơn khoản đã đến.', 'The second part must be less than what came.')]
    case 'not-unclear': return ['don', t('Khoản này vừa được người khác xử lý. Không đổi gì thêm.', 'Somebody has dealt with it meanwhile. Nothing changed.')]
    case 'given-back': return ['don', t('Đã trả lại tiền từ khoản này nên không gỡ được nữa.', 'Money of it was given back since, so it cannot be taken off.')]
  }
}

/** What needs a person: what to give back, what is unclear, what was decided. */
export function moneyDeskRoutes(desk: MoneyDesk): Routes {
  const app: Routes = new Hono<Web>()
  const { base, guard } = desk

  const show = async (c: Ctx, frame: Frame, problem: MoneyProps['problem'], status: 200 | 409 | 422 = 200) => {
    const db = storeOf<DeskTables>(c).now
    const { id } = frame.producer
    const [owing, unclear, notable, account] = await Promise.all([findOwing(db, id), findUnclear(db, 'producer', id), findNotable(db, 'producer', id, new Date(c.get('clock')().getTime() - 90 * 86_400_000)), findAccount(db, { kind: 'producer', id })])
    const orders = await findOrderNames(db, notable.flatMap((each) => each.subjects.map((subject) => subject.id)))
    return c.html(<MoneyPage {...frame} owing={owing} unclear={unclear} notable={notable} orders={orders} coming={await desk.coming(c, base, id)} account={account?.verifiedAt ? account : null} problem={problem} />, status)
  }

  app.get(`${base}/tien`, guard, async (c) => {
    const frame = await frameOf(c as Ctx, desk)
    return frame ? show(c as Ctx, frame, null) : noSeller(c as Ctx, desk)
  })
  app.post(`${base}/tien/:transfer`, guard, async (c) => {
    const form = await readBody(c as Ctx)
    const frame = await frameOf(c as Ctx, desk, form['chu-the'])
    const id = readId<'transfer'>(c.req.param('transfer') ?? '')
    if (!frame || !id) throw new Refusal('not-found')
    const { decision, typed, faults } = readDecision(tongue(c.get('lang')), form)
    if (decision.kind === 'unreadable') throw new Refusal('bad-request')
    if (faults.length > 0) return show(c as Ctx, frame, { id, typed, faults }, 422)
    const decided = await storeOf<DeskTables>(c as Ctx).transaction((tx) => decideTransfer(tx, frame.producer.id, id, decision, c.get('actor')!.name, c.get('clock')()))
    if (decided.kind === 'done') return c.redirect(pathIn(c.get('lang'), `${base}/tien?chu-the=${frame.producer.slug}`), 303)
    if (decided.kind === 'not-found') throw new Refusal('not-found')
    const [field, message] = words(c as Ctx, decided)
    return show(c as Ctx, frame, { id, typed, faults: [{ field, message }] }, decided.kind === 'not-unclear' || decided.kind === 'given-back' ? 409 : 422)
  })
  return app
}
