import { Button, ChoiceField, Empty, FaultList, Notice, Page, SelectField, Tag, TextField, type DeskWay } from '#design'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { DAYS_OF_GRACE, LIVES, SCOPES, scopeWords } from './key.rules.ts'
import type { KeyView } from './keys.queries.ts'

export interface OwnerOption { readonly value: string; readonly text: string }
interface Frame { readonly lang: Lang; readonly path: string; readonly person: string; readonly ways: readonly DeskWay[]; readonly base: string }

export interface KeysPageProps extends Frame {
  readonly keys: readonly KeyView[]
  readonly owners: readonly OwnerOption[]
  readonly now: Date
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  readonly said: string | undefined
}

export function KeysPage({ lang, path, person, ways, base, keys, owners, now, typed, faults, said }: KeysPageProps) {
  const t = tongue(lang)
  const labels = { ten: t('Tên khóa', 'Name'), cho: t('Làm việc cho', 'Acts for'), quyen: t('Được làm gì', 'May do'), han: t('Dùng trong', 'Valid for') }
  const fault = (field: string): string | undefined => faults.find((each) => each.field === field)?.message
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} title={t('Kết nối phần mềm', 'Connect software')} path={path} noindex>
      <h1>{t('Kết nối phần mềm', 'Connect software')}</h1>
      {said ? <Notice mood="good"><p>{said}</p></Notice> : null}
      <p>{t('Phần mềm bán hàng hoặc sàn khác làm việc với cổng bằng một khóa. Ai giữ khóa làm được những việc bạn chọn, nên chỉ giao cho người bạn tin.', 'Shop software or another floor works with the portal by a key. Who holds it may do what you choose, so give it only to people you trust.')} <a href={pathIn(lang, '/api')}>{t('Cách gọi', 'How to call')}</a> · <a href={pathIn(lang, `${base}/tin`)}>{t('Nhận tin báo', 'Webhooks')}</a></p>
      {owners.length === 0 ? <Empty title={t('Bạn chưa làm việc cho chủ thể nào', 'You act for no producer yet')}><p>{t('Nhờ cán bộ xã ghi số điện thoại của bạn vào chủ thể, rồi mở lại trang này.', 'Ask your commune’s officer to note your number with the producer, then come back.')}</p></Empty> : null}
      {keys.map((key) => <KeyCard lang={lang} base={base} view={key} now={now} />)}
      {owners.length === 0 ? null : (
        <>
          <h2>{t('Tạo khóa mới', 'Make a key')}</h2>
          <div class="form">
            <FaultList lang={lang} faults={faults} labels={labels} />
            <form method="post" action={pathIn(lang, base)} novalidate>
              <TextField name="ten" label={labels.ten} value={typed['ten']} maxlength={80} required fault={fault('ten')} hint={t('Để sau này nhận ra, ví dụ “Phần mềm ở quầy”.', 'To know it again, for example “Till software”.')} />
              {owners.length > 1 ? <SelectField name="cho" label={labels.cho} value={typed['cho']} required fault={fault('cho')} options={owners} /> : null}
              <fieldset class={fault('quyen') ? 'field field-bad' : 'field'} id="f-quyen">
                <legend>{labels.quyen}</legend>
                {fault('quyen') ? <p class="fault">{fault('quyen')}</p> : null}
                {SCOPES.map((scope) => <label class="pick"><input type="checkbox" name={`quyen-${scope}`} value="co" checked={typed[`quyen-${scope}`] === 'co'} /><span>{scopeWords(t, scope)}<small class="soft">{scope}</small></span></label>)}
              </fieldset>
              <ChoiceField kind="radio" name="han" label={labels.han} chosen={[typed['han'] ?? '365']} options={LIVES.map((days) => ({ value: String(days), text: t(`${days} ngày`, `${days} days`) }))} />
              <p class="acts"><Button>{t('Tạo khóa', 'Make the key')}</Button></p>
            </form>
          </div>
        </>
      )}
    </Page>
  )
}

function KeyCard({ lang, base, view, now }: { readonly lang: Lang; readonly base: string; readonly view: KeyView; readonly now: Date }) {
  const t = tongue(lang)
  const ended = view.revokedAt !== null ? t('đã thu hồi', 'revoked') : view.expiresAt <= now ? t('hết hạn', 'expired') : null
  return (
    <section class="share-of">
      <h2>{view.name} <Tag mood={ended ? 'plain' : 'good'} text={ended ?? t('đang dùng được', 'in use')} /></h2>
      <p>{view.producerName ?? t(`Cán bộ, đơn vị ${view.unit}`, `Office of ${view.unit}`)} · <code>ocop_…{view.secretEnd}</code></p>
      <ul>{view.scopes.map((scope) => <li>{scopeWords(t, scope)}</li>)}</ul>
      <p class="small soft">
        {t(`${view.madeByName} tạo ${showMoment(view.madeAt)}; dùng đến ${showMoment(view.expiresAt)}. `, `Made by ${view.madeByName}, ${showMoment(view.madeAt)}; valid until ${showMoment(view.expiresAt)}. `)}
        {view.usedAt ? t(`Gọi lần cuối ${showMoment(view.usedAt)}.`, `Last used ${showMoment(view.usedAt)}.`) : t('Chưa được gọi lần nào.', 'Never used yet.')}
        {view.oldUntil && view.oldUntil > now ? t(` Mã cũ còn dùng được đến ${showMoment(view.oldUntil)}.`, ` The secret before is good until ${showMoment(view.oldUntil)}.`) : ''}
      </p>
      {ended ? null : (
        <form method="post" action={pathIn(lang, `${base}/khoa/${view.id}`)} class="acts">
          <Button rank="other" name="viec" value="doi">{t('Đổi mã bí mật', 'New secret')}<span class="vh"> {view.name}</span></Button>
          <Button rank="other" name="viec" value="thu-hoi">{t('Thu hồi ngay', 'Revoke now')}<span class="vh"> {view.name}</span></Button>
        </form>
      )}
    </section>
  )
}

/** The one time that a secret is shown. */
export function SecretPage({ lang, path, person, ways, base, secret, rotated }: Frame & { readonly secret: string; readonly rotated: boolean }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} title={t('Khóa của bạn', 'Your key')} path={path} noindex>
      <h1>{t('Chép khóa này ngay', 'Copy this key now')}</h1>
      <p class="big"><code>{secret}</code></p>
      <Notice mood="wait" title={t('Khóa chỉ hiện một lần', 'It is shown only once')}><p>{t('Cổng không giữ khóa, chỉ giữ dấu của nó. Dán vào phần mềm của bạn rồi hãy rời trang. Mất khóa thì đổi mã mới.', 'The portal keeps only its print, not the key. Paste it into your software before you leave. If it is lost, make a new secret.')}</p></Notice>
      {rotated ? <p>{t(`Mã cũ còn dùng được ${DAYS_OF_GRACE} ngày, để bạn kịp thay ở mọi nơi.`, `The secret before stays valid for ${DAYS_OF_GRACE} days, so that you can change it everywhere.`)}</p> : null}
      <p class="acts"><Button href={pathIn(lang, base)}>{t('Tôi đã chép', 'I have copied it')}</Button></p>
    </Page>
  )
}
