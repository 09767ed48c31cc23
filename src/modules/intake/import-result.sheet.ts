import { sheetOf, xlsxBytes, type SheetColumn } from '#platform/sheet'
import type { RowOutcome } from './intake.tables.ts'
import type { PlannedRow } from './import-plan.rules.ts'
import { dayAsKnown } from './import-report.rules.ts'
import type { ImportRow } from './import-row.rules.ts'

type Line = { readonly row: ImportRow; readonly plan: PlannedRow }

const words: Record<RowOutcome, string> = {
  new: 'sản phẩm mới', update: 'bổ sung cho sản phẩm đã có', upgrade: 'nâng hạng', duplicate: 'đã có, không ghi lại', held: 'chờ xem, chưa ghi', skipped: 'bỏ qua', error: 'không đọc được',
}

const text = (vi: string, en: string, width: number, value: (line: Line) => string | null | undefined): SheetColumn<Line> => ({ heading: { vi, en }, width, kind: 'text', value })

const columns: readonly SheetColumn<Line>[] = [
  text('Trang tính', 'Sheet', 14, ({ row }) => row.sheet),
  { heading: { vi: 'Dòng', en: 'Row' }, width: 8, kind: 'number', value: ({ row }) => row.row },
  { heading: { vi: 'Phần', en: 'Part' }, width: 6, kind: 'number', value: ({ row }) => row.part },
  text('Kết quả', 'Outcome', 26, ({ plan }) => words[plan.outcome]),
  text('Tên sản phẩm', 'Product', 40, ({ row }) => row.product?.name),
  { heading: { vi: 'Hạng sao', en: 'Stars' }, width: 9, kind: 'number', value: ({ row }) => row.product?.stars },
  text('Ngày công nhận', 'Recognised on', 14, ({ row }) => (row.product ? dayAsKnown(row) : null)),
  text('Chủ thể', 'Producer', 36, ({ row }) => row.producer?.name),
  text('Xã, phường ngày nay', 'Commune of today', 26, ({ row }) => row.place.unitName),
  text('Tỉnh ngày nay', 'Province of today', 16, ({ row }) => row.place.provinceName),
  text('Nhóm gợi ý', 'Suggested group', 12, ({ row }) => row.product?.group?.code),
  text('Điều cần biết', 'To know', 60, ({ plan }) => plan.problems.map((problem) => (problem.column ? `${problem.column}: ${problem.message}` : problem.message)).join('\n')),
  text('Chữ trong tệp', 'As in the file', 60, ({ row }) => Object.values(row.raw).filter(Boolean).join(' | ')),
]

/** The result file: every row of the list with what became of it. */
export function writeResult(rows: readonly ImportRow[], planned: readonly PlannedRow[]): Promise<Buffer> {
  return xlsxBytes([sheetOf({ name: 'Kết quả', columns, rows: rows.map((row, index) => ({ row, plan: planned[index]! })) })], 'vi')
}
