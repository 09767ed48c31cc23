import { AreaField, Button, ChoiceField, FaultList, Notice, Page, TextField, type DeskWay } from '#design'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import type { OpenMove } from './move.queries.ts'

export interface MovePageProps {
  readonly lang: Lang
  readonly desk: { readonly ways: readonly DeskWay[]; readonly person: string }
  readonly path: string
  readonly back: string
  readonly producer: string
  readonly phone: string
  readonly open: OpenMove | null
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  readonly refused?: string | undefined
}

/** An officer asks for another number for someone whose telephone is lost. */
export function MovePage({ lang, desk, path, back, producer, phone, open, typed, faults, refused }: MovePageProps) {
  const t = tongue(lang)
  const labels = { so: t('Số mới', 'New number'), 'cach-kiem-tra': t('Làm sao biết đúng người', 'How you made sure'), loi: t('Ghi rõ', 'In detail') }
  const fault = (name: string): string | undefined => faults.find((each) => each.field === name)?.message
  const title = t('Đổi số cho người mất điện thoại', 'A new number for a lost telephone')
  return (
    <Page lang={lang} kind="desk" person={desk.person} ways={desk.ways} title={title} path={path} noindex>
      <div class="form">
        <h1>{title}</h1>
        <p>{producer} · {t('số đang dùng ', 'present number ')}<b>{phone}</b></p>
        {refused ? <Notice mood="bad" title={t('Chưa ghi', 'Not noted')}><p>{refused}</p></Notice> : null}
        {open ? (
          <>
            <Notice mood="wait" title={t(`Đổi sang ${open.to} lúc ${showMoment(open.dueAt)}`, `Changes to ${open.to} at ${showMoment(open.dueAt)}`)}><p>{t('Số cũ đã được nhắn một đường liên kết để hủy. Ghi bởi ', 'The old number was sent a link to stop it. Noted by ')}{open.byName}: {open.words}</p></Notice>
            <form method="post" action={pathIn(lang, `${path}/huy`)}><p class="acts"><Button rank="other">{t('Hủy việc đổi số', 'Stop the change')}</Button></p></form>
          </>
        ) : (
          <>
            <p>{t('Chỉ làm khi đã gặp đúng người. Số cũ được nhắn ngay; sau 24 giờ không ai hủy thì số mới có hiệu lực và mọi phiên cũ kết thúc.', 'Only after meeting the very person. The old number is told at once; if nobody stops it within 24 hours, the new number counts and every session ends.')}</p>
            <FaultList lang={lang} faults={faults} labels={labels} />
            <form method="post" action={pathIn(lang, path)} novalidate>
              <TextField name="so" label={labels.so} type="tel" inputmode="tel" autocomplete="off" value={typed['so']} maxlength={40} required fault={fault('so')} />
              <ChoiceField kind="radio" name="cach-kiem-tra" label={labels['cach-kiem-tra']} chosen={[typed['cach-kiem-tra'] ?? '']} fault={fault('cach-kiem-tra')} options={[
                { value: 'card-seen', text: t('Đã xem thẻ căn cước bản gốc của người đó', 'I saw their original card') },
                { value: 'known-in-person', text: t('Quen biết và đã gặp trực tiếp', 'I know them and met them') },
                { value: 'visited', text: t('Đã tới tận cơ sở', 'I visited the place') },
              ]} />
              <AreaField name="loi" label={labels.loi} value={typed['loi']} rows={3} maxlength={1_000} required fault={fault('loi')} hint={t('Ngày nào, ở đâu, ai cùng có mặt. Không ghi số thẻ.', 'Which day, where, who else was there. Do not note the number of the card.')} />
              <p class="acts"><Button>{t('Xin đổi số', 'Ask for the change')}</Button></p>
            </form>
          </>
        )}
        <p><a href={pathIn(lang, back)}>{t('Quay lại', 'Back')}</a></p>
      </div>
    </Page>
  )
}

/** What the link in the message opens: one press stops the move. */
export function CancelPage({ lang, token, state, to }: { readonly lang: Lang; readonly token: string; readonly state: 'open' | 'cancelled' | 'over'; readonly to: string }) {
  const t = tongue(lang)
  const title = t('Hủy đổi số điện thoại', 'Stop the change of number')
  return (
    <Page lang={lang} title={title} path="/huy-doi-so" noindex>
      <div class="form">
        <h1>{title}</h1>
        {state === 'open' ? (
          <>
            <p>{t(`Có người nhờ văn phòng OCOP đổi tài khoản của bạn sang số tận cùng ${to}. Không phải bạn thì hủy ngay; tài khoản giữ nguyên số cũ.`, `Somebody asked the OCOP office to move your account to the number ending in ${to}. If it was not you, stop it now; the account keeps its number.`)}</p>
            <form method="post" action={pathIn(lang, `/huy-doi-so/${token}`)}><p class="acts"><Button>{t('Không phải tôi: hủy việc đổi số', 'Not me: stop it')}</Button></p></form>
          </>
        ) : state === 'cancelled' ? <Notice mood="good" title={t('Đã hủy', 'Stopped')}><p>{t('Tài khoản giữ nguyên số của bạn. Nếu thấy lạ, gọi văn phòng OCOP.', 'The account keeps your number. If this seems strange, call the OCOP office.')}</p></Notice>
          : <p>{t('Đường liên kết này không còn dùng được: việc đổi số đã xong hoặc đã hủy. Thấy sai thì gọi ngay văn phòng OCOP hoặc người vận hành cổng.', 'This link no longer works: the change is done or was stopped. If something is wrong, call the OCOP office or the operator at once.')}</p>}
      </div>
    </Page>
  )
}
