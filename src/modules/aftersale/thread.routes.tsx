import { Hono } from 'hono'
import type { BasketTables } from '#basket'
import type { CertificationTables } from '#certification'
import type { FeedbackTables } from '#feedback'
import type { GeographyTables } from '#geography'
import type { OffersTables } from '#offers'
import type { PaymentsTables } from '#payments'
import type { ShippingTables } from '#shipping'
import { answerPhoto, findPhotosOf } from '#photos'
import type { OrderView } from '#orders'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { takeTry } from '#platform/tries'
import { readBody, storeOf, type Ctx, type Guard, type Routes, type Web } from '#platform/web'
import { newFormKey, readSaid, type Said } from './aftersale-forms.rules.ts'
import { stepReturn, ReturnStuck } from './ask-return.ts'
import { answerComplaint } from './handle-complaint.ts'
import { ThreadPage, type Place, type Typed } from './thread.page.tsx'
import { findComplaintsOf, findEntries, findReturnsOf, isPhotoOf } from './thread.queries.ts'
import { noteSeen, tellBuyer, writeEntry, type AboutOrder, type By, type Tables } from './write-entry.ts'

export type RouteTables = Tables & BasketTables & CertificationTables & OffersTables & GeographyTables & FeedbackTables & PaymentsTables & ShippingTables

/** One order, for somebody who may see it. */
export interface Own { readonly order: OrderView; readonly about: AboutOrder; readonly by: By; readonly place: Place }

export interface Side {
  /** `/don-hang/:code/:order`, `/ban-hang/don/:code`, `/can-bo/don/:code`. */
  readonly base: string
  readonly guard: Guard
  readonly own: (c: Ctx) => Promise<Own>
}

/** So much may be said about one order by one side. */
const SAYING = { most: 20, seconds: 3_600 }

export const noForm = (): Typed => ({ typed: {}, faults: [], key: newFormKey() })
export const sent = (said: Said, more: Typed['faults'] = []): Typed => ({ typed: said.typed, faults: [...more, ...said.faults], key: said.key })
const private_ = (c: Ctx): void => { c.header('cache-control', 'private, no-store'); c.header('referrer-policy', 'no-referrer') }

export async function showThread(c: Ctx, { order, place }: Own, form: Typed, refused: string | null, status: 200 | 409 | 422 = 200) {
  private_(c)
  const store = storeOf<RouteTables>(c)
  const [entries, complaints, returns] = await Promise.all([findEntries(store.now, order.id), findComplaintsOf(store.now, order.id), findReturnsOf(store.now, order.id)])
  const photos = await findPhotosOf(store.now, 'aftersale-entry', entries.map((each) => each.id))
  return c.html(<ThreadPage place={place} entries={entries} photos={photos} complaint={complaints[0] ?? null} back={returns[0] ?? null} form={form} now={c.get('clock')()} refused={refused} />, status)
}

/** Too much at once is asked to wait, before photographs are read. */
export async function takeSaying(c: Ctx, own: Own): Promise<void> {
  const wait = await storeOf<RouteTables>(c).transaction((tx) => takeTry(tx, `aftersale ${own.about.id} ${own.by.kind}`, SAYING, c.get('clock')()))
  if (wait > 0) throw new Refusal('too-many', tongue(c.get('lang'))(`Bạn đã gửi nhiều lời trong một giờ. Viết tiếp sau ${Math.ceil(wait / 60)} phút.`, `You wrote much within an hour. Go on in ${Math.ceil(wait / 60)} minutes.`), wait)
}

