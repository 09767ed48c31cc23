import { Button, FaultList, Page } from '#design'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { fieldNames } from './forms.rules.ts'
import { roleName } from './identity.words.ts'
import type { Invitation } from './person.queries.ts'
import { NewFactor, NewPassword, RecoveryCodes } from './secrets.piece.tsx'

export interface InvitationPageProps {
  readonly lang: Lang
  readonly token: string
  readonly invitation: Invitation
  readonly unitName: (code: string) => string
  readonly secret: Uint8Array
  readonly faults: readonly Fault[]
}

export function InvitationPage({ lang, token, invitation, unitName, secret, faults }: InvitationPageProps) {
  const t = tongue(lang)
  return (
    <Page lang={lang} title={t('Nhận tài khoản', 'Take up your account')} path={`/moi/${token}`} noindex>
      <div class="form">
        <h1>{t(`Chào ${invitation.name}`, `Welcome, ${invitation.name}`)}</h1>
        <p>{t('Bạn được mời làm việc trên Cổng OCOP với vai trò:', 'You are invited to work on Cổng OCOP as:')}</p>
        <ul>{invitation.roles.map((held) => <li>{roleName(held.role, t)} · {unitName(held.unit)}</li>)}</ul>
        <p>{t('Tên đăng nhập của bạn: ', 'Your sign-in name: ')}<b>{invitation.signInName}</b></p>
        <p>{t(`Liên kết này dùng một lần, đến ${showMoment(invitation.endsAt)}.`, `This link works once, until ${showMoment(invitation.endsAt)}.`)}</p>
        <FaultList lang={lang} faults={faults} labels={fieldNames(t)} />
        <form method="post" action={pathIn(lang, `/moi/${token}`)} novalidate>
          <input type="hidden" name="ten" value={invitation.signInName} autocomplete="username" />
          <h2>{t('1. Đặt mật khẩu', '1. Choose a password')}</h2>
          <NewPassword lang={lang} faults={faults} />
          <h2>{t('2. Nối ứng dụng xác thực', '2. Connect an authenticator app')}</h2>
          <NewFactor lang={lang} faults={faults} secret={secret} account={invitation.signInName} />
          <p class="acts"><Button>{t('Nhận tài khoản', 'Take up the account')}</Button></p>
        </form>
      </div>
    </Page>
  )
}

/** After an invitation or a new second factor: the recovery codes, once. */
export function CodesPage({ lang, title, codes }: { readonly lang: Lang; readonly title: string; readonly codes: readonly string[] }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} title={title} path="/tai-khoan" noindex>
      <div class="form">
        <h1>{title}</h1>
        <RecoveryCodes lang={lang} codes={codes} />
        <p><Button href={pathIn(lang, '/tai-khoan')}>{t('Tôi đã cất mã dự phòng', 'I have kept the codes')}</Button></p>
      </div>
    </Page>
  )
}
