import { Button, Empty, FaultList, Notice, Page, Table, TextField, type DeskWay } from '#design'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { fieldNames } from './forms.rules.ts'
import type { PasskeyLine } from './passkeys.queries.ts'

export interface PasskeysPageProps {
  readonly lang: Lang
  /** Given for officers, whose page it then is. */
  readonly desk: { readonly ways: readonly DeskWay[]; readonly person: string } | null
  readonly passkeys: readonly PasskeyLine[]
  readonly name: string
  readonly faults: readonly Fault[]
  readonly refused?: string | undefined
  readonly said?: string | undefined
}

export function PasskeysPage({ lang, desk, passkeys, name, faults, refused, said }: PasskeysPageProps) {
  const t = tongue(lang)
  const to = (path: string): string => pathIn(lang, path)
  const title = t('Khóa truy cập', 'Passkeys')
  const labels: Readonly<Record<string, string>> = { ...fieldNames(t), 'ten-khoa': t('Đặt tên cho thiết bị này', 'Name this device'), 'tra-loi': title }
  const shell = desk ? { kind: 'desk' as const, person: desk.person, ways: desk.ways } : {}
  return (
    <Page lang={lang} {...shell} title={title} path="/khoa-truy-cap" noindex islands={['passkey']}>
      <h1>{title}</h1>
      <p class="lead">{t('Vào cổng bằng vân tay, khuôn mặt hoặc mã mở máy. Không cần mật khẩu, không cần chờ tin nhắn.', 'Enter with your finger, face or screen lock. No password, no waiting for a message.')}</p>
      {said ? <Notice mood="good"><p>{said}</p></Notice> : null}
      {refused ? <Notice mood="bad" title={t('Chưa thêm được', 'Not added')}><p>{refused}</p></Notice> : null}
      {passkeys.length === 0
        ? <Empty icon="lock" title={t('Chưa có khóa nào', 'No passkey yet')}><p>{t('Thêm khóa ngay trên thiết bị bạn hay dùng.', 'Add one on the device that you use most.')}</p></Empty>
        : <Table lang={lang} caption={t('Các khóa của bạn', 'Your passkeys')} captionHidden rows={passkeys} columns={[
          { key: 'name', title: t('Khóa', 'Passkey'), cell: (row) => row.name },
          { key: 'used', title: t('Dùng lần cuối', 'Last used'), cell: (row) => (row.usedAt ? showMoment(row.usedAt) : t('chưa dùng', 'not yet')) },
          { key: 'made', title: t('Thêm lúc', 'Added'), cell: (row) => showMoment(row.madeAt) },
          { key: 'end', title: t('Việc', 'Do'), cell: (row) => <form method="post" action={to(`/khoa-truy-cap/${row.id}/bo`)}><Button rank="other">{t('Bỏ', 'Remove')}<span class="vh"> {row.name}</span></Button></form> },
        ]} />}
      <div class="form">
        <h2>{t('Thêm khóa trên thiết bị này', 'Add a passkey on this device')}</h2>
        <FaultList lang={lang} faults={faults} labels={labels} />
        <noscript><Notice mood="wait"><p>{t('Trình duyệt này đang tắt JavaScript nên chưa thêm khóa được. Các cách vào khác vẫn dùng bình thường.', 'JavaScript is off in this browser, so no passkey can be added. The other ways in work as before.')}</p></Notice></noscript>
        <form method="post" action={to('/khoa-truy-cap/them')} novalidate data-passkey="add" data-start={to('/khoa-truy-cap/bat-dau')}>
          <TextField name="ten-khoa" label={labels['ten-khoa']!} value={name} maxlength={60} autocomplete="off" hint={t('Ví dụ: điện thoại của tôi, máy ở văn phòng.', 'Such as: my phone, the office computer.')} fault={faults.find((each) => each.field === 'ten-khoa')?.message} />
          {desk ? <TextField name="hien-tai" label={labels['hien-tai']!} type="password" autocomplete="current-password" required fault={faults.find((each) => each.field === 'hien-tai')?.message} /> : null}
          <input type="hidden" name="tra-loi" value="" />
          <p role="status" class="fault" data-passkey-said hidden></p>
          <p class="acts"><Button>{t('Thêm khóa', 'Add the passkey')}</Button></p>
        </form>
        <p class="small soft">{t('Vân tay và khuôn mặt không rời thiết bị; cổng chỉ giữ một khóa công khai. Mất thiết bị thì bỏ khóa của nó ở đây.', 'Your finger and face never leave the device; the portal keeps a public key only. If you lose the device, remove its passkey here.')}</p>
        <p><a href={to(desk ? '/tai-khoan' : '/toi')}>{t('Quay lại', 'Back')}</a></p>
      </div>
    </Page>
  )
}
