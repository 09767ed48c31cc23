/** A licensed partner takes one payment for several payees: what of a transfer is whose, and what of the fee each bears. */
import type { Day } from '#platform/day'
import type { Standing } from './match-transfer.rules.ts'

/** What was agreed with a licensed partner. */
export interface PartnerTerms extends FeeRule {
  readonly name: string
  readonly licenceNumber: string
  readonly issuer: string
  readonly contract: string
  readonly bankBin: string
  readonly number: string
  readonly holderName: string
  readonly since: Day
  readonly until: Day | null
  readonly feeBy: 'seller' | 'operator'
  /** How far it was tried. */
  readonly evidence: string
}

export interface FeeRule { readonly feeBp: number; readonly feeFixedVnd: number }

/** The partner's fee on one payment, in whole đồng; half a đồng is rounded up, and it never exceeds the payment. */
export const feeOf = (amountVnd: number, { feeBp, feeFixedVnd }: FeeRule): number => Math.min(amountVnd, Number((BigInt(amountVnd) * BigInt(feeBp) + 5_000n) / 10_000n) + feeFixedVnd)

/** Shares of a fee in proportion to these amounts; they add up to the fee, no share exceeds its amount. */
export function splitFee(feeVnd: number, amounts: readonly number[]): number[] {
  const total = amounts.reduce((sum, each) => sum + BigInt(each), 0n)
  if (total === 0n) return amounts.map(() => 0)
  const parts = amounts.map((amount, at) => ({ at, whole: BigInt(feeVnd) * BigInt(amount) / total, rest: BigInt(feeVnd) * BigInt(amount) % total }))
  const missing = feeVnd - Number(parts.reduce((sum, each) => sum + each.whole, 0n))
  const raised = new Set(parts.toSorted((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1)).slice(0, missing).map((each) => each.at))
  return parts.map(({ at, whole }) => Number(whole) + (raised.has(at) ? 1 : 0))
}

export interface TransferPart<R> { readonly outcome: 'exact' | 'short' | 'over' | 'late'; readonly request: R; readonly towardsVnd: number; readonly backVnd: number }

/**
 * Shares one transfer among the requests of one purchase; the parts add up to it. What is still open is paid first, one
 * request after another, so that as many orders as can be are paid in full. What is left belongs to requests that have
 * ended (it came too late for them), up to what they asked for; the rest is too much and goes back.
 */
export function shareTransfer<R extends Standing>({ amountVnd, at }: { readonly amountVnd: number; readonly at: Date }, shares: readonly R[]): TransferPart<R>[] {
  const ended = (each: R): boolean => at > each.expiresAt || each.state === 'cancelled' || each.state === 'refunded'
  const missing = (each: R): number => Math.max(0, each.amountVnd - each.receivedVnd)
  const parts = shares.map((request) => ({ request, towardsVnd: 0, backVnd: 0 }))
  let left = amountVnd
  for (const part of parts) if (!ended(part.request)) left -= part.towardsVnd = Math.min(left, missing(part.request))
  for (const part of parts) {
    if (!ended(part.request)) continue
    const taken = Math.min(left, missing(part.request))
    part.backVnd = taken
    left -= taken
  }
  const surplus = parts.find((part) => !ended(part.request)) ?? parts[0]
  if (surplus) surplus.backVnd += left
  return parts.filter((part) => part.towardsVnd + part.backVnd > 0).map((part) => ({ ...part, outcome: ended(part.request) ? 'late' : part.backVnd > 0 ? 'over' : part.towardsVnd < missing(part.request) ? 'short' : 'exact' }))
}

/** How a transfer to a whole purchase stands in one word. */
export function outcomeOfWhole<R extends Standing>(parts: readonly TransferPart<R>[], shares: readonly R[], at: Date): 'exact' | 'short' | 'over' | 'late' {
  if (parts.every((part) => part.outcome === 'late')) return 'late'
  if (parts.some((part) => part.backVnd > 0)) return 'over'
  const paid = new Map(parts.map((part) => [part.request, part.towardsVnd]))
  const open = shares.filter((each) => at <= each.expiresAt && each.state !== 'cancelled' && each.state !== 'refunded')
  return open.some((each) => each.receivedVnd + (paid.get(each) ?? 0) < each.amountVnd) ? 'short' : 'exact'
}
