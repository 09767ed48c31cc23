// Queries made from the names in the list, as people would mistype, shorten or decorate them. Seeded: the same each time.
import type { SearchDoc } from '../src/modules/search/search-doc.rules.ts'
import { foldVietnamese } from '#platform/search-text'

export type Random = () => number
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!
const bare = (text: string): string => foldVietnamese(text)
const wordsIn = (text: string): string[] => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean)

const toneKeys: Record<string, [telex: string, vni: string]> = { '\u0301': ['s', '1'], '\u0300': ['f', '2'], '\u0309': ['r', '3'], '\u0303': ['x', '4'], '\u0323': ['j', '5'] }
const telexLetters: Record<string, string> = { ă: 'aw', â: 'aa', ê: 'ee', ô: 'oo', ơ: 'ow', ư: 'uw', đ: 'dd' }
const vniLetters: Record<string, string> = { ă: 'a8', â: 'a6', ê: 'e6', ô: 'o6', ơ: 'o7', ư: 'u7', đ: 'd9' }

/** The keys that were struck, with the tone at the end of each word. */
export function keysOf(text: string, method: 'telex' | 'vni'): string {
  return text.normalize('NFC').toLowerCase().replace(/[\p{L}\p{M}]+/gu, (word) => {
    let tone = ''
    let keys = ''
    for (const char of word) {
      const parts = char.normalize('NFD')
      const mark = Array.from(parts).find((part) => toneKeys[part])
      if (mark) tone = toneKeys[mark]![method === 'telex' ? 0 : 1]
      const letter = (mark ? parts.replace(mark, '') : parts).normalize('NFC')
      keys += (method === 'telex' ? telexLetters : vniLetters)[letter] ?? letter
    }
    return (method === 'telex' ? keys.replace(/uwow/g, 'uow') : keys.replace(/u7o7/g, 'uo7')) + tone
  })
}

const neighbours: Record<string, string> = { a: 'sqz', b: 'vn', c: 'xv', d: 'sf', e: 'wr', g: 'fh', h: 'gj', i: 'uo', k: 'jl', l: 'k', m: 'n', n: 'bm', o: 'ip', p: 'o', q: 'w', r: 'et', s: 'ad', t: 'ry', u: 'yi', v: 'cb', x: 'zc', y: 'tu' }
const sounds: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})l(?=\p{L})/u, 'n'], [/(?<!\p{L})n(?!g|h)(?=\p{L})/u, 'l'], [/(?<!\p{L})ch/u, 'tr'], [/(?<!\p{L})tr/u, 'ch'], [/(?<!\p{L})s/u, 'x'], [/(?<!\p{L})x/u, 's'], [/(?<!\p{L})d/u, 'gi'], [/(?<!\p{L})gi(?=[\p{L}])/u, 'd'], [/(?<!\p{L})r/u, 'd'],
  [/ng(?!\p{L})/u, 'n'], [/(?<!\p{L}n)n(?!\p{L})/u, 'ng'], [/(?<=\p{L})c(?!\p{L})/u, 't'], [/(?<=\p{L})t(?!\p{L})/u, 'c'], [/nh(?!\p{L})/u, 'n'], [/ươu/u, 'ưu'], [/y(?!\p{L})/u, 'i'], [/i(?!\p{L})/u, 'y'],
]

function slip(random: Random, text: string): string {
  const words = text.split(' ')
  const at = pick(random, words.map((word, index) => ({ word, index })).filter(({ word }) => word.length >= 4).map(({ index }) => index))
  if (at === undefined) return text
  const word = Array.from(words[at]!)
  const place = 1 + Math.floor(random() * (word.length - 1))
  const way = Math.floor(random() * 4)
  if (way === 0) word.splice(place, 1)
  else if (way === 1) word.splice(place, 0, word[place]!)
  else if (way === 2 && place + 1 < word.length) [word[place], word[place + 1]] = [word[place + 1]!, word[place]!]
  else word[place] = pick(random, Array.from(neighbours[bare(word[place]!)] ?? 'a'))
  words[at] = word.join('')
  return words.join(' ')
}

function mishear(random: Random, text: string): string {
  const fitting = sounds.filter(([pattern]) => pattern.test(text))
  if (fitting.length === 0) return text
  const [pattern, other] = pick(random, fitting)
  return text.replace(pattern, other)
}

