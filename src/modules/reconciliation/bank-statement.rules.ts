/** What the lines of a bank's statement say. Nothing is guessed: a line that cannot be read is shown as it stands. */
import { createHash } from 'node:crypto'
import { dayOf, makeDay } from '#platform/day'
import type { GridSheet } from '#platform/grid'
import { shapeSheet } from '#platform/list-shape'
import type { ListCell, ListRow } from '#platform/list-types'
import { bankColumns, type BankColumn } from './bank-statement.words.ts'

export interface ReadRow {
  readonly row: number
  /** As an ISO moment; where the statement tells the day alone, its first minute in Vietnam: a buyer is not late for want of an hour. */
  readonly at: string
  readonly amountVnd: number
  readonly memo: string
  readonly reference: string
  /** Of this line, the same whenever the same statement or one that overlaps it is brought. */
  readonly sourceId: string
}
export interface BookedRow { readonly row: number; readonly outcome: string; readonly orderId: string | null }
export interface Unread { readonly row: number; readonly text: string; readonly why: 'no-day' | 'no-amount' }

/** `no-columns`: no sheet has a day, a memo and an amount. `other-account`: it says that it is another account's. `nothing-in`: no money came in. */
export type StatementRead =
  | { readonly kind: 'read'; readonly rows: readonly ReadRow[]; readonly out: number; readonly unread: readonly Unread[]; readonly names: 'this-account' | 'no-account' }
  | { readonly kind: 'no-columns' } | { readonly kind: 'other-account'; readonly number: string } | { readonly kind: 'nothing-in' } | { readonly kind: 'too-many' }

/** Lines of one file. */
export const MOST_LINES = 2_000

/** `1.250.000`, `1,250,000.00`, `+180000 VND`: whole đồng, below nought with a minus sign or in brackets; null when it is none. */
export function readAmount(cell: ListCell | undefined): number | null {
  if (!cell) return null
  if (typeof cell.value === 'number') return Number.isSafeInteger(Math.round(cell.value)) && Math.abs(cell.value - Math.round(cell.value)) < 0.005 ? Math.round(cell.value) : null
  const text = cell.text.replace(/\s|vnd|vnđ|đ|đồng/gi, '')
  const minus = /^[-−(]/.test(text)
  const plain = text.replace(/^[+\-−(]|\)$/g, '').replace(/^(\d{1,3}(?:([.,])\d{3})*|\d+)([.,]0{1,2})$/, (whole, head: string, mark: string | undefined, tail: string) => (mark !== undefined && tail[0] === mark ? whole : head))
  if (!/^\d{1,3}(?:[.,]\d{3})+$|^\d{1,13}$/.test(plain)) return null
  const value = Number(plain.replace(/[.,]/g, ''))
  return minus ? 0 - value : value
}

/** `25/11/2026`, `25-11-2026 14:03:11`, `2026-11-25`, `25/11/26`; null when it is no day. */
export function readMoment(text: string): Date | null {
  const clock = /\b(\d{1,2}):(\d{2})(?::(\d{2}))?\b/.exec(text)
  const local = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/.exec(text)
  const iso = /\b(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text)
  const day = iso ? makeDay(Number(iso[1]), Number(iso[2]), Number(iso[3])) : local ? makeDay(Number(local[3]!.length === 2 ? `20${local[3]}` : local[3]), Number(local[2]), Number(local[1])) : null
  if (!day || (clock && (Number(clock[1]) > 23 || Number(clock[2]) > 59))) return null
  return new Date(`${day}T${clock ? `${clock[1]!.padStart(2, '0')}:${clock[2]}:${clock[3] ?? '00'}` : '00:00:00'}+07:00`)
}

const digits = (text: string): string[] => [...text.matchAll(/\d[\d .-]{4,24}\d/g)].map((found) => found[0].replace(/[ .-]/g, '')).filter((each) => each.length >= 6 && each.length <= 19)

/** The account that the head of a statement names; null when it names none. */
function accountNamed(rows: readonly ListRow<BankColumn>[]): string[] {
  return rows.filter((row) => row.kind === 'title' || row.kind === 'header').filter((row) => /t[àa]i\s*kho[ảa]n|account|\btk\b/i.test(row.text)).flatMap((row) => digits(row.text))
}

/** Reads a statement of the account `number`. */
export function readStatement(sheets: readonly GridSheet[], number: string): StatementRead {
  const list = sheets.map((sheet) => shapeSheet(sheet, bankColumns)).find((each) => each.outcome === 'read' && each.columns.some(({ key }) => key === 'credit' || key === 'amount'))
  if (!list) return { kind: 'no-columns' }
  const named = accountNamed(list.rows)
  if (named.length > 0 && !named.includes(number)) return { kind: 'other-account', number: named[0]! }
  const rows: ReadRow[] = []
  const unread: Unread[] = []
  const alike = new Map<string, number>()
  let out = 0
  for (const { kind, row, cells, text } of list.rows) {
    if (kind !== 'data') continue
    const credit = readAmount(cells.credit)
    const debit = readAmount(cells.debit)
    const amount = cells.credit || cells.debit ? (credit ?? 0) - Math.abs(debit ?? 0) : readAmount(cells.amount)
    const at = cells.at ? readMoment(cells.at.text) : null
    if (!at) { if (amount) unread.push({ row, text, why: 'no-day' }); continue }
    if (amount === null || (cells.credit && credit === null)) { unread.push({ row, text, why: 'no-amount' }); continue }
    if (amount <= 0) { if (amount < 0) out++; continue }
    const memo = cells.memo?.text ?? ''
    const reference = (cells.reference?.text ?? '').slice(0, 100)
    const key = `${dayOf(at)} ${amount} ${reference} ${reference === '' ? memo : ''}`
    const nth = alike.get(key) ?? 0
    alike.set(key, nth + 1)
    rows.push({ row, at: at.toISOString(), amountVnd: amount, memo: memo.slice(0, 2_000), reference, sourceId: createHash('sha256').update(`${key} ${nth}`).digest('hex').slice(0, 40) })
  }
  if (rows.length === 0) return { kind: 'nothing-in' }
  if (rows.length > MOST_LINES) return { kind: 'too-many' }
  return { kind: 'read', rows, out, unread, names: named.length > 0 ? 'this-account' : 'no-account' }
}
