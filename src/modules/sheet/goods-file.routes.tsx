import { Hono } from 'hono'
import type { CertificationTables } from '#certification'
import { findGoods, type OffersTables } from '#offers'
import type { ProducersTables } from '#producers'
import { FileRefusal } from '#platform/file-refusal'
import { today } from '#platform/day'
import { readId } from '#platform/ids'
import { openFile } from '#platform/list-file'
import { Refusal } from '#platform/refusal'
import { csvPieces, sheetOf, xlsxBytes } from '#platform/sheet'
import { pathIn, tongue, type Say } from '#platform/tongue'
import { cleanText, readBody, storeOf, type Ctx, type Routes, type Web } from '#platform/web'
import { fileFaultWords, FileRefusedPage, FileReviewPage, type FileLine } from './goods-file.page.tsx'
import { readGoodsFile, type GoodsFile } from './goods-file.rules.ts'
import { differencesOf, planOf, type Plan } from './goods-sheet.rules.ts'
import { differenceWords, faultWords, fieldWords, heldWords } from './goods-sheet.words.ts'
import { fileRows, goodsColumns } from './goods.sheet.ts'
import { confirmSheetFile, keepSheetFile, takeable, type SheetFileResult } from './keep-sheet-file.ts'
import { readSaver, type SheetDoor } from './sheet-door.rules.ts'
import { findSheetFile } from './sheet-files.queries.ts'
import type { SheetTables } from './sheet.tables.ts'

type Tables = SheetTables & OffersTables & CertificationTables & ProducersTables
const MOST_BYTES = 4 * 1024 * 1024

