import { z } from 'zod'
import type { News } from '#platform/news'

const placed = z.object({
  purchase: z.string(),
  orders: z.array(z.object({ id: z.string(), code: z.string(), producerId: z.string() })),
  /** Offers whose stock it took. */
  offers: z.array(z.string()),
  at: z.string(),
})
export type PurchaseFact = z.infer<typeof placed>
/** A buyer has confirmed: one order for each seller. Names nobody; told once for each purchase. */
export const purchasePlaced: News<PurchaseFact> = { topic: 'purchase-placed', fact: placed }

const moved = z.object({
  id: z.string(), code: z.string(), producerId: z.string(), from: z.string(), to: z.string(), by: z.enum(['buyer', 'seller', 'officer', 'system']),
  /** Whether stock that was held went back to its offers. */
  freed: z.boolean(),
  at: z.string(),
})
export type OrderFact = z.infer<typeof moved>
/** An order has made a move. Told once for each. */
export const orderMoved: News<OrderFact> = { topic: 'order-moved', fact: moved }
