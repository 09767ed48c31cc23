import type { Child } from 'hono/jsx'
import { Button, Facts, Notice, Page, Section, showVnd, Tag, Timeline } from '#design'
import { dayOf, showMoment } from '#platform/day'
import { PayByTransfer } from '#payments'
import type { PhotoView } from '#photos'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { ParcelView } from '#shipping'
import { showPhone } from '#identity'
import type { OrderState } from './order-moves.rules.ts'
import type { TypedMoney } from './order-money-forms.rules.ts'
import { BuyersCancel, BuyersMoves, NextSteps, waitsForTransfer } from './next-steps.piece.tsx'
import { BuyersMoneyPiece } from './order-money.piece.tsx'
import type { OrderMoney } from './order-money.queries.ts'
import { moverWords, stateWords } from './order.words.ts'
import { chosenWay, ParcelPart } from './parcel.piece.tsx'
import type { OrderView, PurchaseView } from './orders.queries.ts'

const ended = new Set<OrderState>(['completed', 'returned', 'refunded', 'refused', 'cancelled', 'lapsed'])
export const mood = (state: OrderState): 'good' | 'wait' | 'plain' => (state === 'placed' || state === 'coming-back' ? 'wait' : ended.has(state) && state !== 'completed' ? 'plain' : 'good')

export function Goods({ order, lang }: { readonly order: OrderView; readonly lang: Lang }) {
  const t = tongue(lang)
  return (
    <>
      <ul class="plain goods-of">{order.lines.map((line) => <li><span><a href={pathIn(lang, `/san-pham/${line.productSlug}`)}>{line.productName}</a><small class="soft">{line.packName} × {line.quantity}</small></span><b>{showVnd(line.sumVnd)}</b></li>)}</ul>
      <p class="sums"><span>{t('Giao hàng', 'Delivery')}<small class="soft">{chosenWay(lang, order)}</small></span> <b>{order.deliveryVnd === 0 ? t('miễn phí', 'free') : showVnd(order.deliveryVnd)}</b></p>
      <p class="sums"><span>{t('Cộng', 'Sum')}</span> <b>{showVnd(order.totalVnd)}</b></p>
    </>
  )
}

export function History({ order, lang, names }: { readonly order: OrderView; readonly lang: Lang; readonly names: boolean }) {
  const t = tongue(lang)
  return <Timeline label={t('Đã xảy ra', 'What happened')} moments={order.moves.map((move) => ({ day: dayOf(new Date(move.at)), dayWords: showMoment(new Date(move.at)), title: move.to === 'placed' ? t('đã đặt hàng', 'ordered') : stateWords(t, move.to, order.wayKind), mark: 'decided' as const, children: <p class="small soft">{moverWords(t, move.byKind)}{names && move.byName ? ` · ${move.byName}` : ''}{move.why ? ` · ${move.why}` : ''}</p> }))} />
}

/** What is still to be transferred for one order, or what became of it. */
function Paying({ lang, order, money }: { readonly lang: Lang; readonly order: OrderView; readonly money: OrderMoney }) {
  const t = tongue(lang)
  const { request } = money
  if (!request) return null
  if (ended.has(order.state) && order.state !== 'completed') return null
  if (request.state === 'paid' || request.state === 'over') return <Notice mood="good" title={t(`Đã nhận chuyển khoản ${showVnd(request.receivedVnd)}`, `Transfer of ${showVnd(request.receivedVnd)} received`)}>{request.state === 'over' ? <p>{t(`Thừa ${showVnd(request.receivedVnd - request.amountVnd)} so với đơn.`, `${showVnd(request.receivedVnd - request.amountVnd)} more than the order.`)}</p> : null}</Notice>
  if (ended.has(order.state) || (request.state !== 'waiting' && request.state !== 'short')) return null
  return <>{request.state === 'short' ? <Notice mood="wait" title={t(`Đã nhận ${showVnd(request.receivedVnd)}, còn thiếu ${showVnd(request.amountVnd - request.receivedVnd)}`, `${showVnd(request.receivedVnd)} received, ${showVnd(request.amountVnd - request.receivedVnd)} still missing`)} /> : null}<PayByTransfer lang={lang} request={request} /></>
}

interface ParcelsShown { readonly parcels: readonly ParcelView[]; readonly photos: readonly PhotoView[] }

