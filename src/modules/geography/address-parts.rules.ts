/** What the cells of an address hold: commune, district and province, wherever they were written. */
import { normaliseToneKey } from '#platform/search-text'
import type { Atlas } from './atlas.rules.ts'
import { belowCommune, hasMarks, plainNameKeys, readPrefix, type NameKeys, type Prefix } from './place-name.rules.ts'
import type { Address, Level, UnitKind } from './unit.rules.ts'

/** One name as written, without its kind word; `text` in the usual capitals, to be shown. */
export interface Written {
  readonly text: string
  readonly keys: NameKeys
  readonly kind: UnitKind | null
  /** The other way to read it, where the kind word may be the name's own first word: "Phương Lâm", "xa dung". */
  readonly whole?: Written
}

export interface Parts {
  readonly communes: readonly Written[]
  readonly district: Written | null
  /** A district found in another column than the first one. */
  readonly otherDistrict: Written | null
  readonly province: Written | null
  /** The writer leaves marks out altogether: neither commune nor district bears one. */
  readonly unmarked: boolean
}

interface Segment { readonly plain: string; readonly prefix: Prefix | null }
type Role = Level
type Slots = Record<Role, Written[]>

const roles: readonly Role[] = ['commune', 'district', 'province']

export function readParts(atlas: Atlas, address: Address): Parts {
  const columns: Record<Role, Slots> = { commune: empty(), district: empty(), province: empty() }
  for (const column of roles) fill(atlas, segmentsOf(atlas, address[column]), column, columns[column])
  // A part written in its own column counts before the same part found in another one.
  const found = (role: Role): Written[] => [columns[role][role], ...roles.filter((column) => column !== role).map((column) => columns[column][role])].flat()
  const communes = columns.commune.commune.length > 0 ? columns.commune.commune : found('commune')
  const provinces = found('province')
  const known = provinces.filter((written) => atlas.provinceNamed(written.keys.loose))
  // "Vĩnh Long (Trà Vinh cũ)": the one that no longer exists says more.
  const province = known.find((written) => !atlas.provinceNamed(written.keys.loose)!.now) ?? known[0] ?? provinces[0] ?? (address.province?.trim() ? write(plainOf(address.province), null) : null)
  const [district = null, otherDistrict = null] = unique(found('district'))
  return { communes: unique(communes), district, otherDistrict, province, unmarked: !marked(address.commune) && !marked(address.district) }
}

const marked = (text: string | null | undefined): boolean => Boolean(text) && hasMarks(plainOf(text!))

const empty = (): Slots => ({ commune: [], district: [], province: [] })
const unique = (list: readonly Written[]): Written[] => list.filter((each, index) => list.findIndex((other) => other.keys.exact === each.keys.exact) === index)

const inner = /\s+(?=(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|xa|phuong|thi tran|huyen|tinh|thi xa|thanh pho|tp|tx|tt)[\s.]\s*\S|(?:h|q|p|x|tp|tx|tt)\.\S)|\s*-\s*/

const plains = new Map<string, string>()

/** The cell in one form of the letters; names come again and again, so the last ones are remembered. */
function plainOf(cell: string): string {
  const known = plains.get(cell)
  if (known !== undefined) return known
  if (plains.size > 20_000) plains.clear()
  // xãPhú Cần, CầuKè: a capital inside a word begins a new one.
  const plain = normaliseToneKey(cell.slice(0, 400).normalize('NFC').replace(/(\p{Ll})(?=[[\p{Lu}]&&[\p{Script=Latin}]])/gv, '$1 '))
  plains.set(cell, plain)
  return plain
}

function segmentsOf(atlas: Atlas, cell: string | null | undefined): Segment[] {
  if (!cell) return []
  const plain = plainOf(cell).replace(/^(?:địa chỉ|dia chi|đ\/c|đc|trụ sở|tại)\s*:?\s+/, '').replace(/[()[\]{}]/g, ',').replace(/\s(?:nay|hiện)\s(?:là|thuộc)\s/g, ', nay ')
  const found: Segment[] = []
  for (const raw of plain.split(/[,;|\n\r\t]|\s\/\s/)) {
    const text = raw.replace(/^[\s.:-]+|[\s.:-]+$/g, '').replace(/\s+cũ$/, '')
    if (text === '' || text === 'việt nam' || text === 'viet nam' || text === 'vn' || text === 'cũ' || text === 'mới' || text.startsWith('nay ')) continue
    for (const piece of isKnown(atlas, text) ? [text] : piecesOf(atlas, text)) found.push({ plain: piece, prefix: readPrefix(piece) })
  }
  return found
}

function knownAs(atlas: Atlas, level: Level, name: string): boolean {
  const { loose } = plainNameKeys(name)
  if (loose === '') return false
  if (level === 'province') return atlas.provinceNamed(loose) !== null
  if (level === 'district') return atlas.districts.has(loose) || atlas.changes.has(loose)
  return atlas.communes.v63.has(loose) || atlas.communes.v34.has(loose) || atlas.gone.has(loose)
}

function isKnown(atlas: Atlas, text: string): boolean {
  const prefix = readPrefix(text)
  if (prefix && prefix.levels.some((level) => knownAs(atlas, level, prefix.rest))) return true
  return !prefix?.sure && roles.some((level) => knownAs(atlas, level, text))
}

