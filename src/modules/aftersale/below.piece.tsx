import { Button, Tag } from '#design'
import type { OrderState } from '#orders'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { returnWords, levelWords } from './aftersale.words.ts'
import type { Summary } from './thread.queries.ts'

const over = new Set<OrderState>(['completed', 'delivered', 'refused', 'cancelled', 'lapsed', 'refunded'])

/** Below an order: the way to what was said about it, how a complaint or a return stands, the invoice, and buying again. */
export function Below({ lang, summary, at, side, state }: { readonly lang: Lang; readonly summary: Summary; readonly at: (rest: string) => string; readonly side: 'buyer' | 'seller' | 'officer'; readonly state: OrderState }) {
  const t = tongue(lang)
  const { said, unread, complaint, back, invoice } = summary
  const buyer = side === 'buyer'
  return (
    <div class="acts">
      <Button rank="other" href={pathIn(lang, at('/trao-doi'))}>{unread > 0 ? t(`Trao đổi, ${unread} lời mới`, `Messages, ${unread} new`) : said > 0 ? t(`Trao đổi (${said})`, `Messages (${said})`) : buyer ? t('Nhắn người bán, khiếu nại', 'Write to the seller, complain') : t('Nhắn người mua', 'Write to the buyer')}</Button>
      {buyer && over.has(state) ? <form method="post" action={pathIn(lang, at('/mua-lai'))}><Button rank="other">{t('Mua lại', 'Buy again')}</Button></form> : null}
      {buyer || invoice ? <a class="tap" href={pathIn(lang, at('/hoa-don'))}>{invoice === 'issued' ? t('Hóa đơn', 'Invoice') : invoice === 'asked' ? t('Hóa đơn: chờ xuất', 'Invoice: asked for') : t('Xin hóa đơn', 'Ask for an invoice')}</a> : null}
      {complaint?.state === 'open' ? <Tag mood="wait" text={t(`Khiếu nại: ${levelWords(t, complaint.level)}`, `Complaint: ${levelWords(t, complaint.level)}`)} /> : null}
      {back ? <Tag mood={back.state === 'asked' ? 'wait' : 'plain'} text={t(`Trả hàng: ${returnWords(t, back.state)}`, `Return: ${returnWords(t, back.state)}`)} /> : null}
    </div>
  )
}
