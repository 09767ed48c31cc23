import type { CertificationTables } from '#certification'
import type { ProducersTables } from '#producers'
import type { OffersTables, SavedBy } from '#offers'
import { newId } from '#platform/ids'
import { sql, type Tx } from '#platform/db'
import type { GoodsFile } from './goods-file.rules.ts'
import type { Plan } from './goods-sheet.rules.ts'
import { saveSheet } from './save-sheet.ts'
import type { SheetTables } from './sheet.tables.ts'

/** What became of a file, as it is shown for good. */
export interface SheetFileResult { readonly saved: number; readonly plans: readonly Plan[] }

/** Keeps what was read of a file until it is confirmed; files that nobody asks for any more go after 30 days. */
export async function keepSheetFile(tx: Tx<SheetTables>, producerId: string, fileName: string, read: GoodsFile, byName: string, now: Date): Promise<string> {
  await sql(tx, 'sheet.forget-sheet-files', `delete from sheet.files where producer_id = $1 and made_at < $2::timestamptz - interval '30 days'`, [producerId, now])
  const id = newId<'sheet-file'>()
  await sql(tx, 'sheet.keep-sheet-file', 'insert into sheet.files (id, producer_id, file_name, read, by_name, made_at) values ($1, $2, $3, $4, $5, $6)', [id, producerId, fileName, JSON.stringify(read), byName, now])
  return id
}

/** Saves a file’s good rows once; confirmed again it does nothing more. */
export async function confirmSheetFile(tx: Tx<SheetTables & OffersTables & CertificationTables & ProducersTables>, producerId: string, id: string, by: SavedBy, now: Date): Promise<void> {
  const [waiting] = await sql<{ read: GoodsFile }>(tx, 'sheet.take-sheet-file', 'select read from sheet.files where id = $1 and producer_id = $2 and done_at is null for update', [id, producerId])
  if (!waiting) return
  const { typed } = takeable(waiting.read)
  const plans = await saveSheet(tx, producerId, typed, by, now)
  const result: SheetFileResult = { saved: plans.filter((plan) => plan.kind === 'change').length, plans }
  await sql(tx, 'sheet.end-sheet-file', 'update sheet.files set result = $2, done_at = $3 where id = $1', [id, JSON.stringify(result), now])
}

/** The products of a file of which no row is faulty by itself. */
export function takeable(file: GoodsFile): Pick<GoodsFile, 'typed'> {
  const faulty = new Set(file.faults.map((fault) => fault.productId))
  return { typed: file.typed.filter((each) => !faulty.has(each.productId)) }
}
