/**
 * Where a parcel is, in our words; the carrier's own word always stands beside it. The states and moves are our own
 * design: no carrier publishes such a table.
 */
export type ParcelState = 'created' | 'collecting' | 'in_transit' | 'out_for_delivery' | 'delivered' | 'failed_attempt' | 'returning' | 'returned' | 'cancelled' | 'incident'
export const parcelStates = ['created', 'collecting', 'in_transit', 'out_for_delivery', 'delivered', 'failed_attempt', 'returning', 'returned', 'cancelled', 'incident'] as const satisfies readonly ParcelState[]

/** What was made of something said about a parcel; only `moved` changes its state. */
export type MoveEffect = 'moved' | 'same' | 'unknown' | 'late' | 'not-allowed'

export type Moves = Readonly<Record<ParcelState, readonly ParcelState[]>>

const ends: readonly ParcelState[] = ['delivered', 'returned', 'cancelled']
export const hasEnded = (state: ParcelState): boolean => ends.includes(state)

/** Allowed moves. Carriers skip steps and lose messages, so jumps forward are allowed; what has ended moves only into an incident. */
export const parcelMoves: Moves = checkMoves({
  created: ['collecting', 'in_transit', 'out_for_delivery', 'delivered', 'failed_attempt', 'returning', 'returned', 'cancelled', 'incident'],
  collecting: ['created', 'in_transit', 'out_for_delivery', 'delivered', 'failed_attempt', 'returning', 'returned', 'cancelled', 'incident'],
  in_transit: ['out_for_delivery', 'delivered', 'failed_attempt', 'returning', 'returned', 'cancelled', 'incident'],
  out_for_delivery: ['in_transit', 'delivered', 'failed_attempt', 'returning', 'returned', 'incident'],
  failed_attempt: ['in_transit', 'out_for_delivery', 'delivered', 'returning', 'returned', 'incident'],
  returning: ['in_transit', 'out_for_delivery', 'delivered', 'returned', 'incident'],
  incident: ['in_transit', 'out_for_delivery', 'delivered', 'failed_attempt', 'returning', 'returned', 'cancelled'],
  delivered: ['incident'],
  returned: ['incident'],
  cancelled: ['incident'],
})

export const mayMove = (from: ParcelState, to: ParcelState): boolean => parcelMoves[from].includes(to)

/** Looked at when the program starts: every state can be reached from the first, and from every state an end can be. */
export function checkMoves(moves: Moves): Moves {
  for (const [from, targets] of Object.entries(moves)) if (targets.includes(from as ParcelState)) throw new Error(`parcel moves: ${from} moves to itself`)
  const reach = (start: ParcelState): ReadonlySet<ParcelState> => {
    const seen = new Set<ParcelState>([start])
    for (const state of seen) for (const next of moves[state]) seen.add(next)
    return seen
  }
  const fromFirst = reach('created')
  for (const state of parcelStates) {
    if (!fromFirst.has(state)) throw new Error(`parcel moves: ${state} cannot be reached`)
    const onward = reach(state)
    if (!ends.some((end) => onward.has(end))) throw new Error(`parcel moves: ${state} never ends`)
  }
  return moves
}

/** What is known of a parcel, as far as weighing news needs it. */
export interface Known { readonly state: ParcelState; readonly newsAt: Date | null }

/**
 * What a carrier's news does. Order is the carrier's time, not arrival: what happened before the last that is known
 * does not move the parcel back. A status that we do not know moves nothing and is kept.
 */
export function weighNews(known: Known, news: { readonly state: ParcelState | null; readonly at: Date }): MoveEffect {
  if (known.newsAt && news.at.getTime() < known.newsAt.getTime()) return 'late'
  if (news.state === null) return 'unknown'
  if (news.state === known.state) return 'same'
  return mayMove(known.state, news.state) ? 'moved' : 'not-allowed'
}
