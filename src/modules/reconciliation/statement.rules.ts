/** A month in figures: each is the sum of its lines and nothing else, so that whoever opens it can add it up. */
import { partOf, taxRuleOn, type SellerKind, type Statement, type StatementLine, type TaxRule } from '#payments'
import { dayOf } from '#platform/day'

export type FigureKey = 'sold' | 'returned' | 'transfers' | 'cash' | 'partner' | 'refunds' | 'fees' | 'payouts' | 'vat' | 'pit'
export interface TaxedLine extends StatementLine { readonly rule: TaxRule | null; readonly vatVnd: number; readonly pitVnd: number }
export interface MonthFigures {
  readonly lines: readonly TaxedLine[]
  /** `returned` and `refunds` above nought are what went back. */
  readonly sums: Readonly<Record<FigureKey, number>>
  /** Sold less returned. */
  readonly netVnd: number
  /** The rules that were used, each once. */
  readonly rules: readonly TaxRule[]
}

/** By legal form: co-operatives, firms and associations are legal entities; households, farms and groups without legal personality are not. Null when the form is not known. */
export function sellerKindOf(form: string): SellerKind | null {
  switch (form) {
    case 'cooperative': case 'enterprise': case 'association': return 'organisation'
    case 'household': case 'household-unregistered': case 'cooperative-group': case 'farm': return 'household'
    default: return null
  }
}

/** What a line adds to a figure. */
export function shareIn(key: FigureKey, line: TaxedLine): number {
  switch (key) {
    case 'sold': return line.what === 'refund' ? 0 : line.salesVnd
    case 'returned': return line.what === 'refund' ? 0 - line.salesVnd : 0
    case 'transfers': return line.what === 'transfer' || line.what === 'undo' ? line.moneyVnd - line.partnerVnd : 0
    case 'partner': return line.what === 'transfer' || line.what === 'undo' ? line.partnerVnd : 0
    case 'fees': return line.what === 'fee' ? 0 - line.partnerVnd : 0
    case 'payouts': return line.what === 'payout' ? 0 - line.partnerVnd : 0
    case 'cash': return line.what === 'cash' ? line.moneyVnd : 0
    case 'refunds': return line.what === 'refund' ? 0 - line.moneyVnd : 0
    case 'vat': return line.vatVnd
    case 'pit': return line.pitVnd
  }
}

const keys: readonly FigureKey[] = ['sold', 'returned', 'transfers', 'cash', 'partner', 'refunds', 'fees', 'payouts', 'vat', 'pit']

/** The figures of a month. `tax` is null while nothing is withheld. What is given back offsets by the rule of its own day. */
export function figuresOf(statement: Pick<Statement, 'lines'>, tax: { readonly rules: readonly TaxRule[]; readonly kind: SellerKind } | null): MonthFigures {
  const lines = statement.lines.map((line): TaxedLine => {
    const rule = tax && line.salesVnd !== 0 ? taxRuleOn(tax.rules, dayOf(line.at), tax.kind) : null
    return { ...line, rule, vatVnd: rule ? partOf(line.salesVnd, rule.vatBp) : 0, pitVnd: rule ? partOf(line.salesVnd, rule.pitBp) : 0 }
  })
  const sums = Object.fromEntries(keys.map((key) => [key, lines.reduce((sum, line) => sum + shareIn(key, line), 0)])) as Record<FigureKey, number>
  return { lines, sums, netVnd: sums.sold - sums.returned, rules: [...new Map(lines.flatMap(({ rule }) => (rule ? [[rule.id, rule] as const] : []))).values()] }
}

/** Whether a licensed partner had to do with this month: else nothing of it is shown. */
export const usesPartner = ({ lines, heldVnd }: Pick<Statement, 'lines' | 'heldVnd'>): boolean => heldVnd !== 0 || lines.some((line) => line.partnerVnd !== 0)
