/** The partner's answer, read strictly: which payout was paid, under which number, which failed and why (docs/payout-file.md). */
import type { GridSheet } from '#platform/grid'
import type { PayoutAnswer } from './settle-payout.ts'

export type AnswerFile =
  | { readonly kind: 'read'; readonly answers: readonly PayoutAnswer[]; readonly unread: readonly { readonly row: number; readonly text: string }[] }
  | { readonly kind: 'no-columns' } | { readonly kind: 'too-many' }

const MOST_ROWS = 5_000
/** A text that a spreadsheet marked as no formula loses the mark. */
const plain = (text: string | undefined): string => (text ?? '').trim().replace(/^'/, '')

/** Reads the first sheet that has the columns `payout_id` and `result`. */
export function readAnswer(sheets: readonly GridSheet[]): AnswerFile {
  for (const { rows } of sheets) {
    const heading = rows[0]
    const names = (heading?.cells ?? []).map((cell) => plain(cell?.text).toLowerCase())
    const at = (name: string): number => names.indexOf(name)
    if (at('payout_id') < 0 || at('result') < 0) continue
    if (rows.length - 1 > MOST_ROWS) return { kind: 'too-many' }
    const answers: PayoutAnswer[] = []
    const unread: { row: number; text: string }[] = []
    for (const { row, cells } of rows.slice(1)) {
      const of = (name: string, most: number): string => plain(at(name) < 0 ? '' : cells[at(name)]?.text).slice(0, most)
      const [code, result] = [of('payout_id', 30).toUpperCase(), of('result', 20).toLowerCase()]
      if (/^CT-\d\d-\d{6,}$/.test(code) && (result === 'paid' || result === 'failed')) answers.push({ code, result, reference: of('reference', 100), why: of('reason', 300) })
      else unread.push({ row, text: cells.map((cell) => cell?.text ?? '').join(' ').slice(0, 200) })
    }
    return { kind: 'read', answers, unread }
  }
  return { kind: 'no-columns' }
}
