import { Button, Tag } from '#design'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { returnWords, levelWords } from './aftersale.words.ts'
import type { Summary } from './thread.queries.ts'

/** Below an order: the way to what was said about it, and how a complaint or a return stands. */
export function Below({ lang, summary, href, side }: { readonly lang: Lang; readonly summary: Summary; readonly href: string; readonly side: 'buyer' | 'seller' | 'officer' }) {
  const t = tongue(lang)
  const { said, unread, complaint, back } = summary
  return (
    <p class="row">
      <Button rank="other" href={pathIn(lang, href)}>{unread > 0 ? t(`Trao đổi, ${unread} lời mới`, `Messages, ${unread} new`) : said > 0 ? t(`Trao đổi (${said})`, `Messages (${said})`) : side === 'buyer' ? t('Nhắn người bán, khiếu nại', 'Write to the seller, complain') : t('Nhắn người mua', 'Write to the buyer')}</Button>
      {complaint?.state === 'open' ? <Tag mood="wait" text={t(`Khiếu nại: ${levelWords(t, complaint.level)}`, `Complaint: ${levelWords(t, complaint.level)}`)} /> : null}
      {back ? <Tag mood={back.state === 'asked' ? 'wait' : 'plain'} text={t(`Trả hàng: ${returnWords(t, back.state)}`, `Return: ${returnWords(t, back.state)}`)} /> : null}
    </p>
  )
}
