import { Button } from '#design'
import { pathIn, tongue, type Lang } from '#platform/tongue'

/** The button that signs in with a passkey; shown by its island where the browser knows passkeys. */
export function PasskeyButton({ lang, den, from }: { readonly lang: Lang; readonly den: string; readonly from: 'vao' | 'dang-nhap' }) {
  const t = tongue(lang)
  return (
    <form method="post" action={pathIn(lang, '/dang-nhap/khoa')} data-passkey="sign-in" data-start={pathIn(lang, '/dang-nhap/khoa/bat-dau')} hidden>
      <input type="hidden" name="den" value={den} />
      <input type="hidden" name="tu" value={from} />
      <input type="hidden" name="tra-loi" value="" />
      <p role="status" class="fault" data-passkey-said hidden></p>
      <p><Button rank="other">{t('Vào bằng khóa truy cập', 'Enter with a passkey')}</Button></p>
    </form>
  )
}
