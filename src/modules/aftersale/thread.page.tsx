import type { Child } from 'hono/jsx'
import { AreaField, Button, FaultList, Notice, Page, Section, Tag, type DeskWay } from '#design'
import { stateWords, type MoverKind, type OrderState } from '#orders'
import { Photo, PhotoField, type PhotoView } from '#photos'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang, type Say } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { MOST_LETTERS } from './aftersale-forms.rules.ts'
import { clockWords, entryWords, kindWords, levelWords, outcomeWords, reasonWords, returnWords, wishWords } from './aftersale.words.ts'
import { clockState } from './terms.rules.ts'
import type { ComplaintView, EntryView, ReturnView } from './thread.queries.ts'
import { MOST_SENT_PHOTOS } from './write-entry.ts'

/** Where a page about an order stands: the buyer's, opened by a secret, or a desk. */
export interface Place {
  readonly lang: Lang
  readonly side: 'buyer' | 'seller' | 'officer'
  /** The order's own page. */
  readonly orderPage: string
  /** An address below the order, in Vietnamese form, with the secret where there is one. */
  readonly at: (rest: string) => string
  readonly desk: { readonly person: string; readonly ways: readonly DeskWay[] } | null
  readonly order: { readonly code: string; readonly sellerName: string; readonly state: OrderState }
}

export interface Typed { readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[]; readonly key: string }
const faultAt = ({ faults }: Typed, field: string): string | undefined => faults.find((each) => each.field === field)?.message

/** `rest` = where the page stands below its order. */
export function Frame({ place, rest, title, children }: { readonly place: Place; readonly rest: string; readonly title: string; readonly children: Child }) {
  const { lang, desk, order, orderPage } = place
  const trail = [{ text: tongue(lang)('Đơn', 'Order') + ` ${order.code}`, href: orderPage }, { text: title }]
  return desk
    ? <Page lang={lang} kind="desk" person={desk.person} ways={desk.ways} path={place.at(rest)} title={`${title} · ${order.code}`} trail={trail} noindex>{children}</Page>
    : <Page lang={lang} path={place.at(rest)} title={`${title} · ${order.code}`} trail={trail} noindex>{children}</Page>
}

export function SaidFields({ lang, form, label, required, photos = true }: { readonly lang: Lang; readonly form: Typed; readonly label: string; readonly required: boolean; readonly photos?: boolean }) {
  const t = tongue(lang)
  return (
    <>
      <input type="hidden" name="khoa" value={form.key} />
      <AreaField name="loi" label={label} value={form.typed['loi'] ?? ''} rows={3} maxlength={MOST_LETTERS} required={required} fault={faultAt(form, 'loi')} />
      {photos ? <PhotoField lang={lang} name="anh" label={t('Ảnh (không bắt buộc)', 'Pictures (optional)')} most={MOST_SENT_PHOTOS} fault={faultAt(form, 'anh')} /> : null}
    </>
  )
}

const who = (t: Say, place: Place, by: MoverKind, name: string): string =>
  by === 'system' ? t('Hệ thống', 'The portal') : by === 'officer' ? t(`Cán bộ ${name}`, `Officer ${name}`) : (by === 'buyer') === (place.side === 'buyer') && place.side !== 'officer' ? t('Bạn', 'You') : by === 'buyer' ? t(`${name} (người mua)`, `${name} (buyer)`) : `${place.order.sellerName}${place.side === 'buyer' ? '' : ` (${name})`}`

export function Entries({ place, entries, photos }: { readonly place: Place; readonly entries: readonly EntryView[]; readonly photos: readonly PhotoView[] }) {
  const t = tongue(place.lang)
  return (
    <ol class="plain talk" aria-label={t('Đã nói', 'What was said')}>
      {entries.map((entry) => {
        const own = photos.filter((photo) => photo.ownerId === entry.id)
        const what = entryWords(t, entry.kind)
        return (
          <li class={entry.byKind === 'buyer' ? 'said said-b' : 'said'}>
            <p class="small"><b>{who(t, place, entry.byKind, entry.byName)}</b> <span class="soft">{showMoment(entry.at)}{what ? ` · ${what}` : ''}</span></p>
            {entry.body.split(/\n+/).filter(Boolean).map((line) => <p>{line}</p>)}
            {own.length > 0 ? <p class="row">{own.map((photo, n) => <a href={pathIn(place.lang, place.at(`/anh-gui/${photo.id}/960`))}><Photo photo={photo} size={240} square={96} alt={t(`Ảnh ${n + 1} gửi kèm`, `Picture ${n + 1}`)} at={(size) => pathIn(place.lang, place.at(`/anh-gui/${photo.id}/${size}`))} /></a>)}</p> : null}
          </li>
        )
      })}
    </ol>
  )
}

