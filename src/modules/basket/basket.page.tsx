import { Button, Empty, Notice, Page, showVnd } from '#design'
import { dayWords, dispatchOn, openingWords, unitPrice, type PackForSale } from '#offers'
import { pathIn, tongue, type Lang, type Say } from '#platform/tongue'
import type { BasketView, Change } from './basket.rules.ts'

/** What has changed, in a sentence each. */
export function changeWords(t: Say, change: Change): string {
  switch (change.kind) {
    case 'gone': return t(`${change.name || 'Một gói hàng'} không còn bán.`, `${change.name || 'A pack'} is no longer on sale.`)
    case 'closed': return `${change.name}: ${openingWords(t, change.opening)}`
    case 'limit': return t(`${change.name}: mỗi lần mua nhiều nhất ${change.most} gói.`, `${change.name}: at most ${change.most} packs in one purchase.`)
    case 'short': return change.left > 0 ? t(`${change.name}: chỉ còn ${change.left}.`, `${change.name}: only ${change.left} left.`) : t(`${change.name}: vừa hết hàng.`, `${change.name}: just sold out.`)
    case 'price': return t(`${change.name}: giá đổi từ ${showVnd(change.fromVnd)} thành ${showVnd(change.toVnd)}.`, `${change.name}: the price went from ${showVnd(change.fromVnd)} to ${showVnd(change.toVnd)}.`)
  }
}

/** Sample goods can be tried out, and nobody sends them. */
export function SampleNotice({ lang, basket }: { readonly lang: Lang; readonly basket: BasketView }) {
  const t = tongue(lang)
  return basket.sample ? <Notice mood="wait" title={t('Có hàng mẫu trong giỏ', 'There are sample goods in the basket')}><p>{t('Hàng mẫu để xem cổng hoạt động thế nào; không ai giao và không ai thu tiền.', 'Samples show how the portal works; nobody sends them and nobody takes money.')}</p></Notice> : null
}

/** `290.000 đ/kg`; null when the pack is that measure itself. */
export function perWords(t: Say, { priceVnd, size, unit }: PackForSale): string | null {
  const per = unitPrice(priceVnd, size, unit)
  return per ? `${showVnd(per.vnd)}/${per.per === 'piece' ? t('cái', 'piece') : per.per}` : null
}

/** The day on which all of a share leaves; nothing where it is not known. */
function Leaves({ lang, packs, now }: { readonly lang: Lang; readonly packs: readonly PackForSale[]; readonly now: Date }) {
  const t = tongue(lang)
  const days = packs.flatMap((pack) => dispatchOn(pack.saleDays, now) ?? []).sort()
  const last = days.length === packs.length ? days.at(-1) : undefined
  return last ? <p class="small soft">{t(`Gửi đi ${dayWords(t, last)}, nếu đặt lúc này.`, `Leaves on ${dayWords(t, last)} if ordered now.`)}</p> : null
}

/** The form that takes one thing out; it stands outside of the one that orders, so that Enter never presses its button. */
const TAKE_OUT = 'bo-ra'

