import { AreaField, Button, ChoiceField, Chips, Empty, FaultList, Notice, Page, Pager, SelectField, showVnd, Table, Tag, TextField, type DeskWay } from '#design'
import { banks } from '#payments'
import { showDay, type Day } from '#platform/day'
import { pathIn, tongue, type Lang, type Say } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { PACK_ROWS } from './offer-form.rules.ts'
import type { OnSale } from './offers.queries.ts'
import type { StallChoice } from './sellers.queries.ts'
import type { SaleUnit } from './offers.tables.ts'

interface Desk { readonly lang: Lang; readonly path: string; readonly person: string; readonly ways: readonly DeskWay[] }

/** `4.500 g`, `12 cái`. */
export function showStock(t: Say, stock: number, unit: SaleUnit): string {
  return `${String(stock).replace(/\B(?=(\d{3})+$)/g, '.')} ${unit === 'piece' ? t('cái', 'pieces') : unit}`
}

/** Products of the office's unit: what is on sale, and what could be. */
export function SalesPage({ lang, path, person, ways, items, words, page, more, day }: Desk & { readonly day: Day; readonly items: readonly OnSale[]; readonly words: string; readonly page: number; readonly more: boolean }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t('Bán hàng', 'Sales')} trail={[{ text: t('Bàn làm việc', 'Desk'), href: '/can-bo' }, { text: t('Bán hàng', 'Sales') }]} noindex>
      <h1>{t('Bán hàng thay chủ thể', 'Selling for producers')}</h1>
      <p class="lead">{t('Đăng bán sản phẩm cho chủ thể đã đồng ý. Họ thấy mọi việc bạn làm thay. Bấm tên chủ thể để mở bảng mọi hàng của họ.', 'Put products on sale for producers who agreed. They see all that you do for them. A producer’s name opens the sheet of all its goods.')}</p>
      <form class="bar" action={pathIn(lang, '/can-bo/ban')}><TextField name="q" type="search" label={t('Tên sản phẩm', 'Product')} value={words} /><Button rank="other">{t('Tìm', 'Search')}</Button></form>
      {items.length === 0 ? <Empty title={t('Không thấy sản phẩm nào', 'No product found')}><p>{t('Thử tên khác, hoặc nhập danh sách sản phẩm trước.', 'Try another name, or bring in a list first.')}</p></Empty> : (
        <Table lang={lang} caption={t('Sản phẩm', 'Products')} captionHidden rows={items} columns={[
          { key: 'name', title: t('Sản phẩm', 'Product'), cell: (each) => <a href={pathIn(lang, `/can-bo/ban/${each.productSlug}`)}>{each.productName}</a> },
          { key: 'maker', title: t('Chủ thể', 'Producer'), cell: (each) => <><a href={pathIn(lang, `/can-bo/ban/bang?cua=${encodeURIComponent(each.producerSlug)}`)}>{each.producerName}</a>{each.closedUntil && each.closedUntil >= day && (each.closedFrom === null || each.closedFrom <= day) ? <> <Tag mood="wait" text={t(`nghỉ đến ${showDay(each.closedUntil)}`, `closed until ${showDay(each.closedUntil)}`)} /></> : null}</> },
          { key: 'state', title: t('Tình trạng', 'State'), cell: (each) => (each.state === null ? <span class="soft">{t('chưa bán', 'not on sale')}</span> : <Tag mood={each.state === 'on-sale' ? 'good' : 'wait'} text={each.state === 'on-sale' ? t('đang bán', 'on sale') : t('tạm dừng', 'paused')} />) },
          { key: 'price', title: t('Giá từ', 'From'), numeric: true, cell: (each) => (each.fromVnd === null ? '' : showVnd(each.fromVnd)) },
          { key: 'stock', title: t('Còn', 'Left'), numeric: true, cell: (each) => (each.stock === null ? '' : showStock(t, each.stock, each.unit!)) },
        ]} />
      )}
      <Pager lang={lang} page={page} pages={more ? page + 1 : page} href={(number) => `/can-bo/ban?q=${encodeURIComponent(words)}&trang=${number}`} />
    </Page>
  )
}

export interface OfferPageProps extends Desk {
  readonly slug: string
  readonly productName: string
  readonly maker: { readonly slug: string; readonly name: string }
  /** Under whose stall it is sold, of those that may. */
  readonly seller: StallChoice
  readonly stalls: readonly StallChoice[]
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  readonly saved: boolean
}

