// How often a query finds what it should, over the whole registry: the written cases, then generated ones.
import { SearchIndex } from '../src/modules/search/search-index.memory.ts'
import { publishedDocs, readCases } from './search-docs.ts'
import { foreignQueries, makers, seeded } from './search-made-queries.ts'

export interface Case { readonly query: string; readonly names: ReadonlySet<string>; readonly kind: string }
interface Tried { readonly query: string; readonly kind: string; readonly place: number; readonly count: number; readonly shown: readonly string[] }
export interface Rates { readonly kind: string; readonly queries: number; readonly first10: number; readonly first3: number }

const nameKey = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()

export function writtenCases(): Case[] {
  const cases = new Map<string, { query: string; names: Set<string>; kind: string }>()
  for (const row of readCases('search-queries.csv')) {
    const found = cases.get(row['query']!) ?? { query: row['query']!, names: new Set<string>(), kind: row['kind']! }
    if (row['expected_name']) found.names.add(nameKey(row['expected_name']))
    cases.set(row['query']!, found)
  }
  return [...cases.values()]
}

/** A second list, written later by hand from other names; several names stand in one cell, parted by a bar. */
export function secondCases(): Case[] {
  return readCases('search-queries-2.csv').filter((row) => row['kind'] !== 'skip' && row['kind'] !== 'zero_or_related')
    .map((row) => ({ query: row['query']!, kind: row['kind']!, names: new Set(row['expected_name']!.replaceAll(';', ',').split('|').map(nameKey)) }))
}

/** `wanted` queries of each kind, made from names drawn with a fixed seed. */
export function madeCases(wanted: number): Case[] {
  const { docs } = publishedDocs()
  const cases: Case[] = foreignQueries.map((query) => ({ query, names: new Set(), kind: 'foreign' }))
  for (const [kind, make] of Object.entries(makers)) {
    const random = seeded(kind.length * 7_919 + kind.charCodeAt(0))
    for (let tries = 0, made = 0; made < wanted && tries < wanted * 20; tries++) {
      const doc = docs[Math.floor(random() * docs.length)]!
      const query = make(doc, random)
      if (!query) continue
      cases.push({ query, names: new Set([nameKey(doc.name)]), kind })
      made++
    }
  }
  return cases
}

/** `place` = where the first expected name stands, 1 = first; 0 = not among the first ten. For an empty case 1 = nothing found. */
export function tryCase(index: SearchIndex, nameOf: ReadonlyMap<string, string>, each: Case): Tried {
  const found = index.find({ text: each.query, filters: {}, sort: 'relevance', limit: 10, cursor: null, facets: false })
  if (found.kind !== 'found') throw new Error('no cursor was given')
  const shown = found.ids.map((id) => nameOf.get(id)!)
  const place = each.names.size === 0 ? (shown.length === 0 ? 1 : 0) : shown.findIndex((name) => each.names.has(nameKey(name))) + 1
  return { query: each.query, kind: each.kind, place, count: found.total.count, shown }
}

export function ratesOf(kind: string, tried: readonly Tried[]): Rates {
  const share = (count: number): number => Math.round((1000 * count) / Math.max(tried.length, 1)) / 10
  return { kind, queries: tried.length, first10: share(tried.filter((each) => each.place > 0).length), first3: share(tried.filter((each) => each.place > 0 && each.place <= 3).length) }
}

if (import.meta.main) {
  const [which = 'written', show = ''] = process.argv.slice(2)
  const { docs, nameOf } = publishedDocs()
  const index = new SearchIndex(docs)
  const tried = (which === 'written' ? writtenCases() : which === 'second' ? secondCases() : madeCases(200)).map((each) => tryCase(index, nameOf, each))
  for (const each of tried.filter((one) => (one.place === 0 || one.place > 3) && (which !== 'made' || one.kind === show))) process.stdout.write(`${each.place}  [${each.kind}] ${each.query} (${each.count}) → ${each.shown.slice(0, 5).join(' · ')}\n`)
  if (which === 'made') for (const kind of new Set(tried.map((each) => each.kind))) process.stdout.write(`${JSON.stringify(ratesOf(kind, tried.filter((each) => each.kind === kind)))}\n`)
  process.stdout.write(`${JSON.stringify(ratesOf('all', tried))}\n`)
}
