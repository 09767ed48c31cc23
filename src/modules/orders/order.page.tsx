import type { Child } from 'hono/jsx'
import { Button, Chips, ChoiceField, type DeskWay, Empty, Facts, FaultList, Notice, Page, Pager, Section, showVnd, Table, Tag, TextField, Timeline } from '#design'
import { dayOf, showMoment } from '#platform/day'
import { PayByTransfer } from '#payments'
import type { PhotoView } from '#photos'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { ParcelView } from '#shipping'
import type { Fault } from '#platform/web'
import { showPhone } from '#identity'
import { type MoverKind, movesFrom, type OrderMove, type OrderState } from './order-moves.rules.ts'
import type { TypedMoney } from './order-money-forms.rules.ts'
import { BuyersMoneyPiece, SellersMoneyPiece } from './order-money.piece.tsx'
import type { OrderMoney } from './order-money.queries.ts'
import { readyReasons } from './order-limits.rules.ts'
import { moverWords, moveWords, stateWords } from './order.words.ts'
import { carriedByHand, chosenWay, ParcelPart, ParcelWork, SlipLinks, toSend, type ParcelDesk } from './parcel.piece.tsx'
import type { OrderLine, OrderView, PurchaseView, SellersOrder } from './orders.queries.ts'
import { MadeBy } from './made-by.piece.tsx'

const ended = new Set<OrderState>(['completed', 'returned', 'refunded', 'refused', 'cancelled', 'lapsed'])
/** Moves that stand as buttons: a refund has its form, and taking up a lapsed order needs the money there. */
const buttons = (moves: readonly OrderMove[], { request, books }: OrderMoney): OrderMove[] => moves.filter((move) => move.money !== 'given-back' && (move.money !== 'count-late' || (request !== null && (books?.toReturnVnd ?? 0) >= request.amountVnd - request.receivedVnd && request.amountVnd > request.receivedVnd)))
const mood = (state: OrderState): 'good' | 'wait' | 'plain' => (state === 'placed' ? 'wait' : ended.has(state) && state !== 'completed' ? 'plain' : 'good')

function Goods({ order, lang }: { readonly order: OrderView; readonly lang: Lang }) {
  const t = tongue(lang)
  return (
    <>
      <ul class="plain goods-of">{order.lines.map((line) => <li><span><a href={pathIn(lang, `/san-pham/${line.productSlug}`)}>{line.productName}</a><small class="soft">{line.packName} × {line.quantity}<MadeBy lang={lang} maker={line.makerName} /></small></span><b>{showVnd(line.sumVnd)}</b></li>)}</ul>
      <p class="sums"><span>{t('Giao hàng', 'Delivery')}<small class="soft">{chosenWay(lang, order)}</small></span> <b>{order.deliveryVnd === 0 ? t('miễn phí', 'free') : showVnd(order.deliveryVnd)}</b></p>
      <p class="sums"><span>{t('Cộng', 'Sum')}</span> <b>{showVnd(order.totalVnd)}</b></p>
    </>
  )
}

