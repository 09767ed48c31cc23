import { Button, ChoiceField, FaultList, Notice, Page, Table, TextField } from '#design'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { deviceName } from './identity.words.ts'
import { OutsideLinks } from './outside.page.tsx'
import type { OutsideLink } from './outside.queries.ts'
import { newsWords, phoneFieldNames } from './phone-forms.rules.ts'
import { showPhone } from './phone.rules.ts'
import type { SessionLine } from './session.queries.ts'

export interface MePageProps {
  readonly lang: Lang
  /** What the person is called here; made from the number until they say. */
  readonly name: string
  /** What stands in the field. */
  readonly typed: string
  readonly e164: string
  readonly consentAt: Date | null
  readonly sessions: readonly SessionLine[]
  readonly links: readonly OutsideLink[]
  readonly here: string
  readonly faults: readonly Fault[]
  readonly said?: string | undefined
}

export function MePage({ lang, name, typed, e164, consentAt, sessions, links, here, faults, said }: MePageProps) {
  const t = tongue(lang)
  const to = (path: string): string => pathIn(lang, path)
  const labels = phoneFieldNames(t)
  return (
    <Page lang={lang} title={t('Của tôi', 'My page')} path="/toi" noindex>
      <h1>{t('Của tôi', 'My page')}</h1>
      <p class="lead">{name}</p>
      <p class="acts"><Button rank="other" href={to('/toi/don-hang')}>{t('Đơn hàng của tôi', 'My orders')}</Button><Button rank="other" href={to('/ban-hang')}>{t('Bán hàng trên Cổng', 'Sell on the portal')}</Button></p>
      {said ? <Notice mood="good"><p>{said}</p></Notice> : null}
      <div class="form">
        <FaultList lang={lang} faults={faults} labels={labels} />
        <form method="post" action={to('/toi/ten')} novalidate>
          <TextField name="ten" label={labels['ten']!} value={typed} autocomplete="name" maxlength={120} required fault={faults.find((each) => each.field === 'ten')?.message} hint={t('Tên để người bán gọi bạn khi giao hàng.', 'What sellers call you when they deliver.')} />
          <p class="acts"><Button rank="other">{t('Lưu tên', 'Save the name')}</Button></p>
        </form>
        <p>{t('Số điện thoại: ', 'Phone number: ')}<b>{showPhone(e164)}</b> · <a href={to('/toi/so')}>{t('Đổi số', 'Change it')}</a></p>
        <p><a href={to('/khoa-truy-cap')}>{t('Khóa truy cập: vào bằng vân tay hoặc khuôn mặt', 'Passkeys: enter with your finger or face')}</a></p>
      </div>
      <OutsideLinks lang={lang} links={links} mayLink back="/toi" />
      <h2>{t('Nơi đang đăng nhập', 'Where you are signed in')}</h2>
      <Table lang={lang} caption={t('Các phiên đang mở', 'Open sessions')} captionHidden rows={sessions} columns={[
        { key: 'device', title: t('Thiết bị', 'Device'), cell: (row) => <>{deviceName(row.agent, t)}{row.id === here ? ` (${t('thiết bị này', 'this one')})` : ''}</> },
        { key: 'made', title: t('Đăng nhập lúc', 'Signed in'), cell: (row) => showMoment(row.madeAt) },
        { key: 'seen', title: t('Dùng lần cuối', 'Last used'), cell: (row) => showMoment(row.seenAt) },
        { key: 'end', title: t('Việc', 'Do'), cell: (row) => <form method="post" action={to(`/toi/phien/${row.id}/dung`)}><Button rank="other">{t('Kết thúc', 'End')}<span class="vh"> {deviceName(row.agent, t)}, {showMoment(row.madeAt)}</span></Button></form> },
      ]} />
      {sessions.length > 1 ? <form method="post" action={to('/toi/phien-khac/dung')}><p><Button rank="other">{t('Kết thúc mọi phiên khác', 'End all other sessions')}</Button></p></form> : null}
      <h2>{t('Tin nhắn giới thiệu', 'News by message')}</h2>
      <form method="post" action={to('/toi/tin')}>
        <ChoiceField kind="checkbox" name="tin" label={t('Ngoài mã đăng nhập và tin về đơn hàng', 'Beyond codes and word of your orders')} chosen={consentAt ? ['co'] : []} options={[{ value: 'co', text: newsWords(t) }]}
          hint={consentAt ? t(`Bạn đồng ý từ ${showMoment(consentAt)}.`, `You have agreed since ${showMoment(consentAt)}.`) : t('Hiện bạn không nhận tin giới thiệu.', 'You receive no news at present.')} />
        <p class="acts"><Button rank="other">{t('Lưu lựa chọn', 'Save the choice')}</Button></p>
      </form>
      <h2>{t('Đơn của tôi', 'My orders')}</h2>
      <h2>{t('Dữ liệu của tôi', 'My data')}</h2>
      <p><a href={to('/toi/du-lieu')}>{t('Xem cổng giữ gì về tôi, tải về, sửa hoặc xóa', 'See what is kept about me; download, correct or erase it')}</a></p>
      <form method="post" action={to('/dang-xuat')}><p class="acts"><Button rank="other">{t('Đăng xuất', 'Sign out')}</Button></p></form>
    </Page>
  )
}

