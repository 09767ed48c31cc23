/** What is owed back of an order. The books say what came and went; the order's state and what was agreed say what of it may be kept. */
import type { Balance } from '#payments'
import { endedInNothing, type OrderState } from './order-moves.rules.ts'

export interface AgreedReturn {
  readonly id: string
  readonly amountVnd: number
  readonly why: string
  readonly byName: string
  readonly proposedAt: Date
  readonly answer: 'agreed' | 'declined' | null
}

type Books = Pick<Balance, 'soldVnd' | 'soldBackVnd' | 'toReturnVnd'>

/**
 * What the seller still has to give back, in đồng. Too much and too late always; of the rest all, where the order came to
 * nothing; where seller and buyer agreed on a part (goods partly returned), that part, less what of it went back already.
 */
export function owedBack(state: OrderState, books: Books | undefined, agreed: readonly Pick<AgreedReturn, 'amountVnd' | 'answer'>[]): number {
  if (!books) return 0
  const parts = agreed.filter((each) => each.answer === 'agreed')
  const partly = Math.min(books.soldVnd, Math.max(0, parts.reduce((sum, each) => sum + each.amountVnd, 0) - books.soldBackVnd))
  const whole = endedInNothing.has(state) && !(state === 'returned' && parts.length > 0)
  return books.toReturnVnd + (whole ? books.soldVnd : partly)
}

/** In these states seller and buyer may agree that a part of the money goes back. */
export const mayAgree = (state: OrderState): boolean => state === 'delivered' || state === 'completed' || state === 'returned'

/** Days for which the buyer's account is kept after nothing is owed any more: time to say that the money did not come. */
export const DAYS_OF_REFUND_ACCOUNT = 30
