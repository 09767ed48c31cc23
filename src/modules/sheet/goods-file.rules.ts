/** A sheet of goods that comes back as a file: which rows are whose, what stands in their cells, and what cannot be taken. */
import type { Goods } from '#offers'
import { columnLetter, type Cell, type GridRow, type GridSheet } from '#platform/grid'
import { readId } from '#platform/ids'
import { foldVietnamese } from '#platform/search-text'
import { cleanText } from '#platform/web'
import { readYes } from './goods-cells.rules.ts'
import { typedOf, type GoodsTyped, type PackTyped, type Seen } from './goods-sheet.rules.ts'

export type FileWhy = 'merged' | 'formula' | 'error' | 'date' | 'foreign' | 'no-key' | 'two-values' | 'no-yes'
/** What keeps a row, and with it its product, from being taken. `cell` as Excel names it. */
export interface FileFault { readonly row: number; readonly cell: string; readonly product: string; readonly productId: string | null; readonly why: FileWhy }

export interface GoodsFile {
  readonly typed: readonly GoodsTyped[]
  /** Of each product: the file’s row of each typed pack (0 = it was not in the file). */
  readonly rows: Readonly<Record<string, readonly number[]>>
  readonly faults: readonly FileFault[]
  /** Columns that the file does not have; what stands there stays. */
  readonly missing: readonly string[]
  /** Cells whose formula’s result was taken. */
  readonly formulas: number
}
export type GoodsFileRead = { readonly kind: 'read'; readonly file: GoodsFile } | { readonly kind: 'no-table' } | { readonly kind: 'no-keys' } | { readonly kind: 'too-many' }

type Key = 'product' | 'name' | 'size' | 'price' | 'stock' | 'unit' | 'onSale' | 'madeToOrder' | 'seasons' | 'key'
type Heading = { readonly key: string; readonly heading: { readonly vi: string; readonly en: string } }
const plainHeading = (text: string): string => foldVietnamese(text).replace(/\(.*?\)/g, '').replace(/[^a-z0-9]+/g, ' ').trim()
const MOST_ROWS = 5_000

function headerOf(sheet: GridSheet, headings: readonly Heading[]): { row: GridRow; columns: Map<Key, number> } | null {
  for (const row of sheet.rows.slice(0, 20)) {
    const columns = new Map<Key, number>()
    row.cells.forEach((cell, at) => {
      const found = cell && headings.find(({ heading }) => plainHeading(heading.vi) === plainHeading(cell.text) || plainHeading(heading.en) === plainHeading(cell.text))
      if (found && !columns.has(found.key as Key)) columns.set(found.key as Key, at)
    })
    if (columns.has('product') && columns.size >= 3) return { row, columns }
  }
  return null
}

function readKey(text: string): { productId: string; seen: Seen; packId: string | null } | null {
  const [id = '', version = '', stock = '', sum = '', pack = ''] = text.split('.')
  const seen = { version: Number.parseInt(version, 36), stock: Number.parseInt(stock, 36), sum }
  const productId = readId<'product'>(id)
  return productId && Number.isSafeInteger(seen.version) && Number.isSafeInteger(seen.stock) ? { productId, seen, packId: readId(pack) } : null
}

interface Building { readonly goods: Goods; readonly seen: Seen; readonly packs: PackTyped[]; readonly rows: number[]; readonly of: Partial<Record<Key, string>> }

