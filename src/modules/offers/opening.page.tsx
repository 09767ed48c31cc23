import { Button, ChoiceField, Empty, FaultList, Notice, Page, SelectField, Table, Tag, TextField, type DeskWay } from '#design'
import { showDay, type Day } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import type { QuickHoliday } from './opening-form.rules.ts'
import { dispatchOn, onHoliday, openingOn } from './opening.rules.ts'
import { dayWords, dispatchWords, openingWords, showMonths, weekdayWords } from './opening.words.ts'
import type { Offer, Stall } from './offers.queries.ts'

interface Frame {
  readonly lang: Lang
  readonly path: string
  readonly person: string
  readonly ways: readonly DeskWay[]
  readonly producer: { readonly slug: string; readonly name: string }
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  readonly saved: boolean
}

export interface OfferLine { readonly slug: string; readonly name: string; readonly offer: Offer }
export interface HolidayProps extends Frame {
  readonly others: readonly { readonly slug: string; readonly name: string }[]
  readonly stall: Stall | null
  readonly quick: readonly QuickHoliday[]
  readonly offers: readonly OfferLine[]
  readonly now: Date
  readonly day: Day
}

const at = (lang: Lang, slug: string, more = ''): string => pathIn(lang, `/ban-hang/nghi${more}?cua=${encodeURIComponent(slug)}`)

/** Boxes `name-1`, `name-2` … side by side. */
function Ticks({ name, label, hint, chosen, texts }: { readonly name: string; readonly label: string; readonly hint: string; readonly chosen: string; readonly texts: readonly string[] }) {
  const held = chosen.split(',')
  return (
    <fieldset class="field ticks" aria-describedby={`o-${name}-y`}>
      <legend>{label}</legend>
      <p class="hint" id={`o-${name}-y`}>{hint}</p>
      <div>{texts.map((text, at) => <label class="pick"><input type="checkbox" name={`${name}-${at + 1}`} value="co" checked={held.includes(String(at + 1))} /><span>{text}</span></label>)}</div>
    </fieldset>
  )
}

