import { Empty, Notice, Picture, showVnd, Tag } from '#design'
import { pictureOf } from '#photos'
import type { MyProducer } from '#producers'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { SellerPage, WhichProducer, type Frame } from './frame.piece.tsx'
import { runsOut, stateOf, type Ware } from './goods.rules.ts'

/** The goods of a seller: what is left, one tap to change it. */
export function GoodsPage({ frame, mine, chosen, wares, fresh }: { readonly frame: Frame; readonly mine: readonly MyProducer[]; readonly chosen: string | null; readonly wares: readonly Ware[]; readonly fresh: Ware | null }) {
  const { lang } = frame
  const t = tongue(lang)
  return (
    <SellerPage frame={frame} title={t('Hàng của tôi', 'My goods')} queue>
      <WhichProducer lang={lang} path="/ban-hang/hang" mine={mine} chosen={chosen} />
      {fresh ? <Notice mood="good" title={t(`Đang bán: ${fresh.product.name}`, `On sale: ${fresh.product.name}`)}><p><a class="tap" href={pathIn(lang, `/san-pham/${fresh.product.slug}`)}>{t('Xem trang khách thấy', 'See what visitors see')}</a></p></Notice> : null}
      <p><a class="btn wide" href={pathIn(lang, '/ban-hang/hang/moi')}>{t('Đăng món mới', 'Put something new on sale')}</a></p>
      {wares.length === 0 ? <Empty title={t('Chưa có món nào', 'Nothing yet')}><p>{t('Món bạn đăng sẽ nằm ở đây.', 'What you put on sale will be here.')}</p></Empty> : <ul class="wares plain">{wares.map((ware) => <WareLine lang={lang} ware={ware} />)}</ul>}
    </SellerPage>
  )
}

function WareLine({ lang, ware }: { readonly lang: Lang; readonly ware: Ware }) {
  const t = tongue(lang)
  const { product, offer, pack, photo, left } = ware
  const state = stateOf(ware)
  return (
    <li id={product.slug}>
      <Picture src={photo ? pictureOf(photo.id, 240) : null} alt="" group={product.group?.code ?? null} province={product.provinceCode} seed={product.id} size={80} />
      <div>
        <h2><a href={pathIn(lang, state === 'not-yet' ? `/ban-hang/hang/moi?mon=${product.slug}` : `/ban-hang/mon/${product.slug}`)}>{product.name}</a></h2>
        {ware.maker ? <p class="soft small">{t(`của ${ware.maker}`, `by ${ware.maker}`)}</p> : null}
        <p class="row">{pack ? <span class="num">{showVnd(pack.priceVnd)} / {pack.name}</span> : null}<Tag mood={state === 'on-sale' && !runsOut(ware) ? 'good' : 'wait'} text={state === 'not-yet' ? t('chưa bán', 'not on sale') : state === 'paused' ? t('tạm dừng', 'paused') : runsOut(ware) ? (left === 0 ? t('hết hàng', 'sold out') : t('sắp hết', 'running out')) : t('đang bán', 'on sale')} /></p>
      </div>
      {offer && pack && !offer.madeToOrder ? (
        <form class="stock" method="post" action={pathIn(lang, `/ban-hang/mon/${product.slug}/kho`)}>
          <button class="btn btn-2 step" name="doi" value="bot" aria-label={t(`Bớt một ${pack.name} ${product.name}`, `One ${pack.name} of ${product.name} less`)} disabled={left === 0}>−</button>
          <span class="left"><b>{left}</b> × {pack.name.toLowerCase()}</span>
          <button class="btn btn-2 step" name="doi" value="them" aria-label={t(`Thêm một ${pack.name} ${product.name}`, `One ${pack.name} of ${product.name} more`)}>+</button>
          <button class="btn btn-2" name="doi" value="het" disabled={offer.stock === 0}>{t('Hết hàng', 'Sold out')}<span class="vh"> {product.name}</span></button>
        </form>
      ) : state === 'not-yet' ? <p class="stock"><a class="btn btn-2" href={pathIn(lang, `/ban-hang/hang/moi?mon=${product.slug}`)}>{t('Đăng bán', 'Put on sale')}<span class="vh"> {product.name}</span></a></p> : <p class="soft">{t('Làm khi có đơn.', 'Made to order.')}</p>}
    </li>
  )
}

