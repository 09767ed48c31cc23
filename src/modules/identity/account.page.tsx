import { Button, FaultList, Notice, Page, Table, TextField, type DeskWay } from '#design'
import { showDay, showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { fieldNames } from './forms.rules.ts'
import { deviceName, eventName, roleName } from './identity.words.ts'
import { OutsideLinks } from './outside.page.tsx'
import type { OutsideLink } from './outside.queries.ts'
import type { EventLine, HeldRole } from './person.queries.ts'
import { NewFactor, NewPassword } from './secrets.piece.tsx'
import type { SessionLine } from './session.queries.ts'

interface Desk { readonly lang: Lang; readonly ways: readonly DeskWay[]; readonly person: string }

export interface AccountPageProps extends Desk {
  readonly name: string
  readonly signInName: string
  readonly secondFactor: boolean
  readonly passkey: boolean
  readonly codesLeft: number
  readonly roles: readonly HeldRole[]
  readonly sessions: readonly SessionLine[]
  readonly links: readonly OutsideLink[]
  readonly here: string
  readonly events: readonly EventLine[]
  readonly unitName: (code: string) => string
  readonly said?: string | undefined
}

export function AccountPage({ lang, ways, person, name, signInName, secondFactor, passkey, codesLeft, roles, sessions, links, here, events, unitName, said }: AccountPageProps) {
  const t = tongue(lang)
  const to = (path: string): string => pathIn(lang, path)
  const until = (held: HeldRole): string => (held.toOn ? t(`từ ${showDay(held.fromOn)} đến ${showDay(held.toOn)}`, `${showDay(held.fromOn)} to ${showDay(held.toOn)}`) : t(`từ ${showDay(held.fromOn)}`, `since ${showDay(held.fromOn)}`))
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} title={t('Tài khoản', 'Account')} path="/tai-khoan" noindex>
      <h1>{name}</h1>
      {said ? <Notice mood="good"><p>{said}</p></Notice> : null}
      {secondFactor || passkey ? null : (
        <Notice mood="wait" title={t('Chưa có bước thứ hai', 'No second step yet')}>
          <p>{t('Vai trò của bạn chỉ có hiệu lực khi đăng nhập bằng hai bước. Thêm một khóa truy cập hoặc nối một ứng dụng xác thực, rồi đăng nhập lại.', 'Your roles count only when you sign in by two steps. Add a passkey or connect an authenticator app, then sign in again.')}</p>
        </Notice>
      )}
      <p>{t('Tên đăng nhập: ', 'Sign-in name: ')}<b>{signInName}</b></p>
      <h2>{t('Vai trò', 'Roles')}</h2>
      {roles.length > 0
        ? <ul>{roles.map((held) => <li>{roleName(held.role, t)} · {unitName(held.unit)} · {until(held)}</li>)}</ul>
        : <p>{t('Tài khoản này hiện không giữ vai trò nào.', 'This account holds no role at present.')}</p>}
      <p class="row">
        <Button rank="other" href={to('/tai-khoan/mat-khau')}>{t('Đổi mật khẩu', 'Change password')}</Button>
        <Button rank="other" href={to('/khoa-truy-cap')}>{t('Khóa truy cập', 'Passkeys')}</Button>
        <Button rank="other" href={to('/tai-khoan/ma-hai-lop')}>{secondFactor ? t('Đổi điện thoại xác thực', 'Change authenticator') : t('Nối ứng dụng xác thực', 'Connect authenticator')}</Button>
      </p>
      {secondFactor ? <p>{t(`Còn ${codesLeft} mã dự phòng.`, `${codesLeft} recovery codes left.`)} <a href={to('/tai-khoan/ma-du-phong')}>{t('Tạo bộ mã mới', 'Make new codes')}</a></p> : null}
      <OutsideLinks lang={lang} links={links} mayLink={false} back="/tai-khoan" />
      <h2>{t('Nơi đang đăng nhập', 'Where you are signed in')}</h2>
      <Table lang={lang} caption={t('Các phiên đang mở', 'Open sessions')} captionHidden rows={sessions} columns={[
        { key: 'device', title: t('Thiết bị', 'Device'), cell: (row) => <>{deviceName(row.agent, t)}{row.id === here ? ` (${t('thiết bị này', 'this one')})` : ''}</> },
        { key: 'sender', title: t('Địa chỉ mạng', 'Network address'), cell: (row) => row.sender },
        { key: 'made', title: t('Đăng nhập lúc', 'Signed in'), cell: (row) => showMoment(row.madeAt) },
        { key: 'seen', title: t('Dùng lần cuối', 'Last used'), cell: (row) => showMoment(row.seenAt) },
        { key: 'end', title: t('Việc', 'Do'), cell: (row) => <form method="post" action={to(`/tai-khoan/phien/${row.id}/dung`)}><Button rank="other">{t('Kết thúc', 'End')}<span class="vh"> {deviceName(row.agent, t)}, {showMoment(row.madeAt)}</span></Button></form> },
      ]} />
      {sessions.length > 1 ? <form method="post" action={to('/tai-khoan/phien-khac/dung')}><p><Button rank="other">{t('Kết thúc mọi phiên khác', 'End all other sessions')}</Button></p></form> : null}
      <h2>{t('Gần đây', 'Recently')}</h2>
      <p>{t('Thấy việc không phải của mình: đổi mật khẩu ngay và báo người quản trị.', 'If something here was not you: change your password at once and tell the operator.')}</p>
      <Table lang={lang} caption={t('Việc đăng nhập gần đây', 'Recent sign-in events')} captionHidden rows={events} columns={[
        { key: 'kind', title: t('Việc', 'Event'), cell: (row) => eventName(row.kind, t) },
        { key: 'at', title: t('Lúc', 'When'), cell: (row) => showMoment(row.at) },
        { key: 'device', title: t('Thiết bị', 'Device'), cell: (row) => (row.agent === null ? t('Người quản trị', 'Operator') : deviceName(row.agent, t)) },
        { key: 'sender', title: t('Địa chỉ mạng', 'Network address'), cell: (row) => row.sender ?? '' },
      ]} />
    </Page>
  )
}

