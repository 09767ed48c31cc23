/**
 * Vietnamese text, made comparable: for search (marks dropped), for names (tone placement made uniform),
 * for lists (a key that sorts by bytes) and for addresses. Knows letters, no words.
 */

/** Letters of other alphabets and phonetic signs that are drawn like ours; seen in lists copied from web pages. */
const lookalikes: Record<string, string> = {
  a: 'аɑαᴀ', b: 'вɓƀᶀʙ', c: 'сϲᴄ', d: 'đðɗɖᶁᴅƌ', e: 'еεєᴇɛ', f: 'ƒᶂꜰ', g: 'ɡɠᶃɢǥ', h: 'һɦħʜհ', i: 'іıɩɨᶖɪι', j: 'јɉᴊ', k: 'кᴋƙᶄκĸ',
  l: 'łɫɭᶅʟӏ', m: 'мɱᶆᴍ', n: 'ɳɲƞᶇηɴпᴎո', o: 'оοɵøσᴏօ', p: 'рƥᶈρᴘ', q: 'ԛ', r: 'ɽɾɼᶉʀ', s: 'ѕʂᶊꜱ', t: 'тƭʈŧᴛτ', u: 'υʉᴜսц',
  v: 'νʋᶌᴠ', w: 'ѡԝᴡω', x: 'хᶍχ', y: 'уүƴɏʏγ', z: 'ʐᶎƶᴢ', '-': '‐‑‒–—―−﹘﹣－⁃', "'": '‘’‚‛′`´ʼʹ', '"': '“”„‟«»″〝〞',
}
const plainOf = new Map<string, string>()
for (const [plain, many] of Object.entries(lookalikes)) for (const odd of many) plainOf.set(odd, plain)

const marks = /\p{M}+/gu
const unseen = /[\p{Cf}\p{Cc}]/u
const folded = new Map<number, string>()

/** What one character becomes: lower case, without marks, drawn-alike letters replaced; '' when it is not seen at all. */
function foldOne(code: number): string {
  const known = folded.get(code)
  if (known !== undefined) return known
  const char = String.fromCodePoint(code)
  let plain = ''
  if (/\s/.test(char)) plain = ' '
  else if (plainOf.has(char)) plain = plainOf.get(char)!
  else if (!unseen.test(char)) {
    for (const part of char.normalize('NFKD').toLowerCase().normalize('NFKD').replace(marks, '').normalize('NFC')) plain += /\s/.test(part) ? ' ' : (plainOf.get(part) ?? part)
  }
  if (folded.size < 20_000) folded.set(code, plain)
  return plain
}

/**
 * Text as it is searched: lower case, no tone or vowel marks, đ → d, letters of other alphabets that look like ours
 * → ours, quotes and dashes plain, every run of spaces one space, ends trimmed. U+FFFD stays, so that a damaged
 * name is not taken for a whole one. Composed and decomposed text give the same; folding twice changes nothing.
 */
export function foldVietnamese(text: string): string {
  let out = ''
  let gap = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    let plain: string
    if (unit < 0x80) {
      if (unit > 0x60 && unit < 0x7b) plain = text[at]!
      else plain = foldOne(unit)
    } else if (unit >= 0xd800 && unit <= 0xdfff) {
      const code = text.codePointAt(at)!
      if (code > 0xffff) at++
      plain = code > 0xffff ? foldOne(code) : '\ufffd'
    } else plain = foldOne(unit)
    if (plain === '') continue
    if (plain === ' ') {
      gap = out !== ''
      continue
    }
    if (gap) out += ' '
    gap = false
    out += plain
  }
  return out.includes('  ') || out.startsWith(' ') || out.endsWith(' ') ? out.replace(/ +/g, ' ').trim() : out
}

const vowel = 'aăâeêioôơuưy'
const toneSigns = '\u0300\u0309\u0303\u0301\u0323'
/** vowel → its five toned forms, in the order huyền, hỏi, ngã, sắc, nặng. */
const toned = new Map(Array.from(vowel).map((base) => [base, Array.from(toneSigns).map((sign) => (base + sign).normalize('NFC'))]))
/** letter → [vowel, tone 1–5]; tone 0 where it bears none. */
const untoned = new Map<string, readonly [base: string, tone: number]>()
for (const base of vowel) {
  untoned.set(base, [base, 0])
  for (const [index, form] of toned.get(base)!.entries()) untoned.set(form, [base, index + 1])
}
const shaped = 'ăâêôơư'
const cluster = new RegExp(`[${[...untoned.keys()].join('')}]+`, 'gu')

