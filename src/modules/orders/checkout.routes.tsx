import { Hono } from 'hono'
import { basketOf, findBasket, findCheckout, keepCheckout, notePricesSeen, pricesSeen, setQuantities, type BasketTables } from '#basket'
import type { CertificationTables } from '#certification'
import { geographyOf, type GeographyTables, type Unit } from '#geography'
import type { IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import type { OffersTables } from '#offers'
import { findPayable, type PaymentsTables } from '#payments'
import type { PhotosTables } from '#photos'
import type { ProducersTables } from '#producers'
import type { ShippingTables } from '#shipping'
import { today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { senderKey, senderOf } from '#platform/sender'
import { hashToken, newLinkToken } from '#platform/session'
import { readSetting } from '#platform/settings'
import { pathIn, tongue } from '#platform/tongue'
import { takeTry } from '#platform/tries'
import { anyone, readBody, readForm, storeOf, type Ctx, type Fault, type Routes, type Web } from '#platform/web'
import { checkoutForm, checkoutShape, readWays, type Checkout, type CheckoutTyped } from './checkout-form.rules.ts'
import { changesInWords, CheckoutPage, ReviewPage, type CheckoutProps } from './checkout.page.tsx'
import { findDelivery } from './delivery-choice.queries.ts'
import { orderLimits, tooManyOpenWords, transferFirstWords } from './order-limits.rules.ts'
import { communesMeant } from './commune-meant.rules.ts'
import { findPlaced } from './orders.queries.ts'
import type { OrdersTables } from './orders.tables.ts'
import { placePurchase, SoldOut, type Placed, type PurchaseWish } from './place-purchase.ts'

export type CheckoutTables = PaymentsTables & PhotosTables & IdentityTables & NoticesTables & OrdersTables & BasketTables & OffersTables & CertificationTables & ProducersTables & GeographyTables & ShippingTables

/** From the basket to a purchase: where to, review, confirm. Nothing is placed before the review was seen. */
export function checkoutRoutes(): Routes {
  const app: Routes = new Hono<Web>()
  const basketNow = (c: Ctx) => findBasket(storeOf<CheckoutTables>(c).now, basketOf(c), today(c.get('clock')))

  const show = async (c: Ctx, status: 200 | 409 | 422 | 429, props: Partial<Pick<CheckoutProps, 'typed' | 'faults' | 'communes' | 'notice'>>) => {
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
    const kept: Checkout = { name: asked.name, phone: asked.phone, province: asked.province, communeCode: commune.code, address: asked.address, note: asked.note, payment: asked.payment, token: newLinkToken(), ways: (await keptFor(c))?.ways ?? {}, typed: { ...told, xa: commune.fullName } }
    await storeOf<CheckoutTables>(c).transaction(async (tx) => {
      await notePricesSeen(tx, hash, pricesSeen(typed))
      await keepCheckout(tx, hash, kept, c.get('clock')())
    })
    return c.redirect(pathIn(c.get('lang'), '/dat-hang/xem-lai'), 303)
  })

  const review = async (c: Ctx, status: 200 | 409, notice: string | null) => {
    const [kept, basket, geography] = await Promise.all([keptFor(c), basketNow(c), geographyOf(storeOf<CheckoutTables>(c).read)])
    const commune = kept ? geography.unit('v34', kept.communeCode) : null
    if (!kept || !commune || basket.shares.length === 0) return c.redirect(pathIn(c.get('lang'), '/gio-hang'), 303)
    if (basket.changes.length > 0) return show(c, 409, { typed: kept.typed })
    const delivered = await findDelivery(storeOf<CheckoutTables>(c).now, basket, { provinceCode: kept.province, communeCode: kept.communeCode }, new Map(Object.entries(kept.ways)), today(c.get('clock')))
    c.header('cache-control', 'private, no-store')
    return c.html(<ReviewPage lang={c.get('lang')} basket={delivered} asked={kept} commune={commune} province={geography.unit('v34', kept.province)!.name} notice={notice} />, status)
  }
  const keepWays = async (c: Ctx, kept: Checkout, basketHash: string, ways: ReadonlyMap<string, string>): Promise<void> =>
    storeOf<CheckoutTables>(c).transaction((tx) => keepCheckout(tx, basketHash, { ...kept, ways: { ...kept.ways, ...Object.fromEntries(ways) } }, c.get('clock')()))

  app.get('/dat-hang/xem-lai', anyone, (c) => review(c, 200, null))

  app.post('/dat-hang/giao', anyone, async (c) => {
    const [kept, basketHash, form] = [await keptFor(c), basketOf(c), await readBody(c)]
    if (kept && basketHash !== null) await keepWays(c, kept, basketHash, readWays(form))
    return c.redirect(pathIn(c.get('lang'), '/dat-hang/xem-lai'), 303)
  })

  app.post('/dat-hang/bo', anyone, async (c) => {
    const [basketHash, basket, form] = [basketOf(c), await basketNow(c), await readBody(c)]
    const gone = basket.shares.filter((share) => share.producerId === form['nguoi-ban']).flatMap((share) => share.lines.map(({ pack }) => [pack.packId, 0] as const))
    if (basketHash !== null && gone.length > 0) await storeOf<CheckoutTables>(c).transaction((tx) => setQuantities(tx, basketHash, new Map(gone), c.get('clock')()))
    return c.redirect(pathIn(c.get('lang'), '/dat-hang/xem-lai'), 303)
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
    const { typed, ways: before, ...told } = kept
    const ways = new Map([...Object.entries(before), ...readWays(form)])
    const wish: PurchaseWish = { ...told, basketHash, ways, totalSeenVnd: Number(form['tong']) || 0, personId: c.get('actor')?.personId ?? null, provinceCode: kept.province, lang }
    const [store, now] = [storeOf<CheckoutTables>(c), c.get('clock')()]
    const limits = await readSetting(store.now, orderLimits)
    const wait = await store.transaction((tx) => takeTry(tx, `purchase ${senderKey(senderOf(c).address)}`, { most: limits.purchasesOfSender, seconds: limits.senderSeconds }, now))
    if (wait > 0) {
      c.header('retry-after', String(wait))
      return show(c, 429, { typed, notice: [t(`Từ nơi này vừa có nhiều đơn được đặt. Giỏ và những gì bạn ghi vẫn còn; đặt lại sau ${Math.ceil(wait / 60)} phút.`, `Many orders were placed from here. Your basket and what you typed are kept; try again in ${Math.ceil(wait / 60)} minutes.`)] })
    }
    const placed = await store.transaction((tx) => placePurchase(tx, wish, now), { keepPlans: true }).catch((fault: unknown): Placed | 'sold-out' => {
      if (fault instanceof SoldOut) return 'sold-out'
      throw fault
    })
    if (placed === 'sold-out') return show(c, 409, { typed, notice: [t('Có món vừa hết trong lúc bạn đặt. Chưa có gì được đặt; xem lại giỏ.', 'Something sold out while you ordered. Nothing was placed; please look at your basket.')] })
    switch (placed.kind) {
      case 'placed':
      case 'again': return c.redirect(pathIn(lang, `/don-hang/${placed.code}?k=${token}&moi=1`), 303)
      // Without script, another way than the one that was added up: the new total is shown before it costs.
      case 'changed': if (placed.basket.changes.length === 0) {
        await keepWays(c, kept, basketHash, ways)
        return review(c, 409, t('Tổng tiền đã tính lại theo cách giao và giá bây giờ. Chưa đặt gì; xem rồi bấm đặt.', 'The total was added up again with the delivery and the prices of now. Nothing is placed yet; look and press again.'))
      }
      return show(c, 409, { typed, notice: [t('Giá hoặc hàng còn lại đã đổi, nên chưa đặt. Xem lại rồi đặt tiếp; những gì bạn ghi vẫn còn.', 'Prices or stock have changed, so nothing was placed. Look again and go on; what you typed is still here.')] })
      case 'too-far': return review(c, 409, t(`${placed.sellers.join(', ')} không giao được đến nơi này. Chưa có gì được đặt.`, `${placed.sellers.join(', ')} does not deliver there. Nothing was placed.`))
      case 'no-cash': return show(c, 409, { typed, notice: [t(`${placed.sellers.join(', ')} không nhận tiền mặt khi giao.`, `${placed.sellers.join(', ')} takes no cash on delivery.`)] })
      case 'no-transfer': return show(c, 409, { typed, notice: [t(`${placed.sellers.join(', ')} chưa nhận chuyển khoản.`, `${placed.sellers.join(', ')} takes no transfers yet.`)] })
      case 'too-many-open': return show(c, 409, { typed, notice: [tooManyOpenWords(t, placed.most)] })
      case 'transfer-first': return show(c, 409, { typed, notice: [transferFirstWords(t)] })
      case 'empty': return c.redirect(pathIn(lang, '/gio-hang'), 303)
    }
  })
  return app
}
