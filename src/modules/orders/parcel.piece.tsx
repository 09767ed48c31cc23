import { AreaField, Button, Facts, Notice, SelectField, showGrams, showVnd, Tag, TextField } from '#design'
import { Photo, PhotoField, type PhotoView } from '#photos'
import { carriers, hasEnded, parcelWords, type Carrier, type ParcelView } from '#shipping'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import type { SellersOrder } from './orders.queries.ts'
import { daysWords, wayWords } from './way.words.ts'

const byHand: readonly Carrier[] = ['ghn', 'ems', 'viettelpost', 'ghtk']

interface OrderWay { readonly wayKind: SellersOrder['wayKind']; readonly wayCarrier: Carrier | null; readonly wayPlace: string; readonly daysLeast: number | null; readonly daysMost: number | null }

/** The way that was chosen for an order: `Gửi Giao Hàng Nhanh · 2–4 ngày`. */
export function chosenWay(lang: Lang, order: OrderWay): string {
  const t = tongue(lang)
  const days = order.daysMost === null ? null : { least: order.daysLeast ?? 0, most: order.daysMost }
  return [wayWords(t, { kind: order.wayKind, carrier: order.wayCarrier }), order.wayPlace, daysWords(t, days)].filter(Boolean).join(' · ')
}

function whereWords(lang: Lang, parcel: ParcelView, seller: boolean): string {
  const t = tongue(lang)
  if (parcel.wayKind === 'pickup') {
    if (parcel.state === 'created') return seller ? t('Chờ khách đến lấy', 'Waits for the buyer') : t('Chờ bạn đến lấy', 'Waits for you')
    if (parcel.state === 'delivered') return t('Đã lấy hàng', 'Fetched')
  }
  if (seller && parcel.state === 'out_for_delivery' && !parcel.updating) return t('Đang đi giao', 'Out for delivery')
  return parcelWords(lang, parcel)
}

/** Where one parcel is, in plain words, and how we know. `photoAt` gives the address of a photograph for who looks. */
export function ParcelPart({ lang, parcel, photos, photoAt, seller }: { readonly lang: Lang; readonly parcel: ParcelView; readonly photos: readonly PhotoView[]; readonly photoAt: ((id: string) => string) | null; readonly seller: boolean }) {
  const t = tongue(lang)
  const last = parcel.moves.at(-1)
  const carrier = parcel.carrier === null ? null : carriers[parcel.carrier]
  return (
    <div class="parcel">
      <p class="row"><Tag mood={parcel.state === 'delivered' ? 'good' : hasEnded(parcel.state) ? 'plain' : 'wait'} text={whereWords(lang, parcel, seller)} />{last ? <span class="soft">{showMoment(last.at)}</span> : null}</p>
      {carrier ? <p>{carrier.name}{parcel.trackingCode ? <>, {t('mã vận đơn', 'tracking number')} <b class="num">{parcel.trackingCode}</b></> : null}</p> : null}
      {last?.why ? <p class="soft">{last.why}</p> : null}
      {carrier && parcel.rawStatus !== null ? <p class="small soft">{t(`Hãng báo “${parcel.rawStatus}”.`, `The carrier says “${parcel.rawStatus}”.`)} {carrier.evidence.words}.</p> : null}
      {carrier && parcel.rawStatus === null && parcel.trackingCode !== null ? <p class="small soft">{t('Mã do người bán ghi; tra ở trang của hãng để biết gói hàng đang ở đâu.', 'The number was noted by the seller; look it up at the carrier’s site to see where it is.')}</p> : null}
      {seller && parcel.codVnd > 0 ? <p class="small soft">{t(`Thu hộ ${showVnd(parcel.codVnd)} · ${showGrams(parcel.weightGrams, lang)}`, `Collects ${showVnd(parcel.codVnd)} · ${showGrams(parcel.weightGrams, lang)}`)}</p> : null}
      {photoAt ? photos.map((photo) => <Photo photo={photo} size={240} alt={t('Ảnh lúc giao', 'Picture of the delivery')} at={() => photoAt(photo.id)} />) : null}
    </div>
  )
}

export interface ParcelDesk {
  readonly parcels: readonly ParcelView[]
  readonly photos: readonly PhotoView[]
  readonly canAskGhn: boolean
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
}
const openOf = (desk: ParcelDesk): ParcelView | undefined => desk.parcels.findLast((each) => !hasEnded(each.state))

/** Whether the order waits for its seller to send it. */
export const toSend = (order: SellersOrder, desk: ParcelDesk): boolean => order.state === 'accepted' && openOf(desk) === undefined

/** Whether the seller is on the way with it. */
export const carriedByHand = (order: SellersOrder, desk: ParcelDesk): boolean => order.state === 'sent' && openOf(desk)?.wayKind === 'own'

