import { Button, FaultList, Notice, SelectField, showVnd, TextField, Tag } from '#design'
import { bankOf, banks, type RefundView } from '#payments'
import { Photo, PhotoField, type PhotoView } from '#photos'
import { newId } from '#platform/ids'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { TypedMoney } from './order-money-forms.rules.ts'
import type { OrderMoney, RefundAccount } from './order-money.queries.ts'
import { mayAgree } from './order-money.rules.ts'
import { endedInNothing, type MoverKind } from './order-moves.rules.ts'
import type { OrderView } from './orders.queries.ts'

const ending = ({ bankBin, number, holderName }: RefundAccount): string => `${bankOf(bankBin)?.name ?? bankBin}, …${number.slice(-4)}, ${holderName}`

function Refunds({ lang, refunds, receipts, at, children }: { readonly lang: Lang; readonly refunds: readonly RefundView[]; readonly receipts: readonly PhotoView[]; readonly at: (id: string) => string; readonly children?: (refund: RefundView) => unknown }) {
  const t = tongue(lang)
  if (refunds.length === 0) return null
  return (
    <ul class="plain">
      {refunds.map((each) => (
        <li class="share-of">
          <p><b>{t(`Đã trả lại ${showVnd(each.amountVnd)}`, `${showVnd(each.amountVnd)} given back`)}</b> · {showMoment(each.at)}</p>
          <p class="soft">{each.means === 'partner' ? t('Qua đối tác thanh toán, mã giao dịch', 'Through the payment partner, transaction') : each.means === 'bank' ? t('Chuyển khoản, mã giao dịch', 'By bank, transaction') : t('Tiền mặt', 'In cash')}: {each.evidence}</p>
          {receipts.filter((photo) => photo.ownerId === each.id).map((photo) => <p><a href={at(photo.id)}><Photo photo={photo} size={240} alt={t('Giấy nhận tiền', 'Receipt')} square={120} at={() => at(photo.id)} /></a></p>)}
          {each.answer ? <p><Tag mood={each.answer === 'received' ? 'good' : 'wait'} text={each.answer === 'received' ? t('người mua đã nhận', 'the buyer has it') : t('người mua chưa nhận được', 'the buyer does not have it yet')} /></p> : null}
          {children?.(each)}
        </li>
      ))}
    </ul>
  )
}

