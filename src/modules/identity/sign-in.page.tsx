import { Button, FaultList, Notice, Page, TextField } from '#design'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { fieldNames } from './forms.rules.ts'
import { OutsideButton } from './outside.page.tsx'
import { PasskeyButton } from './passkey.piece.tsx'

interface StepProps {
  readonly lang: Lang
  /** Where to go afterwards; a path of our own, or nothing. */
  readonly den: string
  readonly faults: readonly Fault[]
  /** A sentence about the whole try: refused, or too many. */
  readonly refused?: string | undefined
}

const faultAt = (faults: readonly Fault[], field: string): string | undefined => faults.find((each) => each.field === field)?.message

export function SignInPage({ lang, den, faults, refused, name }: StepProps & { readonly name: string }) {
  const t = tongue(lang)
  const labels = fieldNames(t)
  return (
    <Page lang={lang} title={t('Đăng nhập', 'Sign in')} path="/dang-nhap" islands={['passkey']}>
      <div class="form">
        <h1>{t('Đăng nhập dành cho cán bộ', 'Officers’ sign-in')}</h1>
        <p><a href={pathIn(lang, '/vao')}>{t('Người mua, người bán: vào bằng số điện thoại', 'Buyers and sellers: enter with your phone number')}</a></p>
        <p>{t('Xem sản phẩm, tìm và gửi góp ý không cần đăng nhập.', 'Looking, searching and writing to us need no account.')}</p>
        {refused ? <Notice mood="bad" title={t('Chưa đăng nhập được', 'You are not signed in')}><p>{refused}</p></Notice> : null}
        <FaultList lang={lang} faults={faults} labels={labels} />
        <form method="post" action={pathIn(lang, '/dang-nhap')} novalidate>
          <input type="hidden" name="den" value={den} />
          <TextField name="ten" label={labels['ten']!} value={name} autocomplete="username" maxlength={100} required fault={faultAt(faults, 'ten')} />
          <TextField name="mat-khau" label={labels['mat-khau']!} type="password" autocomplete="current-password" required fault={faultAt(faults, 'mat-khau')} />
          <p class="acts"><Button>{t('Tiếp tục', 'Go on')}</Button></p>
        </form>
        <PasskeyButton lang={lang} den={den} from="dang-nhap" />
        <OutsideButton lang={lang} den={den} />
        <p>{t('Quên mật khẩu hoặc mất điện thoại: nhờ người quản trị cổng gửi lại liên kết mời. Không ai cần biết mật khẩu của bạn.', 'Forgot your password or lost your phone: ask the operator for a new invitation link. Nobody needs to know your password.')}</p>
      </div>
    </Page>
  )
}

export function CodePage({ lang, den, faults, refused }: StepProps) {
  const t = tongue(lang)
  const labels = fieldNames(t)
  return (
    <Page lang={lang} title={t('Mã xác thực', 'Your code')} path="/dang-nhap/ma" noindex>
      <div class="form">
        <h1>{t('Bước 2: mã xác thực', 'Step 2: your code')}</h1>
        {refused ? <Notice mood="bad" title={t('Chưa đăng nhập được', 'You are not signed in')}><p>{refused}</p></Notice> : null}
        <FaultList lang={lang} faults={faults} labels={labels} />
        <form method="post" action={pathIn(lang, '/dang-nhap/ma')} novalidate>
          <input type="hidden" name="den" value={den} />
          <TextField name="ma" label={labels['ma']!} autocomplete="one-time-code" maxlength={40} required fault={faultAt(faults, 'ma')}
            hint={t('6 số trong ứng dụng xác thực. Không có điện thoại bên mình: nhập một mã dự phòng.', 'The 6 digits in your authenticator app. Without your phone: enter a recovery code.')} />
          <p class="acts"><Button>{t('Đăng nhập', 'Sign in')}</Button></p>
        </form>
        <p><a href={pathIn(lang, `/dang-nhap${den ? `?den=${encodeURIComponent(den)}` : ''}`)}>{t('Làm lại từ mật khẩu', 'Start again with the password')}</a></p>
      </div>
    </Page>
  )
}