/** One purchase as its buyer sees it; it can be kept and printed (Consumer Law 19/2023/QH15, Article 38). */
export function PurchasePage({ lang, purchase, orders, money, receipts, problem, parcels, place, token, below, visit, sent, fresh, refused }: { readonly lang: Lang; readonly purchase: PurchaseView; readonly orders: readonly OrderView[]; readonly money: ReadonlyMap<string, OrderMoney>; readonly receipts: readonly PhotoView[]; readonly problem: (TypedMoney & { readonly order: string }) | null; readonly parcels: ParcelsShown; readonly place: string; readonly token: string; readonly below: ReadonlyMap<string, Child>; readonly visit: boolean; readonly sent: boolean; readonly fresh: boolean; readonly refused: string | null }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} path={`/don-hang/${purchase.code}?k=${token}`} title={t(`Đơn ${purchase.code}`, `Order ${purchase.code}`)} trail={[{ text: t('Đơn hàng', 'Orders'), href: '/don-hang' }, { text: purchase.code }]} noindex>
      <h1>{fresh ? t('Đã đặt hàng', 'Ordered') : t('Đơn hàng', 'Your order')} <span class="one">{purchase.code}</span></h1>
      {refused ? <Notice mood="bad" title={refused} /> : null}
      <NextSteps lang={lang} purchase={purchase} orders={orders} money={money} fresh={fresh} />
      {visit ? <AskLink lang={lang} purchase={purchase} token={token} sent={sent} money={[...money.values()].some((each) => each.owedVnd > 0 || each.refunds.length > 0 || each.agreed.some((one) => one.answer === null))} /> : null}
      {orders.map((order) => (
        <section class="share-of order" id={order.code}>
          <h2>{order.sellerName}</h2>
          <p class="row"><Tag mood={mood(order.state)} text={waitsForTransfer(order, money) ? t('chờ bạn chuyển khoản', 'waits for your transfer') : stateWords(t, order.state, order.wayKind)} /><span class="soft">{order.code}{order.dueAt && order.state === 'placed' && !waitsForTransfer(order, money) ? ` · ${t('người bán trả lời trước', 'the seller answers before')} ${showMoment(order.dueAt)}` : ''}</span></p>
          <BuyersMoneyPiece lang={lang} order={order} money={money.get(order.id)!} receipts={receipts} action={`/don-hang/${purchase.code}/${order.code}/tien`} token={visit ? '' : token} problem={problem?.order === order.code ? problem : null} />
          <Goods order={order} lang={lang} />
          <Paying lang={lang} order={order} money={money.get(order.id)!} />
          {parcels.parcels.filter((each) => each.subject.id === order.id && each.state !== 'cancelled').map((parcel) => <ParcelPart lang={lang} parcel={parcel} photos={parcels.photos.filter((each) => each.ownerId === parcel.id)} photoAt={(id) => `/don-hang/${purchase.code}/anh/${id}?k=${token}`} seller={false} />)}
          {token ? <BuyersMoves lang={lang} order={order} action={`/don-hang/${purchase.code}/${order.code}`} token={token} /> : null}
          {below.get(order.id) ?? null}
          {token ? <BuyersCancel lang={lang} order={order} action={`/don-hang/${purchase.code}/${order.code}`} token={token} /> : null}
          <History order={order} lang={lang} names={false} />
        </section>
      ))}
      <Section lang={lang} title={t('Người nhận và tổng tiền', 'Receiver and total')}>
        <Facts lang={lang} facts={[
          { name: t('Người nhận', 'Receiver'), value: `${purchase.buyerName}, ${showPhone(purchase.buyerPhone)}` }, { name: t('Giao đến', 'To'), value: place }, { name: t('Trả tiền', 'Payment'), value: purchase.payment === 'cash' ? t('tiền mặt khi nhận hàng', 'cash on delivery') : t('chuyển khoản cho từng người bán', 'transfer to each seller') },
          ...(purchase.note ? [{ name: t('Lời nhắn', 'Note'), value: purchase.note }] : []), { name: t('Đặt lúc', 'Placed'), value: showMoment(purchase.placedAt) }, { name: t('Tổng cộng', 'Total'), value: <b>{showVnd(purchase.totalVnd)}</b> },
        ]} />
      </Section>
    </Page>
  )
}

/** Who came by code and telephone, and has money to get back, is sent the link by which that is settled. */
function AskLink({ lang, purchase, token, sent, money }: { readonly lang: Lang; readonly purchase: PurchaseView; readonly token: string; readonly sent: boolean; readonly money: boolean }) {
  const t = tongue(lang)
  if (sent) return <Notice mood="good" title={t(`Đã gửi liên kết tới ${showPhone(purchase.buyerPhone)}`, `The link was sent to ${showPhone(purchase.buyerPhone)}`)}><p>{t('Mở liên kết trong tin nhắn để ghi tài khoản nhận tiền.', 'Open it from the message to say where the money goes.')}</p></Notice>
  return money ? (
    <Notice mood="wait" title={t('Có tiền phải trả lại bạn', 'There is money to be given back to you')}>
      <p>{t('Để tiền về đúng người, tài khoản nhận chỉ ghi được qua liên kết gửi tới điện thoại đã đặt.', 'So that it reaches you and nobody else, the account is asked for by a link that is sent to the telephone of the order.')}</p>
      <form class="acts" method="post" action={pathIn(lang, `/don-hang/${purchase.code}/lien-ket`)}><input type="hidden" name="k" value={token} /><Button>{t(`Gửi liên kết tới ${showPhone(purchase.buyerPhone)}`, `Send the link to ${showPhone(purchase.buyerPhone)}`)}</Button></form>
    </Notice>
  ) : null
}