/** What the seller does next with the parcel: send it, say that it was handed over, or help the carrier. */
export function ParcelWork({ lang, at, order, desk }: { readonly lang: Lang; readonly at: string; readonly order: SellersOrder; readonly desk: ParcelDesk }) {
  const t = tongue(lang)
  const action = pathIn(lang, `${at}/kien`)
  const field = (name: string, value: string) => ({ name, value: desk.typed[name] ?? value, fault: desk.faults.find((each) => each.field === name)?.message })
  const open = openOf(desk)
  if (toSend(order, desk)) {
    if (order.wayKind === 'pickup') return <form method="post" action={action}><p class="acts"><Button name="viec" value="san-sang">{t('Hàng đã sẵn, mời khách đến lấy', 'Ready to be fetched')}</Button></p></form>
    const usual = order.wayKind === 'courier' && order.wayCarrier !== null ? order.wayCarrier : 'tu-giao'
    return (
      <form class={desk.canAskGhn ? 'form' : 'form send'} method="post" action={action}>
        <SelectField {...field('gui', usual)} label={t('Gửi bằng', 'Sent by')} options={[{ value: 'tu-giao', text: t('Tự giao', 'Brought by me') }, ...byHand.map((carrier) => ({ value: carrier, text: carriers[carrier].name }))]} />
        <TextField {...field('ma-van-don', '')} label={t('Mã vận đơn', 'Tracking number')} hint={t('Chỉ khi gửi hãng: chép trên biên nhận.', 'Only with a carrier: from its receipt.')} maxlength={40} autocomplete="off" />
        <TextField {...field('nang', order.weightGrams === null ? '' : String(order.weightGrams))} label={t('Cân nặng cả bao bì (gam)', 'Weight with wrapping (grams)')} inputmode="numeric" maxlength={9} />
        <p class="acts"><Button name="viec" value="gui">{t('Đã gửi hàng', 'Sent')}</Button>{desk.canAskGhn ? <Button rank="other" name="viec" value="ghn-lay">{t('Nhờ GHN đến lấy', 'Ask GHN to collect')}</Button> : null}</p>
        {desk.canAskGhn ? <p class="small soft">GHN: {carriers.ghn.evidence.words}.</p> : null}
      </form>
    )
  }
  if (open === undefined) return null
  if (order.state === 'accepted' && open.carrier === 'ghn') {
    return (
      <>
        {open.refusal ? (
          <Notice mood="bad" title={t('GHN chưa nhận gói hàng này', 'GHN does not take this parcel yet')}>
            <p>{open.refusal}</p>
            <form class="form" method="post" action={action}>
              <TextField {...field('ten', order.purchase.buyerName)} label={t('Người nhận', 'Receiver')} maxlength={100} />
              <TextField {...field('dien-thoai', order.purchase.buyerPhone)} type="tel" label={t('Số điện thoại', 'Telephone')} maxlength={40} />
              <AreaField {...field('so-nha', order.purchase.address)} label={t('Số nhà, đường, thôn, ấp', 'House, street, hamlet')} rows={2} maxlength={200} />
              <p class="acts"><Button name="viec" value="sua">{t('Sửa rồi báo lại GHN', 'Mend and ask again')}</Button></p>
            </form>
          </Notice>
        ) : <Notice mood="wait" title={open.trackingCode ? t('GHN đã nhận đơn, chờ đến lấy', 'GHN has the order and will collect') : t('Đang báo GHN', 'Asking GHN')}><p>{t('Đóng gói, in phiếu và dán lên gói hàng.', 'Pack it, print its paper and stick it on.')}</p></Notice>}
        <form method="post" action={action}><p class="acts"><Button rank="other" name="viec" value="thoi">{t('Thôi nhờ GHN', 'Do not send by GHN')}</Button></p></form>
      </>
    )
  }
  if (!carriedByHand(order, desk)) return null
  return (
    <form class="form" method="post" action={action} enctype="multipart/form-data">
      <PhotoField lang={lang} name="anh" label={t('Ảnh lúc giao (không bắt buộc)', 'Picture of the delivery (optional)')} most={1} camera fault={desk.faults.find((each) => each.field === 'anh')?.message} />
      <p class="acts"><Button name="viec" value="giao-xong">{t('Đã giao tận tay', 'Delivered')}</Button></p>
    </form>
  )
}

/** Papers to print for one order. */
export function SlipLinks({ lang, at }: { readonly lang: Lang; readonly at: string }) {
  const t = tongue(lang)
  return <Facts lang={lang} facts={[{ name: t('Phiếu dán gói hàng', 'Paper'), value: <><a class="tap" href={pathIn(lang, `${at}/phieu.pdf?kho=a6`)}>{t('In khổ A6', 'A6')}</a> · <a class="tap" href={pathIn(lang, `${at}/phieu.pdf?kho=a4`)}>{t('In giấy A4', 'A4')}</a> · <a class="tap" href={pathIn(lang, `${at}/phieu`)}>{t('Xem trên màn hình', 'On the screen')}</a></> }]} />
}
