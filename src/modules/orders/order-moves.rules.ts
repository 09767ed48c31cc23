/** The moves an order may make, as data: from where, to where, by whom, and what becomes of the stock that is held and of the money. */
export type OrderState = 'placed' | 'accepted' | 'sent' | 'delivered' | 'completed' | 'coming-back' | 'returned' | 'refunded' | 'refused' | 'cancelled' | 'lapsed'
export type MoverKind = 'buyer' | 'seller' | 'officer' | 'system'

export interface OrderMove {
  readonly from: OrderState
  readonly to: OrderState
  readonly by: readonly MoverKind[]
  /** A reason must be given. */
  readonly why?: true
  /** The stock that is held: sold for good, put back, or taken off the shelf anew. */
  readonly stock?: 'take' | 'free' | 'hold'
  /**
   * The books. `collect`: cash on delivery came into the seller's hands. `stop-asking`: nothing is asked for any more, and
   * whatever was paid is owed back. `given-back`: only when all that was owed back is recorded as given. `count-late`: the
   * transfer that came too late pays the order after all; without it the move is not open.
   */
  readonly money?: 'collect' | 'stop-asking' | 'given-back' | 'count-late'
}

const SELLING: readonly MoverKind[] = ['seller', 'officer']

/** An officer moves an order as the seller's deputy; the system where a parcel's carrier says so, or nobody said anything in time. */
export const orderMoves: readonly OrderMove[] = [
  { from: 'placed', to: 'accepted', by: SELLING },
  { from: 'placed', to: 'refused', by: SELLING, why: true, stock: 'free', money: 'stop-asking' },
  { from: 'placed', to: 'cancelled', by: ['buyer'], stock: 'free', money: 'stop-asking' },
  { from: 'placed', to: 'lapsed', by: ['system'], stock: 'free', money: 'stop-asking' },
  { from: 'lapsed', to: 'accepted', by: SELLING, stock: 'hold', money: 'count-late' },
  { from: 'accepted', to: 'sent', by: [...SELLING, 'system'], stock: 'take' },
  { from: 'accepted', to: 'cancelled', by: ['buyer', ...SELLING], why: true, stock: 'free', money: 'stop-asking' },
  { from: 'sent', to: 'delivered', by: ['buyer', ...SELLING, 'system'], money: 'collect' },
  { from: 'sent', to: 'coming-back', by: [...SELLING, 'system'], why: true },
  { from: 'delivered', to: 'completed', by: ['buyer', 'system'] },
  { from: 'delivered', to: 'coming-back', by: [...SELLING, 'system'], why: true },
  { from: 'coming-back', to: 'returned', by: [...SELLING, 'system'], stock: 'free', money: 'stop-asking' },
  // A parcel that turned round and was handed over after all; cash is booked once for an order.
  { from: 'coming-back', to: 'delivered', by: ['system'], money: 'collect' },
  { from: 'returned', to: 'refunded', by: SELLING, money: 'given-back' },
]

export const FIRST: OrderState = 'placed'
/** Hours that a seller has to answer. */
export const HOURS_TO_ANSWER = 24
/** Hours that a buyer has to transfer. */
export const HOURS_TO_PAY = 3

/** The move, if this mover may make it. */
export const moveFor = (from: OrderState, to: OrderState, by: MoverKind): OrderMove | null => orderMoves.find((move) => move.from === from && move.to === to && move.by.includes(by)) ?? null

export const movesFrom = (from: OrderState, by: MoverKind): OrderMove[] => orderMoves.filter((move) => move.from === from && move.by.includes(by))

/** States in which an order came to nothing: whatever was paid is owed back. */
export const endedInNothing: ReadonlySet<OrderState> = new Set(orderMoves.filter((move) => move.money === 'stop-asking').map((move) => move.to))

/** What is wrong with the moves: a state that is never reached, two rules for one step, stock that could be freed after it was, money that nobody speaks of. Checked when the program starts. */
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
    if (move.stock === 'hold' && moves.some((before) => before.to === move.from && before.stock !== 'free')) faults.push(`${move.from} → ${move.to} holds stock that was not put back`)
    if (move.stock === 'free' && move.money !== 'stop-asking') faults.push(`${move.from} → ${move.to} puts stock back and does not say what becomes of the money`)
    if (move.money === 'stop-asking' && moves.some((next) => next.from === move.to && next.money !== 'given-back' && next.money !== 'count-late')) faults.push(`${move.to} goes on though nothing is asked for any more`)
    if ((move.money === 'given-back' || move.money === 'count-late') && moves.some((before) => before.to === move.from && before.money !== 'stop-asking')) faults.push(`${move.from} → ${move.to} speaks of money that is not owed back`)
    if (move.money === 'collect' && moves.some((before) => before.to === move.from && before.money === 'collect')) faults.push(`${move.from} → ${move.to} collects what was collected`)
    if (move.stock === 'free' && moves.some((next) => next.from === move.to && next.stock !== undefined && next.stock !== 'hold')) faults.push(`${move.to} moves stock that was put back`)
  }
  return faults
}
