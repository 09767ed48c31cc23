import type { Child } from 'hono/jsx'
import { Button, Facts, FaultList, Notice, Page, Section, showVnd, Tag, TextField, Timeline } from '#design'
import { dayOf, showMoment } from '#platform/day'
import { PayByTransfer } from '#payments'
import type { PhotoView } from '#photos'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { ParcelView } from '#shipping'
import type { Fault } from '#platform/web'
import { showPhone } from '#identity'
import { movesFrom, type OrderState } from './order-moves.rules.ts'
import type { TypedMoney } from './order-money-forms.rules.ts'
import { BuyersMoneyPiece } from './order-money.piece.tsx'
import type { OrderMoney } from './order-money.queries.ts'
import { moverWords, moveWords, stateWords } from './order.words.ts'
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
  return <Timeline label={t('Đã xảy ra', 'What happened')} moments={order.moves.map((move) => ({ day: dayOf(new Date(move.at)), dayWords: showMoment(new Date(move.at)), title: stateWords(t, move.to, order.wayKind), mark: 'decided' as const, children: <p class="small soft">{moverWords(t, move.byKind)}{names && move.byName ? ` · ${move.byName}` : ''}{move.why ? ` · ${move.why}` : ''}</p> }))} />
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
      <h1>{fresh ? t('Đã đặt hàng', 'Ordered') : t('Đơn hàng', 'Your order')} {purchase.code}</h1>
      {fresh ? <Notice mood="good" title={t('Đơn đã được ghi lại', 'Your order is recorded')}><p>{t('Giữ mã đơn và số điện thoại để xem lại, hoặc lưu địa chỉ trang này. Mỗi người bán có 24 giờ để trả lời; quá hạn thì đơn tự hủy.', 'Keep the code and your telephone number to come back, or save this page’s address. Each seller has 24 hours to answer; after that the order lapses.')}</p></Notice> : null}
      {refused ? <Notice mood="bad" title={refused} /> : null}
      {visit ? <AskLink lang={lang} purchase={purchase} token={token} sent={sent} money={[...money.values()].some((each) => each.owedVnd > 0 || each.refunds.length > 0 || each.agreed.some((one) => one.answer === null))} /> : null}
      <Facts lang={lang} facts={[
        { name: t('Người nhận', 'Receiver'), value: `${purchase.buyerName}, ${showPhone(purchase.buyerPhone)}` }, { name: t('Giao đến', 'To'), value: place }, { name: t('Trả tiền', 'Payment'), value: purchase.payment === 'cash' ? t('tiền mặt khi nhận hàng', 'cash on delivery') : t('chuyển khoản cho từng người bán', 'transfer to each seller') },
        { name: t('Đặt lúc', 'Placed'), value: showMoment(purchase.placedAt) }, { name: t('Tổng cộng', 'Total'), value: <b>{showVnd(purchase.totalVnd)}</b> },
      ]} />
      {orders.map((order) => (
        <Section lang={lang} title={order.sellerName}>
          <p class="row"><Tag mood={mood(order.state)} text={stateWords(t, order.state, order.wayKind)} /><span class="soft">{order.code}{order.dueAt && order.state === 'placed' ? ` · ${t('trả lời trước', 'answer due')} ${showMoment(order.dueAt)}` : ''}</span></p>
          <BuyersMoneyPiece lang={lang} order={order} money={money.get(order.id)!} receipts={receipts} action={`/don-hang/${purchase.code}/${order.code}/tien`} token={visit ? '' : token} problem={problem?.order === order.code ? problem : null} />
          <Goods order={order} lang={lang} />
          {parcels.parcels.filter((each) => each.subject.id === order.id && each.state !== 'cancelled').map((parcel) => <ParcelPart lang={lang} parcel={parcel} photos={parcels.photos.filter((each) => each.ownerId === parcel.id)} photoAt={(id) => `/don-hang/${purchase.code}/anh/${id}?k=${token}`} seller={false} />)}
          <Paying lang={lang} order={order} money={money.get(order.id)!} />
          <History order={order} lang={lang} names={false} />
          {movesFrom(order.state, 'buyer').length > 0 ? (
            <form method="post" action={pathIn(lang, `/don-hang/${purchase.code}/${order.code}`)}>
              <input type="hidden" name="k" value={token} />
              {movesFrom(order.state, 'buyer').some((move) => move.why) ? <TextField name="vi-sao" label={t('Vì sao', 'Why')} maxlength={300} /> : null}
              <p class="acts">{movesFrom(order.state, 'buyer').map((move) => <Button rank="other" name="den" value={move.to}>{move.to === 'delivered' ? t('Tôi đã nhận hàng', 'I have received it') : moveWords(t, move.to, order.wayKind)}</Button>)}</p>
            </form>
          ) : null}
          {below.get(order.id) ?? null}
        </Section>
      ))}
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

/** Tracking without an account: code and telephone. */
export function TrackPage({ lang, typed, faults }: { readonly lang: Lang; readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[] }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} path="/don-hang" title={t('Xem đơn hàng', 'Track an order')} trail={[{ text: t('Đơn hàng', 'Orders') }]} noindex>
      <h1>{t('Xem đơn hàng', 'Track an order')}</h1>
      <FaultList lang={lang} faults={faults} labels={{}} />
      <form class="form" method="post" action={pathIn(lang, '/don-hang')}>
        <TextField name="ma" label={t('Mã đơn', 'Code')} hint={t('Ví dụ MH-26-000123 hoặc DH-26-000456', 'For example MH-26-000123 or DH-26-000456')} value={typed['ma'] ?? ''} required />
        <TextField name="dien-thoai" type="tel" label={t('Số điện thoại đã đặt', 'The telephone you ordered with')} value={typed['dien-thoai'] ?? ''} inputmode="tel" autocomplete="tel" required fault={faults[0]?.message} />
        <p class="acts"><Button>{t('Xem đơn', 'Show')}</Button></p>
      </form>
    </Page>
  )
}
