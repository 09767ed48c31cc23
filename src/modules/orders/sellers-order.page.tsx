import type { Child } from 'hono/jsx'
import { Button, ChoiceField, Facts, Notice, Page, Section, showVnd, Tag, TextField } from '#design'
import { showMoment } from '#platform/day'
import { showPhone } from '#identity'
import type { PhotoView } from '#photos'
import { pathIn, tongue, type Say } from '#platform/tongue'
import { type MoverKind, movesFrom, type OrderMove, type OrderState } from './order-moves.rules.ts'
import type { TypedMoney } from './order-money-forms.rules.ts'
import { SellersMoneyPiece } from './order-money.piece.tsx'
import type { OrderMoney } from './order-money.queries.ts'
import { readyReasons } from './order-limits.rules.ts'
import { deskStateWords, moveWords, nextWords } from './order.words.ts'
import { Goods, History, mood } from './order.page.tsx'
import { hasPaper, type Desk } from './orders-list.page.tsx'
import { carriedByHand, ParcelPart, ParcelWork, SlipLinks, toSend, type ParcelDesk } from './parcel.piece.tsx'
import type { SellersOrder } from './orders.queries.ts'

/** Moves that stand as buttons: a refund has its form, and taking up a lapsed order needs the money there. */
const buttons = (moves: readonly OrderMove[], { request, books }: OrderMoney): OrderMove[] => moves.filter((move) => move.money !== 'given-back' && (move.money !== 'count-late' || (request !== null && (books?.toReturnVnd ?? 0) >= request.amountVnd - request.receivedVnd && request.amountVnd > request.receivedVnd)))

/** What the fold of the moves that need a reason asks. */
function troubleWords(t: Say, state: OrderState, byHand: boolean): string {
  if (byHand) return t('Giao chưa được?', 'Not delivered?')
  switch (state) {
    case 'placed': return t('Không nhận được đơn này?', 'Cannot take this order?')
    case 'accepted': return t('Không gửi được?', 'Cannot send it?')
    default: return t('Hàng quay về?', 'Does it come back?')
  }
}

interface SellersOrderProps extends Desk {
  readonly order: SellersOrder
  readonly money: OrderMoney
  readonly receipts: readonly PhotoView[]
  readonly problem: TypedMoney | null
  readonly place: string
  readonly by: MoverKind
  readonly below: Child | undefined
  readonly refused: string | null
  readonly parcels: ParcelDesk
  readonly now: Date
}

/** One order as the seller's side sees it: what to do next, one main act, and what is seldom needed out of the way. */
export function SellersOrderPage(props: SellersOrderProps) {
  const { lang, path, person, ways, base, order, money, receipts, problem, place, by, below, refused, parcels, now } = props
  const t = tongue(lang)
  const at = `${base}/${order.code}`
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={order.code} trail={[{ text: t('Đơn hàng', 'Orders'), href: base }, { text: order.code }]} noindex>
      <h1>{order.code}</h1>
      <p class="row"><Tag mood={mood(order.state)} text={deskStateWords(t, order.state, order.wayKind)} /><span class="soft">{by === 'officer' ? `${order.sellerName} · ` : ''}{t('đặt lúc', 'placed')} {showMoment(order.placedAt)}</span></p>
      {refused ? <Notice mood="bad" title={refused} /> : null}
      <p class="next">{nextWords(t, order, { owedVnd: money.owedVnd, cash: order.purchase.payment === 'cash', now })}</p>
      {order.state === 'placed' ? <Goods order={order} lang={lang} /> : null}
      <ParcelWork lang={lang} at={at} order={order} desk={parcels} />
      <Moves {...props} />
      <SellersMoneyPiece lang={lang} order={order} money={money} receipts={receipts} action={`${at}/tien`} problem={problem} />
      <Facts lang={lang} facts={[
        { name: t('Người nhận', 'Receiver'), value: <>{order.purchase.buyerName}, <a class="tap" href={`tel:${order.purchase.buyerPhone}`}>{showPhone(order.purchase.buyerPhone)}</a></> }, { name: t('Giao đến', 'To'), value: place },
        { name: t('Thu tiền', 'Money'), value: moneyWords(t, order, money) }, ...(order.purchase.note ? [{ name: t('Lời nhắn', 'Note'), value: order.purchase.note }] : []),
      ]} />
      {order.state === 'placed' ? null : <Goods order={order} lang={lang} />}
      {parcels.parcels.map((parcel) => <ParcelPart lang={lang} parcel={parcel} photos={parcels.photos.filter((each) => each.ownerId === parcel.id)} photoAt={(id) => `${at}/anh/${id}`} seller />)}
      {hasPaper(order.state) ? <SlipLinks lang={lang} at={at} /> : null}
      {below ?? null}
      <Section lang={lang} title={t('Đã xảy ra', 'What happened')}><History order={order} lang={lang} names /></Section>
    </Page>
  )
}

