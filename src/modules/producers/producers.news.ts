import { z } from 'zod'
import type { News } from '#platform/news'

const ended = z.object({ association: z.string(), sellerId: z.string(), makerId: z.string(), at: z.string() })
export type AssociationEndFact = z.infer<typeof ended>
/** A producer sells another's goods no longer: ended by either side, or its last day has passed. Told once for each. */
export const associationEnded: News<AssociationEndFact> = { topic: 'association-ended', fact: ended }
