import { Button, Empty, Notice, Page, showVnd } from '#design'
import { pathIn, tongue, type Lang, type Say } from '#platform/tongue'
import type { BasketView, Change } from './basket.rules.ts'

/** What has changed, in a sentence each. */
export function changeWords(t: Say, change: Change): string {
  switch (change.kind) {
    case 'gone': return t(`${change.name || 'Một gói hàng'} không còn bán.`, `${change.name || 'A pack'} is no longer on sale.`)
    case 'short': return change.left > 0 ? t(`${change.name}: chỉ còn ${change.left}.`, `${change.name}: only ${change.left} left.`) : t(`${change.name}: vừa hết hàng.`, `${change.name}: just sold out.`)
    case 'price': return t(`${change.name}: giá đổi từ ${showVnd(change.fromVnd)} thành ${showVnd(change.toVnd)}.`, `${change.name}: the price went from ${showVnd(change.fromVnd)} to ${showVnd(change.toVnd)}.`)
  }
}

/** Sample goods can be tried out, and nobody sends them. */
export function SampleNotice({ lang, basket }: { readonly lang: Lang; readonly basket: BasketView }) {
  const t = tongue(lang)
  return basket.sample ? <Notice mood="wait" title={t('Có hàng mẫu trong giỏ', 'There are sample goods in the basket')}><p>{t('Hàng mẫu để xem cổng hoạt động thế nào; không ai giao và không ai thu tiền.', 'Samples show how the portal works; nobody sends them and nobody takes money.')}</p></Notice> : null
}

export function BasketPage({ lang, path, basket, full }: { readonly lang: Lang; readonly path: string; readonly basket: BasketView; readonly full: boolean }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} path={path} title={t('Giỏ hàng', 'Basket')} trail={[{ text: t('Giỏ hàng', 'Basket') }]} noindex>
      <h1>{t('Giỏ hàng', 'Basket')}</h1>
      {full ? <Notice mood="wait" title={t('Giỏ đã đầy; món vừa chọn chưa được thêm.', 'The basket is full; what you chose was not added.')} /> : null}
      <SampleNotice lang={lang} basket={basket} />
      {basket.changes.length > 0 ? <Notice mood="wait" title={t('Có thay đổi từ khi bạn bỏ vào giỏ', 'Changed since you put them in')}><ul>{basket.changes.map((change) => <li>{changeWords(t, change)}</li>)}</ul></Notice> : null}
      {basket.count === 0 || basket.shares.length === 0 ? (
        <Empty title={t('Giỏ chưa có gì', 'Nothing here yet')}><p>{t('Chọn sản phẩm có giá, bấm “Bỏ vào giỏ”.', 'Choose a product with a price and press “Put in basket”.')}</p><p class="acts"><Button href={pathIn(lang, '/san-pham')}>{t('Xem sản phẩm', 'See products')}</Button></p></Empty>
      ) : (
        <form method="post" action={pathIn(lang, '/gio-hang')}>
          {basket.shares.map((share) => (
            <section class="share-of">
              <h2><a href={pathIn(lang, `/chu-the/${share.producerSlug}`)}>{share.producerName}</a></h2>
              <ul class="plain goods-of">
                {share.lines.map(({ pack, quantity, sumVnd }) => (
                  <li>
                    <span><a href={pathIn(lang, `/san-pham/${pack.productSlug}`)}>{pack.productName}</a><small class="soft">{pack.packName} · {showVnd(pack.priceVnd)}</small></span>
                    <label><span class="vh">{t(`Số lượng ${pack.productName}, ${pack.packName}`, `How many of ${pack.productName}, ${pack.packName}`)}</span><input type="number" name={`sl-${pack.packId}`} value={String(quantity)} min="0" max="999" inputmode="numeric" /><input type="hidden" name={`gia-${pack.packId}`} value={String(pack.priceVnd)} /></label>
                    <b>{showVnd(sumVnd)}</b>
                  </li>
                ))}
              </ul>
              <p class="sums"><span>{t('Giao hàng', 'Delivery')}</span> <b>{share.ways.length > 0 ? t('tính theo nơi nhận', 'depends on where to') : share.deliveryVnd === 0 ? t('miễn phí', 'free') : showVnd(share.deliveryVnd)}</b></p>
              {share.untilFreeVnd !== null ? <p class="small soft">{t(`Mua thêm ${showVnd(share.untilFreeVnd)} ở đây thì được miễn phí giao.`, `${showVnd(share.untilFreeVnd)} more from this maker and delivery is free.`)}</p> : null}
            </section>
          ))}
          <p class="sums big"><span>{basket.shares.some((share) => share.ways.length > 0) ? t('Cộng, chưa tính hết phí giao', 'Sum, without all delivery') : t('Tổng cộng', 'Total')}</span> <b>{showVnd(basket.totalVnd)}</b></p>
          <p class="acts"><Button name="viec" value="dat">{t('Đặt hàng', 'Order')}</Button><Button rank="other" name="viec" value="sua">{t('Cập nhật số lượng', 'Update')}</Button></p>
          <p class="small soft">{t('Ghi 0 để bỏ một món. Mỗi người làm gửi một đơn riêng.', 'Write 0 to take something out. Each maker sends an order of their own.')}</p>
        </form>
      )}
    </Page>
  )
}
