import type { BookedRow, ReadRow } from './bank-statement.rules.ts'

export interface ReconciliationTables {
  'reconciliation.statements': {
    id: string
    producer_id: string
    account: string
    file_name: string
    rows: readonly ReadRow[]
    brought_by: string
    brought_at: Date
    booked_at: Date | null
    result: readonly BookedRow[] | null
  }
}
