import { z } from 'zod'
import type { News } from '#platform/news'

const state = z.enum(['waiting', 'paid', 'short', 'over', 'expired', 'cancelled', 'refunded'])
const fact = z.object({
  requestId: z.string(),
  reference: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  payee: z.object({ kind: z.string(), id: z.string() }),
  /** What happened. `late`: money came after the end or after it was taken back; the state stays. */
  why: z.enum(['transfer', 'late', 'expired', 'cancelled', 'refund', 'undone']),
  before: state,
  state,
  amountVnd: z.number(),
  receivedVnd: z.number(),
  at: z.string(),
})
export type PaymentFact = z.infer<typeof fact>

/** A request for money has changed, or money came for one that had ended. Told at least once: ask `findRequestsOf` for how it stands. */
export const paymentChanged: News<PaymentFact> = { topic: 'payment-changed', fact }