/** Reads the first sheet that looks like ours. Rows that are not there stay as they are; so do cells of a product that are empty in all its rows. */
export function readGoodsFile(sheets: readonly GridSheet[], goods: readonly Goods[], headings: readonly Heading[]): GoodsFileRead {
  const found = sheets.filter((sheet) => !sheet.hidden).flatMap((sheet) => { const header = headerOf(sheet, headings); return header ? [{ sheet, ...header }] : [] })[0]
  if (!found) return { kind: 'no-table' }
  const { sheet, row: header, columns } = found
  if (!columns.has('key')) return { kind: 'no-keys' }
  const data = sheet.rows.filter((row) => row.row > header.row)
  if (data.length > MOST_ROWS) return { kind: 'too-many' }
  const known = new Map(goods.map((each) => [each.productId, each]))
  const named = new Map<string, Goods | null>()
  for (const each of goods) named.set(foldVietnamese(each.name), named.has(foldVietnamese(each.name)) ? null : each)
  const building = new Map<string, Building>()
  const faults: FileFault[] = []
  let formulas = 0

  for (const row of data) {
    const cellOf = (key: Key): Cell | undefined => { const at = columns.get(key); return at === undefined ? undefined : row.cells[at] }
    const text = (key: Key, max = 80): string => cleanText(cellOf(key)?.text.replace(/\s+/g, ' '), max)
    if ([...columns.keys()].every((key) => text(key) === '')) continue
    const key = text('key', 400)
    const read = readKey(key)
    const own = read ? known.get(read.productId) ?? null : key === '' ? named.get(foldVietnamese(text('product'))) ?? null : null
    const fault = (why: FileWhy, of: Key): void => { faults.push({ row: row.row, cell: `${columnLetter((columns.get(of) ?? 0) + 1)}${row.row}`, product: own?.name ?? text('product'), productId: own?.productId ?? null, why }) }
    if (!own) { fault(read ? 'foreign' : 'no-key', read ? 'product' : 'key'); continue }
    if (sheet.merges.some((merge) => merge.top <= row.row && merge.bottom >= row.row)) fault('merged', 'product')
    for (const each of columns.keys()) {
      const cell = cellOf(each)
      if (cell?.kind === 'formula') fault('formula', each)
      else if (cell?.kind === 'error') fault('error', each)
      else if (cell?.kind === 'date') fault('date', each)
      if (cell?.formula && cell.kind !== 'formula') formulas++
    }
    const at = building.get(own.productId) ?? { goods: own, seen: read?.seen ?? typedOf(own).seen, packs: [], rows: [], of: {} }
    building.set(own.productId, at)
    // A row that was copied to make another pack carries the key of the first one.
    const packId = read?.packId && own.packs.some((pack) => pack.id === read.packId) && !at.packs.some((pack) => pack.id === read.packId) ? read.packId : null
    const was = own.packs.find((pack) => pack.id === packId)
    const shown = was ? typedOf(own).packs.find((pack) => pack.id === was.id)! : null
    at.packs.push({ id: packId, name: columns.has('name') ? text('name') : shown?.name ?? '', size: columns.has('size') ? text('size') : shown?.size ?? '', price: columns.has('price') ? text('price') : shown?.price ?? '' })
    at.rows.push(row.row)
    for (const each of ['stock', 'unit', 'onSale', 'madeToOrder', 'seasons'] as const) {
      const value = text(each)
      if (value === '') continue
      if (at.of[each] !== undefined && at.of[each] !== value) fault('two-values', each)
      else at.of[each] = value
      if ((each === 'onSale' || each === 'madeToOrder') && readYes(value) === null) fault('no-yes', each)
    }
  }
  const typed = [...building.values()].map((each): GoodsTyped => {
    const now = typedOf(each.goods)
    const inFile = new Set(each.packs.map((pack) => pack.id))
    const left = now.packs.filter((pack) => pack.id !== null && !inFile.has(pack.id))
    each.rows.push(...left.map(() => 0))
    return {
      productId: each.goods.productId, seen: each.seen, unit: each.of.unit ?? now.unit, stock: each.of.stock ?? now.stock, seasons: each.of.seasons ?? now.seasons, packs: [...each.packs, ...left],
      onSale: each.of.onSale === undefined ? now.onSale : readYes(each.of.onSale) ?? now.onSale, madeToOrder: each.of.madeToOrder === undefined ? now.madeToOrder : readYes(each.of.madeToOrder) ?? now.madeToOrder,
    }
  })
  const missing = headings.filter((each) => !columns.has(each.key as Key)).map((each) => each.heading.vi)
  return { kind: 'read', file: { typed, rows: Object.fromEntries([...building].map(([id, each]) => [id, each.rows])), faults, missing, formulas } }
}
