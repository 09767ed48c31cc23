import { Button, Price, showVnd } from '#design'
import { dispatchWords, openingOn, openingWords, unitPrice, type Offer } from '#offers'
import { showDay, type Day } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'

/** The packs with their prices, the way straight to where to and the way into the basket; out of season, sold out or on holiday, when it can be had again. */
export function BuyBox({ lang, offer, takesCash, day, slug }: { readonly lang: Lang; readonly offer: Offer; readonly takesCash: boolean; readonly day: Day; readonly slug: string }) {
  const t = tongue(lang)
  const opening = openingOn(offer, day)
  const closed = opening.kind === 'comes' || opening.kind === 'closed'
  const sends = dispatchWords(t, offer)
  const left = (size: number): number => (offer.madeToOrder ? 999 : Math.floor(offer.stock / size))
  const tellMe = <Button rank="other" href={pathIn(lang, `/san-pham/${slug}/nhan-khi-co`)}>{t('Nhắn tôi khi có', 'Tell me when it is back')}</Button>
  const open = offer.packs.filter((pack) => left(pack.size) > 0)
  return (
    <form class="buy" method="post" action={pathIn(lang, '/gio-hang/them')}>
      <fieldset>
        <legend class="vh">{t('Chọn gói', 'Choose a pack')}</legend>
        {offer.packs.map((pack) => {
          const per = unitPrice(pack.priceVnd, pack.size, offer.unit)
          const few = !offer.madeToOrder && left(pack.size) <= 5
          return (
            <label class="pick">
              {closed || open.length === 0 ? null : offer.packs.length === 1 ? <input type="hidden" name="goi" value={pack.id} /> : <input type="radio" name="goi" value={pack.id} checked={pack === open[0]} disabled={left(pack.size) === 0} required />}
              <span><Price lang={lang} vnd={pack.priceVnd} per={pack.name} {...(per ? { unitPrice: `${showVnd(per.vnd)}/${per.per === 'piece' ? t('cái', 'piece') : per.per}` } : {})} />
                {closed || open.length === 0 ? null : left(pack.size) === 0 ? <small class="soft">{t('hết hàng', 'sold out')}</small> : few ? <small class="soft">{t(`còn ${left(pack.size)}`, `${left(pack.size)} left`)}</small> : null}</span>
            </label>
          )
        })}
      </fieldset>
      {closed ? <><p><b>{openingWords(t, opening)}</b></p>{opening.kind === 'closed' && opening.words ? <p>{opening.words}</p> : null}<p>{tellMe}</p></> : open.length === 0 ? <><p><b>{opening.kind === 'ahead' ? t(`Tạm hết hàng, có lại từ ${showDay(opening.from)}`, `Sold out, back from ${showDay(opening.from)}`) : t('Tạm hết hàng', 'Sold out for now')}</b></p><p>{tellMe}</p></> : (
        <>
          {opening.kind === 'ahead' ? <p class="small soft">{offer.madeToOrder && offer.daysToMake !== null && opening.made ? t(`Làm khi có đơn, xong sau ${offer.daysToMake} ngày.`, `Made to order, ready in ${offer.daysToMake} days.`) : openingWords(t, opening)}</p> : offer.madeToOrder ? <p class="small soft">{t('Làm khi có đơn.', 'Made to order.')}</p> : null}
          {sends ? <p class="small soft">{sends}</p> : null}
          {offer.mostPacks === null ? null : <p class="small soft">{t(`Mỗi lần mua nhiều nhất ${offer.mostPacks} gói.`, `At most ${offer.mostPacks} packs in one purchase.`)}</p>}
          <p class="row"><label class="many">{t('Số lượng', 'How many')} <input type="number" name="sl" value="1" min="1" max={String(offer.mostPacks ?? 999)} inputmode="numeric" /></label></p>
          <p class="row"><Button name="viec" value="mua">{t('Mua ngay', 'Buy now')}</Button><Button rank="other">{t('Bỏ vào giỏ', 'Put in basket')}</Button></p>
          <p class="small soft">{takesCash ? t('Trả tiền khi nhận hàng được.', 'You may pay on delivery.') : t('Trả bằng chuyển khoản cho người bán.', 'Paid by transfer to the seller.')} {t('Phí giao tính theo nơi nhận; bạn thấy tổng tiền trước khi đặt.', 'Delivery depends on where to; you see the total before you order.')}</p>
        </>
      )}
    </form>
  )
}
