import { Button, Empty, Page, Pager, showVnd } from '#design'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { stateWords } from './order.words.ts'
import type { OwnPurchase } from './own-purchases.queries.ts'

/** All that somebody bought, also as a guest with the number that they have proven. */
export function OwnPurchasesPage({ lang, purchases, page, more }: { readonly lang: Lang; readonly purchases: readonly OwnPurchase[]; readonly page: number; readonly more: boolean }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} path="/toi/don-hang" title={t('Đơn của tôi', 'My orders')} trail={[{ text: t('Tôi', 'Me'), href: '/toi' }, { text: t('Đơn của tôi', 'My orders') }]} noindex>
      <h1>{t('Đơn của tôi', 'My orders')}</h1>
      {purchases.length === 0 ? <Empty title={t('Chưa có đơn nào', 'No orders yet')}><p>{t('Đơn bạn đặt bằng số điện thoại này nằm ở đây.', 'What you order with this number stands here.')}</p><p class="acts"><Button href={pathIn(lang, '/san-pham')}>{t('Xem sản phẩm', 'See products')}</Button></p></Empty> : (
        <ul class="tasks plain">
          {purchases.map((each) => (
            <li class="task lone">
              <span>{each.code} · {showVnd(each.totalVnd)}</span>
              <small>{showMoment(each.placedAt)}. {each.orders.map((order) => `${order.seller}: ${stateWords(t, order.state)}`).join('; ')}</small>
              <form method="post" action={pathIn(lang, `/toi/don-hang/${each.code}`)}><Button rank="other">{t('Mở đơn', 'Open')}<span class="vh"> {each.code}</span></Button></form>
            </li>
          ))}
        </ul>
      )}
      <Pager lang={lang} page={page} pages={more ? page + 1 : page} href={(number) => `/toi/don-hang?trang=${number}`} />
      <p><a class="tap" href={pathIn(lang, '/toi/du-lieu')}>{t('Tải về hoặc xóa dữ liệu của tôi', 'Download or erase my data')}</a></p>
    </Page>
  )
}
