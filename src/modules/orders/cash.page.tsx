import { Button, Empty, Notice, Page, Tag, TextField, type DeskWay } from '#design'
import { showPhone } from '#identity'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { NotTaken } from './guard-cash.ts'
import type { OrderLimits } from './order-limits.rules.ts'

/** Telephones whose cash parcels came back: for officers alone, who may wipe the slate. */
export function CashPage({ lang, person, ways, found, limits, refused }: { readonly lang: Lang; readonly person: string; readonly ways: readonly DeskWay[]; readonly found: readonly NotTaken[]; readonly limits: OrderLimits; readonly refused: boolean }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} path="/can-bo/don/hang-quay-ve" title={t('Gói hàng quay về', 'Parcels that came back')} trail={[{ text: t('Đơn hàng', 'Orders'), href: '/can-bo/don' }, { text: t('Gói hàng quay về', 'Parcels that came back') }]} noindex>
      <h1>{t('Gói hàng quay về', 'Parcels that came back')}</h1>
      <p>{t(`Khi ${limits.notTaken} gói tiền mặt không được nhận trong ${limits.months} tháng, lần sau số điện thoại đó được mời chuyển khoản trước. Sau ${limits.months} tháng thì quên. Danh sách này không công bố, người bán không thấy.`, `After ${limits.notTaken} untaken cash parcels within ${limits.months} months, that telephone is asked for a transfer first. After ${limits.months} months it is forgotten. This list is not public and sellers do not see it.`)}</p>
      {refused ? <Notice mood="bad" title={t('Ghi lý do rồi bấm lại.', 'Give the reason and press again.')} /> : null}
      {found.length === 0 ? <Empty title={t('Không có số nào', 'None')}><p>{t('Số điện thoại có gói tiền mặt quay về sẽ nằm ở đây.', 'Telephones with cash parcels that came back will stand here.')}</p></Empty> : found.map((each) => (
        <section class="share-of">
          <h2>{showPhone(each.phone)}</h2>
          <p class="row"><Tag mood={each.asked ? 'wait' : 'plain'} text={each.asked ? t('mời chuyển khoản trước', 'asked for a transfer first') : t('chưa bị hỏi', 'not asked yet')} /><span class="soft">{t(`${each.count} gói, gần nhất ${showMoment(each.lastAt)}`, `${each.count} parcels, last ${showMoment(each.lastAt)}`)}</span></p>
          <p class="small">{each.codes.join(', ')}</p>
          <form method="post" action={pathIn(lang, '/can-bo/don/hang-quay-ve')}>
            <input type="hidden" name="so" value={each.phone} />
            <TextField name={`vi-sao-${each.phone.slice(1)}`} label={t('Vì sao xóa', 'Why it is wiped')} maxlength={300} required />
            <p class="acts"><Button rank="other">{t('Xóa, cho trả tiền mặt lại', 'Wipe, allow cash again')}</Button></p>
          </form>
        </section>
      ))}
    </Page>
  )
}
