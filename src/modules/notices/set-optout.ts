import { sql, type Tx } from '#platform/db'
import type { NoticeChannel, NoticesTables } from './notices.tables.ts'

/** Notes that an address wants nothing beyond what it needs, or wants news again. */
export async function setOptOut(tx: Tx<NoticesTables>, channel: NoticeChannel, address: string, out: boolean, now: Date): Promise<void> {
  if (out) await sql(tx, 'notices.opt-out', 'insert into notices.optouts (channel, address, made_at) values ($1, $2, $3) on conflict do nothing', [channel, address, now])
  else await sql(tx, 'notices.opt-in', 'delete from notices.optouts where channel = $1 and address = $2', [channel, address])
}

/** Notes by which way a telephone is to be told; where that way is shut, SMS goes instead. */
export async function chooseWay(tx: Tx<NoticesTables>, phone: string, channel: 'sms' | 'zalo', now: Date): Promise<void> {
  await sql(tx, 'notices.choose-way', 'insert into notices.choices (phone, channel, made_at) values ($1, $2, $3) on conflict (phone) do update set channel = excluded.channel, made_at = excluded.made_at', [phone, channel, now])
}
