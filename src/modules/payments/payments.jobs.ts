import { z } from 'zod'
import { job, type Job } from '#platform/jobs'
import type { PaymentsTables } from './payments.tables.ts'
import { expireRequests } from './request-payment.ts'

export const paymentsJobs: readonly Job<PaymentsTables>[] = [
  job<PaymentsTables, object>({
    name: 'expire-payment-requests', payload: z.object({}), cron: '*/5 * * * *',
    async run({ store, clock, signal }) {
      while (!signal.aborted && (await store.transaction((tx) => expireRequests(tx, clock()))) > 0) continue
    },
  }),
]
