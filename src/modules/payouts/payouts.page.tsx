import { Button, Empty, FaultList, Notice, Page, Section, SelectField, showVnd, Table, Tag, TextField, type DeskWay } from '#design'
import { bankOf, type PartnerView, type TransferView } from '#payments'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import type { BatchView, PayoutView } from './payouts.queries.ts'
import { payoutWords } from './payouts.words.ts'

export interface PayoutsProps {
  readonly lang: Lang
  readonly person: string
  readonly ways: readonly DeskWay[]
  readonly partners: readonly PartnerView[]
  readonly listed: readonly PayoutView[]
  readonly sent: readonly PayoutView[]
  readonly ended: readonly PayoutView[]
  readonly batches: readonly BatchView[]
  readonly unclear: readonly TransferView[]
  readonly notice: { readonly mood: 'good' | 'wait' | 'bad'; readonly title: string; readonly lines?: readonly string[] } | null
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
}

const accountWords = (each: PayoutView): string => `${bankOf(each.bankBin)?.name ?? each.bankBin} ${each.account}, ${each.holder}`

/** What the partner pays out: what is due, the files that were sent, the answers, and money nobody knows yet. */
export function PayoutsPage({ lang, person, ways, partners, listed, sent, ended, batches, unclear, notice, typed, faults }: PayoutsProps) {
  const t = tongue(lang)
  const faultOf = (field: string) => faults.find((each) => each.field === field)?.message
  const at = (path: string): string => pathIn(lang, `/can-bo/chi-tra${path}`)
  const withListed = partners.filter((partner) => listed.some((each) => each.partnerId === partner.id))
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} path="/can-bo/chi-tra" title={t('Chi trả', 'Payouts')} trail={[{ text: t('Chi trả', 'Payouts') }]} noindex>
      <h1>{t('Chi trả cho người bán', 'Payouts to sellers')}</h1>
      {notice ? <Notice mood={notice.mood} title={notice.title}>{notice.lines?.map((line) => <p>{line}</p>)}</Notice> : null}
      <p class="acts"><Button rank="other" href={at('/doi-tac')}>{t('Đối tác thanh toán', 'Payment partner')}</Button></p>
      {partners.length === 0 ? <Empty title={t('Chưa có đối tác thanh toán', 'No payment partner')}><p>{t('Mỗi người bán nhận tiền vào tài khoản của mình, nên không có gì để chi.', 'Each seller is paid on their own account, so there is nothing to pay out.')}</p></Empty> : (
        <>
          <form class="acts" method="post" action={at('/lap')}><Button rank={withListed.length === 0 ? 'main' : 'other'}>{t('Lập bảng chi', 'List what is due')}</Button></form>
          {withListed.map((partner) => {
            const rows = listed.filter((each) => each.partnerId === partner.id)
            const sumVnd = rows.reduce((sum, each) => sum + each.amountVnd, 0)
            return (
              <Section lang={lang} title={t(`Chờ gửi ${partner.name}: ${showVnd(sumVnd)}`, `To send to ${partner.name}: ${showVnd(sumVnd)}`)}>
                <Table lang={lang} caption={t('Bảng chi', 'List')} captionHidden rows={rows} columns={[
                  { key: 'code', title: t('Mã', 'Code'), cell: (each) => each.code }, { key: 'seller', title: t('Người bán', 'Seller'), cell: (each) => each.seller }, { key: 'account', title: t('Tài khoản', 'Account'), cell: accountWords },
                  { key: 'orders', title: t('Đơn', 'Orders'), cell: (each) => each.orders.map((order) => `${order.code}${order.amountVnd < 0 ? ` (−${showVnd(0 - order.amountVnd)})` : ''}`).join(', ') }, { key: 'sum', title: t('Số tiền', 'Amount'), numeric: true, cell: (each) => showVnd(each.amountVnd) },
                ]} />
                <form method="post" action={at('/gui')}>
                  <input type="hidden" name="doi-tac" value={partner.id} /><input type="hidden" name="tong" value={String(sumVnd)} />
                  <p class="acts"><Button>{t('Chốt và lập tệp gửi đối tác', 'Close it and make the file')}</Button></p>
                </form>
              </Section>
            )
          })}
          {batches.length > 0 ? (
            <Section lang={lang} title={t('Tệp đã gửi', 'Files')}>
              <ul class="plain goods-of">{batches.map((each) => <li><span><a href={at(`/tep/${each.code}.csv`)}>{each.code}.csv</a><small class="soft">{showMoment(each.sentAt)} · {each.sentBy} · {t(`${each.count} khoản, ${each.open} chờ kết quả`, `${each.count} payouts, ${each.open} open`)}</small></span><b>{showVnd(each.sumVnd)}</b></li>)}</ul>
            </Section>
          ) : null}
          {sent.length > 0 ? (
            <Section lang={lang} title={t('Chờ kết quả của đối tác', 'Waiting for the partner’s answer')}>
              <form class="form" method="post" action={at('/tra-loi')} enctype="multipart/form-data">
                <TextField name="tep" type="file" label={t('Tệp trả lời của đối tác', 'The partner’s answer')} hint={t('CSV hoặc Excel có cột payout_id, result, reference, reason', 'CSV or Excel with payout_id, result, reference, reason')} accept=".csv,.xlsx,.txt" fault={faultOf('tep')} required />
                <p class="acts"><Button>{t('Đọc kết quả', 'Read it')}</Button></p>
              </form>
              <details class="more" {...(typed['ma'] ? { open: true } : {})}>
                <summary>{t('Ghi tay một khoản', 'Record one by hand')}</summary>
                <form class="form" method="post" action={at('/ghi')}>
                  <FaultList lang={lang} faults={faults.filter((each) => each.field !== 'tep')} labels={{}} />
                  <SelectField name="ma" label={t('Khoản chi', 'Payout')} value={typed['ma'] ?? ''} options={sent.map((each) => ({ value: each.code, text: `${each.code} · ${each.seller} · ${showVnd(each.amountVnd)}` }))} required />
                  <SelectField name="ket-qua" label={t('Kết quả', 'Result')} value={typed['ket-qua'] ?? 'paid'} options={[{ value: 'paid', text: t('đã chi', 'paid') }, { value: 'failed', text: t('chi chưa được', 'failed') }]} />
                  <TextField name="giao-dich" label={t('Mã giao dịch của đối tác, khi đã chi', 'The partner’s number, when paid')} maxlength={100} value={typed['giao-dich'] ?? ''} fault={faultOf('giao-dich')} />
                  <TextField name="vi-sao" label={t('Vì sao, khi chi chưa được', 'Why, when it failed')} maxlength={300} value={typed['vi-sao'] ?? ''} fault={faultOf('vi-sao')} />
                  <p class="acts"><Button rank="other">{t('Ghi kết quả', 'Record it')}</Button></p>
                </form>
              </details>
            </Section>
          ) : null}
          {unclear.length > 0 ? (
            <Section lang={lang} title={t('Tiền đến đối tác, chưa rõ của đơn nào', 'Money at the partner, of no known purchase')}>
              {unclear.map((each) => (
                <form class="share-of form" method="post" action={at(`/khoan/${each.id}`)}>
                  <p><b class="num">{showVnd(each.amountVnd)}</b> · {showMoment(each.at)}</p><p class="soft">{t('Nội dung', 'Memo')}: “{each.memo}”</p>
                  <TextField name={`don-${each.id}`} label={t('Mã đơn', 'Purchase')} hint={t('Ví dụ MH-26-000123', 'For example MH-26-000123')} maxlength={30} value={typed[`don-${each.id}`] ?? ''} fault={faultOf(`don-${each.id}`)} />
                  <p class="acts"><Button name="viec" value="gan">{t('Gắn vào đơn này', 'Attach it')}</Button><Button rank="other" name="viec" value="bo-qua">{t('Không phải tiền của cổng', 'Not of the portal')}</Button></p>
                </form>
              ))}
            </Section>
          ) : null}
          {ended.length > 0 ? (
            <Section lang={lang} title={t('Đã có kết quả', 'Answered')}>
              <Table lang={lang} caption={t('Các khoản đã có kết quả', 'Answered payouts')} captionHidden rows={ended} columns={[
                { key: 'code', title: t('Mã', 'Code'), cell: (each) => each.code }, { key: 'seller', title: t('Người bán', 'Seller'), cell: (each) => each.seller }, { key: 'state', title: t('Kết quả', 'Result'), cell: (each) => <Tag mood={each.state === 'paid' ? 'good' : 'wait'} text={payoutWords(t, each.state)} /> },
                { key: 'ref', title: t('Mã giao dịch hoặc lý do', 'Number or reason'), cell: (each) => each.reference || each.why }, { key: 'sum', title: t('Số tiền', 'Amount'), numeric: true, cell: (each) => showVnd(each.amountVnd) },
              ]} />
            </Section>
          ) : null}
        </>
      )}
    </Page>
  )
}
