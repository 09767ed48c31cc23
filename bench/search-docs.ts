// The 771 published rows as the search sees them, and as many more as wanted made of their words.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { vietnameseSortKey, foldVietnamese } from '#platform/search-text'
import type { SearchDoc } from '../src/modules/search/search-doc.rules.ts'

const root = new URL('..', import.meta.url).pathname
export const readCases = (name: string): Record<string, string>[] => parseCsv(readFileSync(join(root, 'bench', 'cases', name), 'utf8'))

export function parseCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[at + 1] === '"') cell += text[++at]
      else quoted = false
    } else if (char === '"') quoted = true
    else if (char === ',' || char === '\n') {
      rows.at(-1)!.push(cell.replace(/\r$/, ''))
      cell = ''
      if (char === '\n') rows.push([])
    } else cell += char
  }
  if (cell) rows.at(-1)!.push(cell)
  const [head = [], ...body] = rows
  return body.filter((row) => row.length > 1).map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])))
}

const KIND = /^(?:tỉnh|thành phố|tp\.?|huyện|h\.|quận|thị xã|tx\.?|thị trấn|tt\.?|xã|phường|đặc khu)\s*(?=\S)/iu
const key = (name: string): string => foldVietnamese(name.trim().replace(KIND, '')).replace(/[^a-z0-9]/g, '')

interface Places { todayOf(commune: string, district: string, province: string): { province: string; provinceCode: string; commune: string | null; communeCode: string | null } }

/** Former names → today's, read from the project's own lists. Only as good as a benchmark needs. */
function readPlaces(): Places {
  const lines = (name: string): string[] => readFileSync(join(root, 'reference', 'geography', name), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'))
  const today = new Map<string, { name: string; province: string }>()
  const provinces = new Map<string, string>()
  let province = ''
  for (const line of lines('v34.tsv')) {
    const [code = '', name = ''] = line.trim().split('\t')
    if (line.startsWith('\t')) today.set(code, { name, province })
    else provinces.set((province = code), name)
  }
  const former = new Map<string, string>()
  const formerProvinces = new Map<string, string>()
  let path: string[] = []
  for (const line of lines('v63.tsv')) {
    const depth = /^\t*/.exec(line)![0].length
    const [code = '', name = ''] = line.trim().split('\t')
    path = [...path.slice(0, depth), name]
    if (depth === 0) formerProvinces.set(key(name), code)
    if (depth === 2) former.set(path.map(key).reverse().join('|'), code)
  }
  const successors = new Map<string, string>()
  const provinceSuccessor = new Map<string, string>()
  for (const line of lines('lineage.tsv')) {
    const [now = '', olds = ''] = line.split('\t')
    for (const old of olds.split(' ')) {
      const code = old.replace('*', '')
      if (now.length === 2) provinceSuccessor.set(code, now)
      else if (!successors.has(code)) successors.set(code, now)
    }
  }
  return {
    todayOf(commune, district, formerProvince) {
      const code = provinceSuccessor.get(formerProvinces.get(key(formerProvince)) ?? '') ?? ''
      const now = successors.get(former.get([commune, district, formerProvince].map(key).join('|')) ?? '')
      const sameName = now ?? [...today].find(([, unit]) => unit.province === code && commune && key(unit.name) === key(commune))?.[0]
      return { province: provinces.get(code) ?? '', provinceCode: code, commune: sameName ? today.get(sameName)!.name : null, communeCode: sameName ?? null }
    },
  }
}

export const madeId = (number: number): string => `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`

/** All published rows, whatever their state. */
export function publishedDocs(): { docs: SearchDoc[]; nameOf: Map<string, string> } {
  const places = readPlaces()
  const nameOf = new Map<string, string>()
  const docs = readCases('products-771.csv').map((row, at): SearchDoc => {
    const now = places.todayOf(row['commune']!, row['district']!, row['province']!)
    const id = madeId(at + 1)
    nameOf.set(id, row['name']!.trim())
    const stars = Number(/[1-5]/.exec(row['stars'] ?? '')?.[0] ?? 0)
    const year = /\d{4}/.exec(row['certified_year'] ?? '')?.[0]
    const recognised = ['reported_certified', 'recertified', 'upgraded'].includes(row['status']!)
    const expired = !recognised || !year || Number(year) < 2024
    return {
      id, name: row['name']!, otherNames: [], producer: row['producer'] || null, producerOther: [],
      places: [row['commune'], row['district'], row['province'], now.commune, now.province].filter((each): each is string => Boolean(each)),
      provinceCode: now.provinceCode, communeCode: now.communeCode, group: null, groupWords: [],
      stars: expired ? 0 : stars, starsEver: stars, tier: !recognised ? 'pending' : expired ? 'expired' : 'reported',
      form: row['producer_type'] || null, evidence: expired ? null : 'reported', decidedOn: year ? `${year}-01-01` : null,
      producerId: row['producer'] || null, sortKey: vietnameseSortKey(row['name']!),
    }
  })
  return { docs, nameOf }
}

/** `count` documents made of real words: the head of one name, the tail of another, places and producers of a third. */
export function* madeDocs(count: number, random: () => number): Generator<SearchDoc> {
  const { docs } = publishedDocs()
  const pick = (): SearchDoc => docs[Math.floor(random() * docs.length)]!
  const syllables = [...new Set(docs.flatMap((doc) => foldVietnamese(doc.name).split(/[^a-z]+/)).filter((word) => word.length > 1 && word.length < 5))].slice(0, 170)
  const coin = (): string => {
    const word = syllables[Math.floor(random() * syllables.length)]! + syllables[Math.floor(random() * syllables.length)]!
    return word[0]!.toUpperCase() + word.slice(1)
  }
  for (let at = 0; at < count; at++) {
    const [head, tail, place, maker] = [pick(), pick(), pick(), pick()]
    const heads = head.name.trim().split(/\s+/)
    const tails = tail.name.trim().split(/\s+/)
    const brand = random() < 0.4 ? ` ${coin()}` : ''
    const name = `${heads.slice(0, Math.max(2, Math.ceil(heads.length / 2))).join(' ')} ${tails.slice(Math.floor(tails.length / 2)).join(' ')}${brand}`
    const code = String(10_000 + Math.floor(random() * 3_321))
    yield {
      ...place, id: madeId(at + 1_000_000), name, otherNames: random() < 0.2 ? [tail.name] : [], producer: `${maker.producer ?? 'Hộ kinh doanh'} ${random() < 0.5 ? coin() : ''}`.trim(),
      communeCode: code, provinceCode: place.provinceCode, group: `I.${1 + Math.floor(random() * 6)}.${'abcde'[Math.floor(random() * 5)]}`, producerId: `p${Math.floor(random() * count * 0.6)}`,
      stars: random() < 0.5 ? 0 : 3 + Math.floor(random() * 2.2), starsEver: 3, tier: (['recorded', 'reported', 'expired', 'pending'] as const)[Math.floor(random() * 4)]!,
      decidedOn: `20${19 + Math.floor(random() * 8)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`, sortKey: vietnameseSortKey(name),
    }
  }
}