export function ComplaintBox({ lang, complaint, now }: { readonly lang: Lang; readonly complaint: ComplaintView; readonly now: Date }) {
  const t = tongue(lang)
  const clock = clockState(complaint, now)
  const late = clock === 'first-late' || clock === 'solve-late'
  return complaint.state === 'ended'
    ? <Notice mood="good" title={t(`Khiếu nại ${complaint.code} đã kết thúc`, `Complaint ${complaint.code} has ended`)}><p>{outcomeWords(t, complaint.outcome!)}, {showMoment(complaint.endedAt!)}.</p></Notice>
    : (
      <Notice mood="wait" title={t(`Khiếu nại: ${kindWords(t, complaint.kind).toLowerCase()}`, `Complaint: ${kindWords(t, complaint.kind).toLowerCase()}`)}>
        <p>{complaint.code}. {t('Mong muốn', 'Wanted')}: {wishWords(t, complaint.wants).toLowerCase()}. {levelWords(t, complaint.level).replace(/^./, (first) => first.toUpperCase())}.</p>
        <p class="row"><Tag mood={late || clock === 'due-soon' ? 'wait' : 'good'} text={clockWords(t, clock)} /><span>{complaint.level === 'seller' && !complaint.answered ? t(`Trả lời lần đầu trước ${showMoment(complaint.firstAnswerBy)}, xong`, `First answer before ${showMoment(complaint.firstAnswerBy)}, settled`) : t('Xong', 'Settled')} {t('trước', 'before')} {showMoment(complaint.solveBy)}</span></p>
        <p class="small soft">{complaint.citation}</p>
      </Notice>
    )
}

export interface ThreadProps { readonly place: Place; readonly entries: readonly EntryView[]; readonly photos: readonly PhotoView[]; readonly complaint: ComplaintView | null; readonly back: ReturnView | null; readonly form: Typed; readonly now: Date; readonly refused: string | null }

/** All that was said about one order, and the next word. */
export function ThreadPage({ place, entries, photos, complaint, back, form, now, refused }: ThreadProps) {
  const { lang, side, order, at } = place
  const t = tongue(lang)
  const open = complaint?.state === 'open'
  const post = (rest: string): string => pathIn(lang, at(rest))
  const title = side === 'buyer' ? t(`Trao đổi với ${order.sellerName}`, `With ${order.sellerName}`) : t('Trao đổi với người mua', 'With the buyer')
  return (
    <Frame place={place} rest="/trao-doi" title={t('Trao đổi', 'Messages')}>
      <h1>{title}</h1>
      <p class="soft"><a href={pathIn(lang, place.orderPage)}>{t('Đơn', 'Order')} {order.code}</a> · {stateWords(t, order.state)}</p>
      {refused ? <Notice mood="bad" title={refused} /> : null}
      {complaint ? <ComplaintBox lang={lang} complaint={complaint} now={now} /> : null}
      {back ? <Notice mood={back.state === 'asked' ? 'wait' : 'plain'} title={t(`Trả hàng: ${returnWords(t, back.state)}`, `Return: ${returnWords(t, back.state)}`)}><p>{reasonWords(t, back.reason)}: {back.lines.map((line) => `${line.productName}, ${line.packName} × ${line.quantity}`).join('; ')}.</p></Notice> : null}
      {entries.length > 0 ? <Entries place={place} entries={entries} photos={photos} /> : <p>{side === 'buyer' ? t('Hỏi người bán bất cứ điều gì về đơn này. Lời nhắn nằm lại với đơn, hai bên và cán bộ phụ trách đọc được.', 'Ask the seller anything about this order. What you write stays with it; both sides and the officer in charge can read it.') : t('Chưa ai viết gì.', 'Nothing was written yet.')}</p>}
      <FaultList lang={lang} faults={form.faults} labels={{}} />
      {side !== 'buyer' && back && (back.state === 'asked' || back.state === 'accepted') ? <ReturnStep lang={lang} back={back} form={form} action={post('/tra-hang')} /> : null}
      {side !== 'buyer' && open ? (
        <form class="form" method="post" enctype="multipart/form-data" action={post('/khieu-nai/tra-loi')}>
          <SaidFields lang={lang} form={form} label={t('Trả lời khiếu nại: bạn sẽ làm gì cho khách', 'Answer: what you will do for the buyer')} required />
          <p class="acts"><Button>{t('Gửi trả lời', 'Send the answer')}</Button></p>
        </form>
      ) : (
        <form class="form" method="post" enctype="multipart/form-data" action={post('/trao-doi')}>
          <SaidFields lang={lang} form={form} label={side === 'buyer' ? t('Nhắn người bán', 'To the seller') : t('Nhắn người mua', 'To the buyer')} required={false} />
          <p class="acts"><Button rank={side === 'buyer' || !back ? 'main' : 'other'}>{t('Gửi', 'Send')}</Button></p>
        </form>
      )}
      {side === 'buyer' ? <BuyerWays place={place} complaint={complaint} back={back} formKey={form.key} /> : null}
    </Frame>
  )
}

