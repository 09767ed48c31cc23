import { changeWords, perWords, SampleNotice, type BasketView } from '#basket'
import { AreaField, Button, ChoiceField, Facts, FaultList, Notice, Page, SelectField, showVnd, Steps, TextField } from '#design'
import type { Unit } from '#geography'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { showPhone } from '#identity'
import type { Checkout } from './checkout-form.rules.ts'
import { DeliveryChoice, LEAVE_OUT } from './delivery-choice.piece.tsx'
import type { DeliveredBasket } from './delivery-choice.rules.ts'

type Choices = readonly { readonly code: string; readonly name: string }[]

const GoodsOf = ({ lang, share }: { readonly lang: Lang; readonly share: BasketView['shares'][number] }) => <ul class="plain goods-of">{share.lines.map(({ pack, quantity, sumVnd }) => <li><span>{pack.productName}<small class="soft">{[`${pack.packName} × ${quantity}`, showVnd(pack.priceVnd), perWords(tongue(lang), pack)].filter(Boolean).join(' · ')}</small></span><b>{showVnd(sumVnd)}</b></li>)}</ul>

/** What each seller sends and what it costs, as far as is known before the place is. */
function Sums({ lang, basket }: { readonly lang: Lang; readonly basket: BasketView }) {
  const t = tongue(lang)
  return (
    <section>
      {basket.shares.map((share) => (
        <div class="share-of">
          <h3>{share.producerName}</h3>
          <GoodsOf lang={lang} share={share} />
          <p class="sums"><span>{t('Giao hàng', 'Delivery')}</span> <b>{share.ways.length > 0 ? t('tính theo nơi nhận', 'depends on where to') : share.deliveryVnd === 0 ? t('miễn phí', 'free') : showVnd(share.deliveryVnd)}</b></p>
        </div>
      ))}
      <p class="sums big"><span>{basket.shares.some((share) => share.ways.length > 0) ? t('Cộng, chưa tính hết phí giao', 'Sum, without all delivery') : t('Tổng cộng, gồm phí giao', 'Total with delivery')}</span> <b>{showVnd(basket.totalVnd)}</b></p>
    </section>
  )
}

const steps = (lang: Lang, at: number) => {
  const t = tongue(lang)
  return <Steps label={t('Các bước', 'Steps')} steps={[t('Giỏ hàng', 'Basket'), t('Giao đến đâu', 'Where to'), t('Xem lại', 'Review'), t('Đã đặt', 'Ordered')]} at={at} />
}

export interface CheckoutProps {
  readonly lang: Lang
  readonly basket: BasketView
  readonly provinces: Choices
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  /** Communes that the typed name may mean. */
  readonly communes: readonly Unit[]
  readonly notice: readonly string[]
  /** How all sellers of the basket can be paid. */
  readonly cash: boolean
  readonly transfer: boolean
}