function History({ order, lang, names }: { readonly order: OrderView; readonly lang: Lang; readonly names: boolean }) {
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
export function PurchasePage({ lang, purchase, orders, money, receipts, problem, parcels, place, token, below, fresh, refused }: { readonly lang: Lang; readonly purchase: PurchaseView; readonly orders: readonly OrderView[]; readonly money: ReadonlyMap<string, OrderMoney>; readonly receipts: readonly PhotoView[]; readonly problem: (TypedMoney & { readonly order: string }) | null; readonly parcels: ParcelsShown; readonly place: string; readonly token: string; readonly below: ReadonlyMap<string, Child>; readonly fresh: boolean; readonly refused: string | null }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} path={`/don-hang/${purchase.code}`} title={t(`Đơn ${purchase.code}`, `Order ${purchase.code}`)} trail={[{ text: t('Đơn hàng', 'Orders'), href: '/don-hang' }, { text: purchase.code }]} noindex>
      <h1>{fresh ? t('Đã đặt hàng', 'Ordered') : t('Đơn hàng', 'Your order')} {purchase.code}</h1>
      {fresh ? <Notice mood="good" title={t('Đơn đã được ghi lại', 'Your order is recorded')}><p>{t('Giữ mã đơn và số điện thoại để xem lại, hoặc lưu địa chỉ trang này. Mỗi người bán có 24 giờ để trả lời; quá hạn thì đơn tự hủy.', 'Keep the code and your telephone number to come back, or save this page’s address. Each seller has 24 hours to answer; after that the order lapses.')}</p></Notice> : null}
      {refused ? <Notice mood="bad" title={refused} /> : null}
      <Facts lang={lang} facts={[
        { name: t('Người nhận', 'Receiver'), value: `${purchase.buyerName}, ${showPhone(purchase.buyerPhone)}` }, { name: t('Giao đến', 'To'), value: place }, { name: t('Trả tiền', 'Payment'), value: purchase.payment === 'cash' ? t('tiền mặt khi nhận hàng', 'cash on delivery') : t('chuyển khoản cho từng người bán', 'transfer to each seller') },
        { name: t('Đặt lúc', 'Placed'), value: showMoment(purchase.placedAt) }, { name: t('Tổng cộng', 'Total'), value: <b>{showVnd(purchase.totalVnd)}</b> },
      ]} />
      {orders.map((order) => (
        <Section lang={lang} title={order.sellerName}>
          <p class="row"><Tag mood={mood(order.state)} text={stateWords(t, order.state, order.wayKind)} /><span class="soft">{order.code}{order.dueAt && order.state === 'placed' ? ` · ${t('trả lời trước', 'answer due')} ${showMoment(order.dueAt)}` : ''}</span></p>
          <BuyersMoneyPiece lang={lang} order={order} money={money.get(order.id)!} receipts={receipts} action={`/don-hang/${purchase.code}/${order.code}/tien`} token={token} problem={problem?.order === order.code ? problem : null} />
          <Goods order={order} lang={lang} />
          {parcels.parcels.filter((each) => each.subject.id === order.id && each.state !== 'cancelled').map((parcel) => <ParcelPart lang={lang} parcel={parcel} photos={parcels.photos.filter((each) => each.ownerId === parcel.id)} photoAt={token === '' ? null : (id) => `/don-hang/${purchase.code}/anh/${id}?k=${token}`} seller={false} />)}
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
      <p><a class="tap" href={pathIn(lang, '/toi/don-hang')}>{t('Mọi đơn đặt bằng số của tôi', 'All orders placed with my number')}</a></p>
    </Page>
  )
}

interface Desk {
  readonly lang: Lang
  readonly path: string
  readonly person: string
  readonly ways: readonly DeskWay[]
  /** Where orders stand on this desk: the officers' or the seller's. */
  readonly base: string
}
export const groups: Record<string, readonly OrderState[] | null> = { cho: ['placed'], 'dang-lam': ['accepted', 'sent', 'coming-back'], xong: ['delivered', 'completed', 'returned', 'refunded', 'refused', 'cancelled', 'lapsed'], 'tat-ca': null }

/** Whether there is something to pack or to bring. */
export const hasPaper = (state: OrderState): boolean => state === 'accepted' || state === 'sent'

/** Orders of the sellers of an office's unit: what waits, what is late. */
export function OrdersPage({ lang, path, person, ways, base, orders, group, page, more, now }: Desk & { readonly orders: readonly OrderLine[]; readonly group: string; readonly page: number; readonly more: boolean; readonly now: Date }) {
  const t = tongue(lang)
  const toPrint = orders.some((each) => hasPaper(each.state))
  const words: Record<string, string> = { cho: t('Chờ nhận', 'Waiting'), 'dang-lam': t('Đang làm', 'Under way'), xong: t('Đã xong', 'Ended'), 'tat-ca': t('Tất cả', 'All') }
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t('Đơn hàng', 'Orders')} trail={[{ text: t('Đơn hàng', 'Orders') }]} noindex>
      <h1>{t('Đơn hàng', 'Orders')}</h1>
      <Chips lang={lang} label={t('Các nhóm đơn', 'Groups')} chips={Object.keys(groups).map((key) => ({ href: `${base}?nhom=${key}`, text: words[key]!, chosen: key === group }))} />
      {orders.length === 0 ? <Empty title={t('Không có đơn nào', 'No orders')}><p>{t('Đơn mới sẽ nằm ở đây.', 'New orders will stand here.')}</p></Empty> : (
        <form action={pathIn(lang, `${base}/phieu.pdf`)}>
        <Table lang={lang} caption={t('Đơn hàng', 'Orders')} captionHidden rows={orders} columns={[
          { key: 'code', title: t('Mã', 'Code'), cell: (each) => <a href={pathIn(lang, `${base}/${each.code}`)}>{each.code}</a> }, { key: 'seller', title: t('Người bán', 'Seller'), cell: (each) => each.sellerName },
          { key: 'buyer', title: t('Người mua', 'Buyer'), cell: (each) => each.buyerName }, { key: 'state', title: t('Tình trạng', 'State'), cell: (each) => <Tag mood={mood(each.state)} text={stateWords(t, each.state)} /> },
          { key: 'due', title: t('Trả lời trước', 'Due'), cell: (each) => (each.dueAt ? <>{showMoment(each.dueAt)}{each.dueAt < now ? ` · ${t('quá hạn', 'late')}` : ''}</> : '') }, { key: 'total', title: t('Số tiền', 'Total'), numeric: true, cell: (each) => showVnd(each.totalVnd) },
          ...(toPrint ? [{ key: 'paper', title: t('In phiếu', 'Print'), cell: (each: OrderLine) => (hasPaper(each.state) ? <label class="tick"><input type="checkbox" name="ma" value={each.code} /><span class="vh">{t('In phiếu', 'Print the paper of')} {each.code}</span></label> : '') }] : []),
        ]} />
        {toPrint ? <p class="acts"><Button rank="other" name="kho" value="a6">{t('In phiếu đã chọn, khổ A6', 'Print the chosen, A6')}</Button><Button rank="other" name="kho" value="a4">{t('In A4, bốn phiếu một tờ', 'A4, four a sheet')}</Button><a class="tap" href={pathIn(lang, `${base}/phieu.pdf?cho=1&kho=a4`)}>{t('In mọi đơn đang chờ gửi', 'Print all that wait to be sent')}</a></p> : null}
        </form>
      )}
      {base === '/can-bo/don' ? <p><a class="tap" href={pathIn(lang, '/can-bo/don/hang-quay-ve')}>{t('Gói hàng quay về', 'Parcels that came back')}</a></p> : null}
      <Pager lang={lang} page={page} pages={more ? page + 1 : page} href={(number) => `${base}?nhom=${group}&trang=${number}`} />
    </Page>
  )
}

