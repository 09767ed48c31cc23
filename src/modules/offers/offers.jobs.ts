import type { IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import type { ProducersTables } from '#producers'
import { z } from 'zod'
import { job, type Job } from '#platform/jobs'
import type { OffersTables } from './offers.tables.ts'
import { bringStopsInForce } from './stop-selling.ts'

export const offersJobs: readonly Job<OffersTables & ProducersTables & IdentityTables & NoticesTables>[] = [
  job<OffersTables & ProducersTables & IdentityTables & NoticesTables, object>({
    name: 'bring-stops-in-force', payload: z.object({}), cron: '*/10 * * * *',
    run: async ({ store, clock }) => { await store.transaction((tx) => bringStopsInForce(tx, clock())) },
  }),
]
