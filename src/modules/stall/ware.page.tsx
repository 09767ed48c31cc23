import { Button, ChoiceField, FaultList, Icon, Notice, TextField } from '#design'
import { Photo, type PhotoView } from '#photos'
import { pathIn, tongue } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { SellerPage, type Frame } from './frame.piece.tsx'
import { stateOf, type Ware } from './goods.rules.ts'
import { PHOTOS_AT_ONCE } from './new-goods-form.rules.ts'

export interface WarePageProps {
  readonly frame: Frame
  readonly ware: Ware
  readonly photos: readonly PhotoView[]
  readonly most: number
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  readonly said?: string | undefined
  /** Why photographs were not taken. */
  readonly refused: readonly string[]
}

/** One of a seller's goods: its photographs, its packs with their prices, what is left, selling or paused. */
export function WarePage({ frame, ware, photos, most, typed, faults, said, refused }: WarePageProps) {
  const { lang } = frame
  const t = tongue(lang)
  const { product, offer } = ware
  const base = `/ban-hang/mon/${product.slug}`
  const fault = (name: string): string | undefined => faults.find((each) => each.field === name)?.message
  const labels = Object.fromEntries((offer?.packs ?? []).map((pack) => [`gia-${pack.id}`, t(`Giá ${pack.name}`, `Price of ${pack.name}`)]))
  return (
    <SellerPage frame={frame} title={product.name} queue island="new-goods">
      {said ? <Notice mood="good" title={said} /> : null}
      {refused.length > 0 ? <Notice mood="bad" title={t('Có ảnh chưa nhận được', 'Not all photographs were taken')}>{refused.map((why) => <p>{why}</p>)}</Notice> : null}
      <FaultList lang={lang} faults={faults} labels={labels} />
      <h2>{t('Ảnh', 'Photographs')}</h2>
      {photos.length === 0 ? <p>{t('Chưa có ảnh. Khách dễ mua hơn khi thấy hàng thật.', 'None yet. People buy more easily what they see.')}</p> : (
        <ul class="shots own plain">
          {photos.map((photo, n) => (
            <li>
              <Photo photo={photo} size={240} alt={t(`${product.name}, ảnh ${n + 1}`, `${product.name}, photograph ${n + 1}`)} square={136} />
              <form method="post" action={pathIn(lang, `${base}/anh/${photo.id}`)}>
                {n > 0 ? <button class="btn btn-2" name="viec" value="dau">{t('Lên đầu', 'First')}<span class="vh"> {t(`ảnh ${n + 1}`, `photograph ${n + 1}`)}</span></button> : null}
                <button class="btn btn-3" name="viec" value="bo">{t('Bỏ ảnh', 'Remove')}<span class="vh"> {n + 1}</span></button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {photos.length < most ? (
        <form class="form" method="post" enctype="multipart/form-data" action={pathIn(lang, `${base}/anh`)} data-add>
          <div class="field shoot"><div class="snap"><label for="o-anh"><Icon name="camera" />{t('Chụp hoặc chọn ảnh', 'Take or choose a photograph')}</label><input id="o-anh" name="anh" type="file" accept="image/jpeg,image/png,image/webp" multiple data-photo={String(Math.min(PHOTOS_AT_ONCE, most - photos.length))} /></div><ul class="shots plain" data-shots /></div>
          <p class="acts"><Button rank="other">{t('Lưu ảnh', 'Save the photographs')}</Button></p>
        </form>
      ) : null}
      {offer ? (
        <form class="form" method="post" action={pathIn(lang, base)} novalidate>
          <h2>{t('Giá và số còn', 'Price and stock')}</h2>
          {offer.packs.map((pack) => <TextField name={`gia-${pack.id}`} label={t(`Giá ${pack.name} (đồng)`, `Price of ${pack.name} (đồng)`)} inputmode="numeric" maxlength={14} value={typed[`gia-${pack.id}`]} fault={fault(`gia-${pack.id}`)} />)}
          <input type="hidden" name="con-thay" value={typed['con-thay'] ?? String(ware.left)} />
          {offer.madeToOrder || !ware.pack ? null : <TextField name="con" label={t(`Còn bao nhiêu ${ware.pack.name.toLowerCase()}`, `How many ${ware.pack.name} are left`)} inputmode="numeric" maxlength={8} value={typed['con']} fault={fault('con')} />}
          <ChoiceField name="ban" kind="radio" label={t('Bán hay dừng', 'Selling')} chosen={[typed['ban'] ?? (stateOf(ware) === 'paused' ? 'dung' : 'ban')]} options={[{ value: 'ban', text: t('Đang bán', 'On sale') }, { value: 'dung', text: t('Tạm dừng, khách không đặt được', 'Paused: nobody can order') }]} />
          <p class="acts"><Button>{t('Lưu', 'Save')}</Button></p>
        </form>
      ) : null}
      <p class="row"><a class="tap" href={pathIn(lang, `/san-pham/${product.slug}`)}><Icon name="next" />{t('Trang khách thấy', 'The page visitors see')}</a><a class="tap" href={pathIn(lang, '/ban-hang/hang')}>{t('Mọi món của tôi', 'All my goods')}</a></p>
    </SellerPage>
  )
}