/** The holiday switch, the days on which parcels leave, and the season of each good. */
export function HolidayPage(props: HolidayProps) {
  const { lang, path, person, ways, producer, others, stall, quick, offers, typed, faults, saved, now, day } = props
  const t = tongue(lang)
  const field = (name: string) => ({ name, value: typed[name] ?? '', fault: faults.find((each) => each.field === name)?.message })
  const closed = stall?.closedUntil && stall.closedUntil >= day ? { ...stall, closedUntil: stall.closedUntil, begun: onHoliday(stall, day) } : null
  const next = offers.map(({ offer }) => dispatchOn(offer, now)).find((each) => each !== null)
  const action = at(lang, producer.slug)
  const sends = stall ? dispatchWords(t, stall) : null
  const wrong = (...names: string[]): boolean => faults.some((each) => names.includes(each.field))
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t('Nghỉ bán và mùa vụ', 'Holidays and seasons')} trail={[{ text: t('Bán hàng', 'Selling'), href: '/ban-hang' }, { text: t('Nghỉ bán và mùa vụ', 'Holidays and seasons') }]} noindex>
      <h1>{t('Nghỉ bán và mùa vụ', 'Holidays and seasons')}</h1>
      <p>{producer.name}{others.length > 1 ? others.filter((each) => each.slug !== producer.slug).map((each) => <> · <a class="tap" href={at(lang, each.slug)}>{each.name}</a></>) : null}</p>
      {saved ? <Notice mood="good" title={t('Đã lưu. Khách thấy ngay.', 'Saved. Visitors see it at once.')} /> : null}
      <FaultList lang={lang} faults={faults} labels={{ 'den-ngay': t('Đến hết ngày', 'Until'), 'tu-ngay': t('Từ ngày', 'From'), 'khong-gui': t('Ngày không gửi hàng', 'Days without dispatch') }} />
      {closed ? (
        <Notice mood="wait" title={closed.begun ? t(`Đang nghỉ bán đến hết ${showDay(closed.closedUntil)}`, `Closed until ${showDay(closed.closedUntil)}`) : t(`Sẽ nghỉ từ ${showDay(closed.closedFrom ?? day)} đến hết ${showDay(closed.closedUntil)}`, `Will be closed from ${showDay(closed.closedFrom ?? day)} to ${showDay(closed.closedUntil)}`)}>
          {closed.closedWords ? <p>{closed.closedWords}</p> : null}
          <form method="post" action={action}><p class="acts"><Button name="viec" value="mo">{closed.begun ? t('Bán lại ngay', 'Open again now') : t('Bỏ kỳ nghỉ này', 'Drop this holiday')}</Button></p></form>
        </Notice>
      ) : (
        <>
          <h2>{t('Nghỉ bán', 'Close the stall')}</h2>
          <p>{t('Khách vẫn xem được hàng, chưa đặt được; họ thấy ngày bạn bán lại. Đơn đã nhận không đổi.', 'Visitors still see your goods but cannot order; they see when you open again. Orders you have stay.')}</p>
          <form method="post" action={action}>
            <p class="acts">{quick.map((each) => (
              <Button rank="other" name="den" value={`${each.from ?? ''}_${each.until}`}>{each.kind === 'today' ? t('Nghỉ hết hôm nay', 'Closed today') : each.kind === 'week' ? t(`Nghỉ đến hết ${dayWords(t, each.until)}`, `Closed until ${dayWords(t, each.until)}`) : t(`Nghỉ ${each.name}, ${each.from ? `${showDay(each.from)} – ` : 'đến '}${showDay(each.until)}`, `Closed for ${each.name}, ${each.from ? `${showDay(each.from)} – ` : 'until '}${showDay(each.until)}`)}</Button>
            ))}</p>
          </form>
          <details class="fold" open={wrong('tu-ngay', 'den-ngay')}>
            <summary>{t('Chọn ngày khác', 'Other days')}</summary>
          <form class="form" method="post" action={action}>
            <TextField {...field('tu-ngay')} type="date" label={t('Từ ngày', 'From')} hint={t('Để trống: nghỉ từ bây giờ.', 'Empty: from now on.')} />
            <TextField {...field('den-ngay')} type="date" label={t('Đến hết ngày', 'Until the end of')} />
            <TextField {...field('loi')} label={t('Lời nhắn cho khách', 'A sentence for visitors')} hint={t('Ví dụ: Nhà mình nghỉ Tết, hẹn bạn mùng 6.', 'For example: We are away for Tết, see you on the 6th.')} maxlength={200} />
            <p class="acts"><Button name="viec" value="nghi">{t('Nghỉ bán', 'Close the stall')}</Button></p>
          </form>
          </details>
        </>
      )}
      <h2>{t('Ngày gửi hàng', 'Days of dispatch')}</h2>
      {sends ? <p>{sends}</p> : null}
      {next ? <p>{t(`Đơn đặt lúc này sẽ đi ${dayWords(t, next)}.`, `An order placed now leaves on ${dayWords(t, next)}.`)}</p> : null}
      <details class="fold" open={wrong('khong-gui')}>
        <summary>{t('Đổi ngày gửi', 'Change the days')}</summary>
      <form class="form" method="post" action={action}>
        <Ticks name="thu" label={t('Gửi vào', 'Sent on')} hint={t('Không chọn ngày nào: ngày nào cũng gửi.', 'None chosen: every day.')} chosen={typed['thu'] ?? ''} texts={[1, 2, 3, 4, 5, 6, 7].map((each) => weekdayWords(t, each))} />
        <SelectField {...field('gio')} label={t('Đơn đặt trước', 'Orders before')} options={Array.from({ length: 24 }, (_, hour) => 24 - hour).map((hour) => ({ value: String(hour), text: hour === 24 ? t('nửa đêm', 'midnight') : t(`${hour} giờ`, `${hour}:00`) }))} />
        <SelectField {...field('truoc')} label={t('của', 'of')} options={[t('chính ngày gửi', 'the day of dispatch'), t('hôm trước', 'the day before'), t('hai ngày trước', 'two days before'), t('ba ngày trước', 'three days before')].map((text, value) => ({ value: String(value), text }))} />
        <TextField {...field('khong-gui')} label={t('Ngày không gửi hàng', 'Days without dispatch')} hint={t('Ví dụ 24/12/2026, 31/12/2026', 'Like 24/12/2026, 31/12/2026')} maxlength={1000} />
        <p class="acts"><Button name="viec" value="gui" rank="other">{t('Lưu ngày gửi', 'Save')}</Button></p>
      </form>
      </details>
      <h2>{t('Mùa vụ từng hàng', 'The season of each good')}</h2>
      {offers.length === 0 ? <Empty level={3} title={t('Chưa có hàng đang bán', 'Nothing on sale yet')}><p class="acts"><Button href={pathIn(lang, `/ban-hang/hang/bang?cua=${encodeURIComponent(producer.slug)}`)}>{t('Mở bảng hàng', 'Open the sheet')}</Button></p></Empty> : (
        <Table lang={lang} caption={t('Mùa vụ', 'Seasons')} captionHidden rows={offers} columns={[
          { key: 'name', title: t('Hàng', 'Good'), cell: (each) => <a class="tap" href={at(lang, producer.slug, `/${each.slug}`)}>{each.name}</a> },
          { key: 'months', title: t('Tháng có hàng', 'Months'), cell: ({ offer }) => showMonths(offer.seasons) },
          { key: 'now', title: t('Hôm nay', 'Today'), long: true, cell: ({ offer }) => { const opening = openingOn(offer, day); return opening.kind === 'open' ? <Tag mood="good" text={t('đặt được', 'open')} /> : openingWords(t, opening) } },
        ]} />
      )}
    </Page>
  )
}

