import { sql, type Db } from '#platform/db'
import type { NoticeChannel, NoticesTables, NoticeState, TryOutcome } from './notices.tables.ts'

export interface NoticeLine {
  readonly id: string; readonly channel: NoticeChannel; readonly to: string; readonly kind: string; readonly body: string; readonly secret: boolean
  readonly state: NoticeState; readonly tries: number; readonly createdAt: Date; readonly sentAt: Date | null; readonly lastError: string | null
  readonly past: readonly { readonly channel: NoticeChannel; readonly outcome: TryOutcome; readonly at: string }[]
}

export const PAGE_SIZE = 50

export interface NoticeList { readonly rows: readonly NoticeLine[]; readonly total: number }

/** The outbox, newest first, of one state or of all. */
export async function listNotices(db: Db<NoticesTables>, state: NoticeState | null, page: number): Promise<NoticeList> {
  const [rows, counted] = await Promise.all([
    sql<NoticeLine>(db, 'notices.list', `
      select id, channel, to_address as "to", kind, body, secret, state, tries, created_at as "createdAt", sent_at as "sentAt", last_error as "lastError",
        (select coalesce(jsonb_agg(jsonb_build_object('channel', channel, 'outcome', outcome, 'at', began_at) order by number), '[]') from notices.tries where message_id = messages.id) as past
      from notices.messages where $1::text is null or state = $1 order by created_at desc, id desc limit $2 offset $3`, [state, PAGE_SIZE, (page - 1) * PAGE_SIZE]),
    sql<{ total: number }>(db, 'notices.count', 'select count(*)::int as total from notices.messages where $1::text is null or state = $1', [state]),
  ])
  return { rows, total: counted[0]!.total }
}

/** Whether an address may be sent news: nobody there has said no. */
export async function wantsNews(db: Db<NoticesTables>, channel: NoticeChannel, address: string): Promise<boolean> {
  return (await sql(db, 'notices.wants-news', 'select 1 from notices.optouts where channel = $1 and address = $2', [channel, address])).length === 0
}
