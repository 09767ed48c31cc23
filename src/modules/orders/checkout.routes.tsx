import { Hono } from 'hono'
import { basketOf, findBasket, notePricesSeen, pricesSeen, type BasketTables } from '#basket'
import type { CertificationTables } from '#certification'
import { geographyOf, type Geography, type GeographyTables, type Unit } from '#geography'
import type { OffersTables } from '#offers'
import type { ProducersTables } from '#producers'
import { today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { hashToken, newLinkToken } from '#platform/session'
import { pathIn, tongue } from '#platform/tongue'
import { anyone, readForm, storeOf, type Ctx, type Fault, type Routes, type Web } from '#platform/web'
import { checkoutForm, type CheckoutTyped } from './checkout-form.rules.ts'
import { changesInWords, CheckoutPage, ReviewPage, type CheckoutProps } from './checkout.page.tsx'
import type { OrdersTables } from './orders.tables.ts'
import { placePurchase, SoldOut, type Placed, type PurchaseWish } from './place-purchase.ts'

export type CheckoutTables = OrdersTables & BasketTables & OffersTables & CertificationTables & ProducersTables & GeographyTables

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

  const show = async (c: Ctx, status: 200 | 409 | 422, props: Partial<CheckoutProps>) => {
    const [basket, geography] = await Promise.all([basketNow(c), geographyOf(storeOf<CheckoutTables>(c).read)])
    if (basket.shares.length === 0) return c.redirect(pathIn(c.get('lang'), '/gio-hang'), 303)
    c.header('cache-control', 'private, no-store')
    const notice = [...props.notice ?? [], ...changesInWords(c.get('lang'), basket)]
    return c.html(<CheckoutPage lang={c.get('lang')} basket={basket} provinces={geography.provinces()} typed={props.typed ?? {}} faults={props.faults ?? []} communes={props.communes ?? []} notice={[...new Set(notice)]} />, status)
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

  app.get('/dat-hang', anyone, async (c) => show(c, 200, {}))
  app.get('/dat-hang/sua', anyone, (c) => c.redirect(pathIn(c.get('lang'), '/dat-hang'), 303))
  app.get('/dat-hang/xac-nhan', anyone, (c) => c.redirect(pathIn(c.get('lang'), '/dat-hang'), 303))

  app.post('/dat-hang', anyone, async (c) => {
    const read = await readCheckout(c)
    if (read instanceof Response) return read
    const hash = basketOf(c)
    if (hash !== null) await storeOf<CheckoutTables>(c).transaction((tx) => notePricesSeen(tx, hash, pricesSeen(read.typed)))
    const basket = await basketNow(c)
    if (basket.changes.length > 0 || basket.shares.length === 0) return show(c, 409, { typed: read.typed })
    const geography = await geographyOf(storeOf<CheckoutTables>(c).read)
    c.header('cache-control', 'private, no-store')
    return c.html(<ReviewPage lang={c.get('lang')} basket={basket} asked={read.asked} commune={read.commune} province={geography.unit('v34', read.asked.province)!.name} token={newLinkToken()} />)
  })

  app.post('/dat-hang/sua', anyone, async (c) => {
    const read = await readCheckout(c)
    return read instanceof Response ? read : show(c, 200, { typed: read.typed })
  })

  app.post('/dat-hang/xac-nhan', anyone, async (c) => {
    const read = await readCheckout(c)
    if (read instanceof Response) return read
    const { asked, commune, typed } = read
    const [t, lang, token, basketHash] = [tongue(c.get('lang')), c.get('lang'), typed['khoa'] ?? '', basketOf(c)]
    if (!/^k_[\w-]{32}$/.test(token)) throw new Refusal('bad-request')
    const wish: PurchaseWish = {
      basketHash: basketHash ?? hashToken(''), token, totalSeenVnd: Number(typed['tong']) || 0, personId: c.get('actor')?.personId ?? null, name: asked.name, phone: asked.phone,
      provinceCode: asked.province, communeCode: commune.code, address: asked.address, note: asked.note, payment: asked.payment, lang,
    }
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
      case 'empty': return c.redirect(pathIn(lang, '/gio-hang'), 303)
    }
  })
  return app
}
