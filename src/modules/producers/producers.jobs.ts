import { z } from 'zod'
import { job, type Job } from '#platform/jobs'
import { endPastAssociations } from './end-association.ts'
import type { ProducersTables } from './producers.tables.ts'

export const producersJobs: readonly Job<ProducersTables>[] = [
  job<ProducersTables, object>({
    // The timetable is in UTC: the first minutes of each day in Vietnam, and again by day.
    name: 'end-past-associations', payload: z.object({}), cron: '2 5,17 * * *',
    run: async ({ store, clock }) => { await store.transaction((tx) => endPastAssociations(tx, clock())) },
  }),
]