export function BasketPage({ lang, path, basket, full, now }: { readonly lang: Lang; readonly path: string; readonly basket: BasketView; readonly full: boolean; readonly now: Date }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} path={path} title={t('Giỏ hàng', 'Basket')} trail={[{ text: t('Giỏ hàng', 'Basket') }]} noindex>
      <h1>{t('Giỏ hàng', 'Basket')}</h1>
      {full ? <Notice mood="wait" title={t('Giỏ đã đầy; món vừa chọn chưa được thêm.', 'The basket is full; what you chose was not added.')} /> : null}
      <SampleNotice lang={lang} basket={basket} />
      {basket.changes.length > 0 ? <Notice mood="wait" title={t('Có thay đổi từ khi bạn bỏ vào giỏ', 'Changed since you put them in')}><form method="post" action={pathIn(lang, '/gio-hang')}><ul>{basket.changes.map((change) => <li>{changeWords(t, change)}{change.kind === 'gone' || change.kind === 'closed' ? <> <Button rank="quiet" name={`sl-${change.packId}`} value="0">{t('Bỏ ra khỏi giỏ', 'Take it out')}</Button></> : null}</li>)}</ul></form></Notice> : null}
      {basket.count === 0 || basket.shares.length === 0 ? (
        <Empty title={t('Giỏ chưa có gì', 'Nothing here yet')}><p>{t('Chọn sản phẩm có giá, bấm “Bỏ vào giỏ”.', 'Choose a product with a price and press “Put in basket”.')}</p><p class="acts"><Button href={pathIn(lang, '/san-pham')}>{t('Xem sản phẩm', 'See products')}</Button><Button rank="other" href={pathIn(lang, '/don-hang')}>{t('Xem đơn đã đặt', 'See what I ordered')}</Button></p></Empty>
      ) : (
        <form method="post" action={pathIn(lang, '/gio-hang')}>
          {basket.shares.map((share) => (
            <section class="share-of">
              <h2><a href={pathIn(lang, `/chu-the/${share.producerSlug}`)}>{share.producerName}</a></h2>
              <ul class="plain goods-of">
                {share.lines.map(({ pack, quantity, sumVnd }) => (
                  <li>
                    <span><a href={pathIn(lang, `/san-pham/${pack.productSlug}`)}>{pack.productName}</a><small class="soft">{[pack.packName, showVnd(pack.priceVnd), perWords(t, pack)].filter(Boolean).join(' · ')}</small></span>
                    <label><span class="vh">{t(`Số lượng ${pack.productName}, ${pack.packName}`, `How many of ${pack.productName}, ${pack.packName}`)}</span><input type="number" name={`sl-${pack.packId}`} value={String(quantity)} min="0" max="999" inputmode="numeric" /><input type="hidden" name={`gia-${pack.packId}`} value={String(pack.priceVnd)} /></label>
                    <b>{showVnd(sumVnd)}</b>
                    <Button rank="quiet" form={TAKE_OUT} name={`sl-${pack.packId}`} value="0">{t('Bỏ ra', 'Take out')}<span class="vh"> {pack.productName}, {pack.packName}</span></Button>
                  </li>
                ))}
              </ul>
              <p class="sums"><span>{t('Giao hàng', 'Delivery')}</span> <b>{share.ways.length > 0 ? t('tính theo nơi nhận', 'depends on where to') : share.deliveryVnd === 0 ? t('miễn phí', 'free') : showVnd(share.deliveryVnd)}</b></p>
              {share.untilFreeVnd !== null ? <p class="small soft">{t(`Mua thêm ${showVnd(share.untilFreeVnd)} ở đây thì được miễn phí giao.`, `${showVnd(share.untilFreeVnd)} more from this maker and delivery is free.`)}</p> : null}
              <Leaves lang={lang} packs={share.lines.map((line) => line.pack)} now={now} />
            </section>
          ))}
          <p class="sums big"><span>{basket.shares.some((share) => share.ways.length > 0) ? t('Cộng, chưa tính hết phí giao', 'Sum, without all delivery') : t('Tổng cộng', 'Total')}</span> <b>{showVnd(basket.totalVnd)}</b></p>
          <p class="acts"><Button name="viec" value="dat">{t('Đặt hàng', 'Order')}</Button><Button rank="other" name="viec" value="sua">{t('Cập nhật số lượng', 'Update')}</Button></p>
          <p class="small soft">{basket.shares.length > 1 ? t('Mỗi người làm gửi một gói riêng, tính phí giao riêng.', 'Each maker sends a parcel of their own, with its own delivery.') : null} <a class="tap" href={pathIn(lang, '/san-pham')}>{t('Chọn thêm sản phẩm', 'Choose more products')}</a></p>
        </form>
      )}
      <form id={TAKE_OUT} method="post" action={pathIn(lang, '/gio-hang')} />
    </Page>
  )
}
