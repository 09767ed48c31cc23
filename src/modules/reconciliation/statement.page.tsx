import { Button, Chips, Empty, Facts, Notice, Page, Section, showVnd, Table, Tag } from '#design'
import type { OrderName } from '#orders'
import type { SellerKind, Statement } from '#payments'
import { dayOf, showDay, showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { SellerChips, type Desk } from './money.page.tsx'
import type { MadeRow } from './reconciliation.queries.ts'
import { shareIn, usesPartner, type FigureKey, type MonthFigures, type TaxedLine } from './statement.rules.ts'
import { figureKeys, figureSlugs as slugs, figureWords, monthWords, whatWords } from './statement.words.ts'

/** The months that have something, and all that the seller may take along. */
export function MonthsPage({ lang, path, person, ways, base, seller, sellers, months }: Desk & { readonly months: readonly { readonly month: string; readonly count: number }[] }) {
  const t = tongue(lang)
  const mine = `?chu-the=${seller.slug}`
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t('Sao kê', 'Statements')} trail={[{ text: t('Tiền', 'Money'), href: `${base}/tien${mine}` }, { text: t('Sao kê', 'Statements') }]} noindex>
      <h1>{t('Sao kê từng tháng', 'Statement of each month')}</h1>
      <SellerChips lang={lang} sellers={sellers} seller={seller} href={`${base}/sao-ke`} />
      <p class="acts"><Button rank="other" href={pathIn(lang, `${base}/tien${mine}`)}>{t('Tiền cần xem', 'Money that needs a look')}</Button></p>
      {months.length === 0 ? <Empty title={t('Chưa có tháng nào', 'No month yet')}><p>{t('Khi có khoản tiền đầu tiên, sao kê của tháng đó nằm ở đây.', 'With the first sum its month will stand here.')}</p></Empty> : (
        <ul class="plain goods-of">{months.map((each) => <li><span><a href={pathIn(lang, `${base}/sao-ke/${each.month}${mine}`)}>{monthWords(t, each.month)}</a></span><span class="soft num">{t(`${each.count} khoản`, `${each.count} entries`)}</span></li>)}</ul>
      )}
      <Section lang={lang} title={t('Dữ liệu của bạn', 'Your data')}>
        <p>{t('Toàn bộ hàng đã đăng và đơn đã bán, trong một tệp Excel. Luật Thương mại điện tử cho người bán quyền này.', 'All goods and all orders in one Excel file. The e-commerce law gives sellers this right.')}</p>
        <p class="acts"><Button rank="other" href={pathIn(lang, `${base}/sao-ke/toan-bo.xlsx${mine}`)}>{t('Tải toàn bộ dữ liệu', 'Download all of it')}</Button></p>
      </Section>
    </Page>
  )
}

export interface Tax { readonly on: boolean; readonly kind: SellerKind | null; readonly yearVnd: number }
export interface StatementProps extends Desk {
  readonly statement: Statement
  readonly figures: MonthFigures
  readonly tax: Tax
  readonly orders: ReadonlyMap<string, OrderName>
  readonly shown: FigureKey | null
  /** Goods sold by who made them; empty where the seller made all. */
  readonly makers: readonly MadeRow[]
  readonly now: Date
}