/** Everything about one product's sale on one screen. */
export function OfferPage({ lang, path, person, ways, slug, productName, maker, seller, stalls, typed, faults, saved }: OfferPageProps) {
  const t = tongue(lang)
  const field = (name: string) => ({ name, value: typed[name] ?? '', fault: faults.find((each) => each.field === name)?.message })
  const labels = { ton: t('Còn trong kho', 'In stock'), 'dong-y': t('Sự đồng ý', 'Consent') }
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t(`Bán ${productName}`, `Selling ${productName}`)} trail={[{ text: t('Bàn làm việc', 'Desk'), href: '/can-bo' }, { text: t('Bán hàng', 'Sales'), href: '/can-bo/ban' }, { text: productName }]} noindex>
      <h1>{productName}</h1>
      <p>{maker.name} · <a href={pathIn(lang, `/san-pham/${slug}`)}>{t('Trang khách thấy', 'The page visitors see')}</a> · <a href={pathIn(lang, `/can-bo/chu-the/${seller.slug}/giao`)}>{t('Nhiều cách giao, điểm lấy hàng', 'More ways of delivery')}</a></p>
      {stalls.length > 1 ? <Chips lang={lang} label={t('Bán ở gian của', 'Sold by')} chips={stalls.map((each) => ({ href: `/can-bo/ban/${slug}?gian=${each.slug}`, text: each.slug === maker.slug ? t(`${each.name} (người làm)`, `${each.name} (the maker)`) : each.name, chosen: each.slug === seller.slug }))} /> : null}
      {saved ? <Notice mood="good" title={t('Đã lưu. Khách thấy ngay.', 'Saved. Visitors see it at once.')} /> : null}
      <FaultList lang={lang} faults={faults} labels={labels} />
      <form class="form" method="post" action={pathIn(lang, `/can-bo/ban/${slug}`)}>
        <input type="hidden" name="gian" value={seller.slug} />
        <SelectField {...field('don-vi')} label={t('Kho tính bằng', 'Stock counted in')} options={[{ value: 'g', text: 'g' }, { value: 'ml', text: 'ml' }, { value: 'piece', text: t('cái, hộp, chai', 'pieces') }]} />
        <TextField {...field('ton')} label={t('Còn trong kho', 'In stock')} hint={t('Mọi gói cùng lấy từ kho này. Ví dụ 4500', 'All packs take from it. Example 4500')} inputmode="numeric" />
        <ChoiceField name="lam-theo-don" kind="checkbox" label={t('Không cần kho', 'Without stock')} chosen={[typed['lam-theo-don'] ?? '']} options={[{ value: 'co', text: t('Làm khi có đơn', 'Made to order') }]} />
        {Array.from({ length: PACK_ROWS }, (_, row) => (
          <fieldset class="field">
            <legend>{t(`Gói ${row + 1}`, `Pack ${row + 1}`)}</legend>
            <TextField {...field(`goi-${row}`)} label={t('Tên gói', 'Name')} hint={row === 0 ? t('Ví dụ “Túi 500 g”', 'For example “Bag of 500 g”') : undefined} maxlength={60} />
            <TextField {...field(`luong-${row}`)} label={t('Lấy từ kho', 'Takes from stock')} inputmode="numeric" />
            <TextField {...field(`gia-${row}`)} label={t('Giá (đồng)', 'Price (đồng)')} inputmode="numeric" />
          </fieldset>
        ))}
        <TextField {...field('san-sang')} type="date" label={t('Gửi được từ ngày', 'Can be sent from')} hint={t('Để trống nếu có sẵn.', 'Leave empty if it is there.')} />
        <TextField {...field('phi-giao')} label={t('Phí giao một đơn (đồng)', 'Delivery of one order (đồng)')} hint={t('Khi chủ thể chưa đặt cách giao nào.', 'As long as the producer has set no ways of delivery.')} inputmode="numeric" />
        <TextField {...field('mien-phi-tu')} label={t('Miễn phí giao từ (đồng)', 'Free from (đồng)')} inputmode="numeric" hint={t('Để trống nếu luôn tính phí.', 'Leave empty to always charge.')} />
        <SelectField {...field('giao-den')} label={t('Giao đến', 'Sent to')} options={[{ value: 'ca-nuoc', text: t('cả nước', 'the whole country') }, { value: 'tinh', text: t('trong tỉnh', 'the province only') }]} />
        <SelectField {...field('cod')} label={t('Thu tiền khi giao', 'Cash on delivery')} options={[{ value: 'co', text: t('có', 'yes') }, { value: 'khong', text: t('không', 'no') }]} />
        <SelectField {...field('ngan-hang')} label={t('Nhận chuyển khoản ở ngân hàng', 'Paid by transfer at')} hint={t('Tiền vào thẳng tài khoản chủ thể. Đối chiếu với chủ thể trước khi ghi; để trống nếu không nhận.', 'The money goes straight to the producer. Compare with them first; leave empty for none.')} options={[{ value: '', text: t('Không nhận chuyển khoản', 'Not by transfer') }, ...banks.map((each) => ({ value: each.bin, text: each.name }))]} />
        <TextField {...field('so-tk')} label={t('Số tài khoản', 'Account number')} inputmode="numeric" maxlength={24} />
        <TextField {...field('chu-tk')} label={t('Chủ tài khoản', 'Account holder')} maxlength={80} />
        <TextField {...field('nghi-den')} type="date" label={t('Nghỉ bán đến hết ngày', 'Closed until')} />
        <SelectField {...field('trang-thai')} label={t('Tình trạng', 'State')} options={[{ value: 'dang-ban', text: t('đang bán', 'on sale') }, { value: 'tam-dung', text: t('tạm dừng', 'paused') }]} />
        <AreaField {...field('dong-y')} label={t('Sự đồng ý của chủ thể', 'The producer’s consent')} hint={t('Ai đồng ý, cách nào, ngày nào.', 'Who agreed, how, and when.')} rows={2} />
        <p class="acts"><Button>{t('Lưu và bán', 'Save and sell')}</Button></p>
      </form>
    </Page>
  )
}
