import { Button, Empty, Facts, FaultList, Notice, Page, Section, SelectField, showVnd, Tag, TextField, type DeskWay } from '#design'
import { bankOf, banks, UNTRIED, type PartnerView } from '#payments'
import { dayOf, showDay, showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'

const percent = (bp: number): string => `${(bp / 100).toLocaleString('vi-VN')} %`

/** The licensed payment partner: who it is, by which licence and contract, and the form that records one. */
export function PartnerPage({ lang, person, ways, partners, now, typed, faults }: { readonly lang: Lang; readonly person: string; readonly ways: readonly DeskWay[]; readonly partners: readonly PartnerView[]; readonly now: Date; readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[] }) {
  const t = tongue(lang)
  const today = dayOf(now)
  const field = (name: string) => ({ name, value: typed[name] ?? '', fault: faults.find((each) => each.field === name)?.message })
  const stands = (each: PartnerView): string => (each.endedAt ? t('đã kết thúc', 'ended') : each.since > today ? t('chưa đến ngày', 'not yet') : each.until !== null && each.until < today ? t('đã hết hạn', 'over') : t('đang dùng', 'in force'))
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} path="/can-bo/chi-tra/doi-tac" title={t('Đối tác thanh toán', 'Payment partner')} trail={[{ text: t('Chi trả', 'Payouts'), href: '/can-bo/chi-tra' }, { text: t('Đối tác', 'Partner') }]} noindex>
      <h1>{t('Đối tác thanh toán', 'Payment partner')}</h1>
      {partners.length === 0 ? <Empty title={t('Chưa có đối tác nào', 'No partner')}><p>{t('Mỗi người bán nhận chuyển khoản vào tài khoản của mình. Chỉ khi ghi một đối tác có giấy phép, người mua mới chuyển một lần cho cả đơn.', 'Each seller is paid on their own account. Only when a licensed partner is recorded do buyers make one transfer for a whole purchase.')}</p></Empty> : null}
      {partners.map((each) => (
        <Section lang={lang} title={each.name}>
          <p class="row"><Tag mood={each.endedAt ? 'plain' : 'good'} text={stands(each)} /><Tag mood="wait" text={each.evidence} /></p>
          <Facts lang={lang} facts={[
            { name: t('Giấy phép', 'Licence'), value: `${each.licenceNumber}, ${showDay(each.licenceOn)}, ${each.issuer}` }, { name: t('Hợp đồng', 'Contract'), value: each.contract },
            { name: t('Tài khoản', 'Account'), value: `${bankOf(each.bankBin)?.name ?? each.bankBin} ${each.number}, ${each.holderName}` }, { name: t('Thời gian', 'Time'), value: `${showDay(each.since)} – ${each.until ? showDay(each.until) : t('không hạn', 'open')}` },
            { name: t('Phí', 'Fee'), value: `${percent(each.feeBp)} + ${showVnd(each.feeFixedVnd)}, ${each.feeBy === 'seller' ? t('người bán chịu', 'borne by the seller') : t('đơn vị vận hành chịu', 'borne by the operator')}` },
            { name: t('Ghi bởi', 'Recorded by'), value: `${each.recordedBy}, ${showMoment(each.recordedAt)}` }, ...(each.endedAt ? [{ name: t('Kết thúc', 'Ended'), value: `${each.endedBy}, ${showMoment(each.endedAt)}: ${each.endedWhy}` }] : []),
          ]} />
          {each.endedAt ? null : (
            <form class="form" method="post" action={pathIn(lang, `/can-bo/chi-tra/doi-tac/${each.id}`)}>
              <TextField name={`vi-sao-${each.id}`} label={t('Vì sao kết thúc', 'Why it ends')} hint={t('Đơn đã đặt vẫn theo đối tác này; đơn mới trả thẳng cho từng người bán.', 'Purchases that were placed stay with it; new ones are paid to each seller.')} maxlength={300} fault={faults.find((fault) => fault.field === `vi-sao-${each.id}`)?.message} required />
              <p class="acts"><Button rank="other">{t('Kết thúc', 'End it')}</Button></p>
            </form>
          )}
        </Section>
      ))}
      <Section lang={lang} title={t('Ghi một đối tác', 'Record a partner')}>
        <Notice title={t('Chỉ đối tác có giấy phép trung gian thanh toán', 'Licensed payment intermediaries only')}><p>{t('Giữ tiền của người mua thay người bán cần giấy phép của Ngân hàng Nhà nước (Nghị định 52/2024/NĐ-CP). Không có số và ngày giấy phép thì không ghi được.', 'Holding buyers’ money for sellers needs a licence of the State Bank (Decree 52/2024/NĐ-CP). Without its number and day nothing is recorded.')}</p></Notice>
        <form class="form" method="post" action={pathIn(lang, '/can-bo/chi-tra/doi-tac')}>
          <FaultList lang={lang} faults={faults.filter((fault) => !fault.field.startsWith('vi-sao-'))} labels={{}} />
          <TextField {...field('ten')} label={t('Tên đối tác', 'Name')} maxlength={200} required />
          <TextField {...field('so-gp')} label={t('Số giấy phép', 'Number of the licence')} maxlength={100} required />
          <TextField {...field('ngay-gp')} type="date" label={t('Ngày cấp', 'Day of the licence')} required />
          <TextField {...field('noi-cap')} label={t('Nơi cấp', 'Issued by')} maxlength={200} required />
          <TextField {...field('hop-dong')} label={t('Hợp đồng với đơn vị vận hành', 'Contract with the operator')} hint={t('Số và ngày ký', 'Number and day')} maxlength={300} required />
          <SelectField {...field('ngan-hang')} label={t('Ngân hàng của tài khoản nhận tiền', 'Bank of the account')} options={[{ value: '', text: t('Chọn ngân hàng', 'Choose a bank') }, ...banks.map((bank) => ({ value: bank.bin, text: bank.name }))]} required />
          <TextField {...field('so-tk')} label={t('Số tài khoản', 'Account number')} maxlength={30} required />
          <TextField {...field('chu-tk')} label={t('Chủ tài khoản', 'Holder')} maxlength={100} required />
          <TextField {...field('tu')} type="date" label={t('Dùng từ ngày', 'From')} required />
          <TextField {...field('den')} type="date" label={t('Đến hết ngày (không bắt buộc)', 'Until (optional)')} />
          <TextField {...field('phi')} label={t('Phí, phần trăm của khoản tiền', 'Fee, per cent')} hint={t('Ví dụ 1,1', 'For example 1.1')} inputmode="decimal" maxlength={8} />
          <TextField {...field('phi-co-dinh')} label={t('Phí cố định mỗi lần chuyển', 'Fixed fee of each payment')} hint={t('Ví dụ 1.000', 'For example 1,000')} inputmode="numeric" maxlength={12} />
          <SelectField {...field('ai-chiu')} label={t('Ai chịu phí', 'Who bears it')} options={[{ value: '', text: t('Chọn', 'Choose') }, { value: 'nguoi-ban', text: t('người bán', 'the seller') }, { value: 'van-hanh', text: t('đơn vị vận hành', 'the operator') }]} required />
          <TextField {...field('muc-thu')} label={t('Đã thử đến đâu', 'How far it was tried')} hint={t(`Để trống là “${UNTRIED}”.`, `Empty means “${UNTRIED}”.`)} maxlength={200} />
          <p class="acts"><Button>{t('Ghi đối tác', 'Record it')}</Button></p>
        </form>
      </Section>
    </Page>
  )
}