const otherTone: Record<string, string> = { '\u0309': '\u0303', '\u0303': '\u0309', '\u0301': '\u0300', '\u0300': '\u0301', '\u0323': '\u0309' }
const regional: readonly (readonly [string, string])[] = [
  ['lạc', 'đậu phộng'], ['đậu phộng', 'lạc'], ['vừng', 'mè'], ['mè', 'vừng'], ['lợn', 'heo'], ['heo', 'lợn'], ['trà', 'chè'], ['chè', 'trà'], ['hương', 'nhang'], ['nhang', 'hương'], ['ngô', 'bắp'], ['bắp', 'ngô'], ['dứa', 'khóm'], ['khóm', 'thơm'], ['cà phê', 'cafe'], ['lạp xưởng', 'lạp sườn'], ['giấm', 'dấm'], ['quả', 'trái'], ['trái', 'quả'], ['mộc nhĩ', 'nấm mèo'], ['yến sào', 'tổ yến'], ['actiso', 'atiso'], ['mì', 'mỳ'], ['cá lóc', 'cá quả'], ['đông trùng hạ thảo', 'đtht'], ['phô mai', 'pho mai'], ['ca cao', 'cacao'], ['cacao', 'ca cao'],
]
const asides: readonly ((name: string) => string)[] = [
  (name) => `shop ơi có ${name} không`, (name) => `mua ${name} ở đâu`, (name) => `giá ${name} bao nhiêu vậy ạ`, (name) => `${name} loại ngon`, (name) => `cho em hỏi ${name}`, (name) => `sp ocop ${name}`, (name) => `k biết ${name} còn hàng ko`, (name) => `cần tìm ${name} chính gốc`,
]

type Maker = (doc: SearchDoc, random: Random) => string | null
const province = (doc: SearchDoc, at: number): string | null => (doc.places.length > 1 ? doc.places.at(at)!.replace(/^(?:Tỉnh|Thành phố) /, '') : null)

