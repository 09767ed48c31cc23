import type { CertificationTables } from '#certification'
import type { NoticesTables } from '#notices'
import type { OffersTables } from '#offers'
import { z } from 'zod'
import { job, type Job } from '#platform/jobs'
import { tellWaiting } from './wait-for.ts'
import type { WaitlistTables } from './waitlist.tables.ts'

export const waitlistJobs: readonly Job<WaitlistTables & OffersTables & NoticesTables & CertificationTables>[] = [
  job<WaitlistTables & OffersTables & NoticesTables & CertificationTables, object>({
    name: 'tell-waiting', payload: z.object({}), cron: '*/15 * * * *',
    // Nobody is called at night.
    run: async ({ store, clock }) => { const hour = (clock().getUTCHours() + 7) % 24; if (hour >= 7 && hour < 21) await store.transaction((tx) => tellWaiting(tx, clock())) },
  }),
]
