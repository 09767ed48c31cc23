import { Button, ChoiceField, FaultList, Notice, SelectField } from '#design'
import type { OrderView } from '#orders'
import { pathIn, tongue } from '#platform/tongue'
import { REASONS, WISHES } from './aftersale-forms.rules.ts'
import { kindWords, reasonWords, rightsWords, wishWords } from './aftersale.words.ts'
import { KINDS, type ComplaintTerms } from './terms.rules.ts'
import { Frame, SaidFields, type Place, type Typed } from './thread.page.tsx'

const faultAt = ({ faults }: Typed, field: string): string | undefined => faults.find((each) => each.field === field)?.message

/** A buyer complains: what happened, what is wanted, pictures; and how long it may take. */
export function ComplainPage({ place, form, terms }: { readonly place: Place; readonly form: Typed; readonly terms: ComplaintTerms }) {
  const { lang, order, at } = place
  const t = tongue(lang)
  const hours = (count: number): string => t(`${count} giờ`, `${count} hours`)
  return (
    <Frame place={place} rest="/khieu-nai" title={t('Khiếu nại', 'Complain')}>
      <h1>{t(`Khiếu nại đơn ${order.code}`, `Complain about ${order.code}`)}</h1>
      <p>{t(`${order.sellerName} trả lời trước. Quá hạn, hoặc khi bạn muốn, cán bộ của xã rồi của tỉnh vào giúp.`, `${order.sellerName} answers first. When they are late, or when you wish, officers of the commune and then the province help.`)}</p>
      <FaultList lang={lang} faults={form.faults} labels={{}} />
      <form class="form" method="post" enctype="multipart/form-data" action={pathIn(lang, at('/khieu-nai'))}>
        <ChoiceField kind="radio" name="loai" label={t('Chuyện gì đã xảy ra', 'What happened')} chosen={[form.typed['loai'] ?? '']} fault={faultAt(form, 'loai')} options={KINDS.map((kind) => ({ value: kind, text: kindWords(t, kind), hint: t(`trả lời trong ${hours(terms.kinds[kind].firstHours)}, xong trong ${terms.kinds[kind].solveDays} ngày`, `answered within ${hours(terms.kinds[kind].firstHours)}, settled within ${terms.kinds[kind].solveDays} days`) }))} />
        <ChoiceField kind="radio" name="muon" label={t('Bạn muốn', 'What you want')} chosen={[form.typed['muon'] ?? '']} fault={faultAt(form, 'muon')} options={WISHES.map((wish) => ({ value: wish, text: wishWords(t, wish) }))} />
        <SaidFields lang={lang} form={form} label={t('Kể lại', 'Tell us')} required />
        <p class="acts"><Button>{t('Gửi khiếu nại', 'Send the complaint')}</Button></p>
      </form>
      <Notice title={t('Quyền của bạn', 'Your rights')}><ul>{rightsWords(t).map((each) => <li>{each}</li>)}</ul><p><a href={pathIn(lang, '/phap-ly/khieu-nai')}>{t('Khiếu nại được giải quyết thế nào', 'How complaints are settled')}</a></p></Notice>
    </Frame>
  )
}

/** A buyer asks to send goods back: which, how many, why. */
export function SendBackPage({ place, order, form }: { readonly place: Place; readonly order: OrderView; readonly form: Typed }) {
  const { lang, at } = place
  const t = tongue(lang)
  return (
    <Frame place={place} rest="/tra-hang" title={t('Xin trả hàng', 'Send back')}>
      <h1>{t('Xin trả hàng', 'Send goods back')}</h1>
      <p>{t('Người bán trả lời rồi bạn hãy gửi. Tiền hoàn theo cách bạn đã trả.', 'Wait for the seller’s answer before sending. Money is refunded the way you paid.')}</p>
      <FaultList lang={lang} faults={form.faults} labels={{}} />
      <form class="form" method="post" enctype="multipart/form-data" action={pathIn(lang, at('/tra-hang'))}>
        {order.lines.map((line, position) => <SelectField name={`so-${position}`} label={`${line.productName}, ${line.packName}`} value={form.typed[`so-${position}`] ?? (order.lines.length === 1 ? String(line.quantity) : '0')} options={Array.from({ length: line.quantity + 1 }, (_, count) => ({ value: String(count), text: count === 0 ? t('Giữ lại', 'Keep') : t(`Trả ${count}`, `Send back ${count}`) }))} {...(position === 0 ? { fault: faultAt(form, 'so-0') } : {})} />)}
        <ChoiceField kind="radio" name="vi-sao" label={t('Vì sao', 'Why')} chosen={[form.typed['vi-sao'] ?? '']} fault={faultAt(form, 'vi-sao')} options={REASONS.map((reason) => ({ value: reason, text: reasonWords(t, reason) }))} />
        <SaidFields lang={lang} form={form} label={t('Kể thêm', 'More')} required={false} />
        <p class="acts"><Button>{t('Gửi người bán', 'Send to the seller')}</Button></p>
      </form>
      <Notice title={t('Quyền của bạn', 'Your rights')}><ul>{rightsWords(t).slice(0, 1).map((each) => <li>{each}</li>)}</ul></Notice>
    </Frame>
  )
}
