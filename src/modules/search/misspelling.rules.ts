/** How near a miswritten word is to another: by its sound in the country's accents, and by its letters. */
import { isBareForm } from './spelling.rules.ts'

/**
 * A key that is the same for words which the country's accents and common slips write alike: l/n, ch/tr, s/x, d/gi/r,
 * c/k/q, i/y, final n/ng/nh and c/t/ch, ươu/ưu.
 */
export function soundKey(bare: string): string {
  const parts = /^(ngh|ng|nh|ch|tr|th|ph|kh|gh|gi(?=[aeouy])|qu|[bcdfghjklmnpqrstvxz])?([aeiouy]+)(ch|ng|nh|[cmnpt])?$/.exec(bare)
  if (!parts) return bare.replace(/ph/g, 'f').replace(/[cq]/g, 'k').replace(/[yj]/g, 'i').replace(/[xz]/g, 's').replace(/w/g, 'v').replace(/(.)\1/g, '$1').replace(/h$/, '')
  const initial = { ch: 'c', tr: 'c', s: 's', x: 's', d: 'd', gi: 'd', r: 'd', z: 'd', n: 'l', l: 'l', c: 'k', k: 'k', q: 'k', ngh: 'ng', gh: 'g', f: 'ph' }[parts[1] ?? ''] ?? parts[1] ?? ''
  const vowel = parts[2]!.replaceAll('y', 'i').replace('uou', 'uu').replace(/^ie(?=u$)/, 'i')
  const final = { n: 'n', ng: 'n', nh: 'n', c: 't', ch: 't', t: 't' }[parts[3] ?? ''] ?? parts[3] ?? ''
  return `${initial}${vowel}${final}`
}

/** Whether a correction would turn đ into another sound, or another sound into đ, against what was typed. */
export function crossesDd(typed: string, written: string): boolean {
  const [a, b] = [typed[0], written[0]]
  if (a === 'đ') return b !== 'đ' && b !== 'd'
  return b === 'đ' && (a === 'g' || a === 'r' || (a === 'd' && !isBareForm(typed)))
}

const rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)]

/** Edits (insert, drop, change, swap neighbours) from one word to another of at most 60 letters, given up above `most`. */
export function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || a.length > 60 || b.length > 60) return most + 1
  let [before, last, row] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (!same && i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) cost = Math.min(cost, before[j - 2]! + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    ;[before, last, row] = [last, row, before]
  }
  return last[b.length]!
}