/** What a buyer sees of the money of one order: what is owed, where it shall go, what came back, what the seller offers. */
export function BuyersMoneyPiece({ lang, order, money, receipts, action, token, problem }: { readonly lang: Lang; readonly order: OrderView; readonly money: OrderMoney; readonly receipts: readonly PhotoView[]; readonly action: string; readonly token: string; readonly problem: TypedMoney | null }) {
  const t = tongue(lang)
  const hidden = (id?: string) => <>{<input type="hidden" name="k" value={token} />}{id ? <input type="hidden" name="khoan" value={id} /> : null}</>
  const open = money.agreed.find((each) => each.answer === null)
  const labels = { 'ngan-hang': t('Ngân hàng', 'Bank'), 'so-tk': t('Số tài khoản', 'Account number'), 'chu-tk': t('Chủ tài khoản', 'Account holder') }
  const faultOf = (field: string) => problem?.faults.find((each) => each.field === field)?.message
  const accountForm = (
    <form class="form" method="post" action={pathIn(lang, action)}>
      {hidden()}
      <FaultList lang={lang} faults={problem?.faults ?? []} labels={labels} />
      <SelectField name="ngan-hang" label={labels['ngan-hang']} value={problem?.typed['ngan-hang'] ?? ''} options={[{ value: '', text: t('Chọn ngân hàng', 'Choose a bank') }, ...banks.map((bank) => ({ value: bank.bin, text: bank.name }))]} fault={faultOf('ngan-hang')} required />
      <TextField name="so-tk" label={labels['so-tk']} inputmode="numeric" maxlength={30} value={problem?.typed['so-tk'] ?? ''} fault={faultOf('so-tk')} required />
      <TextField name="chu-tk" label={labels['chu-tk']} maxlength={100} value={problem?.typed['chu-tk'] ?? ''} fault={faultOf('chu-tk')} required />
      <p class="small soft">{t('Chỉ người bán này và cán bộ hỗ trợ thấy tài khoản của bạn. Cổng xóa nó 30 ngày sau khi trả xong.', 'Only this seller and the officer who helps see your account. The portal erases it 30 days after all is given back.')}</p>
      <p class="acts"><Button name="viec" value="tai-khoan">{t('Gửi tài khoản cho người bán', 'Send it to the seller')}</Button></p>
    </form>
  )
  return (
    <>
      {money.owedVnd > 0 ? (
        <Notice mood="wait" level={3} title={t(`Còn phải trả lại ${showVnd(money.owedVnd)}`, `${showVnd(money.owedVnd)} still to be given back`)}>
          <p>{money.request?.collection ? t(`${money.request.collection.partnerName} trả lại bạn; tiền nằm ở đối tác thanh toán này, cổng không giữ.`, `${money.request.collection.partnerName} gives it back; the money is with this payment partner, not with the portal.`) : t(`${order.sellerName} trả lại bạn; tiền nằm ở người bán, cổng không giữ.`, `${order.sellerName} gives it back; the money is with the seller, not with the portal.`)}</p>
          {money.account ? <p>{t('Trả về', 'To')}: {ending(money.account)}</p> : null}
        </Notice>
      ) : null}
      {money.owedVnd > 0 && token ? money.account || !money.request ? <details class="more noprint" {...(problem ? { open: true } : {})}><summary>{money.account ? t('Đổi tài khoản nhận', 'Change the account') : t('Muốn nhận qua ngân hàng', 'I want it by bank')}</summary>{accountForm}</details> : <><h3>{t('Bạn muốn nhận lại tiền vào đâu', 'Where shall the money go')}</h3>{accountForm}</> : null}
      {open && token ? (
        <form method="post" action={pathIn(lang, action)}>
          {hidden(open.id)}
          <Notice mood="plain" level={3} title={t(`Người bán đề nghị trả lại ${showVnd(open.amountVnd)}`, `The seller offers to give ${showVnd(open.amountVnd)} back`)}>
            <p>{open.why}</p>
            <p class="acts"><Button name="viec" value="dong-y">{t(`Đồng ý nhận ${showVnd(open.amountVnd)}`, `Agree to ${showVnd(open.amountVnd)}`)}</Button><Button rank="other" name="viec" value="khong">{t('Không đồng ý', 'Decline')}</Button></p>
          </Notice>
        </form>
      ) : null}
      <Refunds lang={lang} refunds={money.refunds} receipts={token ? receipts : []} at={(id) => pathIn(lang, `${action.replace(/tien$/, 'bien-nhan')}/${id}?k=${token}`)}>
        {(each) => (token && each.answer !== 'received' ? <form class="acts" method="post" action={pathIn(lang, action)}>{hidden(each.id)}<Button rank="other" name="viec" value="da-nhan">{t('Tôi đã nhận', 'I have it')}</Button>{each.answer === null ? <Button rank="quiet" name="viec" value="chua-nhan">{t('Chưa nhận', 'Not yet')}</Button> : null}</form> : null)}
      </Refunds>
    </>
  )
}