/** The sheet of goods as a file: down, up, review, confirm, result. */
export function goodsFileRoutes({ base, guard, by, deskOf }: SheetDoor): Routes {
  const app: Routes = new Hono<Web>()
  const db = (c: Ctx) => storeOf<Tables>(c).now

  const sheetFor = async (c: Ctx) => {
    const { producer } = await deskOf(c)
    return { producer, sheet: { name: 'Hàng', columns: goodsColumns, rows: fileRows(await findGoods(db(c), producer.id, today(c.get('clock')))) } }
  }
  const attached = (c: Ctx, slug: string, ending: string, type: string): Record<string, string> => ({ 'content-type': type, 'content-disposition': `attachment; filename="hang-${slug}-${today(c.get('clock'))}.${ending}"`, 'cache-control': 'private, no-store' })
  // Always with Vietnamese headings: the file goes to and fro between people.
  app.get(`${base}/tai.xlsx`, guard, async (c) => {
    const { producer, sheet } = await sheetFor(c)
    return c.body(new Uint8Array(await xlsxBytes([sheetOf(sheet)], 'vi')), 200, attached(c, producer.slug, 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'))
  })
  app.get(`${base}/tai.csv`, guard, async (c) => {
    const { producer, sheet } = await sheetFor(c)
    const pieces: string[] = []
    for await (const piece of csvPieces(sheet, 'vi')) pieces.push(piece)
    return c.body(pieces.join(''), 200, attached(c, producer.slug, 'csv', 'text/csv; charset=utf-8'))
  })

  app.post(`${base}/tep`, guard, async (c) => {
    const t = tongue(c.get('lang'))
    const { desk, producer } = await deskOf(c)
    const upload = (await readBody(c))['tep']
    const file = upload instanceof File ? upload : null
    const fileName = cleanText(file?.name, 120)
    const refuse = (why: string) => c.html(<FileRefusedPage {...desk} why={why} fileName={fileName} />, 422)
    if (!file || file.size === 0) return refuse(t('Chọn tệp Excel hoặc CSV đã tải từ bảng hàng rồi tải lên lại.', 'Choose the Excel or CSV file that came from the sheet and upload it again.'))
    if (file.size > MOST_BYTES) return refuse(t('Tệp lớn hơn 4 MB. Bỏ ảnh trong tệp rồi tải lên lại.', 'The file is larger than 4 MB. Take out pictures and upload it again.'))
    const read = await openFile(new Uint8Array(await file.arrayBuffer())).then(async ({ sheets }) => readGoodsFile(sheets, await findGoods(db(c), producer.id, today(c.get('clock'))), goodsColumns)).catch((fault: unknown) => {
      if (fault instanceof FileRefusal) return fault
      throw fault
    })
    if (read instanceof FileRefusal) return refuse(read.say(c.get('lang')))
    if (read.kind === 'no-table') return refuse(t('Chúng tôi không thấy bảng hàng trong tệp. Cần hàng tiêu đề có cột “Sản phẩm”, “Gói”, “Giá (đồng)”, “Mã dòng”. Tải bảng hàng về, sửa trong tệp đó rồi tải lên.', 'We see no sheet of goods in the file. Its heading row needs “Sản phẩm”, “Gói”, “Giá (đồng)”, “Mã dòng”. Download the sheet, edit that file, then upload it.'))
    if (read.kind === 'no-keys') return refuse(t('Tệp thiếu cột ẩn “Mã dòng”, nên chúng tôi không biết dòng nào của sản phẩm nào. Tải bảng hàng về lại, chép các ô đã sửa sang tệp mới rồi tải lên.', 'The hidden column “Mã dòng” is missing, so we cannot tell whose row is whose. Download the sheet anew, copy your cells into it and upload that.'))
    if (read.kind === 'too-many') return refuse(t('Tệp có hơn 5.000 dòng.', 'The file has more than 5,000 rows.'))
    const id = await storeOf<Tables>(c).transaction((tx) => keepSheetFile(tx, producer.id, fileName || 'bang-hang', read.file, c.get('actor')!.name, c.get('clock')()))
    return c.redirect(pathIn(c.get('lang'), `${base}/tep/${id}?cua=${encodeURIComponent(producer.slug)}`), 303)
  })

  const review = async (c: Ctx, consent: { value: string; fault: string | undefined }, status: 200 | 422) => {
    const t = tongue(c.get('lang'))
    const { desk, producer } = await deskOf(c)
    const file = await fileOf(c, producer.id)
    const read = file.read as GoodsFile
    const result = file.result as SheetFileResult | null
    const { typed } = takeable(read)
    const goods = result ? [] : await findGoods(db(c), producer.id, today(c.get('clock')), typed.map((each) => each.productId))
    const known = new Map(goods.map((each) => [each.productId, each]))
    const plans = result?.plans ?? typed.map((each) => planOf(each, known.get(each.productId)))
    const lines = plans.map((plan, at) => linesOf(t, plan, read.rows[typed[at]!.productId] ?? []))
    const notes = [
      ...(read.missing.length > 0 ? [t(`Tệp không có cột ${read.missing.map((each) => `“${each}”`).join(', ')}; những ô đó giữ nguyên.`, `The file lacks ${read.missing.map((each) => `“${each}”`).join(', ')}; those cells stay.`)] : []),
      ...(read.formulas > 0 ? [t(`${read.formulas} ô là công thức; chúng tôi lấy kết quả đã lưu trong tệp.`, `${read.formulas} cells are formulas; we took the results that the file holds.`)] : []),
    ]
    const refused = [...read.faults.map((fault): FileLine => ({ row: fault.row, product: fault.product, words: `${t('Ô', 'Cell')} ${fault.cell}: ${fileFaultWords(t, fault)}` })), ...lines.flatMap((each) => each.refused)].sort((a, b) => a.row - b.row)
    return c.html(<FileReviewPage {...desk} fileId={file.id} fileName={file.fileName} saved={result?.saved ?? null} count={plans.filter((plan) => plan.kind === 'change').length} changes={lines.flatMap((each) => each.changes)} refused={refused} notes={notes} consent={consent} />, status)
  }
  const fileOf = async (c: Ctx, producerId: string) => {
    const id = readId(c.req.param('id') ?? '')
    const file = id ? await findSheetFile(db(c), id) : null
    if (!file || file.producerId !== producerId) throw new Refusal('not-found', tongue(c.get('lang'))('Không có tệp này. Tệp đã tải lên được giữ 30 ngày.', 'No such file. Uploaded files are kept for 30 days.'))
    return file
  }

  app.get(`${base}/tep/:id`, guard, (c) => review(c, { value: '', fault: undefined }, 200))
  app.post(`${base}/tep/:id`, guard, async (c) => {
    const { producer } = await deskOf(c)
    const file = await fileOf(c, producer.id)
    const saver = readSaver(tongue(c.get('lang')), by, c.get('actor')!.name, await readBody(c))
    if (saver.kind === 'faulty') return review(c, { value: '', fault: saver.fault }, 422)
    await storeOf<Tables>(c).transaction((tx) => confirmSheetFile(tx, producer.id, file.id, saver.by, c.get('clock')()))
    return c.redirect(pathIn(c.get('lang'), `${base}/tep/${file.id}?cua=${encodeURIComponent(producer.slug)}`), 303)
  })
  return app
}

/** A plan in sentences, at the file’s row where it has one. */
function linesOf(t: Say, plan: Plan, rows: readonly number[]): { changes: FileLine[]; refused: FileLine[] } {
  if (plan.kind === 'same' || plan.kind === 'foreign') return { changes: [], refused: [] }
  const [product, first] = [plan.goods.name, rows[0] ?? 0]
  if (plan.kind === 'change') {
    const rowOf = (pack: string): number => rows[plan.change.packs.findIndex((each) => each.name === pack)] || first
    const byRow = new Map<number, string[]>()
    for (const each of differencesOf(plan.goods, plan.change)) {
      const row = 'pack' in each ? rowOf(each.pack) : first
      byRow.set(row, [...byRow.get(row) ?? [], differenceWords(t, each, plan.change.unit)])
    }
    return { refused: [], changes: [...byRow].map(([row, words]) => ({ row, product, words: words.join('; ') })) }
  }
  const held = heldWords(t, plan)
  return { changes: [], refused: held !== null ? [{ row: first, product, words: held }] : plan.kind === 'faulty' ? plan.faults.map((fault) => ({ row: rows[fault.pack ?? 0] || first, product, words: `${fieldWords(t, fault.field)}: ${faultWords(t, fault)}` })) : [] }
}
