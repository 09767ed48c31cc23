import { z } from 'zod'
import type { News } from '#platform/news'

/** No private data: who listens and needs more asks for the request by its id. */
const fact = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.enum(['this-is-me', 'something-wrong', 'remove-name', 'message']),
  subject: z.object({ kind: z.enum(['product', 'producer']), id: z.string() }),
  provinceCode: z.string().nullable(),
  communeCode: z.string().nullable(),
})
export type RequestFact = z.infer<typeof fact>

/** Someone wrote about a product or a producer. */
export const requestFiled: News<RequestFact> = { topic: 'feedback.filed', fact }
/** An office answered. */
export const requestAnswered: News<RequestFact> = { topic: 'feedback.answered', fact }
/** An office has let a term pass: `acknowledgement` or `answer`. */
export const termMissed: News<RequestFact & { term: 'acknowledgement' | 'answer' }> = { topic: 'feedback.term-missed', fact: fact.extend({ term: z.enum(['acknowledgement', 'answer']) }) }
