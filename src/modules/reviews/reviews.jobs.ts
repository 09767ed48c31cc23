import { z } from 'zod'
import { job, type Job } from '#platform/jobs'
import { inviteReviews, type Tables } from './write-review.ts'

export const reviewsJobs: readonly Job<Tables>[] = [
  job<Tables, object>({
    name: 'invite-reviews', payload: z.object({}), cron: '10 9 * * *',
    run: async ({ store, clock }) => { while (await store.transaction((tx) => inviteReviews(tx, clock())) === 200); },
  }),
]
