import { Button, Facts, FaultList, Notice, TextField } from '#design'
import { pathIn, tongue } from '#platform/tongue'
import type { Fault } from '#platform/web'
import type { InvoiceView } from './ask-invoice.ts'
import { Frame, type Place } from './thread.page.tsx'

/** The invoice of one order: a buyer asks for it, the seller says that it is there. */
export function InvoicePage({ place, invoice, days, typed, faults, refused }: { readonly place: Place; readonly invoice: InvoiceView | null; readonly days: number; readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[]; readonly refused: string | null }) {
  const { lang, side, at, order } = place
  const t = tongue(lang)
  const field = (name: string, value: string | undefined) => ({ name, value: typed[name] ?? value ?? '', fault: faults.find((each) => each.field === name)?.message })
  return (
    <Frame place={place} rest="/hoa-don" title={t('Hóa đơn', 'Invoice')}>
      <h1>{t(`Hóa đơn cho đơn ${order.code}`, `Invoice for ${order.code}`)}</h1>
      {refused ? <Notice mood="bad" title={refused} /> : null}
      {invoice?.number ? <Notice mood="good" title={t(`Hóa đơn số ${invoice.number}`, `Invoice ${invoice.number}`)}>{invoice.link ? <p><a href={invoice.link} rel="noopener nofollow">{t('Tra cứu, tải về', 'Look it up')}</a></p> : null}</Notice> : null}
      {invoice ? <Facts lang={lang} facts={[{ name: t('Đơn vị', 'Name'), value: invoice.company }, { name: t('Mã số thuế', 'Tax code'), value: invoice.taxCode }, { name: t('Địa chỉ', 'Address'), value: invoice.address }, { name: t('Gửi tới', 'Sent to'), value: invoice.mail }]} /> : null}
      <FaultList lang={lang} faults={faults} labels={{}} />
      {side === 'buyer' && !invoice?.number ? (
        <form class="form" method="post" action={pathIn(lang, at('/hoa-don'))}>
          <p>{t(`${order.sellerName} xuất hóa đơn và gửi vào thư của bạn. Yêu cầu và sửa được trong ${days} ngày sau khi đặt.`, `${order.sellerName} issues it and mails it to you. You may ask and mend within ${days} days of ordering.`)}</p>
          <TextField {...field('cong-ty', invoice?.company)} label={t('Tên đơn vị', 'Name of the company')} autocomplete="organization" maxlength={300} required />
          <TextField {...field('ma-so-thue', invoice?.taxCode)} label={t('Mã số thuế', 'Tax code')} inputmode="numeric" maxlength={20} required />
          <TextField {...field('dia-chi', invoice?.address)} label={t('Địa chỉ', 'Address')} maxlength={300} required />
          <TextField {...field('thu', invoice?.mail)} type="email" label={t('Thư điện tử nhận hóa đơn', 'Mail address for the invoice')} inputmode="email" autocomplete="email" maxlength={200} required />
          <p class="acts"><Button>{invoice ? t('Sửa yêu cầu', 'Change it') : t('Xin hóa đơn', 'Ask for the invoice')}</Button></p>
        </form>
      ) : null}
      {side !== 'buyer' && invoice ? (
        <form class="form" method="post" action={pathIn(lang, at('/hoa-don'))}>
          <TextField {...field('so', invoice.number ?? undefined)} label={t('Số hóa đơn đã xuất', 'Number of the invoice')} maxlength={60} required />
          <TextField {...field('tra-cuu', invoice.link ?? undefined)} label={t('Địa chỉ tra cứu (không bắt buộc)', 'Where to look it up (optional)')} hint="https://…" maxlength={300} />
          <p class="acts"><Button>{t('Báo khách đã có hóa đơn', 'Tell the buyer')}</Button></p>
        </form>
      ) : null}
      {side !== 'buyer' && !invoice ? <p>{t('Khách chưa xin hóa đơn.', 'The buyer has not asked for one.')}</p> : null}
    </Frame>
  )
}