/** When one good can be had, and how many of it. */
export function SeasonPage({ lang, path, person, ways, producer, typed, faults, saved, product }: Frame & { readonly product: { readonly slug: string; readonly name: string } }) {
  const t = tongue(lang)
  const field = (name: string) => ({ name, value: typed[name] ?? '', fault: faults.find((each) => each.field === name)?.message })
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t(`Mùa vụ ${product.name}`, `Season of ${product.name}`)} trail={[{ text: t('Bán hàng', 'Selling'), href: '/ban-hang' }, { text: t('Nghỉ bán và mùa vụ', 'Holidays and seasons'), href: `/ban-hang/nghi?cua=${encodeURIComponent(producer.slug)}` }, { text: product.name }]} noindex>
      <h1>{product.name}</h1>
      {saved ? <Notice mood="good" title={t('Đã lưu. Khách thấy ngay.', 'Saved. Visitors see it at once.')} /> : null}
      <FaultList lang={lang} faults={faults} labels={{ 'so-ngay': t('Số ngày làm', 'Days'), 'toi-da': t('Nhiều nhất', 'At most'), 'san-sang': t('Có từ ngày', 'Ready on') }} />
      <form class="form" method="post" action={at(lang, producer.slug, `/${product.slug}`)}>
        <Ticks name="thang" label={t('Tháng có hàng', 'Months')} hint={t('Không chọn tháng nào: có quanh năm. Ngoài mùa khách thấy “Vụ sau: tháng …”.', 'None chosen: all year. Out of season visitors see “Next season: …”.')} chosen={typed['thang'] ?? ''} texts={Array.from({ length: 12 }, (_, month) => t(`Tháng ${month + 1}`, `Month ${month + 1}`))} />
        <TextField {...field('san-sang')} type="date" label={t('Vụ này có hàng từ ngày', 'This harvest is ready on')} hint={t('Khách đặt trước được nếu kho còn. Để trống nếu có sẵn.', 'Visitors can order ahead while there is stock. Leave empty if it is there.')} />
        <ChoiceField name="lam-theo-don" kind="checkbox" label={t('Làm theo đơn', 'Made to order')} chosen={[typed['lam-theo-don'] ?? '']} options={[{ value: 'co', text: t('Chỉ làm khi có đơn, không cần kho', 'Made when ordered, without stock') }]} />
        <TextField {...field('so-ngay')} label={t('Số ngày làm', 'Days to make')} inputmode="numeric" maxlength={3} />
        <TextField {...field('toi-da')} label={t('Mỗi lần mua nhiều nhất (gói)', 'At most per purchase (packs)')} hint={t('Để trống nếu không giới hạn.', 'Leave empty for no limit.')} inputmode="numeric" maxlength={3} />
        <p class="acts"><Button>{t('Lưu mùa vụ', 'Save the season')}</Button></p>
      </form>
    </Page>
  )
}
