import { z } from 'zod'
import { job, type Job } from '#platform/jobs'
import { passUpLate } from './handle-complaint.ts'
import { sendDigests } from './send-digests.ts'
import type { Tables } from './write-entry.ts'

export const aftersaleJobs: readonly Job<Tables>[] = [
  job<Tables, object>({
    name: 'pass-up-complaints', payload: z.object({}), cron: '5 * * * *',
    run: async ({ store, clock }) => { await store.transaction((tx) => passUpLate(tx, clock())) },
  }),
  job<Tables, object>({
    name: 'seller-digests', payload: z.object({}), cron: '2 * * * *',
    run: async ({ store, clock }) => { await store.transaction((tx) => sendDigests(tx, clock())) },
  }),
]
