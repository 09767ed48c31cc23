/** Excel workbooks (.xlsx) to plain grids, from bytes that nobody has looked at before. */
import { requireWorkbook } from './file-kind.ts'
import { FileRefusal } from './file-refusal.ts'
import type { GridSheet } from './grid.ts'
import { CellBudget, SheetScan, type SheetTools } from './sheet-scan.ts'
import { relationsOf, SharedTexts, sheetsOf, stylesOf } from './workbook-parts.ts'
import { XmlScan, xmlDecoder, type XmlListener } from './xml-scan.ts'
import { Unpacker, zipEntries, type ZipEntry } from './zip-read.ts'

/** No real list is larger as a file. */
const FILE_BYTES = 60_000_000
const SMALL_PART = 30_000_000

/**
 * Every sheet with what it holds, hidden ones too. Stored results stand for formulas, nothing is calculated, no link is followed,
 * no picture unpacked. Throws `FileRefusal` for anything that is not a sound workbook without macros and password.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<GridSheet[]> {
  if (bytes.length > FILE_BYTES) throw new FileRefusal('too-large')
  const entries = zipEntries(bytes)
  const unpacker = new Unpacker(bytes)
  const part = (path: string): ZipEntry | undefined => entries.get(path) ?? [...entries.values()].find((entry) => entry.name.toLowerCase() === path.toLowerCase())
  const small = (path: string): Uint8Array | null => {
    const entry = part(path)
    return entry ? unpacker.whole(entry, SMALL_PART) : null
  }
  const text = (path: string): string => new TextDecoder().decode(small(path) ?? new Uint8Array())
  requireWorkbook(new Set(entries.keys()), text('[Content_Types].xml'), text('mimetype'))

  const rootRelations = small('_rels/.rels')
  const main = rootRelations && [...relationsOf(rootRelations, '').values()].find((relation) => relation.type === 'officeDocument')
  const mainPath = main?.path ?? 'xl/workbook.xml'
  const workbook = small(mainPath)
  if (!workbook) throw new FileRefusal('damaged', 'no workbook')
  const folder = mainPath.split('/').slice(0, -1).join('/')
  const relationBytes = small(`${folder}/_rels/${mainPath.split('/').at(-1)}.rels`)
  const relations = relationBytes ? relationsOf(relationBytes, folder) : new Map<string, { path: string; type: string }>()
  const { sheets, from1904 } = sheetsOf(workbook, relations)
  const related = (type: string): string | undefined => [...relations.values()].find((relation) => relation.type === type)?.path

  const styles = small(related('styles') ?? `${folder}/styles.xml`)
  const shared = new SharedTexts()
  const sharedPart = part(related('sharedStrings') ?? `${folder}/sharedStrings.xml`)
  if (sharedPart) await scanPart(unpacker, sharedPart, shared)
  const tools: SheetTools = { shared: shared.items, styles: styles ? stylesOf(styles) : [], from1904, budget: new CellBudget(), sharedCells: new Map() }

  const read: GridSheet[] = []
  const seen = new Set<string>()
  for (const { name, hidden, path } of sheets) {
    const entry = path === null ? undefined : part(path)
    const scan = new SheetScan(tools)
    if (path !== null && !entry) throw new FileRefusal('damaged', path)
    if (entry && seen.has(entry.name)) throw new FileRefusal('damaged', `${entry.name} used twice`)
    if (entry) {
      seen.add(entry.name)
      await scanPart(unpacker, entry, scan)
    }
    read.push(scan.sheet(name, hidden))
  }
  return read
}

async function scanPart(unpacker: Unpacker, entry: ZipEntry, to: XmlListener): Promise<void> {
  const decode = xmlDecoder()
  const scan = new XmlScan(to)
  for await (const piece of unpacker.pieces(entry)) scan.feed(decode(piece))
  scan.feed(decode(null))
  scan.end()
}