function moneyWords(t: Say, order: SellersOrder, { request, books }: OrderMoney): string {
  if (order.purchase.payment === 'cash') return books ? t(`đã thu ${showVnd(books.cameVnd)} khi giao`, `${showVnd(books.cameVnd)} collected on delivery`) : t(`thu ${showVnd(order.totalVnd)} khi giao`, `collect ${showVnd(order.totalVnd)} on delivery`)
  return request ? t(`chuyển khoản, đã nhận ${showVnd(request.receivedVnd)} trên ${showVnd(request.amountVnd)}`, `by transfer, ${showVnd(request.receivedVnd)} of ${showVnd(request.amountVnd)} received`) : t('chuyển khoản', 'by transfer')
}

/** The moves that are open: those that need no reason as buttons, the others folded away with their reasons. */
function Moves({ lang, base, order, money, by, refused, parcels }: SellersOrderProps) {
  const t = tongue(lang)
  const at = pathIn(lang, `${base}/${order.code}`)
  const byHand = carriedByHand(order, parcels)
  // What the parcel's own form does is not asked a second time.
  const open = buttons(movesFrom(order.state, by), money).filter((move) => !(move.to === 'sent' && toSend(order, parcels)) && !(move.to === 'delivered' && byHand))
  const [plain, hard] = [open.filter((move) => !move.why), open.filter((move) => move.why)]
  const reasons = hard.flatMap((move) => readyReasons(move.to))
  const words = (move: OrderMove): string => (move.money === 'count-late' ? t('Tiền đến muộn, vẫn nhận đơn', 'The money came late; take the order all the same') : moveWords(t, move.to, order.wayKind))
  return (
    <>
      {plain.length > 0 ? <form method="post" action={at}><p class="acts">{plain.map((move, index) => <Button rank={index === 0 && !toSend(order, parcels) && !byHand ? 'main' : 'other'} name="den" value={move.to}>{words(move)}</Button>)}</p></form> : null}
      {hard.length > 0 || byHand ? (
        <details class="trouble" {...(refused ? { open: true } : {})}>
          <summary>{troubleWords(t, order.state, byHand)}</summary>
          <form class="form" method="post" action={at}>
            {reasons.length > 0 ? <ChoiceField kind="radio" name="ly-do" label={t('Vì sao', 'Why')} chosen={[]} options={reasons.map((each) => ({ value: each, text: each }))} /> : null}
            <TextField name="vi-sao" label={reasons.length > 0 ? t('Hoặc ghi lý do khác', 'Or another reason') : t('Vì sao', 'Why')} maxlength={300} />
            <p class="acts">{byHand ? <Button rank="other" name="viec" value="chua-duoc" formaction={`${at}/kien`}>{t('Giao chưa được, sẽ giao lại', 'Not delivered, I will try again')}</Button> : null}{hard.map((move) => <Button rank="other" name="den" value={move.to}>{words(move)}</Button>)}</p>
          </form>
        </details>
      ) : null}
    </>
  )
}