function TaxPart({ lang, figures, tax }: { readonly lang: Lang; readonly figures: MonthFigures; readonly tax: Tax }) {
  const t = tongue(lang)
  if (!tax.on) return <Notice title={t('Cổng không khấu trừ thuế', 'The portal withholds no tax')}><p>{t('Cổng chỉ ghi sổ, không giữ tiền. Có phải khấu trừ thuế thay người bán hay không do đơn vị vận hành quyết định sau khi hỏi cơ quan thuế; đến nay chưa bật. Bạn tự kê khai theo doanh thu ở trên.', 'The portal records and holds no money. Whether it has to withhold tax is for the operator to decide with the tax office; it is not switched on. You declare the sales above yourself.')}</p></Notice>
  if (tax.kind === null) return <Notice mood="wait" title={t('Chưa tính được thuế', 'No tax worked out')}><p>{t('Chưa rõ bạn là hộ hay tổ chức. Nhờ cán bộ ghi loại hình.', 'It is not known whether you are a household or an organisation.')}</p></Notice>
  return (
    <>
      {figures.rules.map((rule) => (
        <Notice mood={rule.sure === 'text' ? 'plain' : 'wait'} title={t(`Căn cứ: ${rule.source}`, `Basis: ${rule.source}`)}>
          <p>{t(`GTGT ${rule.vatBp / 100} %, TNCN ${rule.pitBp / 100} %, từ ${showDay(rule.from)}.`, `VAT ${rule.vatBp / 100} %, PIT ${rule.pitBp / 100} %, from ${showDay(rule.from)}.`).replaceAll('.', ',').replace(/,$/, '.')} {rule.note}</p>
          {rule.sure === 'text' ? null : <p><Tag mood="wait" text={rule.sure === 'unverified' ? t('CHƯA KIỂM CHỨNG', 'UNVERIFIED') : t('theo báo chí, chưa đối chiếu văn bản', 'from the press, not compared with the text')} /></p>}
          {rule.thresholdVnd ? <p>{t(`Doanh thu trên cổng từ đầu năm: ${showVnd(tax.yearVnd)}; ngưỡng một năm ${showVnd(rule.thresholdVnd)}.`, `Sales on the portal this year: ${showVnd(tax.yearVnd)}; threshold of a year ${showVnd(rule.thresholdVnd)}.`)}</p> : null}
        </Notice>
      ))}
    </>
  )
}

/** What is owed to each whose goods were sold is for seller and maker to agree; here stands what was sold. */
function MakersPart({ lang, makers, csv }: { readonly lang: Lang; readonly makers: readonly MadeRow[]; readonly csv: string }) {
  const t = tongue(lang)
  const names = [...new Set(makers.map((each) => each.maker))]
  return (
    <Section lang={lang} title={t('Hàng đã bán, theo người làm', 'Goods sold, by maker')}>
      <p class="soft small">{t('Tiền hàng của đơn bắt đầu thu tiền trong tháng, chưa có phí giao, chưa trừ hàng trả.', 'Goods of orders whose money began to come in this month, without delivery and before returns.')}</p>
      <Facts lang={lang} facts={names.map((name) => ({ name, value: showVnd(makers.filter((each) => each.maker === name).reduce((sum, each) => sum + each.sumVnd, 0)) }))} />
      <Table lang={lang} caption={t('Từng món', 'Each product')} captionHidden rows={makers} columns={[
        { key: 'maker', title: t('Người làm', 'Maker'), cell: (each) => each.maker }, { key: 'product', title: t('Sản phẩm', 'Product'), cell: (each) => `${each.productName}, ${each.packName}` },
        { key: 'count', title: t('Số gói', 'Packs'), numeric: true, cell: (each) => String(each.quantity) }, { key: 'sum', title: t('Tiền hàng', 'Goods'), numeric: true, cell: (each) => showVnd(each.sumVnd) },
      ]} />
      <p class="acts"><Button rank="other" href={csv}>{t('Tải CSV theo người làm', 'CSV by maker')}</Button></p>
    </Section>
  )
}

