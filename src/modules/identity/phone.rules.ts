/**
 * Vietnamese telephone numbers as people type them. Numbering: Decision 798/QĐ-BTTTT of 2014 (area codes 02x, in use
 * since 2017) and the Ministry of Information and Communications' plan of 2018, which turned 11-digit mobile numbers
 * into 10-digit ones from 15/09/2018.
 */
export type PhoneReading =
  | { readonly kind: 'mobile' | 'landline'; readonly e164: string }
  | { readonly kind: 'empty' | 'letters' | 'foreign' | 'too-short' | 'too-long' | 'unknown' }
  /** A number of before 2018 (mobile) or 2017 (Hà Nội landline); `suggested` is what it became. */
  | { readonly kind: 'old'; readonly suggested: string }

/** Old prefix → new prefix, both with their leading 0. */
export const NEW_PREFIX: Readonly<Record<string, string>> = {
  '0162': '032', '0163': '033', '0164': '034', '0165': '035', '0166': '036', '0167': '037', '0168': '038', '0169': '039',
  '0120': '070', '0121': '079', '0122': '077', '0126': '076', '0128': '078',
  '0123': '083', '0124': '084', '0125': '085', '0127': '081', '0129': '082',
  '0186': '056', '0188': '058', '0199': '059',
}

/** Reads a number typed with 0…, 84…, +84… or without its 0; spaces, dots, dashes, brackets and full-width digits do not matter. */
export function parsePhone(text: string): PhoneReading {
  const plain = text.normalize('NFKC').replace(/[\s.\-–—‐‑−·_/()[\]\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
  if (plain === '') return { kind: 'empty' }
  if (!/^\+?[0-9]+$/.test(plain)) return { kind: 'letters' }
  const digits = plain.replace('+', '').replace(/^00/, '')
  const international = plain.startsWith('+') || plain.startsWith('00')
  if (international && !digits.startsWith('84')) return { kind: 'foreign' }
  return readNational(international || /^84(?:0\d{9,10}|\d{9,10})$/.test(digits) ? digits.slice(2).replace(/^0/, '') : digits.replace(/^0/, ''))
}

/** The number without country code and leading 0. */
function readNational(rest: string): PhoneReading {
  if (/^[35789]\d{8}$/.test(rest)) return { kind: 'mobile', e164: `+84${rest}` }
  if (/^2\d{9}$/.test(rest)) return { kind: 'landline', e164: `+84${rest}` }
  const fresh = /^1\d{9}$/.test(rest) ? NEW_PREFIX[`0${rest.slice(0, 3)}`] : undefined
  if (fresh) return { kind: 'old', suggested: spaced(`${fresh}${rest.slice(3)}`) }
  if (/^4\d{8}$/.test(rest)) return { kind: 'old', suggested: spaced(`024${rest.slice(1)}`) }
  const whole = rest.startsWith('2') || rest.startsWith('1') ? 10 : 9
  if (rest.length < whole) return { kind: 'too-short' }
  return { kind: rest.length > whole ? 'too-long' : 'unknown' }
}

const spaced = (national: string): string => (national.length === 11 ? `${national.slice(0, 3)} ${national.slice(3, 7)} ${national.slice(7)}` : `${national.slice(0, 4)} ${national.slice(4, 7)} ${national.slice(7)}`)

/** `+84912345678` → `0912 345 678`, as people read it out. */
export const showPhone = (e164: string): string => spaced(`0${e164.slice(3)}`)
