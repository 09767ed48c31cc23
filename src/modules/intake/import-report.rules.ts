/** What the import command answers as JSON: every sheet, every row, what became of it, and the totals. */
import type { RowOutcome } from './intake.tables.ts'
import type { PlannedRow } from './import-plan.rules.ts'
import type { ImportRow, RowProblem, SheetReport } from './import-row.rules.ts'

export interface ImportReport {
  readonly code: string | null
  readonly sheets: readonly SheetReport[]
  readonly rows: readonly {
    readonly sheet: string
    readonly row: number
    readonly part: number
    readonly outcome: RowOutcome
    readonly product: { readonly name: string; readonly stars: number | null; readonly decidedOn: string | null; readonly status: string; readonly group: string | null } | null
    readonly producer: { readonly name: string; readonly form: string } | null
    readonly unit: { readonly code: string | null; readonly name: string | null; readonly province: string | null }
    readonly problems: readonly RowProblem[]
  }[]
  readonly totals: Readonly<Record<RowOutcome, number>> & { readonly rows: number }
}

export function importReport(rows: readonly ImportRow[], planned: readonly PlannedRow[], sheets: readonly SheetReport[], code: string | null): ImportReport {
  const totals = { new: 0, update: 0, upgrade: 0, duplicate: 0, held: 0, skipped: 0, error: 0, rows: rows.length }
  return {
    code, sheets, totals,
    rows: rows.map((row, index) => {
      const plan = planned[index]!
      totals[plan.outcome]++
      return {
        sheet: row.sheet, row: row.row, part: row.part, outcome: plan.outcome,
        product: row.product ? { name: row.product.name, stars: row.product.stars, decidedOn: dayAsKnown(row), status: plan.kind ?? row.product.kind, group: row.product.group?.code ?? null } : null,
        producer: row.producer ? { name: row.producer.name, form: row.producer.form } : null,
        unit: { code: row.place.unitCode, name: row.place.unitName, province: row.place.provinceName },
        problems: plan.problems,
      }
    }),
  }
}

/** The day as exactly as it is known: `2022-08-22`, `2021-03`, `2021`; null when not even the year is. */
export function dayAsKnown(row: ImportRow): string | null {
  const { latest, precision } = row.product!.decided
  if (!latest || precision === 'unknown') return null
  return latest.slice(0, { day: 10, month: 7, year: 4 }[precision])
}
