import { z } from 'zod'
import type { Setting } from '#platform/settings'

const account = z.object({ bin: z.string().regex(/^\d{6}$/), number: z.string().regex(/^[0-9A-Z]{4,19}$/) })
const feed = z.object({
  source: z.enum(['sepay', 'payos']),
  proof: z.enum(['sepay-key', 'sepay-hmac', 'payos']),
  secret: z.string().min(8),
  accounts: z.array(account),
})

/**
 * Where bank news comes from: who sends it, how it proves itself, and the accounts that it may speak of. News about any
 * other account settles nothing, so that whoever holds one feed's secret cannot pay another seller's requests.
 */
export type BankFeed = z.infer<typeof feed>

/** By the key at the end of the feed's address. */
export const bankFeeds: Setting<Readonly<Record<string, BankFeed>>> = { name: 'payments.bank-feeds', shape: z.record(z.string().regex(/^[a-z0-9-]{3,40}$/), feed), fallback: {} }
