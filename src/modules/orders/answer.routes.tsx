import { Hono } from 'hono'
import { geographyOf } from '#geography'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { anyone, readBody, storeOf, type Ctx, type Routes, type Web } from '#platform/web'
import { AnswerPage } from './answer.page.tsx'
import { findCalledOrder, type CalledOrder } from './call-seller.ts'
import type { CheckoutTables } from './checkout.routes.tsx'
import { moveOrder } from './move-order.ts'
import { readMove, refusedWords } from './order-forms.rules.ts'

/** The link in a message by which a seller answers one order: it opens nothing else, and ends with the answer or the deadline. */
export function answerRoutes(): Routes {
  const app: Routes = new Hono<Web>()
  const own = async (c: Ctx): Promise<CalledOrder> => {
    const order = await findCalledOrder(storeOf<CheckoutTables>(c).now, c.req.param('token') ?? '')
    if (order) return order
    throw new Refusal('not-found', tongue(c.get('lang'))('Không có đơn ở địa chỉ này. Mở lại tin nhắn và bấm đúng liên kết.', 'There is no order at this address. Open the message again and follow its link.'))
  }
  const isOpen = (c: Ctx, order: CalledOrder): boolean => order.state === 'placed' && order.member && order.dueAt !== null && order.dueAt > c.get('clock')()
  const show = async (c: Ctx, order: CalledOrder, refused: string | null, status: 200 | 409 | 422) => {
    c.header('cache-control', 'private, no-store')
    c.header('referrer-policy', 'no-referrer')
    const geography = await geographyOf(storeOf<CheckoutTables>(c).read)
    const place = [geography.unit('v34', order.communeCode)?.fullName, geography.unit('v34', order.provinceCode)?.name].filter(Boolean).join(', ')
    return c.html(<AnswerPage lang={c.get('lang')} order={order} token={c.req.param('token')!} place={place} open={isOpen(c, order)} refused={refused} />, status)
  }

  app.get('/tra-loi/:token', anyone, async (c) => show(c, await own(c), null, 200))
  app.post('/tra-loi/:token', anyone, async (c) => {
    const order = await own(c)
    const { to, why } = readMove(await readBody(c))
    if (to !== 'accepted' && to !== 'refused') throw new Refusal('bad-request')
    const back = (): Response => c.redirect(pathIn(c.get('lang'), `/tra-loi/${c.req.param('token')}`), 303)
    // Answered already, also by the first of two taps: the page says how it stands.
    if (!isOpen(c, order)) return back()
    const moved = await storeOf<CheckoutTables>(c).transaction((tx) => moveOrder(tx, order.id, to, { kind: 'seller', name: order.personName }, why, c.get('clock')()))
    if (moved.kind === 'why-missing') return show(c, order, refusedWords(tongue(c.get('lang')), moved), 422)
    return back()
  })
  return app
}
