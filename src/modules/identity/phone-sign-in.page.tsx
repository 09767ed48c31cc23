import { Button, FaultList, Notice, Page, TextField } from '#design'
import { config } from '#platform/config'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { OutsideButton } from './outside.page.tsx'
import { PasskeyButton } from './passkey.piece.tsx'
import { phoneFieldNames } from './phone-forms.rules.ts'
import { showPhone } from './phone.rules.ts'

/** An installation that reaches no network says so, before and after a code is asked for. */
function NoNetwork({ lang }: { readonly lang: Lang }) {
  const t = tongue(lang)
  if (config.esms) return null
  return <Notice mood="wait" title={t('Cổng này chưa nối với nhà mạng', 'This portal reaches no telephone network yet')}><p>{config.showCodes ? t('Tin nhắn chưa đi; cơ quan trung ương đọc được mã trong hộp thư đi.', 'No message leaves; the central office can read codes in its outbox.') : t('Tin nhắn chưa gửi đi được, nên chưa vào được bằng số điện thoại. Mua hàng không cần tài khoản; người bán nhờ văn phòng OCOP làm thay.', 'Messages cannot be sent, so nobody can enter by telephone yet. Buying needs no account; sellers ask their OCOP office to act for them.')}</p></Notice>
}

interface StepProps {
  readonly lang: Lang
  /** Where to go afterwards; a path of our own, or nothing. */
  readonly den: string
  readonly faults: readonly Fault[]
  readonly refused?: string | undefined
}

export function PhonePage({ lang, den, faults, refused, typed }: StepProps & { readonly typed: string }) {
  const t = tongue(lang)
  const labels = phoneFieldNames(t)
  return (
    <Page lang={lang} title={t('Vào bằng số điện thoại', 'Enter with your phone')} path="/vao" noindex islands={['passkey']}>
      <div class="form">
        <h1>{t('Vào bằng số điện thoại', 'Enter with your phone')}</h1>
        <NoNetwork lang={lang} />
        <p>{t('Không cần mật khẩu: chúng tôi nhắn cho bạn một mã 6 số. Lần đầu vào, tài khoản tự có.', 'No password: we send you a code of 6 digits. The first time makes your account.')}</p>
        {refused ? <Notice mood="bad" title={t('Chưa vào được', 'You are not in yet')}><p>{refused}</p></Notice> : null}
        <FaultList lang={lang} faults={faults} labels={labels} />
        <form method="post" action={pathIn(lang, '/vao')} novalidate>
          <input type="hidden" name="den" value={den} />
          <TextField name="so" label={labels['so']!} type="tel" inputmode="tel" autocomplete="tel" value={typed} maxlength={40} required fault={faults[0]?.message} hint={t('Số di động Việt Nam, ví dụ 0912 345 678.', 'A Vietnamese mobile number, such as 0912 345 678.')} />
          <p class="acts"><Button>{t('Gửi mã cho tôi', 'Send me a code')}</Button></p>
        </form>
        <PasskeyButton lang={lang} den={den} from="vao" />
        <OutsideButton lang={lang} den={den} />
        <p class="small soft">{t('Số của bạn chỉ dùng để bạn đăng nhập và để báo về đơn hàng của bạn; không ai khác thấy. Bạn xem, tải về và đổi được ở trang Của tôi.', 'Your number is used for your sign-in and for word of your orders, and shown to nobody else. You can see, download and change it on your page.')}</p>
        <p><a href={pathIn(lang, '/dang-nhap')}>{t('Cán bộ: đăng nhập bằng tên', 'Officers: sign in by name')}</a></p>
      </div>
    </Page>
  )
}

export function PhoneCodePage({ lang, den, faults, refused, e164 }: StepProps & { readonly e164: string }) {
  const t = tongue(lang)
  const labels = phoneFieldNames(t)
  const number = showPhone(e164)
  return (
    <Page lang={lang} title={t('Nhập mã', 'Enter the code')} path="/vao/ma" noindex>
      <div class="form">
        <h1>{t('Nhập mã trong tin nhắn', 'Enter the code')}</h1>
        <NoNetwork lang={lang} />
        <p>{config.esms ? t('Mã 6 số được gửi tới ', 'A code of 6 digits is being sent to ') : t('Mã 6 số dành cho ', 'The code of 6 digits is for ')}<b>{number}</b>{t('. Dùng được trong 10 phút, chỉ trên máy này.', '. It works for 10 minutes, on this device only.')}</p>
        {refused ? <Notice mood="bad" title={t('Chưa vào được', 'You are not in yet')}><p>{refused}</p></Notice> : null}
        <FaultList lang={lang} faults={faults} labels={labels} />
        <form method="post" action={pathIn(lang, '/vao/ma')} novalidate>
          <input type="hidden" name="den" value={den} />
          <TextField name="ma" label={labels['ma']!} inputmode="numeric" autocomplete="one-time-code" maxlength={12} required fault={faults[0]?.message} />
          <p class="acts"><Button>{t('Vào', 'Enter')}</Button></p>
        </form>
        <form method="post" action={pathIn(lang, '/vao')}>
          <input type="hidden" name="den" value={den} />
          <input type="hidden" name="so" value={number} />
          <p><Button rank="other">{t('Chưa thấy tin nhắn: gửi lại mã', 'No message yet: send again')}</Button></p>
        </form>
        <p><a href={pathIn(lang, `/vao${den ? `?den=${encodeURIComponent(den)}` : ''}`)}>{t('Sửa số điện thoại', 'Change the number')}</a></p>
      </div>
    </Page>
  )
}
