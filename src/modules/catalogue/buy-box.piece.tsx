import { Button, Price, showVnd } from '#design'
import { unitPrice, type Offer } from '#offers'
import { showDay } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'

/** The packs with their prices, and the one button that puts one into the basket. */
export function BuyBox({ lang, offer, slug }: { readonly lang: Lang; readonly offer: Offer; readonly slug: string }) {
  const t = tongue(lang)
  const left = (size: number): number => (offer.madeToOrder ? 999 : Math.floor(offer.stock / size))
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
              <input type="radio" name="goi" value={pack.id} checked={pack === open[0]} disabled={left(pack.size) === 0} required />
              <span><Price lang={lang} vnd={pack.priceVnd} per={pack.name} {...(per ? { unitPrice: `${showVnd(per.vnd)}/${per.per === 'piece' ? t('cái', 'piece') : per.per}` } : {})} />
                {left(pack.size) === 0 ? <small class="soft">{t('hết hàng', 'sold out')}</small> : few ? <small class="soft">{t(`còn ${left(pack.size)}`, `${left(pack.size)} left`)}</small> : null}</span>
            </label>
          )
        })}
      </fieldset>
      {offer.madeToOrder ? <p class="small soft">{t('Làm khi có đơn.', 'Made to order.')}</p> : null}
      {offer.readyOn ? <p class="small soft">{t(`Gửi được từ ${showDay(offer.readyOn)}.`, `Can be sent from ${showDay(offer.readyOn)}.`)}</p> : null}
      {open.length > 0 ? <p class="row"><label class="many">{t('Số lượng', 'How many')} <input type="number" name="sl" value="1" min="1" max="999" inputmode="numeric" /></label><Button>{t('Bỏ vào giỏ', 'Put in basket')}</Button></p> : <p class="row"><b>{t('Tạm hết hàng', 'Sold out for now')}</b> <Button rank="other" href={pathIn(lang, `/san-pham/${slug}/nhan-khi-co`)}>{t('Nhắn tôi khi có', 'Tell me when it is back')}</Button></p>}
    </form>
  )
}
