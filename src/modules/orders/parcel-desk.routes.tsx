import { Hono } from 'hono'
import { answerPhoto, findPhotosOf, photoRefusedWords, readPhotoForm, type PhotosTables } from '#photos'
import { drawSlips, findParcelsOf, ParcelSlips } from '#shipping'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readBody, readForm, storeOf, type Ctx, type Fault, type Guard, type Routes, type Web } from '#platform/web'
import { readPhone } from './checkout-form.rules.ts'
import type { CheckoutTables } from './checkout.routes.tsx'
import type { Mover } from './move-order.ts'
import { refusedWords } from './order-forms.rules.ts'
import { findSlips, receiverOf } from './order-slips.queries.ts'
import { hasPaper } from './orders-list.page.tsx'
import { findOrder, type OrderLine, type SellersOrder } from './orders.queries.ts'
import type { OrderState } from './order-moves.rules.ts'
import { notSentWords, sendForm } from './parcel-forms.rules.ts'
import { sendOrder, type OrderSent } from './send-order.ts'
import { callBackParcel, handOverOrder, mendReceiver, noteFailedAttempt, type ParcelWorked } from './work-parcel.ts'

type Tables = CheckoutTables & PhotosTables
const MOST_SLIPS = 100

export interface Told { readonly refused?: string | null; readonly typed?: Readonly<Record<string, string>>; readonly faults?: readonly Fault[] }
export interface ParcelDeskParts {
  readonly base: string
  readonly guard: Guard
  readonly by: (c: Ctx) => Mover & { readonly personId: string }
  readonly own: (c: Ctx) => Promise<SellersOrder>
  /** The same, for those who may also do something with it. */
  readonly ownToMove: (c: Ctx) => Promise<SellersOrder>
  readonly show: (c: Ctx, order: SellersOrder, told: Told, status: 409 | 422) => Promise<Response>
  readonly find: (c: Ctx, states: readonly OrderState[] | null, limit: number, offset: number) => Promise<OrderLine[]>
  readonly may: (c: Ctx, order: SellersOrder) => Promise<boolean>
}

/** Shows a photograph of a parcel of these orders to somebody who may see the orders. */
export async function answerParcelPhoto(c: Ctx, orderIds: readonly string[]): Promise<Response> {
  const parcels = await findParcelsOf(storeOf<Tables>(c).now, orderIds.map((id) => ({ kind: 'order', id })))
  const photo = (await findPhotosOf(storeOf<Tables>(c).now, 'parcel', parcels.map((each) => each.id))).find((each) => each.id === c.req.param('anh'))
  if (!photo) throw new Refusal('not-found')
  return answerPhoto(c, photo.id, 480)
}

