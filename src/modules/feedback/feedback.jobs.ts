import { z } from 'zod'
import { job, type Job } from '#platform/jobs'
import { eraseOldContacts } from './erase-contact.ts'
import type { FeedbackTables } from './feedback.tables.ts'
import { markMissed } from './mark-missed.ts'

export const feedbackJobs: readonly Job<FeedbackTables>[] = [
  job<FeedbackTables, object>({
    name: 'mark-missed-feedback', payload: z.object({}), cron: '10 0 * * *',
    run: ({ store, clock }) => store.transaction(async (tx) => { await markMissed(tx, clock()) }),
  }),
  job<FeedbackTables, object>({
    name: 'erase-old-feedback-contacts', payload: z.object({}), cron: '50 2 * * *',
    run: ({ store, clock }) => store.transaction(async (tx) => { await eraseOldContacts(tx, clock()) }),
  }),
]
