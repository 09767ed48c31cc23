import { AreaField, Button, Empty, FaultList, Notice, Page, showVnd, Table, Tag, TextField } from '#design'
import type { OrderName } from '#orders'
import { bankOf, type AccountView } from '#payments'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang, type Say } from '#platform/tongue'
import type { Fault } from '#platform/web'
import type { BookedRow } from './bank-statement.rules.ts'
import type { Desk } from './money.page.tsx'
import type { StatementKept, StatementLine } from './reconciliation.queries.ts'

const trail = (t: Say, { base, seller }: Pick<Desk, 'base' | 'seller'>, last: string) => [{ text: t('Tiền', 'Money'), href: `${base}/tien?chu-the=${seller.slug}` }, { text: last }]

/** Where a bank's statement is brought, and those that were. */
export function BringStatementPage({ lang, path, person, ways, base, seller, account, brought, faults, typed }: Desk & { readonly account: AccountView | null; readonly brought: readonly StatementLine[]; readonly faults: readonly Fault[]; readonly typed: string }) {
  const t = tongue(lang)
  const title = t('Sao kê ngân hàng', 'Bank statement')
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={title} trail={trail(t, { base, seller }, title)} noindex>
      <h1>{title}</h1>
      <p class="soft">{seller.name}</p>
      {account ? (
        <>
          <p class="lead">{t('Tải sao kê từ ứng dụng ngân hàng (Excel hoặc CSV) rồi đưa lên đây. Cổng đọc tiền vào, tìm đơn theo nội dung chuyển khoản; bạn xem lại rồi mới ghi.', 'Export the statement from your bank (Excel or CSV) and bring it here. The portal reads what came in and finds the orders; you look, and only then it is booked.')}</p>
          <p>{t('Chỉ sao kê của tài khoản', 'Only of the account')} <b>{bankOf(account.bankBin)?.name} {account.number}</b>.</p>
          <FaultList lang={lang} faults={faults} labels={{}} />
          <form class="form" method="post" action={pathIn(lang, `${base}/tien/sao-ke-ngan-hang`)} enctype="multipart/form-data">
            <input type="hidden" name="chu-the" value={seller.slug} />
            <TextField name="tep" type="file" label={t('Tệp sao kê', 'The statement')} hint={t('.xlsx hoặc .csv, tối đa 5 MB', '.xlsx or .csv, at most 5 MB')} accept=".xlsx,.csv,.txt,.tsv" fault={faults[0]?.message} />
            <AreaField name="bang" label={t('Hoặc dán bảng vào đây', 'Or paste the table here')} hint={t('Kể cả dòng tên cột.', 'With its headings.')} rows={3} value={typed} />
            <p class="acts"><Button>{t('Đọc sao kê', 'Read it')}</Button></p>
          </form>
        </>
      ) : <Empty title={t('Chưa có tài khoản được xác nhận', 'No verified account yet')}><p>{t('Gọi cán bộ OCOP của xã hoặc tỉnh để ghi tài khoản của bạn, rồi quay lại đây.', 'Ask your OCOP officer to note your account, then come back.')}</p></Empty>}
      {brought.length > 0 ? (
        <Table lang={lang} caption={t('Đã đưa lên', 'Brought before')} rows={brought} columns={[
          { key: 'file', title: t('Tệp', 'File'), cell: (each) => <a href={pathIn(lang, `${base}/tien/sao-ke-ngan-hang/${each.id}`)}>{each.fileName}</a> }, { key: 'lines', title: t('Dòng tiền vào', 'Lines'), numeric: true, cell: (each) => each.lines },
          { key: 'when', title: t('Lúc', 'When'), cell: (each) => `${showMoment(each.broughtAt)}, ${each.broughtBy}` }, { key: 'state', title: t('Tình trạng', 'State'), cell: (each) => <Tag mood={each.bookedAt ? 'good' : 'wait'} text={each.bookedAt ? t('đã ghi', 'booked') : t('chờ bạn xem', 'waits for you')} /> },
        ]} />
      ) : null}
    </Page>
  )
}

function rowWords(t: Say, outcome: string): readonly [string, 'good' | 'wait' | 'plain'] {
  switch (outcome) {
    case 'exact': return [t('đủ tiền', 'paid in full'), 'good']
    case 'short': return [t('thiếu', 'too little'), 'wait']
    case 'over': return [t('thừa, phải trả lại', 'too much'), 'wait']
    case 'late': return [t('đơn đã hết hạn, phải trả lại', 'late'), 'wait']
    case 'repeated': return [t('đã biết trước, không ghi lần nữa', 'known already'), 'plain']
    case 'several-references': return [t('nhắc nhiều đơn, bạn chia sau', 'several orders'), 'wait']
    default: return [t('không thấy mã đơn', 'no order named'), 'plain']
  }
}