/** Where the tone stands in a run of vowels, by the school rule (hoà, thuý, của, người, toán). */
function tonePlace(vowels: readonly string[], before: string, after: string): number {
  let start = 0
  if (vowels.length > 1 && ((before === 'q' && vowels[0] === 'u') || (before === 'g' && vowels[0] === 'i'))) start = 1
  const rest = vowels.slice(start)
  for (let at = rest.length - 1; at >= 0; at--) if (shaped.includes(rest[at]!)) return start + at
  if (rest.length === 1) return start
  const closed = /\p{L}/u.test(after)
  if (rest.length === 2) return start + (closed || ['oa', 'oe', 'uy'].includes(rest.join('')) ? 1 : 0)
  return start + 1
}

const plainChars = new Map<string, string>()

/** One composed character in lower case, our alphabet, plain quotes and dashes; marks stay. */
function plainOne(char: string): string {
  const known = plainChars.get(char)
  if (known !== undefined) return known
  let plain = ''
  for (const part of char.toLowerCase().normalize('NFC')) {
    if (part === 'đ' || part === 'ð') plain += 'đ'
    else if (untoned.has(part) || (part >= 'a' && part <= 'z') || /\p{M}/u.test(part)) plain += part
    else plain += foldOne(part.codePointAt(0)!)
  }
  if (plainChars.size < 20_000) plainChars.set(char, plain)
  return plain
}

function plainLower(text: string): string {
  let out = ''
  for (const char of text.normalize('NFC')) out += plainOne(char)
  return out.normalize('NFC').replace(/ {2,}/g, ' ').trim()
}

/**
 * Text as names are compared when marks count: lower case, composed, and the tone sign of each run of vowels at its
 * one place, wherever it was typed: Hoà = Hòa, Quý = Qúy, Thủy = Thuỷ. Different tones stay different.
 */
export function normaliseToneKey(text: string): string {
  const plain = plainLower(text)
  return plain.replace(cluster, (run, at: number) => {
    if (run.length === 1) return run
    const letters = Array.from(run).map((letter) => untoned.get(letter)!)
    const tones = letters.filter(([, tone]) => tone > 0)
    if (tones.length !== 1 || letters.length === 1) return run
    const vowels = letters.map(([base]) => base)
    const place = tonePlace(vowels, plain[at - 1] ?? '', plain[at + run.length] ?? '')
    return vowels.map((base, index) => (index === place ? toned.get(base)![tones[0]![1] - 1]! : base)).join('')
  })
}

const alphabet = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
const rank = new Map(Array.from(alphabet).map((letter, index) => [letter, String.fromCharCode(0x41 + index)]))

/**
 * A key whose byte order is the Vietnamese dictionary order: word by word, letters a ă â b c d đ e ê …, then the
 * tones ngang huyền hỏi ngã sắc nặng where the letters are equal. Numbers sort by their value (Phường 2 before
 * Phường 10) and before letters; signs only part words; case does not matter. Printable ASCII except for letters
 * of other scripts, which come last.
 */
export function vietnameseSortKey(text: string): string {
  let letters = ''
  let tones = ''
  const plain = normaliseToneKey(text)
  for (const part of plain.match(/\d+|\p{L}\p{M}*|[^\d\p{L}]+/gu) ?? []) {
    if (/^\d/.test(part)) {
      const digits = part.replace(/^0+(?=\d)/, '')
      letters += digits.length < 10 ? String(digits.length) + digits : `9${digits}`
      continue
    }
    const [base, tone] = untoned.get(part) ?? [part, 0]
    const place = rank.get(base)
    if (place) letters += place
    else if (/^\p{L}/u.test(part)) letters += `~${part}`
    else if (letters !== '' && !letters.endsWith('!')) letters += '!'
    if (untoned.has(part)) tones += String(tone)
  }
  return `${letters.replace(/!$/, '')} ${tones.replace(/0+$/, '')}`
}

/** Text as part of a web address: folded, only a–z, 0–9 and single hyphens, at most `max` characters, cut between words. */
export function slugOf(text: string, max = 80): string {
  const slug = foldVietnamese(text).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  if (slug.length <= max) return slug
  const cut = slug.slice(0, max + 1)
  const edge = cut.lastIndexOf('-')
  return (edge >= max / 2 ? cut.slice(0, edge) : slug.slice(0, max)).replace(/-+$/, '')
}
