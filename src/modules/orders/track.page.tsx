import { Button, FaultList, Page, Section, showVnd, Tag, TextField } from '#design'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import type { MyPurchase } from './my-purchases.queries.ts'
import { stateWords } from './order.words.ts'

const signInWay = (lang: Lang): string => pathIn(lang, `/vao?den=${encodeURIComponent(pathIn(lang, '/don-hang'))}`)

/** Tracking by code and telephone without an account; who is signed in also sees all that is theirs. */
export function TrackPage({ lang, typed, faults, mine }: { readonly lang: Lang; readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[]; readonly mine: readonly MyPurchase[] | null }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} path="/don-hang" title={t('Xem đơn hàng', 'Track an order')} trail={[{ text: t('Đơn hàng', 'Orders') }]} noindex>
      <h1>{t('Xem đơn hàng', 'Track an order')}</h1>
      {mine === null ? null : (
        <Section lang={lang} title={t('Đơn của tôi', 'My orders')}>
          {mine.length === 0 ? <p>{t('Chưa có đơn nào. Đơn bạn đặt bằng số điện thoại này sẽ nằm ở đây.', 'None yet. What you order with this telephone will stand here.')}</p> : mine.map((each) => (
            <form class="share-of" method="post" action={pathIn(lang, '/don-hang/mo')}>
              <input type="hidden" name="ma" value={each.code} />
              <h3>{each.code}</h3>
              <p>{each.goods}</p>
              <p class="row">{[...new Set(each.states)].map((state) => <Tag mood={state === 'placed' ? 'wait' : 'plain'} text={stateWords(t, state)} />)}<span class="soft">{showMoment(each.placedAt)} · {showVnd(each.totalVnd)}</span></p>
              <p class="acts"><Button rank="other">{t('Mở đơn', 'Open')}<span class="vh"> {each.code}</span></Button></p>
            </form>
          ))}
        </Section>
      )}
      {mine === null || mine.length === 0 ? null : <h2>{t('Đơn đặt bằng số khác', 'Ordered with another number')}</h2>}
      <FaultList lang={lang} faults={faults} labels={{}} />
      <form class="form" method="post" action={pathIn(lang, '/don-hang')}>
        <TextField name="ma" label={t('Mã đơn', 'Code')} hint={t('Ví dụ MH-26-000123 hoặc DH-26-000456', 'For example MH-26-000123 or DH-26-000456')} value={typed['ma'] ?? ''} required />
        <TextField name="dien-thoai" type="tel" label={t('Số điện thoại đã đặt', 'The telephone you ordered with')} value={typed['dien-thoai'] ?? ''} inputmode="tel" autocomplete="tel" required fault={faults[0]?.message} />
        <p class="acts"><Button rank={mine === null || mine.length === 0 ? 'main' : 'other'}>{t('Xem đơn', 'Show')}</Button></p>
      </form>
      {mine === null ? <p><a class="tap" href={signInWay(lang)}>{t('Quên mã đơn? Vào bằng số điện thoại đã đặt để thấy mọi đơn', 'Lost the code? Sign in with the telephone you ordered with to see them all')}</a></p> : null}
    </Page>
  )
}