interface ChangeProps extends Desk { readonly faults: readonly Fault[]; readonly signInName: string }

function Change({ lang, ways, person, faults, signInName, title, path, children }: ChangeProps & { readonly title: string; readonly path: string; readonly children?: unknown }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} title={title} path={path} noindex>
      <div class="form">
        <h1>{title}</h1>
        <FaultList lang={lang} faults={faults} labels={fieldNames(t)} />
        <form method="post" action={pathIn(lang, path)} novalidate>
          <input type="hidden" name="ten" value={signInName} autocomplete="username" />
          <TextField name="hien-tai" label={fieldNames(t)['hien-tai']!} type="password" autocomplete="current-password" required fault={faults.find((each) => each.field === 'hien-tai')?.message} />
          {children as never}
        </form>
        <p><a href={pathIn(lang, '/tai-khoan')}>{t('Quay lại tài khoản', 'Back to the account')}</a></p>
      </div>
    </Page>
  )
}

export function PasswordPage(props: ChangeProps) {
  const t = tongue(props.lang)
  return (
    <Change {...props} title={t('Đổi mật khẩu', 'Change password')} path="/tai-khoan/mat-khau">
      <NewPassword lang={props.lang} faults={props.faults} />
      <p>{t('Sau khi đổi, mọi phiên khác của bạn kết thúc.', 'After the change, all your other sessions end.')}</p>
      <p class="acts"><Button>{t('Đổi mật khẩu', 'Change password')}</Button></p>
    </Change>
  )
}

export function FactorPage(props: ChangeProps & { readonly secret: Uint8Array; readonly replacing: boolean }) {
  const t = tongue(props.lang)
  return (
    <Change {...props} title={t('Ứng dụng xác thực', 'Authenticator app')} path="/tai-khoan/ma-hai-lop">
      {props.replacing ? <TextField name="ma-cu" label={fieldNames(t)['ma-cu']!} autocomplete="off" maxlength={40} required fault={props.faults.find((each) => each.field === 'ma-cu')?.message} hint={t('Mã của ứng dụng đang dùng, hoặc một mã dự phòng.', 'A code of the app in use, or a recovery code.')} /> : null}
      <NewFactor lang={props.lang} faults={props.faults} secret={props.secret} account={props.signInName} />
      <p class="acts"><Button>{t('Dùng ứng dụng này', 'Use this app')}</Button></p>
    </Change>
  )
}

export function NewCodesPage(props: ChangeProps) {
  const t = tongue(props.lang)
  return (
    <Change {...props} title={t('Tạo bộ mã dự phòng mới', 'Make new recovery codes')} path="/tai-khoan/ma-du-phong">
      <p>{t('Các mã cũ thôi có hiệu lực.', 'The old codes stop working.')}</p>
      <p class="acts"><Button>{t('Tạo mã mới', 'Make new codes')}</Button></p>
    </Change>
  )
}
