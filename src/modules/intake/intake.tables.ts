import type { ColumnType, Generated } from 'kysely'
import type { FileId } from '#platform/files'
import type { Id } from '#platform/ids'

export type ImportState = 'reading' | 'review' | 'landing' | 'landed' | 'undone' | 'refused'
export type RowOutcome = 'new' | 'update' | 'upgrade' | 'duplicate' | 'held' | 'skipped' | 'error'
export type RowDecision = 'take' | 'set-aside' | 'join' | 'apart'
type JsonColumn = ColumnType<unknown, string, string>

export interface IntakeTables {
  'intake.imports': {
    id: Id<'import'>
    code: string
    state: ImportState
    file_id: FileId | null
    file_name: string
    options: JsonColumn
    scope_code: Generated<string>
    sheets: JsonColumn
    totals: JsonColumn
    progress_done: Generated<number>
    progress_all: Generated<number>
    refusal: string | null
    result_file_id: FileId | null
    made_by: string
    made_by_name: string
    made_at: Generated<Date>
    changed_at: Generated<Date>
    landed_at: Date | null
    undone_at: Date | null
    undone_by_name: string | null
  }
  'intake.import_rows': {
    import_id: Id<'import'>
    ordinal: number
    sheet: string
    row: number
    part: number
    raw: JsonColumn
    understood: JsonColumn
    outcome: RowOutcome
    problems: JsonColumn
    mended: JsonColumn
    decision: RowDecision | null
    join_product: Id<'product'> | null
    decided_by_name: string | null
    product_id: Id<'product'> | null
    event_id: Id<'event'> | null
  }
}
