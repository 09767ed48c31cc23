/** Whether two names are one producer. Never certain across people of nearly the same name: those are put to a person. */
import { foldVietnamese } from '#platform/search-text'
import { readProducerName, type Form, type ProducerReading } from './producer-name.rules.ts'

export type Sameness = 'same' | 'likely' | 'unsure' | 'different'
export type SamenessReason =
  | 'same-name' | 'same-name-other-spelling' | 'trade-words-differ' | 'form-changed' | 'marks-differ' | 'misspelt' | 'one-name-longer' | 'nothing-distinct' | 'other-name' | 'brand-shared' | 'name-missing'

export interface ProducerComparison {
  readonly verdict: Sameness
  readonly reasons: readonly SamenessReason[]
  /** 0–1: share of distinct words in common, near spellings counted. */
  readonly likeness: number
}

/** Small makers call themselves workshop, household or by their own name; groups become co-operatives; households become companies. A co-operative and a company of one name are two until a person says otherwise. */
const small = (form: Form): boolean => form === 'household' || form === 'household-unregistered' || form === 'farm' || form === 'unknown'
const joint = (form: Form): boolean => form === 'cooperative' || form === 'cooperative-group'

/** Compares two producers' names (as written, or already read). */
export function sameProducer(a: string | ProducerReading, b: string | ProducerReading): ProducerComparison {
  const left = typeof a === 'string' ? readProducerName(a) : a
  const right = typeof b === 'string' ? readProducerName(b) : b
  const say = (verdict: Sameness, likeness: number, ...reasons: SamenessReason[]): ProducerComparison => ({ verdict, reasons, likeness })
  if (left.core === '' || right.core === '') return say('unsure', 0, 'name-missing')
  const marks = marksAgree(left.distinctMarked, right.distinctMarked)
  const kindred = left.form === right.form || (small(left.form) && small(right.form)) || (joint(left.form) && joint(right.form))
  const grown = kindred || small(left.form) || small(right.form)
  if (left.key === right.key) return marks === 'differ' ? say('unsure', 1, 'marks-differ') : say(marks === 'unmarked' ? 'likely' : 'same', 1, 'same-name')
  const common = likeness(left.distinct, right.distinct)
  const equal = left.distinct.length === right.distinct.length && left.distinct.every((word, at) => word === right.distinct[at])
  if (equal) {
    if (marks === 'differ') return say('unsure', 1, 'marks-differ')
    if (left.person && right.person) return say(kindred ? 'same' : 'likely', 1, kindred ? 'same-name-other-spelling' : 'form-changed')
    if (left.distinct.join('').length < 4) return say('unsure', 1, 'nothing-distinct')
    const trades = compareTrades(left, right)
    if (trades === 'apart') return say('unsure', 1, 'trade-words-differ')
    if (left.form !== right.form) return say(grown ? 'likely' : 'unsure', 1, 'form-changed')
    return trades === 'equal' ? say('same', 1, 'same-name-other-spelling') : say('likely', 1, 'trade-words-differ')
  }
  if (left.brand && right.brand && foldVietnamese(left.brand) === foldVietnamese(right.brand)) return say('likely', Math.max(common, 0.8), 'brand-shared')
  if (left.distinct.join('') === right.distinct.join('')) return say(kindred ? 'likely' : 'unsure', 1, 'same-name-other-spelling')
  if (left.person && right.person) return common >= 0.75 && left.distinct.length === right.distinct.length && nearOnly(left.distinct, right.distinct) ? say('unsure', common, 'misspelt') : say('different', common, 'other-name')
  if (left.distinct.length === right.distinct.length && nearOnly(left.distinct, right.distinct)) return say(kindred && left.form === right.form ? 'likely' : 'unsure', common, 'misspelt')
  const within = (few: readonly string[], many: readonly string[]): boolean => few.join('').length >= 4 && few.every((word) => many.includes(word))
  if (within(left.distinct, right.distinct) || within(right.distinct, left.distinct)) return say('unsure', common, 'one-name-longer')
  return say('different', common, 'other-name')
}

const formWords = new Set('hop tac xa cong ty trach nhiem huu han mot thanh vien co phan ho kinh doanh so to doanh nghiep tu nhan san xuat va lien chi nhanh'.split(' '))

/** What trades two names tell: the same ones, one fewer than the other, or each something that the other does not (Dược phẩm Lâm Đồng, Nông sản Lâm Đồng). */
function compareTrades(a: ProducerReading, b: ProducerReading): 'equal' | 'within' | 'apart' {
  const trades = ({ key, distinct }: ProducerReading): ReadonlySet<string> => new Set(key.split(' ').filter((word) => !formWords.has(word) && !distinct.includes(word)))
  const [left, right] = [trades(a), trades(b)]
  const [leftOnly, rightOnly] = [left.difference(right).size, right.difference(left).size]
  if (leftOnly === 0 && rightOnly === 0) return 'equal'
  return leftOnly > 0 && rightOnly > 0 ? 'apart' : 'within'
}

/** Marks of words that are equal without them. `unmarked` when one side was typed without marks. */
function marksAgree(a: readonly string[], b: readonly string[]): 'agree' | 'unmarked' | 'differ' {
  if (a.length !== b.length) return 'agree'
  const bare = (words: readonly string[]): boolean => words.every((word) => foldVietnamese(word) === word)
  if (a.every((word, at) => word === b[at])) return 'agree'
  if (bare(a) || bare(b)) return 'unmarked'
  return a.every((word, at) => foldVietnamese(word) === foldVietnamese(b[at]!)) ? 'differ' : 'agree'
}

/** Words that differ do so by a slip: one letter in a word of five or more. */
const nearOnly = (a: readonly string[], b: readonly string[]): boolean => a.length > 0 && a.every((word, at) => word === b[at] || isSlip(word, b[at]!))

/** One letter more, less or other in words of at least five letters, two where the longer has eight or more. */
export function isSlip(a: string, b: string): boolean {
  const size = Math.min(a.length, b.length)
  return size >= 5 && !/\d/.test(a + b) && distance(a, b) <= (size >= 6 && Math.max(a.length, b.length) >= 8 ? 2 : 1)
}

function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const shared = (some: readonly string[], others: readonly string[]): number => some.filter((word) => others.some((other) => other === word || isSlip(word, other))).length
  return (shared(a, b) + shared(b, a)) / (a.length + b.length)
}

/** How many letters must be changed, added or taken away (two swapped neighbours count one). */
export function distance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Infinity
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), swap))
    }
    before = row
    row = next
  }
  return row[b.length]!
}

/** Keys under which a producer can be found without comparing all: candidates share at least one. */
export function producerKeys(reading: ProducerReading): readonly string[] {
  const { distinct, key } = reading
  const pairs = distinct.slice(1).map((word, at) => `${distinct[at]} ${word}`)
  return [...new Set([`=${key}`, `~${distinct.join('')}`, ...(pairs.length > 0 ? pairs : distinct), ...(reading.brand ? [`"${foldVietnamese(reading.brand)}`] : [])])]
}
