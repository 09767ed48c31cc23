import { Button, Chips, type DeskWay, Empty, Page, Pager, showVnd, Table, Tag, type Column } from '#design'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { OrderState } from './order-moves.rules.ts'
import { deskStateWords } from './order.words.ts'
import { mood } from './order.page.tsx'
import type { OrderLine } from './orders.queries.ts'
import { stuckWords, type StuckWhy } from './stuck.rules.ts'

export interface Desk {
  readonly lang: Lang
  readonly path: string
  readonly person: string
  readonly ways: readonly DeskWay[]
  /** Where orders stand on this desk: the officers' or the seller's. */
  readonly base: string
}
export const groups: Record<string, readonly OrderState[] | null> = { cho: ['placed'], 'dang-lam': ['accepted', 'sent', 'coming-back'], xong: ['delivered', 'completed', 'returned', 'refunded', 'refused', 'cancelled', 'lapsed'], 'tat-ca': null }
/** The group of orders that do not move on; at an office's desk alone. */
export const STUCK = 'ket'

/** A line of the list; of a stuck order also why, and since when. */
export interface DeskLine extends OrderLine { readonly why?: StuckWhy; readonly since?: Date }

/** Whether there is something to pack or to bring. */
export const hasPaper = (state: OrderState): boolean => state === 'accepted' || state === 'sent'

function Nothing({ lang, base, group }: { readonly lang: Lang; readonly base: string; readonly group: string }) {
  const t = tongue(lang)
  if (base !== '/ban-hang/don') return <Empty title={group === STUCK ? t('Không có đơn nào kẹt', 'No order is stuck') : t('Không có đơn nào', 'No orders')}><p>{group === STUCK ? t('Đơn đứng lâu một chỗ, hàng hay tiền chưa tới nơi, sẽ nằm ở đây.', 'Orders that stand still for long will stand here.') : t('Đơn của người bán trong đơn vị bạn sẽ nằm ở đây.', 'Orders of the sellers of your unit will stand here.')}</p></Empty>
  return (
    <Empty title={group === 'cho' ? t('Không có đơn nào chờ bạn', 'No order waits for you') : t('Không có đơn nào', 'No orders')}>
      <p>{t('Có đơn mới, chúng tôi nhắn tin cho bạn và đơn nằm ở đây.', 'We send you a message when an order comes; it will stand here.')}</p>
      <p><a class="btn btn-2" href={pathIn(lang, '/ban-hang/hang')}>{t('Xem hàng đang bán', 'See what is on sale')}</a></p>
    </Empty>
  )
}

interface OrdersProps extends Desk {
  readonly orders: readonly DeskLine[]
  readonly group: string
  readonly page: number
  readonly more: boolean
  readonly now: Date
  /** Whether this officer looks after parcels that came back. */
  readonly parcelsBack: boolean
}

/** Orders of a seller, or of the sellers of an office's unit: what waits, what is late, what is stuck. */
export function OrdersPage({ lang, path, person, ways, base, orders, group, page, more, now, parcelsBack }: OrdersProps) {
  const t = tongue(lang)
  const office = base === '/can-bo/don'
  const toPrint = orders.some((each) => hasPaper(each.state))
  const words: Record<string, string> = { cho: t('Chờ nhận', 'Waiting'), [STUCK]: t('Đang kẹt', 'Stuck'), 'dang-lam': t('Đang làm', 'Under way'), xong: t('Đã xong', 'Ended'), 'tat-ca': t('Tất cả', 'All') }
  const columns: Column<DeskLine>[] = [
    { key: 'code', title: t('Đơn', 'Order'), cell: (each) => <a class="tap" href={pathIn(lang, `${base}/${each.code}`)}>{each.buyerName} · {each.code}</a> },
    ...(group === STUCK ? [{ key: 'why', title: t('Vì sao kẹt', 'Why'), long: true, cell: (each: DeskLine) => (each.why ? <>{stuckWords(t, each.why)}{each.since ? <small class="soft"> {each.why === 'answer' ? t(`Hết hạn ${showMoment(each.since)}`, `Lapses ${showMoment(each.since)}`) : t(`Từ ${showMoment(each.since)}`, `Since ${showMoment(each.since)}`)}</small> : null}</> : '') }] : []),
    { key: 'goods', title: t('Hàng', 'Goods'), long: true, cell: (each) => each.goods },
    ...(office || new Set(orders.map((each) => each.sellerName)).size > 1 ? [{ key: 'seller', title: t('Người bán', 'Seller'), cell: (each: DeskLine) => each.sellerName }] : []),
    { key: 'state', title: t('Tình trạng', 'State'), cell: (each) => <Tag mood={mood(each.state)} text={deskStateWords(t, each.state)} /> },
    ...(group !== STUCK && orders.some((each) => each.dueAt) ? [{ key: 'due', title: t('Trả lời trước', 'Due'), cell: (each: DeskLine) => (each.dueAt ? <>{showMoment(each.dueAt)}{each.dueAt < now ? ` · ${t('quá hạn', 'late')}` : ''}</> : '') }] : []),
    { key: 'total', title: t('Số tiền', 'Total'), numeric: true, cell: (each) => showVnd(each.totalVnd) },
    ...(toPrint ? [{ key: 'paper', title: t('In phiếu', 'Print'), cell: (each: DeskLine) => (hasPaper(each.state) ? <label class="tick"><input type="checkbox" name="ma" value={each.code} /><span class="vh">{t('In phiếu', 'Print the paper of')} {each.code}</span></label> : '') }] : []),
  ]
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t('Đơn hàng', 'Orders')} trail={[{ text: t('Đơn hàng', 'Orders') }]} noindex>
      <h1>{t('Đơn hàng', 'Orders')}</h1>
      <Chips lang={lang} label={t('Các nhóm đơn', 'Groups')} chips={Object.keys(words).filter((key) => office || key !== STUCK).map((key) => ({ href: `${base}?nhom=${key}`, text: words[key]!, chosen: key === group }))} />
      {orders.length === 0 ? <Nothing lang={lang} base={base} group={group} /> : (
        <form action={pathIn(lang, `${base}/phieu.pdf`)}>
          <Table lang={lang} caption={t('Đơn hàng', 'Orders')} captionHidden rows={orders} columns={columns} />
          {toPrint ? <details class="trouble"><summary>{t('In phiếu dán gói hàng', 'Print papers')}</summary><p>{t('Đánh dấu đơn ở cột “In phiếu” rồi chọn khổ giấy.', 'Tick orders under “Print”, then choose the paper.')}</p><p class="acts"><Button rank="other" name="kho" value="a6">{t('In phiếu đã chọn, khổ A6', 'Print the chosen, A6')}</Button><Button rank="other" name="kho" value="a4">{t('In A4, bốn phiếu một tờ', 'A4, four a sheet')}</Button><a class="tap" href={pathIn(lang, `${base}/phieu.pdf?cho=1&kho=a4`)}>{t('In mọi đơn đang chờ gửi', 'Print all that wait to be sent')}</a></p></details> : null}
        </form>
      )}
      {parcelsBack ? <p><a class="tap" href={pathIn(lang, '/can-bo/don/hang-quay-ve')}>{t('Hàng quay về, khách không nhận', 'Goods that came back')}</a></p> : null}
      <Pager lang={lang} page={page} pages={more ? page + 1 : page} href={(number) => `${base}?nhom=${group}&trang=${number}`} />
    </Page>
  )
}