/** What a seller, or a deputy, does with the parcels of orders; and the papers on them. */
export function parcelDeskRoutes({ base, guard, by, own, ownToMove, show, find, may }: ParcelDeskParts): Routes {
  const app: Routes = new Hono<Web>()
  const workedWords = (c: Ctx, worked: ParcelWorked): string | null => {
    const t = tongue(c.get('lang'))
    switch (worked.kind) {
      case 'no-parcel': return t('Đơn này không có gói hàng nào đang đi.', 'This order has no parcel under way.')
      case 'too-late': return t('Hãng đã nhận gói hàng, nên không sửa được nữa.', 'The carrier has the parcel; it cannot be changed any more.')
      case 'photos-full': return t('Gói hàng này đã đủ ảnh.', 'This parcel has enough pictures.')
      case 'moved': case 'not-now': case 'why-missing': case 'sold-out': case 'not-paid': case 'owed': return refusedWords(t, worked)
    }
  }
  const back = (c: Ctx, order: SellersOrder): Response => c.redirect(pathIn(c.get('lang'), `${base}/${order.code}`), 303)
  const done = async (c: Ctx, order: SellersOrder, worked: ParcelWorked): Promise<Response> => {
    const refused = workedWords(c, worked)
    return refused ? show(c, await own(c), { refused }, 409) : back(c, order)
  }

  app.post(`${base}/:code/kien`, guard, async (c) => {
    const [order, body, t, now] = [await ownToMove(c), await readBody(c), tongue(c.get('lang')), c.get('clock')()]
    const text = (name: string, max: number): string => cleanText(typeof body[name] === 'string' ? body[name] : '', max)
    const store = storeOf<Tables>(c)
    switch (body['viec']) {
      case 'giao-xong': {
        const { photos, refused } = await readPhotoForm(body, 'anh', 1)
        if (refused.length > 0) return show(c, order, { faults: [{ field: 'anh', message: photoRefusedWords(t, refused[0]!.why) }] }, 422)
        return done(c, order, await store.transaction((tx) => handOverOrder(tx, order.id, by(c), photos[0] ?? null, now)))
      }
      case 'chua-duoc': return done(c, order, await store.transaction((tx) => noteFailedAttempt(tx, order.id, by(c), text('vi-sao', 300), now)))
      case 'thoi': return done(c, order, await store.transaction((tx) => callBackParcel(tx, order.id, by(c), now)))
      case 'sua': {
        const [name, phone, address] = [text('ten', 100), readPhone(text('dien-thoai', 40)), text('so-nha', 200)]
        const faults: Fault[] = [...(name.length < 2 ? [{ field: 'ten', message: t('Ghi tên người nhận.', 'Give the receiver’s name.') }] : []), ...(phone === null ? [{ field: 'dien-thoai', message: t('Chúng tôi không đọc ra số điện thoại.', 'We cannot read a telephone number.') }] : []), ...(address === '' ? [{ field: 'so-nha', message: t('Ghi số nhà, đường, thôn, ấp.', 'Give house, street, hamlet.') }] : [])]
        if (faults.length > 0) return show(c, order, { faults, typed: { ten: name, 'dien-thoai': text('dien-thoai', 40), 'so-nha': address } }, 422)
        return done(c, order, await store.transaction((tx) => mendReceiver(tx, order.id, by(c), { ...receiverOf(order), name, phone: phone!, text: address }, now)))
      }
      default: {
        const read = await readForm(c, sendForm(t))
        if (read.kind === 'faulty') return show(c, order, { faults: read.faults, typed: read.typed }, 422)
        const sent = await store.transaction(async (tx): Promise<OrderSent> => {
          const made = await sendOrder(tx, order, by(c), read.value, now)
          if (made.kind !== 'sent' && made.kind !== 'asked') throw new NotSent(made)
          return made
        }).catch((fault: unknown): OrderSent => {
          if (fault instanceof NotSent) return fault.sent
          throw fault
        })
        const refused = notSentWords(t, sent)
        return refused ? show(c, await own(c), { refused, typed: Object.fromEntries(Object.entries(body).filter((each): each is [string, string] => typeof each[1] === 'string')) }, 409) : back(c, order)
      }
    }
  })

  app.get(`${base}/:code/anh/:anh`, guard, async (c) => answerParcelPhoto(c, [(await own(c)).id]))

  const slips = async (c: Ctx, orders: readonly SellersOrder[]) => {
    const found = orders.filter((order) => hasPaper(order.state))
    if (found.length === 0) throw new Refusal('not-found', tongue(c.get('lang'))('Chọn đơn đã nhận và chưa giao xong, rồi in phiếu.', 'Choose orders that are accepted and not delivered yet, then print.'))
    c.header('cache-control', 'private, no-store')
    return findSlips(storeOf<Tables>(c).now, found)
  }
  const pdf = async (c: Ctx, orders: readonly SellersOrder[], name: string) => {
    const bytes = await drawSlips(await slips(c, orders), c.req.query('kho') === 'a4' ? 'a4' : 'a6')
    return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}.pdf"` })
  }
  app.get(`${base}/phieu.pdf`, guard, async (c) => {
    const asked = c.req.query('cho') === '1' ? (await find(c, ['accepted'], MOST_SLIPS, 0)).map((each) => each.code) : [...new Set(c.req.queries('ma') ?? [])].slice(0, MOST_SLIPS)
    const orders: SellersOrder[] = []
    for (const code of asked) {
      const order = await findOrder(storeOf<Tables>(c).now, cleanText(code, 30))
      if (order && await may(c, order)) orders.push(order)
    }
    return pdf(c, orders, `phieu-${orders.length}-don`)
  })
  app.get(`${base}/:code/phieu.pdf`, guard, async (c) => {
    const order = await own(c)
    return pdf(c, [order], `phieu-${order.code}`)
  })
  app.get(`${base}/:code/phieu`, guard, async (c) => c.html(<ParcelSlips slips={await slips(c, [await own(c)])} />))
  return app
}

/** Ends the transaction when the parcel could not be sent. */
class NotSent extends Error {
  readonly sent: OrderSent
  constructor(sent: OrderSent) {
    super(sent.kind)
    this.sent = sent
  }
}