/** The review of a statement, or its result once it is booked. */
export function StatementReviewPage({ lang, path, person, ways, base, seller, kept, rows, orders, note }: Desk & { readonly kept: StatementKept; readonly rows: readonly BookedRow[]; readonly orders: ReadonlyMap<string, OrderName>; readonly note: string | null }) {
  const t = tongue(lang)
  const of = (outcome: (each: string) => boolean): number => rows.filter((each) => outcome(each.outcome)).length
  const matched = of((each) => ['exact', 'short', 'over', 'late'].includes(each))
  const known = of((each) => each === 'repeated')
  const rest = rows.length - matched - known
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={kept.fileName} trail={trail(t, { base, seller }, kept.fileName)} noindex>
      <h1>{kept.bookedAt ? t('Sao kê đã ghi', 'Statement booked') : t('Xem lại sao kê', 'Look the statement over')}</h1>
      <p class="soft">{kept.fileName} · {seller.name} · {kept.account}</p>
      {note ? <Notice mood="wait" title={note} /> : null}
      <Notice mood={kept.bookedAt ? 'good' : 'plain'} title={t(`${rows.length} khoản tiền vào: ${matched} khoản của đơn, ${known} khoản đã biết, ${rest} khoản chưa rõ`, `${rows.length} sums came in: ${matched} of orders, ${known} known already, ${rest} unclear`)}>
        <p>{kept.bookedAt ? t('Khoản chưa rõ nằm ở trang Tiền để bạn gắn vào đơn hoặc bỏ qua.', 'What is unclear waits on the money page.') : t('Chưa ghi gì. Khoản đã biết từ tin ngân hàng hay sao kê trước không ghi lần nữa.', 'Nothing is booked yet. What is known already is not booked again.')}</p>
      </Notice>
      {kept.bookedAt ? <p class="acts"><Button href={pathIn(lang, `${base}/tien?chu-the=${seller.slug}`)}>{t('Về trang Tiền', 'To the money page')}</Button></p> : (
        <form class="acts" method="post" action={pathIn(lang, `${base}/tien/sao-ke-ngan-hang/${kept.id}`)}><input type="hidden" name="chu-the" value={seller.slug} /><Button>{t(`Ghi ${rows.length - known} khoản`, `Book ${rows.length - known}`)}</Button><Button rank="other" href={pathIn(lang, `${base}/tien/sao-ke-ngan-hang?chu-the=${seller.slug}`)}>{t('Chọn tệp khác', 'Another file')}</Button></form>
      )}
      <Table lang={lang} caption={t('Từng khoản', 'Each sum')} rows={kept.rows} columns={[
        { key: 'row', title: t('Dòng', 'Row'), cell: (each) => each.row }, { key: 'at', title: t('Lúc', 'When'), cell: (each) => showMoment(new Date(each.at)) }, { key: 'vnd', title: t('Số tiền', 'Amount'), numeric: true, cell: (each) => showVnd(each.amountVnd) },
        { key: 'memo', title: t('Nội dung', 'Memo'), long: true, cell: (each) => each.memo },
        { key: 'what', title: t('Kết quả', 'Result'), cell: (each) => { const found = rows.find((row) => row.row === each.row); const [words, mood] = rowWords(t, found?.outcome ?? 'none'); const order = found?.orderId ? orders.get(found.orderId) : undefined; return <><Tag mood={mood} text={words} />{order ? <> <a href={pathIn(lang, `${base}/don/${order.code}`)}>{order.code}</a></> : null}</> } },
      ]} />
    </Page>
  )
}

/** Why a file was not read, in one sentence each. */
export const refusedStatement = (lang: Lang, read: { readonly kind: 'no-columns' | 'nothing-in' | 'too-many' } | { readonly kind: 'other-account'; readonly number: string }, own: string): string => {
  const t = tongue(lang)
  switch (read.kind) {
    case 'no-columns': return t('Không thấy cột ngày, nội dung và số tiền vào. Đưa lên sao kê tải từ ngân hàng, giữ nguyên dòng tên cột.', 'There is no column for day, memo and amount. Bring the statement as your bank exports it, with its headings.')
    case 'nothing-in': return t('Sao kê không có khoản tiền vào nào đọc được.', 'No money that came in could be read.')
    case 'too-many': return t('Sao kê quá 2.000 khoản. Tải từng tháng rồi đưa lên.', 'More than 2,000 sums. Bring it month by month.')
    case 'other-account': return t(`Sao kê này ghi tài khoản ${read.number}, không phải ${own}. Không đọc gì.`, `This statement is of account ${read.number}, not ${own}. Nothing was read.`)
  }
}
