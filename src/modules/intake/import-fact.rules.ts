/** Which fact a row tells: the kind of happening, the stars, the day, how it is known; and what a person must look at. */
import type { Day } from '#platform/day'
import type { EventKind, Evidence, Precision } from '#certification'
import { readDay, type DayReading } from './decided-day.rules.ts'
import { readDecision } from './decision.rules.ts'
import type { ImportColumn } from './import-columns.words.ts'
import type { DataCell, DataRow, RowProblem, RowProduct, Understanding } from './import-row.rules.ts'
import { holdsRow, problemWords } from './import-problems.words.ts'
import { readSectionStars, readStars, type StarsReading } from './stars.rules.ts'
import { readKind } from './status.rules.ts'
import { readValidity } from './validity.rules.ts'

export interface RowFact {
  readonly fact: Omit<RowProduct, 'name' | 'nameKey' | 'group'>
  readonly evidence: Evidence
  readonly held: boolean
  /** The rank waits for a person. */
  readonly mustMend: boolean
  readonly problems: readonly RowProblem[]
}

const recognitions: ReadonlySet<EventKind> = new Set(['recognised', 're-recognised', 'upgraded', 'downgraded'])

export function factOfRow(row: DataRow, headings: ReadonlyMap<ImportColumn, string>, known: Understanding): RowFact {
  const problems: RowProblem[] = []
  const say = (key: ImportColumn, code: string, raw: string): void => void problems.push({ column: headings.get(key) ?? null, code, message: problemWords(code, raw) })
  const { stars, held } = starsOf(row, say)
  const decision = readDecision(row.cells.decision?.text, { today: known.today })
  const decided = decidedOf(row, decision?.day ?? null, known, say)
  const validity = readValidity(row.cells.validUntil?.text ?? row.cells.note?.text, decided)
  if (validity?.problem) say(row.cells.validUntil ? 'validUntil' : 'note', validity.problem, validity.raw)
  const code = row.cells.certificate?.text.trim() ?? null
  const codeReads = code !== null && /^[0-9A-Za-zĐđ][0-9A-Za-zĐđ._/-]{2,60}$/.test(code) && !code.includes('..')
  if (code !== null && !codeReads) say('certificate', 'certificate-unreadable', code)
  const recorded = known.options.decision !== null && known.options.decidedOn !== null
  const kind = kindOf(row, stars)
  if (stars.stars === null && recognitions.has(kind) && !held) say('stars', 'no-stars', '')
  return {
    mustMend: held, held: held || problems.some((problem) => holdsRow(problem.code)), problems,
    evidence: recorded && (recognitions.has(kind) || kind === 'withdrawn') ? 'recorded' : 'reported',
    fact: {
      stars: stars.stars ?? stars.proposed, kind,
      decided: recorded ? { earliest: known.options.decidedOn, latest: known.options.decidedOn, precision: 'day' } : { earliest: decided.earliest, latest: decided.latest, precision: decided.precision },
      decisionNumber: known.options.decision ?? decision?.code ?? null,
      validUntil: validity?.until?.latest ?? null, certificateCode: codeReads ? code : null, note: row.cells.note?.text ?? '',
    },
  }
}

type Saying = (key: ImportColumn, code: string, raw: string) => void

/** The rank from its cell; without one from the section's title; two columns must agree. */
function starsOf(row: DataRow, say: Saying): { stars: StarsReading; held: boolean } {
  const own = row.cells.stars ?? row.cells.starsValue
  const section = row.sections.map((each) => readSectionStars(each.title)).findLast((each) => each !== null)
  let reading = own ? readStars(cellValue(own)) : (section ?? readStars(null))
  let held = false
  if (reading.problem) {
    say(row.cells.stars ? 'stars' : 'starsValue', reading.problem, reading.raw)
    held = holdsRow(reading.problem)
  }
  const second = row.cells.stars && row.cells.starsValue ? readStars(cellValue(row.cells.starsValue)) : (own && section ? section : null)
  if (second && second.stars !== null && reading.stars !== null && second.stars !== reading.stars) {
    say('stars', 'conflicting-stars', `${reading.raw} / ${second.raw}`)
    held = true
    reading = { ...reading, stars: null }
  }
  return { stars: held ? { ...reading, stars: null } : reading, held }
}

const cellValue = (cell: DataCell): string | number => (typeof cell.value === 'number' ? cell.value : cell.text)

/** The day of recognition: its own column, the decision's day, the year; at last the day of publication, before which it must have been. */
function decidedOf(row: DataRow, fromDecision: DayReading | null, known: Understanding, say: Saying): DayReading {
  const context = { today: known.today }
  for (const key of ['decided', 'year'] as const) {
    const cell = row.cells[key]
    if (key === 'year' && fromDecision?.latest) return fromDecision
    if (!cell) continue
    const reading = readDay(cell.kind === 'date' && typeof cell.value === 'string' ? cell.value : cellValue(cell), context)
    if (reading.problem) say(key, reading.problem, reading.raw)
    if (reading.latest) return reading
  }
  if (fromDecision?.latest) return fromDecision
  const published = row.cells.sourceDate ? readDay(row.cells.sourceDate.text, context) : null
  const latest: Day | null = published?.latest ?? null
  return { earliest: null, latest, precision: 'unknown' as Precision, problem: null, raw: published?.raw ?? '' }
}

/** What happened: the status column first, then what the rank cell says, the note, the section; a rank alone means recognised. */
function kindOf(row: DataRow, stars: StarsReading): EventKind {
  const status = readKind(row.cells.status?.text)
  if (status && status !== 'recognised') return status
  if (stars.proposed !== null || stars.problem === 'stars-proposed') return 'proposed'
  if (stars.problem === 'not-passed') return 'not-passed'
  const note = readKind(row.cells.note?.text)
  if (note && (stars.stars !== null || !recognitions.has(note))) return note
  const section = readKind(row.sections.at(-1)?.title)
  if (status) return status
  if (section && (section !== 'recognised' || stars.stars !== null)) return section
  return stars.stars !== null || row.cells.stars || row.cells.starsValue ? 'recognised' : 'registered'
}
