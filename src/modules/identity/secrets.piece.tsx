import { Notice, TextField } from '#design'
import { qrPath } from '#platform/qr'
import { tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { fieldNames } from './forms.rules.ts'
import { otpauthLink, toBase32 } from './totp.rules.ts'

interface PieceProps { readonly lang: Lang; readonly faults: readonly Fault[] }

const faultAt = (faults: readonly Fault[], field: string): string | undefined => faults.find((each) => each.field === field)?.message

/** The two fields of a new password. Never filled in by us. */
export function NewPassword({ lang, faults }: PieceProps) {
  const t = tongue(lang)
  const labels = fieldNames(t)
  return (
    <>
      <TextField name="moi" label={labels['moi']!} type="password" autocomplete="new-password" required fault={faultAt(faults, 'moi')}
        hint={t('Ít nhất 10 ký tự. Một câu ngắn dễ nhớ tốt hơn một từ khó nhớ.', 'At least 10 characters. A short sentence is better than a difficult word.')} />
      <TextField name="lai" label={labels['lai']!} type="password" autocomplete="new-password" required fault={faultAt(faults, 'lai')} />
    </>
  )
}

/** Shows a new secret as picture, text and link, and asks for the code that proves the app has it. */
export function NewFactor({ lang, faults, secret, account }: PieceProps & { readonly secret: Uint8Array; readonly account: string }) {
  const t = tongue(lang)
  const link = otpauthLink(secret, account)
  const picture = qrPath(link)
  return (
    <>
      <input type="hidden" name="bi-mat" value={toBase32(secret)} />
      <ol>
        <li>{t('Trên điện thoại, mở ứng dụng xác thực (Google Authenticator, Microsoft Authenticator, Aegis hoặc ứng dụng tương tự).', 'On your phone, open an authenticator app (Google Authenticator, Microsoft Authenticator, Aegis or another).')}</li>
        <li>
          {t('Quét hình này. Nếu đang xem bằng chính điện thoại đó, ', 'Scan this picture. If you are reading on that very phone, ')}
          <a href={link}>{t('bấm vào đây để thêm tài khoản', 'press here to add the account')}</a>.
          <p>
            <svg role="img" aria-label={t('Hình để quét bằng ứng dụng xác thực', 'Picture to scan with the authenticator app')} width="240" height="240" viewBox={`0 0 ${picture.size} ${picture.size}`} shape-rendering="crispEdges">
              <rect width={picture.size} height={picture.size} fill="#fff" /><path d={picture.d} fill="#000" />
            </svg>
          </p>
          <p>{t('Hoặc gõ khóa này vào ứng dụng:', 'Or type this key into the app:')} <code>{toBase32(secret).replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
        </li>
        <li>{t('Nhập mã 6 số mà ứng dụng hiện ra.', 'Enter the 6-digit code that the app shows.')}</li>
      </ol>
      <TextField name="ma" label={t('Mã 6 số', '6-digit code')} inputmode="numeric" autocomplete="one-time-code" maxlength={10} required fault={faultAt(faults, 'ma') ?? faultAt(faults, 'bi-mat')} />
    </>
  )
}

/** The recovery codes, at the only moment at which they can be read. */
export function RecoveryCodes({ lang, codes }: { readonly lang: Lang; readonly codes: readonly string[] }) {
  const t = tongue(lang)
  return (
    <Notice mood="wait" title={t('Mã dự phòng: in ra hoặc chép lại ngay', 'Recovery codes: print or copy them now')}>
      <p>{t('Mỗi mã dùng một lần thay cho điện thoại. Trang này là lần duy nhất chúng hiện ra; cất ở nơi chỉ bạn lấy được.', 'Each works once in place of your phone. This page is the only time they are shown; keep them where only you can reach.')}</p>
      <ul class="plain">{codes.map((code) => <li><code>{code}</code></li>)}</ul>
    </Notice>
  )
}
