import { Button, Notice, Page, Tag } from '#design'
import { showDay, showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { kindName, stateName } from './feedback.words.ts'
import type { Receipt } from './request.queries.ts'

export interface ReceiptPageProps {
  readonly lang: Lang
  readonly receipt: Receipt
  /** The secret of the link; stands in the form that takes the consent back. */
  readonly token: string
  readonly fresh: boolean
  readonly erased: boolean
}

export function ReceiptPage({ lang, receipt, token, fresh, erased }: ReceiptPageProps) {
  const t = tongue(lang)
  const subject = `/${receipt.subjectKind === 'product' ? 'san-pham' : 'chu-the'}/${receipt.subjectSlug}`
  return (
    <Page lang={lang} title={receipt.code} path={`/gop-y/${receipt.code}?k=${token}`} noindex>
      <div class="form">
        <h1>{t('Biên nhận', 'Receipt')}<br /><span class="num">{receipt.code}</span></h1>
        {fresh ? (
          <Notice mood="good" title={t('Đã gửi tới văn phòng phụ trách', 'Sent to the responsible office')}>
            <p>{t('Giữ lại địa chỉ của trang này (đánh dấu trang, hoặc gửi cho chính bạn): câu trả lời sẽ ở đây.', 'Keep the address of this page (bookmark it, or send it to yourself): the answer will be here.')}</p>
          </Notice>
        ) : null}
        {erased ? <Notice mood="good"><p>{t('Tên và cách liên hệ của bạn đã được xóa.', 'Your name and contact have been erased.')}</p></Notice> : null}
        <p>{kindName(receipt.kind, t)}: <a href={pathIn(lang, subject)}>{receipt.subjectTitle}</a></p>
        <p><Tag mood={receipt.state === 'open' ? 'wait' : 'good'} text={stateName(receipt.state, t)} /></p>
        <ul>
          <li>{t('Gửi lúc', 'Sent')} {showMoment(receipt.filedAt)}</li>
          <li>{receipt.acknowledgedAt ? `${t('Văn phòng đã nhận lúc', 'Read by the office')} ${showMoment(receipt.acknowledgedAt)}` : `${t('Văn phòng báo đã nhận chậm nhất ngày', 'The office acknowledges by')} ${showDay(receipt.acknowledgeBy)}`}</li>
          <li>{receipt.endedAt ? `${stateName(receipt.state, t)} ${t('lúc', 'at')} ${showMoment(receipt.endedAt)}` : `${t('Trả lời chậm nhất ngày', 'Answer by')} ${showDay(receipt.answerBy)}`}</li>
        </ul>
        {receipt.answer === null ? null : <Notice title={t('Trả lời của văn phòng', 'The office’s answer')}>{receipt.answer.split(/\n{1,}/).map((line) => <p>{line}</p>)}</Notice>}
        <p class="small soft">{t('Thời hạn theo: ', 'Terms by: ')}{receipt.citation}.</p>
        {receipt.keepsContact ? (
          <form method="post" action={pathIn(lang, `/gop-y/${receipt.code}/rut-lien-he`)}>
            <input type="hidden" name="k" value={token} />
            <p>{t('Bạn đã cho chúng tôi tên hoặc cách liên hệ. Rút lại thì chúng được xóa ngay; yêu cầu vẫn được xử lý.', 'You gave us your name or contact. Take it back and they are erased at once; the request still goes on.')}</p>
            <Button rank="other">{t('Xóa tên và cách liên hệ của tôi', 'Erase my name and contact')}</Button>
          </form>
        ) : null}
      </div>
    </Page>
  )
}
