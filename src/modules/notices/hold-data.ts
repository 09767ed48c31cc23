import { sql } from '#platform/db'
import type { DataHolder } from '#platform/own-data'
import type { NoticesTables } from './notices.tables.ts'

/** Messages to a person's numbers, for `#owndata`. The words of codes are kept nowhere once they are out. */
export const noticesData: DataHolder<NoticesTables> = {
  key: 'notices',
  words: (t) => ({
    title: t('Tin nhắn đã gửi cho bạn', 'Messages to you'),
    why: t('Để biết tin nào đã tới, và không gửi điều bạn đã từ chối.', 'To know what arrived, and to send nothing that you refused.'),
    until: t('Giữ đến khi bạn xóa tài khoản.', 'Kept until you erase the account.'),
    fields: { messages: t('Tin nhắn', 'Messages'), refusals: t('Điều bạn từ chối nhận', 'What you refused'), to: t('Tới', 'To'), kind: t('Loại', 'Kind'), body: t('Nội dung', 'Words'), state: t('Tình trạng', 'State'), createdAt: t('Viết lúc', 'Written'), sentAt: t('Gửi lúc', 'Sent'), channel: t('Đường gửi', 'By'), madeAt: t('Từ lúc', 'Since') },
  }),
  async collect(db, { phones }) {
    const [messages, refusals] = await Promise.all([
      sql<Record<string, unknown>>(db, 'notices.data-messages', `select to_address as "to", kind, case when secret then '' else body end as body, state, created_at as "createdAt", sent_at as "sentAt" from notices.messages where to_address = any($1) order by created_at`, [phones]),
      sql<Record<string, unknown>>(db, 'notices.data-refusals', 'select address as "to", channel, made_at as "madeAt" from notices.optouts where address = any($1)', [phones]),
    ])
    return { messages, refusals }
  },
  stays: async () => [],
  async erase(tx, { phones }) {
    await sql(tx, 'notices.erase-messages', 'delete from notices.messages where to_address = any($1)', [phones])
    await sql(tx, 'notices.erase-optouts', 'delete from notices.optouts where address = any($1)', [phones])
    await sql(tx, 'notices.erase-choices', 'delete from notices.choices where phone = any($1)', [phones])
    return []
  },
}
