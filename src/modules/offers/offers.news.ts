import { z } from 'zod'
import type { News } from '#platform/news'

const fact = z.object({ offers: z.array(z.string()), at: z.string() })
export type StockFact = z.infer<typeof fact>
/** Somebody has set how these offers are sold, or how much is left. What orders take and give back is told by orders. */
export const stockChanged: News<StockFact> = { topic: 'stock-changed', fact }
