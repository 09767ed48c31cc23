import { sql, type Db } from '#platform/db'
import type { FileId } from '#platform/files'
import type { Id } from '#platform/ids'
import type { ImportState, IntakeTables, RowDecision, RowOutcome } from './intake.tables.ts'
import type { ImportOptions, ImportRow, RowProblem, SheetReport } from './import-row.rules.ts'

export interface ImportView {
  readonly id: Id<'import'>
  readonly code: string
  readonly state: ImportState
  readonly fileId: FileId | null
  readonly fileName: string
  readonly options: ImportOptions
  readonly scope: string
  readonly sheets: readonly SheetReport[]
  readonly totals: Partial<Record<RowOutcome, number>>
  readonly done: number
  readonly all: number
  readonly refusal: string | null
  readonly resultFileId: FileId | null
  readonly madeBy: string
  readonly madeByName: string
  readonly madeAt: Date
  readonly landedAt: Date | null
  readonly undoneAt: Date | null
  readonly undoneByName: string | null
}

const COLUMNS = `id, code, state, file_id as "fileId", file_name as "fileName", options, scope_code as scope, sheets, totals, progress_done as done, progress_all as all,
  refusal, result_file_id as "resultFileId", made_by as "madeBy", made_by_name as "madeByName", made_at as "madeAt", landed_at as "landedAt", undone_at as "undoneAt", undone_by_name as "undoneByName"`

export async function findImport(db: Db<IntakeTables>, code: string): Promise<ImportView | null> {
  return (await sql<ImportView>(db, 'certification.import', `select ${COLUMNS} from intake.imports where code = $1`, [code]))[0] ?? null
}

export async function findImportById(db: Db<IntakeTables>, id: Id<'import'>): Promise<ImportView | null> {
  return (await sql<ImportView>(db, 'certification.import-by-id', `select ${COLUMNS} from intake.imports where id = $1`, [id]))[0] ?? null
}

/** The imports of some scopes (province codes, `VN`), newest first. */
export async function findImports(db: Db<IntakeTables>, scopes: readonly string[] | 'all', limit: number, offset: number): Promise<ImportView[]> {
  return sql<ImportView>(db, 'intake.imports', `select ${COLUMNS} from intake.imports where $1 or scope_code = any($2) order by made_at desc limit $3 offset $4`,
    [scopes === 'all', scopes === 'all' ? [] : scopes, limit, offset])
}

export interface ImportRowView {
  readonly ordinal: number
  readonly sheet: string
  readonly row: number
  readonly part: number
  readonly raw: Readonly<Record<string, string>>
  readonly understood: ImportRow | null
  readonly outcome: RowOutcome
  readonly problems: readonly RowProblem[]
  readonly mended: Readonly<Record<string, string>> | null
  readonly decision: RowDecision | null
  readonly decidedByName: string | null
  readonly joinProduct: string | null
  readonly productSlug: string | null
}

const ROW = `row.ordinal, row.sheet, row.row, row.part, row.raw, (row.understood::jsonb || jsonb_build_object('raw', row.raw)) as understood, row.outcome, row.problems, row.mended, row.decision, row.decided_by_name as "decidedByName",
  row.join_product as "joinProduct", product.slug as "productSlug"
  from intake.import_rows row left join certification.products product on product.id = row.product_id`

/** The rows of an import with one of the outcomes, in the order of the file; `noted` = only those with something to know. */
export async function findImportRows(db: Db<IntakeTables>, id: Id<'import'>, outcomes: readonly RowOutcome[], limit: number, after: number, noted = false): Promise<ImportRowView[]> {
  return sql<ImportRowView>(db, 'certification.import-rows', `select ${ROW} where row.import_id = $1 and row.outcome = any($2) and row.ordinal > $3 and (not $5 or row.problems::text <> '[]') order by row.ordinal limit $4`, [id, outcomes, after, limit, noted])
}

/** How many rows with one of the outcomes have something to know. */
export async function countNoted(db: Db<IntakeTables>, id: Id<'import'>, outcomes: readonly RowOutcome[]): Promise<number> {
  return (await sql<{ count: number }>(db, 'intake.noted', `select count(*) from intake.import_rows where import_id = $1 and outcome = any($2) and problems::text <> '[]'`, [id, outcomes]))[0]!.count
}

export async function findImportRow(db: Db<IntakeTables>, id: Id<'import'>, ordinal: number): Promise<ImportRowView | null> {
  return (await sql<ImportRowView>(db, 'certification.import-row', `select ${ROW} where row.import_id = $1 and row.ordinal = $2`, [id, ordinal]))[0] ?? null
}

/** How many imports of some scopes wait for a person. */
export async function countImports(db: Db<IntakeTables>, scopes: readonly string[] | 'all'): Promise<number> {
  return (await sql<{ count: number }>(db, 'intake.waiting', `select count(*) from intake.imports where state = 'review' and ($1 or scope_code = any($2))`, [scopes === 'all', scopes === 'all' ? [] : scopes]))[0]!.count
}