function ReturnStep({ lang, back, form, action }: { readonly lang: Lang; readonly back: ReturnView; readonly form: Typed; readonly action: string }) {
  const t = tongue(lang)
  return (
    <form class="form" method="post" action={action}>
      <input type="hidden" name="ma" value={back.id} />
      <SaidFields lang={lang} form={form} label={back.state === 'asked' ? t('Dặn khách cách gửi về, hoặc vì sao không nhận', 'How to send it back, or why not') : t('Ghi thêm nếu cần', 'More, if needed')} required={false} photos={false} />
      <p class="acts">{back.state === 'asked'
        ? <><Button name="den" value="accepted">{t('Đồng ý nhận lại', 'Accept')}</Button><Button rank="other" name="den" value="refused">{t('Không nhận lại', 'Refuse')}</Button></>
        : <Button name="den" value="received">{t('Đã nhận lại hàng', 'The goods are back')}</Button>}</p>
    </form>
  )
}

/** What a buyer may do besides writing: complain, ask for help, say that all is well, send back. */
function BuyerWays({ place, complaint, back, formKey }: { readonly place: Place; readonly complaint: ComplaintView | null; readonly back: ReturnView | null; readonly formKey: string }) {
  const { lang, at, order } = place
  const t = tongue(lang)
  const post = (rest: string): string => pathIn(lang, at(rest))
  if (complaint?.state === 'open') return (
    <Section lang={lang} title={t('Khiếu nại này', 'This complaint')}>
      <div class="row">
        <form method="post" action={post('/khieu-nai/xong')}><input type="hidden" name="khoa" value={formKey} /><Button rank="other" name="ket-qua" value="settled">{t('Đã ổn, kết thúc', 'All is well, end it')}</Button></form>
        {complaint.level === 'province' ? null : <form method="post" action={post('/khieu-nai/nho-giup')}><input type="hidden" name="khoa" value={formKey} /><Button rank="other">{complaint.level === 'seller' ? t('Nhờ cán bộ giúp', 'Ask an officer to help') : t('Nhờ cấp tỉnh giúp', 'Ask the province to help')}</Button></form>}
      </div>
    </Section>
  )
  const mayReturn = order.state === 'delivered' && (!back || back.state === 'refused' || back.state === 'withdrawn' || back.state === 'received')
  return (
    <Section lang={lang} title={t('Có chuyện không ổn?', 'Something wrong?')}>
      <p class="acts">
        {mayReturn ? <Button rank="other" href={post('/tra-hang')}>{t('Xin trả hàng', 'Send goods back')}</Button> : null}
        <Button rank="other" href={post('/khieu-nai')}>{t('Khiếu nại', 'Complain')}</Button>
      </p>
      {back?.state === 'asked' ? <form method="post" action={post('/tra-hang/rut')}><input type="hidden" name="khoa" value={formKey} /><input type="hidden" name="ma" value={back.id} /><Button rank="quiet">{t('Rút lời xin trả hàng', 'Withdraw the return')}</Button></form> : null}
    </Section>
  )
}
