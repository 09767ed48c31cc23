import { Facts, showVnd } from '#design'
import { showMoment } from '#platform/day'
import { qrPath } from '#platform/qr'
import { tongue, type Lang } from '#platform/tongue'
import { bankOf } from './banks.words.ts'
import type { PaymentRequest } from './request.queries.ts'
import { vietqrText } from './vietqr.rules.ts'

export type Payable = Pick<PaymentRequest, 'reference' | 'amountVnd' | 'receivedVnd' | 'expiresAt' | 'bankBin' | 'account' | 'holderName'> & Partial<Pick<PaymentRequest, 'collection'>>

/** How to pay a request from any bank's app: the code to scan, and the same as text to copy. Asks for what is still missing. */
export function PayByTransfer({ lang, request }: { readonly lang: Lang; readonly request: Payable }) {
  const t = tongue(lang)
  const dueVnd = request.amountVnd - request.receivedVnd
  if (dueVnd <= 0) return <p>{t('Đã nhận đủ tiền.', 'Paid in full.')}</p>
  const bank = bankOf(request.bankBin)?.name ?? request.bankBin
  const picture = qrPath(vietqrText({ bin: request.bankBin, account: request.account, amountVnd: dueVnd, memo: request.reference }))
  return (
    <div>
      <p>
        <svg role="img" aria-label={t(`Mã VietQR: chuyển ${showVnd(dueVnd)} cho ${request.holderName}`, `VietQR code: transfer ${showVnd(dueVnd)} to ${request.holderName}`)} width="240" height="240" viewBox={`0 0 ${picture.size} ${picture.size}`} shape-rendering="crispEdges">
          <rect width={picture.size} height={picture.size} fill="#fff" /><path d={picture.d} fill="#000" />
        </svg>
      </p>
      <p>{t('Mở ứng dụng ngân hàng của bạn và quét mã này, hoặc chép các dòng dưới đây.', 'Open your bank’s app and scan this code, or copy the lines below.')} {request.collection ? t(`Tiền do ${request.collection.partnerName} giữ (giấy phép ${request.collection.licenceNumber}) và chi cho người bán sau khi bạn nhận hàng.`, `${request.collection.partnerName} (licence ${request.collection.licenceNumber}) holds the money and pays the sellers after you have received the goods.`) : t('Tiền vào thẳng tài khoản của người bán.', 'The money goes straight to the seller’s account.')}</p>
      <Facts lang={lang} facts={[
        { name: t('Ngân hàng', 'Bank'), value: bank },
        { name: t('Số tài khoản', 'Account number'), value: <code>{request.account}</code> },
        { name: t('Chủ tài khoản', 'Account holder'), value: request.holderName },
        { name: t('Số tiền', 'Amount'), value: <><b>{showVnd(dueVnd)}</b> (<code>{dueVnd}</code>)</> },
        { name: t('Nội dung', 'Memo'), value: <code>{request.reference}</code> },
        { name: t('Chuyển trước', 'Transfer before'), value: showMoment(request.expiresAt) },
      ]} />
      <p>{t('Giữ nguyên nội dung chuyển khoản: nhờ mã này mà khoản tiền được nhận ra.', 'Keep the memo as it is: the money is recognised by this code.')}</p>
    </div>
  )
}