/** A month of one seller: figures that open to their lines, lines that open to their orders. Prints on A4. */
export function StatementPage({ lang, path, person, ways, base, seller, statement, figures, tax, orders, shown, makers, now }: StatementProps) {
  const t = tongue(lang)
  const mine = `?chu-the=${seller.slug}`
  const here = `${base}/sao-ke/${statement.month}`
  const line = (key: FigureKey, minus = false) => ({ name: figureWords(t, key), value: figures.sums[key] === 0 ? showVnd(0) : <a href={pathIn(lang, `${here}${mine}&xem=${slugs[key]}#dong`)}>{minus ? '−' : ''}{showVnd(figures.sums[key])}</a> })
  const rows = shown ? figures.lines.filter((each) => shareIn(shown, each) !== 0) : figures.lines
  const title = t(`Sao kê ${monthWords(t, statement.month).toLowerCase()}`, `Statement ${monthWords(t, statement.month)}`)
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={title} trail={[{ text: t('Sao kê', 'Statements'), href: `${base}/sao-ke${mine}` }, { text: monthWords(t, statement.month) }]} noindex>
      <h1>{title}</h1>
      <p class="soft">{seller.name} · {t('lập lúc', 'made')} {showMoment(now)}</p>
      {statement.lines.length === 0 ? <Empty title={t('Tháng này chưa có khoản nào', 'Nothing in this month')}><p>{t('Tiền của đơn giao hoặc trả trong tháng sẽ nằm ở đây.', 'Money of this month will stand here.')}</p></Empty> : null}
      <Facts lang={lang} facts={[
        line('sold'), line('returned', true), { name: t('Còn lại', 'Net'), value: <b>{showVnd(figures.netVnd)}</b> },
        line('transfers'), line('cash'), ...(usesPartner(statement) ? [line('partner')] : []), line('refunds', true),
        ...(usesPartner(statement) ? [line('fees', true), line('payouts'), { name: t('Đối tác còn phải chi, đến cuối tháng', 'Still to be paid out at the end of the month'), value: showVnd(statement.heldVnd) }] : []),
        { name: t('Còn phải trả lại, đến cuối tháng', 'To give back at the end of the month'), value: showVnd(statement.toReturnVnd) },
        { name: t('Phí của cổng', 'Fee of the portal'), value: t('0 đ, cổng không thu phí', '0 đ, the portal takes none') },
        ...(tax.on && tax.kind ? [line('vat'), line('pit')] : []),
      ]} />
      <TaxPart lang={lang} figures={figures} tax={tax} />
      <p class="acts"><Button rank="other" href={pathIn(lang, `${here}/tai.pdf${mine}`)}>{t('Tải PDF để in', 'PDF to print')}</Button><Button rank="other" href={pathIn(lang, `${here}/tai.csv${mine}`)}>{t('Tải CSV', 'CSV')}</Button><Button rank="other" href={pathIn(lang, `${here}/tai.xlsx${mine}`)}>{t('Tải Excel', 'Excel')}</Button></p>
      {makers.length > 0 ? <MakersPart lang={lang} makers={makers} csv={pathIn(lang, `${here}/theo-nguoi-lam.csv${mine}`)} /> : null}
      {statement.lines.length > 0 ? (
        <div id="dong">
          <div class="noprint"><Chips lang={lang} label={t('Các khoản', 'Entries')} chips={[{ href: `${here}${mine}#dong`, text: t('Tất cả', 'All'), chosen: shown === null }, ...figureKeys.filter((key) => figures.sums[key] !== 0).map((key) => ({ href: `${here}${mine}&xem=${slugs[key]}#dong`, text: figureWords(t, key), chosen: shown === key }))]} /></div>
          <Table lang={lang} caption={shown ? `${figureWords(t, shown)}: ${showVnd(figures.sums[shown])}` : t('Từng khoản', 'Each entry')} rows={rows} columns={[
            { key: 'order', title: t('Đơn', 'Order'), cell: (each) => { const order = orders.get(each.subjectId); return order ? <a href={pathIn(lang, `${base}/don/${order.code}`)}>{order.code}</a> : each.reference ?? '' } },
            { key: 'day', title: t('Ngày', 'Day'), cell: (each) => showDay(dayOf(each.at)) }, { key: 'what', title: t('Khoản', 'What'), cell: (each) => whatWords(t, each.what) },
            { key: 'money', title: t('Tiền', 'Money'), numeric: true, cell: (each) => showVnd(each.moneyVnd) }, { key: 'sales', title: t('Tính vào bán hàng', 'Of it, sales'), numeric: true, cell: (each) => showVnd(each.salesVnd) },
            ...(shown ? [{ key: 'share', title: figureWords(t, shown), numeric: true, cell: (each: TaxedLine) => showVnd(shareIn(shown, each)) }] : []),
          ]} />
        </div>
      ) : null}
    </Page>
  )
}
