import { Hono } from 'hono'
import { basketOf, findBasket, findCheckout, keepCheckout, notePricesSeen, pricesSeen, type BasketTables } from '#basket'
import type { CertificationTables } from '#certification'
import { geographyOf, type Geography, type GeographyTables, type Unit } from '#geography'
import type { IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import type { OffersTables } from '#offers'
import { findPayable, type PaymentsTables } from '#payments'
import type { PhotosTables } from '#photos'
import type { ProducersTables } from '#producers'
import { today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { hashToken, newLinkToken } from '#platform/session'
import { pathIn, tongue } from '#platform/tongue'
import { anyone, readBody, readForm, storeOf, type Ctx, type Fault, type Routes, type Web } from '#platform/web'
import { checkoutForm, checkoutShape, type Checkout, type CheckoutTyped } from './checkout-form.rules.ts'
import { changesInWords, CheckoutPage, ReviewPage, type CheckoutProps } from './checkout.page.tsx'
import { findPlaced } from './orders.queries.ts'
import type { OrdersTables } from './orders.tables.ts'
import { placePurchase, SoldOut, type Placed, type PurchaseWish } from './place-purchase.ts'

export type CheckoutTables = PaymentsTables & PhotosTables & IdentityTables & NoticesTables & OrdersTables & BasketTables & OffersTables & CertificationTables & ProducersTables & GeographyTables

/** The commune that is meant: one, or those that it may be. */
function communesMeant(geography: Geography, { province, commune, communeCode }: CheckoutTyped): readonly Unit[] {
  const chosen = communeCode ? geography.unit('v34', communeCode) : null
  if (chosen?.level === 'commune' && chosen.provinceCode === province) return [chosen]
  const found = geography.resolve({ commune, province: geography.unit('v34', province)?.name ?? '' })
  return found.candidates.filter((unit) => unit.provinceCode === province)
}

/** From the basket to a purchase: where to, review, confirm. Nothing is placed before the review was seen. */
export function checkoutRoutes(): Routes {
  const app: Routes = new Hono<Web>()
  const basketNow = (c: Ctx) => findBasket(storeOf<CheckoutTables>(c).now, basketOf(c), today(c.get('clock')))

  const show = async (c: Ctx, status: 200 | 409 | 422, props: Partial<Pick<CheckoutProps, 'typed' | 'faults' | 'communes' | 'notice'>>) => {
    const [basket, geography] = await Promise.all([basketNow(c), geographyOf(storeOf<CheckoutTables>(c).read)])
    if (basket.shares.length === 0) return c.redirect(pathIn(c.get('lang'), '/gio-hang'), 303)
    c.header('cache-control', 'private, no-store')
    const payable = await findPayable(storeOf<CheckoutTables>(c).now, 'producer', basket.shares.map((share) => share.producerId))
    const notice = [...props.notice ?? [], ...changesInWords(c.get('lang'), basket)]
    return c.html(<CheckoutPage lang={c.get('lang')} basket={basket} provinces={geography.provinces()} typed={props.typed ?? {}} faults={props.faults ?? []} communes={props.communes ?? []} notice={[...new Set(notice)]} cash={basket.shares.every((share) => share.takesCash)} transfer={basket.shares.every((share) => payable.has(share.producerId))} />, status)
  }

  /** What was typed, and the one commune it means; else the answer that asks again. */
  const readCheckout = async (c: Ctx): Promise<{ asked: CheckoutTyped; commune: Unit; typed: Readonly<Record<string, string>> } | Response> => {
    const t = tongue(c.get('lang'))
    const read = await readForm(c, checkoutForm(t))
    if (read.kind === 'faulty') return show(c, 422, { typed: read.typed, faults: read.faults })
    const communes = communesMeant(await geographyOf(storeOf<CheckoutTables>(c).read), read.value)
    const { typed } = read.value
    if (communes.length === 1) return { asked: read.value, commune: communes[0]!, typed }
    const fault: Fault = communes.length > 1 ? { field: 'xa-ma', message: t('Chọn đúng xã, phường.', 'Choose the right one.') } : { field: 'xa', message: t('Chúng tôi không thấy xã, phường này trong tỉnh đã chọn. Kiểm lại tỉnh, hoặc ghi kèm huyện cũ.', 'We find no such commune in that province. Check the province, or add the former district.') }
    return show(c, 422, { typed, faults: [fault], communes })
  }

  const keptFor = async (c: Ctx): Promise<Checkout | null> => checkoutShape.safeParse(await findCheckout(storeOf<CheckoutTables>(c).now, basketOf(c))).data ?? null

  app.get('/dat-hang', anyone, async (c) => show(c, 200, { typed: (await keptFor(c))?.typed ?? {} }))

  app.post('/dat-hang', anyone, async (c) => {
    const read = await readCheckout(c)
    if (read instanceof Response) return read
    const [hash, { asked, commune, typed }] = [basketOf(c), read]
    if (hash === null) return c.redirect(pathIn(c.get('lang'), '/gio-hang'), 303)
    const told = Object.fromEntries(Object.entries(typed).filter(([name]) => ['ten', 'dien-thoai', 'tinh', 'so-nha', 'ghi-chu', 'tra'].includes(name)))
    const kept: Checkout = { name: asked.name, phone: asked.phone, province: asked.province, communeCode: commune.code, address: asked.address, note: asked.note, payment: asked.payment, token: newLinkToken(), typed: { ...told, xa: commune.fullName } }
    await storeOf<CheckoutTables>(c).transaction(async (tx) => {
      await notePricesSeen(tx, hash, pricesSeen(typed))
      await keepCheckout(tx, hash, kept, c.get('clock')())
    })
    return c.redirect(pathIn(c.get('lang'), '/dat-hang/xem-lai'), 303)
  })

  app.get('/dat-hang/xem-lai', anyone, async (c) => {
    const [kept, basket, geography] = await Promise.all([keptFor(c), basketNow(c), geographyOf(storeOf<CheckoutTables>(c).read)])
    const commune = kept ? geography.unit('v34', kept.communeCode) : null
    if (!kept || !commune || basket.shares.length === 0) return c.redirect(pathIn(c.get('lang'), '/gio-hang'), 303)
    if (basket.changes.length > 0) return show(c, 409, { typed: kept.typed })
    c.header('cache-control', 'private, no-store')
    return c.html(<ReviewPage lang={c.get('lang')} basket={basket} asked={kept} commune={commune} province={geography.unit('v34', kept.province)!.name} />)
  })

  app.post('/dat-hang/xac-nhan', anyone, async (c) => {
    const [t, lang, basketHash, form] = [tongue(c.get('lang')), c.get('lang'), basketOf(c), await readBody(c)]
    const token = typeof form['khoa'] === 'string' ? form['khoa'] : ''
    if (!/^k_[\w-]{32}$/.test(token)) throw new Refusal('bad-request')
    // What was told is forgotten when the order is placed, so it is read first: where it is gone, the order is there.
    const kept = await keptFor(c)
    const already = await findPlaced(storeOf<CheckoutTables>(c).now, hashToken(token))
    if (already) return c.redirect(pathIn(lang, `/don-hang/${already}?k=${token}&moi=1`), 303)
    if (kept === null || basketHash === null) return c.redirect(pathIn(lang, '/gio-hang'), 303)
    // Another tab has told something else since: look again.
    if (kept.token !== token) return c.redirect(pathIn(lang, '/dat-hang/xem-lai'), 303)
    const { typed, ...told } = kept
    const wish: PurchaseWish = { ...told, basketHash, totalSeenVnd: Number(form['tong']) || 0, personId: c.get('actor')?.personId ?? null, provinceCode: kept.province, lang }
    const placed = await storeOf<CheckoutTables>(c).transaction((tx) => placePurchase(tx, wish, c.get('clock')())).catch((fault: unknown): Placed | 'sold-out' => {
      if (fault instanceof SoldOut) return 'sold-out'
      throw fault
    })
    if (placed === 'sold-out') return show(c, 409, { typed, notice: [t('Có món vừa hết trong lúc bạn đặt. Chưa có gì được đặt; xem lại giỏ.', 'Something sold out while you ordered. Nothing was placed; please look at your basket.')] })
    switch (placed.kind) {
      case 'placed':
      case 'again': return c.redirect(pathIn(lang, `/don-hang/${placed.code}?k=${token}&moi=1`), 303)
      case 'changed': return show(c, 409, { typed, notice: [t('Giá hoặc hàng còn lại đã đổi, nên chưa đặt. Xem lại rồi đặt tiếp; những gì bạn ghi vẫn còn.', 'Prices or stock have changed, so nothing was placed. Look again and go on; what you typed is still here.')] })
      case 'too-far': return show(c, 409, { typed, notice: [t(`${placed.sellers.join(', ')} chỉ giao trong tỉnh.`, `${placed.sellers.join(', ')} delivers in its province only.`)] })
      case 'no-cash': return show(c, 409, { typed, notice: [t(`${placed.sellers.join(', ')} không nhận tiền mặt khi giao.`, `${placed.sellers.join(', ')} takes no cash on delivery.`)] })
      case 'no-transfer': return show(c, 409, { typed, notice: [t(`${placed.sellers.join(', ')} chưa nhận chuyển khoản.`, `${placed.sellers.join(', ')} takes no transfers yet.`)] })
      case 'empty': return c.redirect(pathIn(lang, '/gio-hang'), 303)
    }
  })
  return app
}
