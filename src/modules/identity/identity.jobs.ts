import { z } from 'zod'
import { sql, type Tx } from '#platform/db'
import { job, type Job } from '#platform/jobs'
import { forgetOldTries } from '#platform/tries'
import type { IdentityTables } from './identity.tables.ts'

/** What is kept no longer than the law and safety ask: events 24 months, sessions and links 12 months after their end. */
export async function forgetOld(tx: Tx<IdentityTables>, now: Date): Promise<void> {
  await forgetOldTries(tx, now)
  await sql(tx, 'identity.forget-steps', `delete from identity.steps where ends_at < $1::timestamptz - interval '1 day'`, [now])
  await sql(tx, 'identity.forget-challenges', `delete from identity.challenges where ends_at < $1::timestamptz - interval '1 day'`, [now])
  await sql(tx, 'identity.forget-flows', `delete from identity.outside_flows where ends_at < $1::timestamptz - interval '1 day'`, [now])
  await sql(tx, 'identity.forget-phone-codes', `delete from identity.phone_codes where ends_at < $1::timestamptz - interval '1 day'`, [now])
  await sql(tx, 'identity.forget-sessions', `delete from identity.sessions where ends_at < $1::timestamptz - interval '12 months'`, [now])
  await sql(tx, 'identity.forget-invitations', `delete from identity.invitations where ends_at < $1::timestamptz - interval '12 months'`, [now])
  await sql(tx, 'identity.forget-events', `delete from identity.events where at < $1::timestamptz - interval '24 months'`, [now])
}

export const identityJobs: readonly Job<IdentityTables>[] = [
  job<IdentityTables, object>({
    name: 'forget-old-sign-ins', payload: z.object({}), cron: '40 2 * * *',
    run: ({ store, clock }) => store.transaction((tx) => forgetOld(tx, clock())),
  }),
]
