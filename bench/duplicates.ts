/** How labelled pairs (bench/cases/duplicate-pairs.csv) are decided, and what happens over all 771 rows. One line of JSON; `--show` lists the pairs, `--groups` the groups. */
import { blockingKeys, comparable, compareProducts, sameProduct, type Comparable, type ProductSeen } from '../src/modules/intake/same-product.rules.ts'
import { readCases, type Case } from './cases.ts'

const show = process.argv.includes('--show')
const side = (row: Case, at: 'a' | 'b'): ProductSeen => ({
  name: row[`${at}_name`]!, producer: row[`${at}_producer`] || null, province: row.province || null, district: row[`${at}_district`] || null,
  stars: Number(row[`${at}_stars`]) || null, year: Number(row[`${at}_year`]) || null, list: row[`${at}_source_id`] || null,
})
const told: Record<string, Record<string, number>> = {}
for (const pair of readCases('duplicate-pairs.csv')) {
  const said = sameProduct(side(pair, 'a'), side(pair, 'b'))
  const back = sameProduct(side(pair, 'b'), side(pair, 'a'))
  if (back.verdict !== said.verdict) throw new Error(`not the same both ways: ${pair.a_name} / ${pair.b_name}`)
  const group = (told[pair.label!] ??= {})
  group[said.verdict] = (group[said.verdict] ?? 0) + 1
  if (show) console.error(`${pair.label} → ${said.verdict} | ${pair.a_name} | ${pair.b_name} | ${said.reasons.join(' ')}`)
}

const rows = readCases('products-771.csv').map((row) => ({
  row, one: comparable({ name: row.name!, producer: row.producer || null, province: row.province_today || null, district: row.district || null, communeCode: row.commune ? `${row.district}/${row.commune}`.toLowerCase().replace(/huyện |thị xã |tp\. ?|tx\. ?/g, '') : null, stars: Number(/\d/.exec(row.stars!)?.[0]) || null, year: Number(row.certified_year) || null, decision: row.decision_no || null, list: row.source_id || null }),
}))
const blocks = new Map<string, typeof rows>()
for (const entry of rows) for (const key of blockingKeys(entry.one)) blocks.set(key, [...(blocks.get(key) ?? []), entry])
const met = new Set<string>()
let [compared, joined, offered] = [0, 0, 0]
const lines: string[] = []
for (const block of blocks.values()) {
  for (const [index, a] of block.entries()) {
    for (const b of block.slice(index + 1)) {
      const pair = `${a.row.row} ${b.row.row}`
      if (a === b || met.has(pair)) continue
      met.add(pair)
      compared++
      const { verdict, reasons } = compareProducts(a.one, b.one)
      if (verdict === 'join') joined++
      if (verdict === 'offer') offered++
      if (verdict !== 'different') lines.push(`${verdict} ${a.row.row} ${b.row.row} | ${label(a.one)} | ${label(b.one)} | ${reasons.join(' ')}`)
    }
  }
}
function label({ seen }: Comparable): string {
  return `${seen.name.trim()} ‹${seen.producer ?? ''}› ${seen.district ?? ''} ${seen.stars ?? '-'}★ ${seen.year ?? ''} ${seen.list}`
}
// Nothing is missed by the keys: the same answer without them.
let missed = 0
for (const [index, a] of rows.entries()) for (const b of rows.slice(index + 1)) if (!met.has(`${a.row.row} ${b.row.row}`) && compareProducts(a.one, b.one).verdict !== 'different') {
  missed++
  lines.push(`missed ${a.row.row} ${b.row.row} | ${label(a.one)} | ${label(b.one)}`)
}
if (process.argv.includes('--groups')) for (const line of lines.sort()) console.error(line)
const of = (name: string): Record<string, number> => told[name] ?? {}
const found = ['same', 'likely_same'].reduce((sum, name) => sum + (of(name).join ?? 0) + (of(name).offer ?? 0), 0)
console.log(JSON.stringify({
  bench: 'duplicates', sameJoinedOrOffered: found, goalOf56: 53, sameJoined: of('same').join ?? 0, differentJoined: of('different').join ?? 0, differentOffered: of('different').offer ?? 0,
  unsureOffered: (of('unsure').offer ?? 0) + (of('part_of').offer ?? 0), unsureJoined: (of('unsure').join ?? 0) + (of('part_of').join ?? 0), unsureDifferent: (of('unsure').different ?? 0) + (of('part_of').different ?? 0),
  rows: rows.length, compared, joined, offered, missedByKeys: missed,
}))