/** Parts an unknown text at dashes and inner kind words, joining again what is one name (Chân Mây - Lăng Cô). */
function piecesOf(atlas: Atlas, text: string): string[] {
  const cuts = [0]
  const ends: number[] = []
  for (const found of text.matchAll(new RegExp(inner, 'g'))) {
    ends.push(found.index)
    cuts.push(found.index + found[0].length)
  }
  ends.push(text.length)
  if (cuts.length === 1 || cuts.length > 12) return byWords(atlas, text) ?? [text]
  const pieces: string[] = []
  for (let from = 0; from < cuts.length;) {
    let to = cuts.length - 1
    while (to > from && !isKnown(atlas, text.slice(cuts[from], ends[to]))) to--
    const piece = text.slice(cuts[from], ends[to]).trim()
    if (piece !== '') pieces.push(piece)
    from = to + 1
  }
  return pieces
}

/** "Phú Cần Tiểu Cần Trà Vinh": names in a row without any sign; only when all three levels fit one another. */
function byWords(atlas: Atlas, text: string): string[] | null {
  const words = text.split(' ')
  if (words.length < 4 || words.length > 12) return null
  for (let p = Math.min(4, words.length - 2); p >= 1; p--) {
    const province = atlas.provinceNamed(plainNameKeys(words.slice(-p).join(' ')).loose)
    if (!province) continue
    for (let d = Math.min(4, words.length - p - 1); d >= 1; d--) {
      const name = words.slice(-p - d, -p).join(' ')
      const prefix = readPrefix(name)
      const districts = atlas.districts.get(plainNameKeys(prefix?.rest ?? name).loose) ?? []
      const commune = words.slice(0, -p - d).join(' ')
      const rest = readPrefix(commune)?.rest ?? commune
      const inside = (atlas.communes.v63.get(plainNameKeys(rest).loose) ?? []).some(({ it }) => districts.some((district) => district.it.code === it.parent && (province.old?.code ?? it.provinceCode) === it.provinceCode))
      if (inside) return [commune, name, words.slice(-p).join(' ')]
    }
  }
  return null
}

const write = (plain: string, kind: UnitKind | null): Written => ({ text: plain.replace(/(?<=^|[\s'-])\p{L}/gu, (letter) => letter.toUpperCase()), kind, keys: plainNameKeys(plain) })

/** Puts each segment of one cell where it belongs. */
function fill(atlas: Atlas, segments: readonly Segment[], cell: Role, slots: Slots): void {
  const bare: Segment[] = []
  for (const [index, segment] of segments.entries()) {
    const { prefix, plain } = segment
    const alone = segments.length === 1
    // "TT. Huế" is no township.
    if (prefix && knownAs(atlas, 'province', plain) && (cell === 'province' || (index > 0 && index === segments.length - 1))) {
      slots.province.push(write(plain, null))
      continue
    }
    if (!prefix || (!prefix.sure && roles.some((level) => knownAs(atlas, level, plain)) && !prefix.levels.some((level) => knownAs(atlas, level, prefix.rest)))) {
      bare.push(segment)
      continue
    }
    if (!prefix.sure && alone && !prefix.levels.includes(cell) && knownAs(atlas, cell, plain)) {
      bare.push(segment)
      continue
    }
    const written = !knownAs(atlas, prefix.levels[0]!, plain) ? write(prefix.rest, prefix.kind) : { ...write(prefix.rest, prefix.kind), whole: write(plain, null) }
    if (prefix.levels.length === 1) slots[prefix.levels[0]!].push(written)
    else for (const level of cityOrTown(atlas, prefix, cell, index === segments.length - 1)) slots[level].push(written)
  }
  assignBare(atlas, bare, segments.length, cell, slots)
}

/** "TP Cần Thơ" is a province, "TP Tân An" a district, "TP Hải Dương" may be both; "town" may be a township. */
function cityOrTown(atlas: Atlas, prefix: Prefix, cell: Role, last: boolean): readonly Level[] {
  const fitting = prefix.levels.filter((level) => knownAs(atlas, level, prefix.rest))
  if (fitting.length === 0) return [prefix.levels.includes(cell) ? cell : prefix.levels[0]!]
  if (fitting.length === 1) return fitting
  if (fitting.includes(cell)) return [cell]
  return last && fitting.includes('province') ? fitting : [fitting[0]!]
}

function assignBare(atlas: Atlas, bare: readonly Segment[], count: number, cell: Role, slots: Slots): void {
  const left = bare.filter((segment) => count === 1 || !belowCommune(segment.plain))
  if (count === 1 || (left.length === 1 && cell !== 'commune' && bare.length === count)) {
    const only = left[0]
    if (!only) return
    const written = write(only.plain, null)
    const misplaced = cell === 'commune' && !knownAs(atlas, 'commune', only.plain) && knownAs(atlas, 'district', only.plain)
    slots[misplaced ? 'district' : cell].push(written)
    return
  }
  for (let at = left.length - 1; at >= 0; at--) {
    const { plain } = left[at]!
    const written = write(plain, null)
    const others = at > 0 || slots.commune.length > 0
    if (slots.province.length === 0 && (others || cell === 'province') && knownAs(atlas, 'province', plain) && (at === left.length - 1)) slots.province.push(written)
    else if (slots.district.length === 0 && (others || cell === 'district') && knownAs(atlas, 'district', plain)) slots.district.push(written)
    else if (slots.commune.length === 0 && (knownAs(atlas, 'commune', plain) || at === 0)) slots.commune.push(written)
  }
}
