import { Button, FaultList, Page, TextField } from '#design'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'

/** Tracking by code and telephone without an account; who proves the number finds all that is theirs. */
export function TrackPage({ lang, typed, faults }: { readonly lang: Lang; readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[] }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} path="/don-hang" title={t('Xem đơn hàng', 'Track an order')} trail={[{ text: t('Đơn hàng', 'Orders') }]} noindex>
      <h1>{t('Xem đơn hàng', 'Track an order')}</h1>
      <FaultList lang={lang} faults={faults} labels={{}} />
      <form class="form" method="post" action={pathIn(lang, '/don-hang')}>
        <TextField name="ma" label={t('Mã đơn', 'Code')} hint={t('Ví dụ MH-26-000123 hoặc DH-26-000456', 'For example MH-26-000123 or DH-26-000456')} value={typed['ma'] ?? ''} required />
        <TextField name="dien-thoai" type="tel" label={t('Số điện thoại đã đặt', 'The telephone you ordered with')} value={typed['dien-thoai'] ?? ''} inputmode="tel" autocomplete="tel" required fault={faults[0]?.message} />
        <p class="acts"><Button>{t('Xem đơn', 'Show')}</Button></p>
      </form>
      <p><a class="tap" href={pathIn(lang, '/toi/don-hang')}>{t('Quên mã đơn? Vào bằng số điện thoại đã đặt để thấy mọi đơn', 'Lost the code? Sign in with the telephone you ordered with to see them all')}</a></p>
    </Page>
  )
}
