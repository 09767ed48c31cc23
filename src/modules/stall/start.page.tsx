import { Button, Empty, FaultList, Notice, SelectField, TextField } from '#design'
import type { Unit } from '#geography'
import { formWords, type ProducerForm } from '#producers'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Say } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { SellerPage, type Frame } from './frame.piece.tsx'
import type { StallRequest } from './requests.queries.ts'

/** What is agreed to; kept with the request, as it was shown. */
export const consentWords = (t: Say, name: string): string => t(
  `Tôi là người của “${name}” và đồng ý để Cổng OCOP ghi số điện thoại này là người bán hàng của cơ sở, để văn phòng OCOP của xã, tỉnh gọi kiểm tra. Tôi có thể thôi bất cứ lúc nào ở trang “Người làm thay”.`,
  `I belong to “${name}” and agree that the portal notes this number as its seller and that the OCOP office of the commune or province calls to check. I can end it at any time on the page “People”.`)

export interface Found { readonly slug: string; readonly name: string; readonly place: string }

/** For somebody who belongs to no producer yet: find it, or say that it is not listed. */
export function StartPage({ frame, request, words, found, phone }: { readonly frame: Frame; readonly request: StallRequest | null; readonly words: string; readonly found: readonly Found[] | null; readonly phone: string | null }) {
  const { lang } = frame
  const t = tongue(lang)
  if (request?.state === 'waiting') {
    return (
      <SellerPage frame={frame} title={t('Chờ văn phòng xác nhận', 'Waiting for the office')}>
        <Notice mood="wait" title={request.name}><p>{t(`Bạn gửi lúc ${showMoment(request.madeAt)}. Văn phòng OCOP của xã hoặc tỉnh gọi số ${phone ?? ''} rồi xác nhận. Bạn nhận tin nhắn khi bán được.`, `Sent ${showMoment(request.madeAt)}. The OCOP office calls ${phone ?? 'you'} and confirms. You get a message when you can sell.`)}</p></Notice>
        <form method="post" action={pathIn(lang, '/ban-hang/yeu-cau/rut')}><p><Button rank="other">{t('Rút lại để sửa', 'Take it back')}</Button></p></form>
      </SellerPage>
    )
  }
  return (
    <SellerPage frame={frame} title={t('Bán hàng trên Cổng', 'Sell on the portal')}>
      {request?.state === 'refused' ? <Notice mood="bad" title={t(`Chưa nhận được: ${request.name}`, `Not accepted: ${request.name}`)}><p>{request.why} {t('Bạn có thể gửi lại.', 'You may ask again.')}</p></Notice> : null}
      <form class="form" action={pathIn(lang, '/ban-hang')}>
        <TextField name="q" type="search" label={t('Tên cơ sở của bạn', 'Name of your producer')} hint={t('Như ghi trên nhãn hoặc giấy chứng nhận. Không cần dấu.', 'As on the label or the certificate.')} value={words} maxlength={100} />
        <p class="acts"><Button>{t('Tìm', 'Find')}</Button></p>
      </form>
      {found === null ? null : found.length === 0 ? <Empty title={t('Không thấy cơ sở nào', 'None found')}><p>{t('Thử ít chữ hơn, hoặc mở gian hàng mới.', 'Try fewer words, or open a new stall.')}</p></Empty> : (
        <ul class="tasks plain">{found.map((each) => <li class="task lone"><span>{each.name}</span><small>{each.place}</small><Button rank="other" href={pathIn(lang, `/ban-hang/nhan/${each.slug}`)}>{t('Đây là tôi', 'This is me')}<span class="vh">: {each.name}</span></Button></li>)}</ul>
      )}
      <p><a class="btn btn-2 wide" href={pathIn(lang, `/ban-hang/mo${words ? `?ten=${encodeURIComponent(words)}` : ''}`)}>{t('Tôi chưa có trong danh sách', 'I am not listed')}</a></p>
    </SellerPage>
  )
}

/** Asks to be let sell for a producer of the registry. */
export function ClaimPage({ frame, slug, name, place, phone }: { readonly frame: Frame; readonly slug: string; readonly name: string; readonly place: string; readonly phone: string | null }) {
  const { lang } = frame
  const t = tongue(lang)
  return (
    <SellerPage frame={frame} title={name}>
      <p class="lead">{place}</p>
      <form class="form" method="post" action={pathIn(lang, `/ban-hang/nhan/${slug}`)}>
        <TextField name="noi" label={t('Bạn là ai ở đây', 'Who you are there')} hint={t('Ví dụ: chủ hộ, con gái chủ hộ, kế toán.', 'For example: owner, daughter, bookkeeper.')} maxlength={200} />
        <Notice><p>{consentWords(t, name)}</p>{phone ? <p>{t('Số của bạn: ', 'Your number: ')}<b>{phone}</b></p> : null}</Notice>
        <p class="acts"><Button>{t('Tôi đồng ý, gửi văn phòng', 'I agree, send it')}</Button></p>
      </form>
    </SellerPage>
  )
}

const forms: readonly ProducerForm[] = ['household', 'household-unregistered', 'cooperative-group', 'cooperative', 'enterprise', 'farm']

/** Opens a stall that the registry does not know. */
export function OpenPage({ frame, provinces, communes, typed, faults }: { readonly frame: Frame; readonly provinces: readonly Unit[]; readonly communes: readonly Unit[]; readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[] }) {
  const { lang } = frame
  const t = tongue(lang)
  const field = (name: string) => ({ name, value: typed[name] ?? '', fault: faults.find((each) => each.field === name)?.message })
  return (
    <SellerPage frame={frame} title={t('Mở gian hàng mới', 'Open a new stall')}>
      <FaultList lang={lang} faults={faults} labels={{}} />
      <form class="form" method="post" action={pathIn(lang, '/ban-hang/mo')} novalidate>
        <TextField {...field('ten')} label={t('Tên cơ sở', 'Name')} hint={t('Ví dụ: Hộ Nguyễn Thị Mẫu', 'For example: Household Nguyễn Thị Mẫu')} maxlength={120} />
        <SelectField {...field('loai')} label={t('Loại hình', 'Kind')} options={forms.map((form) => ({ value: form, text: formWords(form, lang) }))} />
        <SelectField {...field('tinh')} label={t('Tỉnh, thành', 'Province')} options={[{ value: '', text: t('Chọn', 'Choose') }, ...provinces.map((unit) => ({ value: unit.code, text: unit.name }))]} />
        <TextField {...field('xa')} label={t('Xã, phường', 'Commune or ward')} hint={t('Tên trước tháng 7/2025 cũng được.', 'Names of before July 2025 will do.')} maxlength={100} />
        {communes.length > 1 ? <SelectField {...field('xa-ma')} label={t('Đúng xã nào', 'Which one')} options={communes.map((unit) => ({ value: unit.code, text: unit.fullName }))} /> : null}
        <TextField {...field('noi')} label={t('Bạn bán gì', 'What you sell')} maxlength={200} />
        <Notice><p>{consentWords(t, typed['ten'] || t('cơ sở trên', 'the producer above'))}</p></Notice>
        <p class="acts"><Button>{t('Tôi đồng ý, gửi văn phòng', 'I agree, send it')}</Button></p>
      </form>
    </SellerPage>
  )
}
