import { z } from 'zod'
import { sql, type Tx } from '#platform/db'
import { job, type Job } from '#platform/jobs'
import type { NoticesTables } from './notices.tables.ts'
import { sendNotice, type NoticeSender } from './send-notice.ts'

/** Words of codes are kept no longer than a day whatever happened, tries no longer than 90 days, messages no longer than 24 months. */
async function forgetOld(tx: Tx<NoticesTables>, now: Date): Promise<void> {
  await sql(tx, 'notices.forget-secrets', `update notices.messages set body = '' where secret and body <> '' and created_at < $1::timestamptz - interval '1 day'`, [now])
  await sql(tx, 'notices.forget-tries', `delete from notices.tries t using notices.messages m where m.id = t.message_id and m.state <> 'queued' and t.began_at < $1::timestamptz - interval '90 days'`, [now])
  await sql(tx, 'notices.forget', `delete from notices.messages where created_at < $1::timestamptz - interval '24 months'`, [now])
}

/** The jobs of the outbox, with the providers that this installation has. */
export const noticesJobs = ({ senders, showSecrets }: { readonly senders: readonly NoticeSender[]; readonly showSecrets: boolean }): readonly Job<NoticesTables>[] => [
  job<NoticesTables, { id: string }>({
    name: 'send-notice', payload: z.object({ id: z.uuid() }),
    run: ({ store, clock, signal }, { id }) => sendNotice(store, id, senders, showSecrets, signal, clock()),
  }),
  job<NoticesTables, object>({
    name: 'forget-old-notices', payload: z.object({}), cron: '20 3 * * *',
    run: ({ store, clock }) => store.transaction((tx) => forgetOld(tx, clock())),
  }),
]
