// The search by itself: how often it finds what it should, how large it is, and how its time grows. Prints JSON lines.
import { madeCases, ratesOf, secondCases, tryCase, writtenCases } from './search-accuracy.ts'
import { madeDocs, publishedDocs } from './search-docs.ts'
import { seeded } from './search-made-queries.ts'
import { SearchIndex, type Question } from '../src/modules/catalogue/search-index.memory.ts'

const out = (row: Record<string, unknown>): void => { process.stdout.write(`${JSON.stringify(row)}\n`) }
const rounded = (value: number): number => Math.round(value * 1000) / 1000

function accuracy(): void {
  const { docs, nameOf } = publishedDocs()
  const index = new SearchIndex(docs)
  for (const [list, cases] of [['written', writtenCases()], ['second', secondCases()]] as const) out({ bench: 'search', list, documents: index.size, ...ratesOf('all', cases.map((each) => tryCase(index, nameOf, each))) })
  const made = madeCases(200).map((each) => tryCase(index, nameOf, each))
  for (const kind of new Set(made.map((each) => each.kind))) out({ bench: 'search', list: 'made', ...ratesOf(kind, made.filter((each) => each.kind === kind)) })
  out({ bench: 'search', list: 'made', ...ratesOf('all', made) })
}

const question = (text: string, more: Partial<Question> = {}): Question => ({ text, filters: {}, sort: 'relevance', limit: 24, cursor: null, facets: false, ...more })

/** Of each question the best of seven, so that what else runs on the machine does not count. */
function times(index: SearchIndex, questions: readonly Question[]): { p50: number; p99: number; mean: number } {
  const took = questions.map((each) => {
    let best = Infinity
    for (let round = 0; round < 7; round++) {
      const began = performance.now()
      index.find(each)
      best = Math.min(best, performance.now() - began)
    }
    return best
  }).sort((a, b) => a - b)
  return { p50: rounded(took[took.length >> 1]!), p99: rounded(took[Math.floor(took.length * 0.99)]!), mean: rounded(took.reduce((sum, each) => sum + each, 0) / took.length) }
}

/** One, two or three words of names that are rare or common in this index. */
function wordQueries(index: SearchIndex, docs: readonly { name: string }[], random: () => number, common: boolean): Question[] {
  const { lexicon } = index
  const found: Question[] = []
  for (let tries = 0; found.length < 300 && tries < 200_000; tries++) {
    const words = docs[Math.floor(random() * docs.length)]!.name.toLowerCase().split(/\s+/).slice(common ? 0 : -2)
    const kept = words.filter((word) => {
      const term = lexicon.find(word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd'))
      return term >= 0 && (common ? lexicon.count(term) > lexicon.documents * 0.02 : lexicon.count(term) <= 8)
    })
    if (kept.length > 0) found.push(question(kept.slice(0, 1 + Math.floor(random() * 3)).join(' ')))
  }
  return found
}

function growth(size: number): void {
  globalThis.gc?.()
  const before = process.memoryUsage()
  const random = seeded(size)
  const names: { name: string }[] = []
  const index = new SearchIndex()
  const began = performance.now()
  index.rebuild((function* () {
    for (const doc of madeDocs(size, random)) {
      if (names.length < 4_000) names.push({ name: doc.name })
      yield doc
    }
  })())
  const built = performance.now() - began
  index.find(question('', { sort: 'name' }))
  index.find(question('', { sort: 'newest' }))
  globalThis.gc?.()
  const after = process.memoryUsage()
  const megabytes = (after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers) / 1_048_576
  out({ bench: 'search-size', documents: size, terms: index.lexicon.size, builtMs: Math.round(built), megabytes: rounded(megabytes), heap: rounded((after.heapUsed - before.heapUsed) / 1_048_576) })
  const kinds: Record<string, Question[]> = {
    rare: wordQueries(index, names, random, false), common: wordQueries(index, names, random, true),
    written: writtenCases().map((each) => question(each.query)),
    slips: madeCases(40).filter((each) => ['slip', 'misheard', 'two_slips', 'foreign'].includes(each.kind)).map((each) => question(each.query)),
    list: (['relevance', 'newest', 'name', 'stars'] as const).flatMap((sort) => ['', '86', '42', '01'].map((province) => question('', { sort, filters: province ? { province } : {} }))),
    filtered: ['86', '42', '01', '46'].flatMap((province) => [question('trà', { filters: { province } }), question('dừa', { filters: { stars: 4 } }), question('', { filters: { province, stars: 3 } }), question('', { filters: { stars: 5, form: 'coop' } })]),
    facets: ['trà', 'dừa sáp', 'rượu', 'gạo nếp', 'mật ong'].flatMap((text) => [question(text, { facets: true }), question(text, { facets: true, filters: { province: '86' } })]),
  }
  for (const [kind, questions] of Object.entries(kinds)) out({ bench: 'search-time', documents: size, kind, questions: questions.length, ...times(index, questions) })
}

const [only] = process.argv.slice(2)
if (only !== 'time') accuracy()
if (only !== 'accuracy') for (const size of process.argv[3] ? [Number(process.argv[3])] : [2_000, 20_000, 200_000]) growth(size)