/** What is seldom needed, out of the way until it is asked for. */
const Folded = ({ when, title, children }: { readonly when: boolean; readonly title: string; readonly children?: Child }) => (when ? <details><summary>{title}</summary>{children}</details> : <>{children}</>)

/** One order as the seller's side sees it, with the moves that are open. */
export function SellersOrderPage({ lang, path, person, ways, base, order, money, receipts, problem, place, by, below, refused, parcels }: Desk & { readonly order: SellersOrder; readonly money: OrderMoney; readonly receipts: readonly PhotoView[]; readonly problem: TypedMoney | null; readonly place: string; readonly by: MoverKind; readonly below: Child | undefined; readonly refused: string | null; readonly parcels: ParcelDesk }) {
  const t = tongue(lang)
  const at = `${base}/${order.code}`
  const ownUnderWay = carriedByHand(order, parcels)
  const { request, books } = money
  // What the parcel's own form does is not asked a second time.
  const open = buttons(movesFrom(order.state, by), money).filter((move) => !(move.to === 'sent' && toSend(order, parcels)) && !(move.to === 'delivered' && ownUnderWay))
  const reasons = open.flatMap((move) => readyReasons(move.to))
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={order.code} trail={[{ text: t('Đơn hàng', 'Orders'), href: base }, { text: order.code }]} noindex>
      <h1>{order.code}</h1>
      <p class="row"><Tag mood={mood(order.state)} text={stateWords(t, order.state, order.wayKind)} /><span class="soft">{order.sellerName} · {showMoment(order.placedAt)}</span></p>
      {refused ? <Notice mood="bad" title={refused} /> : null}
      <ParcelWork lang={lang} at={at} order={order} desk={parcels} />
      {open.length > 0 ? <Folded when={toSend(order, parcels)} title={t('Không gửi được?', 'Cannot send it?')}>
        <form class="form" method="post" action={pathIn(lang, `${base}/${order.code}`)}>
          {reasons.length > 0 ? <ChoiceField kind="radio" name="ly-do" label={t('Vì sao', 'Why')} chosen={[]} options={reasons.map((each) => ({ value: each, text: each }))} /> : null}
          {open.some((move) => move.why) ? <TextField name="vi-sao" label={ownUnderWay ? t('Lý do, khi giao chưa được hoặc trả về', 'Reason, when it could not be delivered or comes back') : t('Lý do, khi từ chối, hủy hoặc trả về', 'Reason, to refuse, cancel or take back')} maxlength={300} /> : null}
          <p class="acts">{ownUnderWay ? <Button rank="other" name="viec" value="chua-duoc" formaction={pathIn(lang, `${at}/kien`)}>{t('Giao chưa được', 'Not delivered')}</Button> : null}{open.map((move, index) => <Button rank={index === 0 && !toSend(order, parcels) && !ownUnderWay ? 'main' : 'other'} name="den" value={move.to}>{move.money === 'count-late' ? t('Tiền đến muộn, vẫn nhận đơn', 'The money came late; take the order all the same') : moveWords(t, move.to, order.wayKind)}</Button>)}</p>
        </form>
      </Folded> : null}
      <SellersMoneyPiece lang={lang} order={order} money={money} receipts={receipts} action={`${at}/tien`} problem={problem} />
      <Facts lang={lang} facts={[
        { name: t('Người nhận', 'Receiver'), value: <>{order.purchase.buyerName}, <a href={`tel:${order.purchase.buyerPhone}`}>{showPhone(order.purchase.buyerPhone)}</a></> }, { name: t('Giao đến', 'To'), value: place },
        { name: t('Thu tiền', 'Money'), value: order.purchase.payment === 'cash' ? books ? t(`đã thu ${showVnd(books.cameVnd)} khi giao`, `${showVnd(books.cameVnd)} collected on delivery`) : t(`thu ${showVnd(order.totalVnd)} khi giao`, `collect ${showVnd(order.totalVnd)} on delivery`) : request ? t(`chuyển khoản, đã nhận ${showVnd(request.receivedVnd)} trên ${showVnd(request.amountVnd)}`, `by transfer, ${showVnd(request.receivedVnd)} of ${showVnd(request.amountVnd)} received`) : t('chuyển khoản', 'by transfer') }, ...(order.purchase.note ? [{ name: t('Lời nhắn', 'Note'), value: order.purchase.note }] : []),
      ]} />
      <Goods order={order} lang={lang} />
      {parcels.parcels.map((parcel) => <ParcelPart lang={lang} parcel={parcel} photos={parcels.photos.filter((each) => each.ownerId === parcel.id)} photoAt={(id) => `${at}/anh/${id}`} seller />)}
      {hasPaper(order.state) ? <SlipLinks lang={lang} at={at} /> : null}
      {below ?? null}
      <Section lang={lang} title={t('Đã xảy ra', 'What happened')}><History order={order} lang={lang} names /></Section>
    </Page>
  )
}