/** What both sides of an order share: what was said, the next word, photographs; and what a seller answers. */
export function threadRoutes({ base, guard, own }: Side): Routes {
  const app: Routes = new Hono<Web>()
  const back = (c: Ctx, { place }: Own): Response => c.redirect(pathIn(c.get('lang'), place.at('/trao-doi')), 303)

  app.get(`${base}/trao-doi`, guard, async (c) => {
    const held = await own(c)
    const answer = await showThread(c, held, noForm(), null)
    // Programs that fetch a link beforehand are no reading; a deputy's look is not the seller's.
    const fetchedAhead = /prefetch|preview/i.test(`${c.req.header('purpose') ?? ''}${c.req.header('sec-purpose') ?? ''}`)
    if (c.req.method === 'GET' && held.place.side !== 'officer' && !fetchedAhead) await storeOf<RouteTables>(c).transaction((tx) => noteSeen(tx, held.about.id, held.place.side === 'buyer' ? 'buyer' : 'seller', c.get('clock')()))
    return answer
  })
  app.post(`${base}/trao-doi`, guard, async (c) => {
    const held = await own(c)
    await takeSaying(c, held)
    const said = await readSaid(tongue(c.get('lang')), await readBody(c), { needsWords: true })
    if (said.faults.length > 0) return showThread(c, held, sent(said), null, 422)
    const now = c.get('clock')()
    await storeOf<RouteTables>(c).transaction(async (tx) => {
      const written = await writeEntry(tx, held.about, held.by, { ...said, kind: 'message' }, now)
      if (written && held.by.kind !== 'buyer') await tellBuyer(tx, held.about, `${held.about.sellerName} nhắn bạn về đơn ${held.about.code}. Đọc và trả lời:`, 'order-message', now)
      if (written && held.by.kind === 'seller') await noteSeen(tx, held.about.id, 'seller', now)
    })
    return back(c, held)
  })
  app.get(`${base}/anh-gui/:id/:size`, guard, async (c) => {
    const held = await own(c)
    const id = readId(c.req.param('id') ?? '')
    if (!id || !(await isPhotoOf(storeOf<RouteTables>(c).now, held.about.id, id))) throw new Refusal('not-found')
    return answerPhoto(c, id, Number(c.req.param('size')))
  })
  return app
}

/** What only the selling side does: answers a complaint, says yes or no to a return, takes goods back. */
export function answeringRoutes({ base, guard, own }: Side): Routes {
  const app: Routes = new Hono<Web>()
  const back = (c: Ctx, { place }: Own): Response => c.redirect(pathIn(c.get('lang'), place.at('/trao-doi')), 303)

  app.post(`${base}/khieu-nai/tra-loi`, guard, async (c) => {
    const t = tongue(c.get('lang'))
    const held = await own(c)
    await takeSaying(c, held)
    const said = await readSaid(t, await readBody(c), { needsWords: true })
    if (said.faults.length > 0) return showThread(c, held, sent(said), null, 422)
    const complaint = (await findComplaintsOf(storeOf<RouteTables>(c).now, held.about.id))[0]
    const answered = complaint && await storeOf<RouteTables>(c).transaction((tx) => answerComplaint(tx, complaint.id, held.by, said, c.get('clock')()))
    return answered ? back(c, held) : showThread(c, held, sent(said), t('Khiếu nại này đã kết thúc trong lúc bạn viết.', 'This complaint has ended meanwhile.'), 409)
  })
  app.post(`${base}/tra-hang`, guard, async (c) => {
    const t = tongue(c.get('lang'))
    const held = await own(c)
    const said = await readSaid(t, await readBody(c), { needsWords: false })
    const to = (['accepted', 'refused', 'received'] as const).find((each) => each === said.typed['den'])
    const asked = (await findReturnsOf(storeOf<RouteTables>(c).now, held.about.id)).find((each) => each.id === said.typed['ma'])
    if (!to || !asked) throw new Refusal('bad-request')
    if (said.faults.length > 0) return showThread(c, held, sent(said), null, 422)
    const done = await storeOf<RouteTables>(c).transaction((tx) => stepReturn(tx, asked.id, to, held.by, said, c.get('clock')())).catch((fault: unknown) => {
      if (fault instanceof ReturnStuck) return 'not-now' as const
      throw fault
    })
    switch (done) {
      case 'done': return back(c, held)
      case 'why-missing': return showThread(c, held, sent(said, [{ field: 'loi', message: t('Viết vì sao không nhận lại, để khách hiểu.', 'Say why, so that the buyer understands.') }]), null, 422)
      case 'not-now': return showThread(c, held, sent(said), t('Đơn đã đổi trong lúc này, nên chưa làm được. Xem lại bên dưới.', 'The order has changed meanwhile. Nothing was done.'), 409)
    }
  })
  return app
}
