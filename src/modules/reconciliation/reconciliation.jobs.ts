import { z } from 'zod'
import { job, type Job } from '#platform/jobs'
import { forgetStatements } from './book-statement.ts'
import type { ReconciliationTables } from './reconciliation.tables.ts'

/** Days for which a bank's statement is kept as it was brought: it holds private lines. What was booked stays in the books. */
const DAYS_OF_STATEMENTS = 90

export const reconciliationJobs: readonly Job<ReconciliationTables>[] = [
  job<ReconciliationTables, object>({
    name: 'forget-bank-statements', payload: z.object({}), cron: '50 3 * * *',
    async run({ store, clock }) { await store.transaction((tx) => forgetStatements(tx, new Date(clock().getTime() - DAYS_OF_STATEMENTS * 86_400_000))) },
  }),
]
