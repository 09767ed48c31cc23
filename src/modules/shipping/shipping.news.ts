import { z } from 'zod'
import type { News } from '#platform/news'
import { parcelStates } from './parcel-state.rules.ts'

const about = z.object({ kind: z.string(), id: z.string() })
/** No name, phone or address: who listens and needs them asks for the parcel. */
const fact = z.object({ id: z.string(), code: z.string(), subject: about, owner: about })
const moved = fact.extend({
  from: z.enum(parcelStates), to: z.enum(parcelStates),
  at: z.iso.datetime().describe('when it happened, by whoever says so'),
  by: z.enum(['person', 'carrier']), codVnd: z.int(),
})
export type ParcelMoved = z.infer<typeof moved>
const charged = fact.extend({ feeVnd: z.int().nullable(), codVnd: z.int() })
export type ParcelCharged = z.infer<typeof charged>
const refused = fact.extend({ carrier: z.enum(['ghn', 'ghtk', 'viettelpost', 'ems']), words: z.string().describe('as the carrier says it'), at: z.iso.datetime() })
export type ParcelRefused = z.infer<typeof refused>

/** A parcel has gone from one state to another. */
export const parcelMoved: News<ParcelMoved> = { topic: 'shipping.parcel-moved', fact: moved }
/** The carrier has changed what it takes or what it collects, which it may do after the parcel was handed over. */
export const parcelCharged: News<ParcelCharged> = { topic: 'shipping.parcel-charged', fact: charged }
/** The carrier does not take a parcel as it was told of it; told anew when the words change or it was mended in between. */
export const parcelRefused: News<ParcelRefused> = { topic: 'shipping.parcel-refused', fact: refused }
