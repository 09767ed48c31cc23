/** What the typing methods Telex and VNI leave when they were not switched on, or slipped. */
import { toneOf, withoutTone, type Word } from './spelling.rules.ts'

const VOWEL_CLUSTER = /^(?:a|ai|ao|au|ay|e|eo|eu|i|ia|ie|ieu|iu|o|oa|oai|oao|oay|oe|oeo|oi|oo|u|ua|uai|uay|uao|ue|ueu|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|y|ya|ye|yeu)$/
const SYLLABLE = /^(ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdghklmnpqrstvx])?([aeiouy]+)(ch|ng|nh|[cmnpt])?$/

/** Whether bare letters can be one Vietnamese syllable. */
export function isSyllable(bare: string): boolean {
  if (bare.length > 7) return false
  const parts = SYLLABLE.exec(bare)
  return parts !== null && (VOWEL_CLUSTER.test(parts[2]!) || (parts[1] === 'g' && parts[2]!.startsWith('i') && VOWEL_CLUSTER.test(parts[2]!.slice(1))))
}

const VOWELS = 'aeiouyăâêôơư'

/** Reads a form that keeps the letters typed for the Telex method: `duwaf` → dừa. Null when nothing was to read. */
export function readTelex(word: Word): Word | null {
  const toneKeys: Record<string, string> = { s: "'", f: '`', r: '?', x: '~', j: '.' }
  const out: string[] = []
  let tone = toneOf(word.form)
  let read = false
  for (const key of withoutTone(word.form)) {
    const vowelBefore = out.some((each) => VOWELS.includes(each))
    if (toneKeys[key] && vowelBefore) {
      tone = toneKeys[key]
      read = true
    } else if (key === 'w' && out.length > 0) {
      read = true
      if (!placeHorn(out)) out.push('ư')
    } else if ((key === 'a' || key === 'e' || key === 'o') && out.lastIndexOf(key) >= 0 && vowelBefore && !/[aeo]/.test(out.slice(out.lastIndexOf(key) + 1).join(''))) {
      out[out.lastIndexOf(key)] = { a: 'â', e: 'ê', o: 'ô' }[key]
      read = true
    } else if (key === 'd' && out[0] === 'd') {
      out[0] = 'đ'
      read = true
    } else out.push(key)
  }
  return read ? finish(out, tone) : null
}

/** Puts the horn or breve that `w` stands for; false when no letter takes it. */
function placeHorn(out: string[]): boolean {
  const o = out.lastIndexOf('o')
  if (o > 0 && (out[o - 1] === 'u' || out[o - 1] === 'ư')) {
    out[o - 1] = 'ư'
    out[o] = 'ơ'
    return true
  }
  if (out.at(-2) === 'ư' && out.at(-1) === 'ơ') return true
  for (let at = out.length - 1; at >= 0; at--) {
    const marked = { u: 'ư', o: 'ơ', a: 'ă' }[out[at]!]
    if (!marked) continue
    if (out[at] === 'a' && out[at - 1] === 'u' && out[at - 2] !== 'q' && at === out.length - 1) {
      out[at - 1] = 'ư'
      return true
    }
    out[at] = marked
    return true
  }
  return false
}

/** Reads what the VNI method leaves: `du7a2` → dừa. Takes the raw word, letters and digits together. */
export function readVni(raw: string): Word | null {
  if (!/^[a-zđ]+\d[a-z\d]*$/.test(raw)) return null
  const out: string[] = []
  let tone = ''
  for (const key of raw) {
    if (key < '0' || key > '9') out.push(key)
    else if (key >= '1' && key <= '5') tone = "'`?~."[Number(key) - 1]!
    else if (key === '6') markLast(out, { a: 'â', e: 'ê', o: 'ô' })
    else if (key === '7') placeHorn(out)
    else if (key === '8') markLast(out, { a: 'ă' })
    else if (key === '9' && out[0] === 'd') out[0] = 'đ'
    else return null
  }
  return finish(out, tone)
}

function markLast(out: string[], marks: Record<string, string>): void {
  for (let at = out.length - 1; at >= 0; at--) {
    const marked = marks[out[at]!]
    if (marked) {
      out[at] = marked
      return
    }
  }
}

function finish(out: readonly string[], tone: string): Word | null {
  const letter = out.join('')
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
  return isSyllable(bare) ? { bare, form: letter + tone } : null
}

/** A typing method's half-converted letters put right: `duưa` → dưa, `côo` → cô. The form changes, then the letters. */
export function mendSlip(word: Word): Word | null {
  const mended = word.form.replace(/uư/g, 'ư').replace(/ưư+/g, 'ư').replace(/o([ôơ])/g, '$1').replace(/([ôơ])o/g, '$1').replace(/a([ăâ])/g, '$1').replace(/([ăâ])a/g, '$1').replace(/eê/g, 'ê').replace(/êe/g, 'ê').replace(/dđ|đd/g, 'đ').replace(/([a-zăâêôơưđ])\1+/g, '$1').replace(/([`'?~.])[sfrxj]$/, '$1')
  if (mended === word.form) return null
  const bare = withoutTone(mended).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
  return bare ? { bare, form: mended } : null
}