interface ChangeProps { readonly lang: Lang; readonly faults: readonly Fault[]; readonly refused?: string | undefined }

export function NewPhonePage({ lang, faults, refused, typed, e164 }: ChangeProps & { readonly typed: string; readonly e164: string }) {
  const t = tongue(lang)
  const labels = phoneFieldNames(t)
  return (
    <Page lang={lang} title={t('Đổi số điện thoại', 'Change your phone number')} path="/toi/so" noindex>
      <div class="form">
        <h1>{t('Đổi số điện thoại', 'Change your phone number')}</h1>
        {refused ? <Notice mood="bad" title={t('Chưa đổi được', 'Not changed yet')}><p>{refused}</p></Notice> : null}
        <FaultList lang={lang} faults={faults} labels={labels} />
        <p>{t(`Chúng tôi gửi một mã tới số đang dùng (${showPhone(e164)}) và một mã tới số mới. Không còn số cũ: nhờ người vận hành cổng.`, `We send a code to your present number (${showPhone(e164)}) and one to the new number. If you no longer have the old one, ask the operator of the portal.`)}</p>
        <form method="post" action={pathIn(lang, '/toi/so')} novalidate>
          <TextField name="so" label={t('Số mới', 'New number')} type="tel" inputmode="tel" autocomplete="tel" value={typed} maxlength={40} required fault={faults[0]?.message} />
          <p class="acts"><Button>{t('Gửi hai mã', 'Send both codes')}</Button></p>
        </form>
        <p><a href={pathIn(lang, '/toi')}>{t('Quay lại', 'Back')}</a></p>
      </div>
    </Page>
  )
}

export function ChangeCodesPage({ lang, faults, e164, fresh }: ChangeProps & { readonly e164: string; readonly fresh: string }) {
  const t = tongue(lang)
  const labels = phoneFieldNames(t)
  const field = (name: 'ma-cu' | 'ma-moi', number: string) => <TextField name={name} label={`${labels[name]!} (${showPhone(number)})`} inputmode="numeric" autocomplete="one-time-code" maxlength={12} required fault={faults.find((each) => each.field === name)?.message} />
  return (
    <Page lang={lang} title={t('Nhập hai mã', 'Enter both codes')} path="/toi/so/ma" noindex>
      <div class="form">
        <h1>{t('Nhập hai mã', 'Enter both codes')}</h1>
        <FaultList lang={lang} faults={faults} labels={labels} />
        <form method="post" action={pathIn(lang, '/toi/so/ma')} novalidate>
          {field('ma-cu', e164)}
          {field('ma-moi', fresh)}
          <p class="acts"><Button>{t('Đổi số', 'Change the number')}</Button></p>
        </form>
        <p><a href={pathIn(lang, '/toi/so')}>{t('Làm lại', 'Start again')}</a></p>
      </div>
    </Page>
  )
}
