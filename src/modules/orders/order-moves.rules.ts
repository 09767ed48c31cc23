/** The moves an order may make, as data: from where, to where, by whom, and what becomes of the stock that is held. */
export type OrderState = 'placed' | 'accepted' | 'sent' | 'delivered' | 'completed' | 'coming-back' | 'returned' | 'refunded' | 'refused' | 'cancelled' | 'lapsed'
export type MoverKind = 'buyer' | 'seller' | 'officer' | 'system'

export interface OrderMove {
  readonly from: OrderState
  readonly to: OrderState
  readonly by: readonly MoverKind[]
  /** A reason must be given. */
  readonly why?: true
  /** The stock that is held: sold for good, or put back. */
  readonly stock?: 'take' | 'free'
}

const SELLING: readonly MoverKind[] = ['seller', 'officer']

/** An officer moves an order as the seller's deputy; the system where a parcel's carrier says so, or nobody said anything in time. */
export const orderMoves: readonly OrderMove[] = [
  { from: 'placed', to: 'accepted', by: SELLING },
  { from: 'placed', to: 'refused', by: SELLING, why: true, stock: 'free' },
  { from: 'placed', to: 'cancelled', by: ['buyer'], stock: 'free' },
  { from: 'placed', to: 'lapsed', by: ['system'], stock: 'free' },
  { from: 'accepted', to: 'sent', by: [...SELLING, 'system'], stock: 'take' },
  { from: 'accepted', to: 'cancelled', by: ['buyer', ...SELLING], why: true, stock: 'free' },
  { from: 'sent', to: 'delivered', by: ['buyer', ...SELLING, 'system'] },
  { from: 'sent', to: 'coming-back', by: [...SELLING, 'system'], why: true },
  { from: 'delivered', to: 'completed', by: ['buyer', 'system'] },
  { from: 'delivered', to: 'coming-back', by: [...SELLING, 'system'], why: true },
  { from: 'coming-back', to: 'returned', by: [...SELLING, 'system'], stock: 'free' },
  // A parcel that turned round and was handed over after all.
  { from: 'coming-back', to: 'delivered', by: ['system'] },
  { from: 'returned', to: 'refunded', by: SELLING, why: true },
]

export const FIRST: OrderState = 'placed'
/** Hours that a seller has to answer. */
export const HOURS_TO_ANSWER = 24
/** Hours that a buyer has to transfer. */
export const HOURS_TO_PAY = 3

/** The move, if this mover may make it. */
export const moveFor = (from: OrderState, to: OrderState, by: MoverKind): OrderMove | null => orderMoves.find((move) => move.from === from && move.to === to && move.by.includes(by)) ?? null

export const movesFrom = (from: OrderState, by: MoverKind): OrderMove[] => orderMoves.filter((move) => move.from === from && move.by.includes(by))

/** What is wrong with the moves: a state that is never reached, two rules for one step, stock that could be freed after it was. Checked when the program starts. */
export function faultsOfMoves(moves: readonly OrderMove[]): string[] {
  const faults: string[] = []
  const reached = new Set<OrderState>([FIRST])
  for (let grown = true; grown;) {
    grown = false
    for (const { from, to } of moves) if (reached.has(from) && !reached.has(to)) { reached.add(to); grown = true }
  }
  for (const state of new Set(moves.flatMap((move) => [move.from, move.to]))) if (!reached.has(state)) faults.push(`${state} is never reached`)
  for (const move of moves) {
    if (moves.some((other) => other !== move && other.from === move.from && other.to === move.to)) faults.push(`${move.from} → ${move.to} is told twice`)
    if (move.by.length === 0) faults.push(`${move.from} → ${move.to} is made by nobody`)
    if (move.stock === 'free' && moves.some((next) => next.from === move.to && next.stock !== undefined)) faults.push(`${move.to} moves stock that was put back`)
  }
  return faults
}