/** Who receives it, where, how it is paid. */
export function CheckoutPage({ lang, basket, provinces, typed, faults, communes, notice, cash, transfer }: CheckoutProps) {
  const t = tongue(lang)
  const [inCash, byTransfer, straight] = [t('Tiền mặt khi nhận hàng', 'Cash on delivery'), t('Chuyển khoản bằng mã VietQR', 'Transfer by VietQR'), t('Mỗi người bán một mã, tiền vào thẳng tài khoản của họ.', 'One code for each seller; the money goes straight to them.')]
  const noCash = t(`${basket.shares.filter((share) => !share.takesCash).map((share) => share.producerName).join(', ')} không nhận tiền mặt.`, `${basket.shares.filter((share) => !share.takesCash).map((share) => share.producerName).join(', ')} takes no cash.`)
  const field = (name: string) => ({ name, value: typed[name] ?? '', fault: faults.find((each) => each.field === name)?.message })
  return (
    <Page lang={lang} path="/dat-hang" title={t('Đặt hàng', 'Order')} trail={[{ text: t('Giỏ hàng', 'Basket'), href: '/gio-hang' }, { text: t('Đặt hàng', 'Order') }]} noindex>
      <h1>{t('Giao đến đâu', 'Where to')}</h1>
      {steps(lang, 1)}
      {notice.length > 0 ? <Notice mood="wait" title={t('Cần xem lại trước khi đặt', 'Please look before ordering')}><ul>{notice.map((each) => <li>{each}</li>)}</ul></Notice> : null}
      <FaultList lang={lang} faults={faults} labels={{}} />
      <form class="form" method="post" action={pathIn(lang, '/dat-hang')}>
        <TextField {...field('ten')} label={t('Người nhận', 'Receiver')} autocomplete="name" required maxlength={100} />
        <TextField {...field('dien-thoai')} type="tel" label={t('Số điện thoại', 'Telephone')} hint={t('Để người bán gọi khi giao. Không công bố.', 'For the seller to call when delivering. Not published.')} autocomplete="tel" inputmode="tel" required />
        <SelectField {...field('tinh')} label={t('Tỉnh, thành', 'Province')} options={[{ value: '', text: t('Chọn', 'Choose') }, ...provinces.map((each) => ({ value: each.code, text: each.name }))]} required />
        <TextField {...field('xa')} label={t('Xã, phường', 'Commune or ward')} hint={t('Tên mới hay tên cũ, kèm huyện cũ nếu có, đều được.', 'Today’s name or the former one, with its former district.')} maxlength={120} required />
        {communes.length > 0
          ? <ChoiceField name="xa-ma" kind="radio" label={t(`“${typed['xa'] ?? ''}” nay thuộc`, `“${typed['xa'] ?? ''}” is now in`)} hint={t('Từ 1/7/2025 nơi này chia về các xã, phường dưới đây. Chọn nơi bạn ở.', 'Since 1 July 2025 it belongs to these. Choose the one you live in.')} fault={faults.find((each) => each.field === 'xa-ma')?.message} chosen={[]} options={communes.map((unit) => ({ value: unit.code, text: unit.fullName }))} />
          : null}
        <TextField {...field('so-nha')} label={t('Số nhà, đường, thôn, ấp', 'House, street, hamlet')} autocomplete="street-address" required maxlength={200} />
        <AreaField {...field('ghi-chu')} label={t('Nhắn người bán (không bắt buộc)', 'Note to the seller (optional)')} rows={2} maxlength={500} />
        {cash && transfer || faults.some((each) => each.field === 'tra') ? <ChoiceField name="tra" kind="radio" label={t('Trả tiền', 'Payment')} fault={faults.find((each) => each.field === 'tra')?.message} chosen={[typed['tra'] ?? 'khi-nhan']} options={[{ value: 'khi-nhan', text: inCash }, { value: 'chuyen-khoan', text: byTransfer, hint: straight }]} />
          : !cash && !transfer ? <Notice mood="bad" title={t('Những người bán này không có cách trả chung', 'These sellers share no way to pay')}><p>{noCash} {t('Người khác thì chưa nhận chuyển khoản. Đặt của từng người một: về giỏ, bỏ bớt ra rồi đặt; xong lại đặt phần kia.', 'Another takes no transfer yet. Order from one at a time: take the rest out of the basket, order, then order the rest.')}</p><p class="acts"><Button rank="other" href={pathIn(lang, '/gio-hang')}>{t('Về giỏ hàng', 'Back to the basket')}</Button></p></Notice>
          : <><h2>{t('Trả tiền', 'Payment')}</h2><input type="hidden" name="tra" value={transfer ? 'chuyen-khoan' : 'khi-nhan'} /><p>{transfer ? `${byTransfer}. ${straight}` : `${inCash}.`} <span class="soft">{transfer ? noCash : t('Chưa chuyển khoản được: có người bán chưa ghi tài khoản.', 'No transfer yet: a seller has told no account.')}</span></p></>}
        {basket.shares.flatMap((share) => share.lines.map(({ pack }) => <input type="hidden" name={`gia-${pack.packId}`} value={String(pack.priceVnd)} />))}
        {cash || transfer ? <p class="acts"><Button>{t('Xem lại đơn', 'Review the order')}</Button></p> : null}
      </form>
      <h2>{t('Đơn của bạn', 'Your order')}</h2>
      <Sums lang={lang} basket={basket} />
    </Page>
  )
}