/** Each kind of query; null where the name does not lend itself to it. */
export const makers: Readonly<Record<string, Maker>> = {
  exact: (doc) => doc.name,
  no_marks: (doc) => bare(doc.name),
  upper: (doc) => doc.name.toUpperCase(),
  decomposed: (doc) => doc.name.normalize('NFD'),
  telex: (doc) => keysOf(doc.name, 'telex'),
  vni: (doc) => (/\d/.test(doc.name) ? null : keysOf(doc.name, 'vni')),
  joined: (doc) => (wordsIn(doc.name).length < 2 ? null : wordsIn(bare(doc.name)).join('')),
  half_joined: (doc) => (wordsIn(doc.name).length < 3 ? null : wordsIn(doc.name.toLowerCase()).map((word, at) => (at % 2 === 0 ? ` ${word}` : word)).join('').trim()),
  slip: (doc, random) => slip(random, doc.name.toLowerCase()),
  slip_no_marks: (doc, random) => slip(random, bare(doc.name)),
  two_slips: (doc, random) => (wordsIn(doc.name).length < 4 ? null : slip(random, slip(random, bare(doc.name)))),
  misheard: (doc, random) => mishear(random, doc.name.toLowerCase().normalize('NFC')),
  misheard_no_marks: (doc, random) => mishear(random, bare(doc.name)),
  other_tone: (doc, random) => {
    const text = doc.name.toLowerCase().normalize('NFD')
    const places = Array.from(text).map((char, at) => (otherTone[char] ? at : -1)).filter((at) => at >= 0)
    if (places.length === 0) return null
    const at = pick(random, places)
    return Array.from(text).map((char, index) => (index === at ? otherTone[char]! : char)).join('').normalize('NFC')
  },
  some_marks: (doc, random) => wordsIn(doc.name.toLowerCase()).map((word) => (random() < 0.5 ? bare(word) : word)).join(' '),
  half_typed: (doc, random) => wordsIn(doc.name.toLowerCase()).map((word) => (random() < 0.4 ? keysOf(word, 'telex') : word)).join(' '),
  reorder: (doc, random) => {
    const words = wordsIn(doc.name)
    const at = 1 + Math.floor(random() * (words.length - 1))
    return words.length < 3 ? null : [...words.slice(at), ...words.slice(0, at)].join(' ')
  },
  part: (doc, random) => {
    const words = wordsIn(doc.name)
    const at = Math.floor(random() * words.length)
    return words.length < 4 ? null : words.filter((_, index) => index !== at).join(' ')
  },
  size: (doc, random) => `${doc.name.toLowerCase()} ${pick(random, ['250g', '500 gr', '1kg', '100 gam', '500ml', '1 lít', 'hộp 200g', '0,5kg'])}`,
  quoted: (doc) => `"${doc.name.replaceAll('"', '')}"`,
  spaces: (doc) => `  ${doc.name.split(' ').join('   ')} `,
  former_province: (doc) => (province(doc, 0) ? `${doc.name.toLowerCase()} ${doc.places.findLast((each) => !each.startsWith('Tỉnh') && !each.startsWith('Thành phố'))}` : null),
  todays_province: (doc) => (province(doc, -1) ? `${bare(doc.name)} ${bare(province(doc, -1)!)}` : null),
  place_first: (doc) => (doc.places.length > 2 ? `${doc.places[0]} ${doc.name}` : null),
  maker: (doc) => (doc.producer && wordsIn(doc.producer).length > 2 ? `${wordsIn(doc.name).slice(0, 2).join(' ')} ${doc.producer}` : null),
  maker_no_marks: (doc) => (doc.producer && wordsIn(doc.producer).length > 2 ? bare(`${wordsIn(doc.producer).slice(-2).join(' ')} ${wordsIn(doc.name).slice(0, 3).join(' ')}`) : null),
  chat: (doc, random) => pick(random, asides)(doc.name.toLowerCase()),
  chat_no_marks: (doc, random) => bare(pick(random, asides)(doc.name)),
  stars: (doc, random) => (doc.starsEver > 0 ? pick(random, [`ocop ${doc.starsEver} sao ${doc.name}`, `${doc.name} ${doc.starsEver}*`, `${bare(doc.name)} ${doc.starsEver} sao`]) : null),
  initials: (doc) => {
    const words = wordsIn(doc.name.toLowerCase())
    const letters = words.slice(0, 2).map((word) => bare(word)[0]).join('')
    return words.length < 3 || /[aeiouy0-9]/.test(letters) ? null : `${letters} ${words.slice(2).join(' ')}`
  },
  split: (doc, random) => {
    const words = wordsIn(doc.name.toLowerCase())
    const long = words.findIndex((word) => word.length >= 7)
    if (long < 0) return null
    const cut = 2 + Math.floor(random() * (words[long]!.length - 4))
    return words.map((word, at) => (at === long ? `${word.slice(0, cut)} ${word.slice(cut)}` : word)).join(' ')
  },
  regional: (doc, random) => {
    const name = doc.name.toLowerCase().normalize('NFC')
    const fitting = regional.filter(([word]) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(name))
    if (fitting.length === 0) return null
    const [word, other] = pick(random, fitting)
    return name.replace(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u'), other)
  },
  all_at_once: (doc, random) => `${slip(random, mishear(random, bare(doc.name)))} ${bare(doc.places.at(-1) ?? '')}`.trim(),
}

/** What no registry of farm goods holds; each must find nothing. */
export const foreignQueries: readonly string[] = [
  'iphone 15 pro max', 'samsung galaxy', 'máy lạnh daikin', 'tủ lạnh', 'máy giặt lg', 'tivi sony', 'laptop dell', 'xe máy honda', 'ô tô vinfast', 'vé máy bay', 'khách sạn đà nẵng 5 tầng', 'bảo hiểm xã hội', 'tuyển dụng kế toán', 'bitcoin', 'qwertyuiop', 'zxcvbnm', 'asdf', 'hjkl', 'lorem ipsum', 'nồi cơm điện', 'quần jean', 'giày nike', 'áo khoác nữ', 'son môi mac', 'kem chống nắng', 'điện thoại oppo', 'thẻ cào viettel', 'mì hảo hảo', 'coca cola', 'pepsi', 'bia heineken', 'bia sài gòn', 'tã bỉm', 'sữa enfamil', 'pin dự phòng', 'tai nghe bluetooth', 'chuột máy tính', 'bàn phím cơ', 'ghế massage', 'đồng hồ casio', 'vàng sjc', 'thuê nhà trọ', 'bán đất nền', 'xổ số miền nam', 'kết quả bóng đá', 'truyện tranh', 'thuốc tây', 'panadol', 'viagra', 'súng', 'pizza hut', 'kfc', 'lẩu thái', 'sushi', 'macbook', 'playstation', 'netflix', 'xyzzy', 'blah blah', 'wifi miễn phí', 'phim hành động', 'karaoke', 'xe đạp điện', 'máy cày kubota', 'phân bón npk', 'thuốc trừ sâu', 'xăng dầu petrolimex', 'gạch men', 'xi măng hà tiên', 'thép hòa phát', 'sơn dulux', 'đinh vít', 'kính cận', 'răng sứ',
  'trà sữa trân châu toco', 'nước hoa chanel', 'sữa vinamilk', 'kẹo cao su doublemint', 'rượu vodka nga', 'dầu nhớt xe máy', 'mật khẩu wifi', 'áo thun nam', 'chuột hamster', 'bánh xe đạp', 'đèn led', 'bàn ghế ikea', 'giấy a4', 'bánh mì hamburger', 'ao so mi', 'quan jean', 'dien thoai iphone', 'may lanh', 'noi com dien', 'xe dap', 'may tinh bang', 'giay the thao', 'thuoc la', 'ban chai danh rang', 'gạch ốp lát', 'vali kéo', 'đồ chơi trẻ em lego', 'sạc pin', 'camera wifi', 'bình nóng lạnh',
]