/** What the selling side sees: what to give back and where to, the form that records it, what the buyer says, and an offer of a part. */
export function SellersMoneyPiece({ lang, by, order, money, receipts, action, problem }: { readonly by: MoverKind; readonly lang: Lang; readonly order: OrderView; readonly money: OrderMoney; readonly receipts: readonly PhotoView[]; readonly action: string; readonly problem: TypedMoney | null }) {
  const t = tongue(lang)
  const faultOf = (field: string) => problem?.faults.find((each) => each.field === field)?.message
  const labels = { 'so-tien': t('Số tiền đã trả', 'Amount'), 'bang-chung': money.request?.collection ? t('Mã giao dịch hoàn tiền của đối tác', 'The partner’s number of the refund') : money.request ? t('Mã giao dịch của ngân hàng', 'The bank’s number') : t('Mã giao dịch hoặc lời ghi trên giấy nhận tiền', 'The bank’s number or the receipt’s words'), phan: t('Số tiền trả lại', 'Amount'), 'vi-sao-tra': t('Vì sao', 'Why') }
  const open = money.agreed.find((each) => each.answer === null)
  const { request, books } = money
  const partner = request?.collection ?? null
  const fillsUp = request !== null && books !== undefined && !endedInNothing.has(order.state) && request.amountVnd > request.receivedVnd && books.toReturnVnd >= request.amountVnd - request.receivedVnd
  const left = money.agreed.findLast((each) => each.answer !== null)
  return (
    <>
      {money.owedVnd > 0 ? (
        <section>
          <Notice mood="wait" title={t(`Còn phải trả lại ${showVnd(money.owedVnd)}`, `${showVnd(money.owedVnd)} still to be given back`)}>
            <p>{money.account ? <>{t('Chuyển về', 'Transfer to')}: <b>{bankOf(money.account.bankBin)?.name}</b>, <code>{money.account.number}</code>, {money.account.holderName}</> : money.request ? t('Người mua chưa cho biết số tài khoản nhận. Gọi cho người mua, hoặc trả về đúng tài khoản đã chuyển.', 'The buyer has not told an account yet. Call the buyer, or send it back to the account it came from.') : t('Trả tiền mặt và xin chữ ký, hoặc hỏi người mua số tài khoản.', 'Give it in cash and ask for a signature, or ask the buyer for an account.')}</p>
          </Notice>
          {partner ? <p>{by === 'officer' ? t(`Tiền do ${partner.partnerName} giữ. Ghi ở đây sau khi đối tác đã hoàn cho người mua.`, `${partner.partnerName} holds the money. Record it here once the partner has given it back.`) : t(`Tiền do ${partner.partnerName} giữ và đối tác hoàn cho người mua; cán bộ ghi lại, bạn không phải chuyển.`, `${partner.partnerName} holds the money and gives it back; an officer records it, you transfer nothing.`)}</p> : null}
          {partner && by !== 'officer' ? null : <form class="form" method="post" action={pathIn(lang, action)} enctype="multipart/form-data">
            <FaultList lang={lang} faults={problem?.faults ?? []} labels={labels} />
            <input type="hidden" name="lan" value={newId()} />
            <TextField name="so-tien" label={labels['so-tien']} inputmode="numeric" maxlength={20} value={problem?.typed['so-tien'] ?? showVnd(money.owedVnd).replace(/\D+$/, '')} fault={faultOf('so-tien')} required />
            {money.request ? null : <SelectField name="cach" label={t('Trả bằng', 'By')} value={problem?.typed['cach'] ?? 'tien-mat'} options={[{ value: 'tien-mat', text: t('tiền mặt', 'cash') }, { value: 'ngan-hang', text: t('chuyển khoản', 'bank transfer') }]} />}
            <TextField name="bang-chung" label={labels['bang-chung']} hint={money.request ? t('Ví dụ FT26329123456, ở chi tiết giao dịch trong ứng dụng ngân hàng', 'For example FT26329123456, in your bank’s app') : t('Ví dụ: chị Mai đã nhận đủ, ký ngày 25/11', 'For example: Ms Mai received it, signed 25/11')} maxlength={300} value={problem?.typed['bang-chung'] ?? ''} fault={faultOf('bang-chung')} required />
            <PhotoField lang={lang} name="anh" label={t('Ảnh giấy nhận tiền, nếu có', 'Picture of the receipt, if there is one')} most={1} fault={faultOf('anh')} />
            <p class="acts"><Button name="viec" value="tra-lai">{t('Ghi đã trả lại', 'Record it')}</Button></p>
          </form>}
        </section>
      ) : null}
      {fillsUp ? <Notice title={t(`Có ${showVnd(money.books!.toReturnVnd)} đến muộn, đủ phần còn thiếu`, `${showVnd(money.books!.toReturnVnd)} came late and covers what is missing`)}><form method="post" action={pathIn(lang, action)}><Button rank="other" name="viec" value="tinh">{t('Tính cho đơn này', 'Count it for this order')}</Button></form></Notice> : null}
      <Refunds lang={lang} refunds={money.refunds} receipts={receipts} at={(id) => pathIn(lang, `${action.replace(/tien$/, 'bien-nhan')}/${id}`)} />
      {open ? <Notice level={3} title={t(`Đã đề nghị trả lại ${showVnd(open.amountVnd)}, chờ người mua trả lời`, `Offered ${showVnd(open.amountVnd)}, waiting for the buyer`)}><p>{open.why}</p></Notice> : left ? <p class="soft">{left.answer === 'agreed' ? t(`Người mua đồng ý nhận lại ${showVnd(left.amountVnd)}.`, `The buyer agreed to ${showVnd(left.amountVnd)}.`) : t(`Người mua không đồng ý với ${showVnd(left.amountVnd)}.`, `The buyer declined ${showVnd(left.amountVnd)}.`)}</p> : null}
      {mayAgree(order.state) && !open && (money.books?.soldVnd ?? 0) > 0 ? (
        <details class="more noprint" {...(faultOf('phan') || faultOf('vi-sao-tra') ? { open: true } : {})}>
          <summary>{t('Trả lại một phần tiền', 'Give a part back')}</summary>
          <form class="form" method="post" action={pathIn(lang, action)}>
            <TextField name="phan" label={labels.phan} hint={t('Khi khách trả một phần hàng. Người mua đồng ý rồi mới tính.', 'When a part of the goods came back. It counts when the buyer agrees.')} inputmode="numeric" maxlength={20} value={problem?.typed['phan'] ?? ''} fault={faultOf('phan')} required />
            <TextField name="vi-sao-tra" label={labels['vi-sao-tra']} maxlength={300} value={problem?.typed['vi-sao-tra'] ?? ''} fault={faultOf('vi-sao-tra')} required />
            <p class="acts"><Button rank="other" name="viec" value="de-nghi">{t('Hỏi người mua', 'Ask the buyer')}</Button></p>
          </form>
        </details>
      ) : null}
    </>
  )
}