export interface ReviewProps {
  readonly lang: Lang
  readonly basket: DeliveredBasket
  readonly asked: Checkout
  readonly commune: Unit
  readonly province: string
  readonly notice: string | null
}

/** Everything once more before it binds, and how it comes (Consumer Law 19/2023/QH15, Articles 37–38). */
export function ReviewPage({ lang, basket, asked, commune, province, notice }: ReviewProps) {
  const t = tongue(lang)
  const [reached, open] = [basket.shares.every((share) => share.chosen !== null), basket.shares.some((share) => share.choices.length > 1)]
  const fixed = basket.shares.reduce((sum, share) => (share.choices.length > 1 ? sum : sum + share.deliveryVnd), 0)
  return (
    <Page lang={lang} path="/dat-hang" title={t('Xem lại đơn', 'Review')} trail={[{ text: t('Giỏ hàng', 'Basket'), href: '/gio-hang' }, { text: t('Xem lại', 'Review') }]} noindex islands={open ? ['delivery'] : []}>
      <h1>{t('Xem lại trước khi đặt', 'Review before you order')}</h1>
      {steps(lang, 2)}
      {notice ? <Notice mood="wait" title={notice} /> : null}
      <SampleNotice lang={lang} basket={basket} />
      <Facts lang={lang} facts={[
        { name: t('Người nhận', 'Receiver'), value: `${asked.name}, ${showPhone(asked.phone)}` }, { name: t('Giao đến', 'To'), value: `${asked.address}, ${commune.fullName}, ${province}` },
        { name: t('Trả tiền', 'Payment'), value: asked.payment === 'cash' ? t('tiền mặt khi nhận hàng', 'cash on delivery') : t('chuyển khoản cho từng người bán', 'transfer to each seller') },
        ...(asked.note ? [{ name: t('Lời nhắn', 'Note'), value: asked.note }] : []),
      ]} />
      <form method="post" action={pathIn(lang, '/dat-hang/xac-nhan')} data-hang={basket.goodsVnd} data-giao={fixed}>
        <input type="hidden" name="khoa" value={asked.token} /><input type="hidden" name="tong" value={String(basket.totalVnd)} />
        {basket.shares.map((share) => (
          <section class="share-of">
            <h2>{share.producerName}</h2>
            <GoodsOf lang={lang} share={share} />
            <DeliveryChoice lang={lang} share={share} place={province} />
          </section>
        ))}
        <p class="sums big"><span>{t('Tổng cộng, gồm phí giao', 'Total with delivery')}</span> <b data-tong>{showVnd(basket.totalVnd)}</b></p>
        <p class="small">{t('Giá đã gồm thuế nếu người bán phải nộp. Bạn hủy được khi người bán chưa gửi hàng; hàng không đúng mô tả thì được trả lại và hoàn tiền trong 30 ngày theo cách đã trả. Khiếu nại:', 'Prices include taxes the seller owes. You may cancel until it is sent; goods that differ from their description are taken back and refunded within 30 days the way you paid. Complaints:')} <a href={pathIn(lang, '/phap-ly/khieu-nai')}>{t('giải quyết khiếu nại', 'how they are settled')}</a>.</p>
        <p class="acts">
          {reached ? <Button>{t('Đặt hàng, ', 'Order, ')}<span data-tong>{showVnd(basket.totalVnd)}</span></Button> : null}
          {open ? <span data-tinh-lai><Button rank="other" formaction={pathIn(lang, '/dat-hang/giao')}>{t('Tính lại theo cách giao', 'Add up again')}</Button></span> : null}
          <Button rank="other" href={pathIn(lang, '/dat-hang')}>{t('Sửa lại', 'Change')}</Button>
        </p>
      </form>
      {reached ? null : <form id={LEAVE_OUT} method="post" action={pathIn(lang, '/dat-hang/bo')} />}
    </Page>
  )
}

/** Sentences for what has changed since the buyer looked. */
export const changesInWords = (lang: Lang, basket: BasketView): string[] => basket.changes.map((change) => changeWords(tongue(lang), change))
