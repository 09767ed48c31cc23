/** What a platform withholds from sellers for the tax, by rules that are data; nothing here decides whether it applies. */
import { z } from 'zod'
import type { Day } from '#platform/day'
import type { Setting } from '#platform/settings'

/** `household`: individuals, households and groups of them; `organisation`: legal entities, from whom nothing is withheld. */
export type SellerKind = 'household' | 'organisation'

export interface TaxRule {
  readonly id: string
  readonly from: Day
  readonly to: Day | null
  readonly sellerKind: SellerKind
  readonly goodsClass: 'goods' | 'services' | 'transport' | 'other'
  /** In basis points of the price. */
  readonly vatBp: number
  readonly pitBp: number
  readonly thresholdVnd: number | null
  readonly status: 'in force' | 'suspended' | 'repealed'
  readonly source: string
  readonly sourceUrl: string | null
  readonly sure: 'text' | 'news' | 'unverified'
  readonly note: string
}

/** Off until the operator has decided: whether a portal that holds no money has to withhold at all is not settled. */
export const taxWithholding: Setting<{ readonly on: boolean; readonly why: string }> = { name: 'payments.tax-withholding', shape: z.object({ on: z.boolean(), why: z.string() }), fallback: { on: false, why: '' } }

/** The rule for a sale on a day; null when there is none in force. Suspended rules do not apply; a repealed one still does for the days it was in force. */
export function taxRuleOn(rules: readonly TaxRule[], day: Day, sellerKind: SellerKind, goodsClass: TaxRule['goodsClass'] = 'goods'): TaxRule | null {
  return rules.filter((rule) => rule.status !== 'suspended' && rule.sellerKind === sellerKind && rule.goodsClass === goodsClass && rule.from <= day && (rule.to === null || rule.to >= day)).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0] ?? null
}

/** A part of an amount in basis points, to the đồng, halves away from nought: what is given back offsets exactly what the same sum sold. */
export function partOf(amountVnd: number, bp: number): number {
  const part = (BigInt(Math.abs(amountVnd)) * BigInt(bp) + 5_000n) / 10_000n
  return amountVnd < 0 ? 0 - Number(part) : Number(part)
}
