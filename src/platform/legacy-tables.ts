/**
 * Vietnamese letters in the encodings of before Unicode, as text looks when such bytes are read as Western European.
 * TCVN3: TCVN 5712:1993, third character set, the "ABC" fonts (.VnTime). VNI: VNI-Windows, a letter followed by the sign for its marks.
 */

/** Code in TCVN3 → letter. Capitals with tones have no code of their own: the fonts ending in H draw the small letters large. */
export const tcvn3: ReadonlyMap<string, string> = new Map([
  ...pairs(0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'), ...pairs(0xb5, 'àảãáạ'), ...pairs(0xbb, 'ằẳẵắ'), ...pairs(0xc6, 'ặầẩẫấậè'), ...pairs(0xce, 'ẻẽéẹềểễếệìỉ'),
  ...pairs(0xdc, 'ĩíịò'), ...pairs(0xe1, 'ỏõóọồổỗốộờởỡớợù'), ...pairs(0xf1, 'ủũúụừửữứựỳỷỹýỵ'),
])

function pairs(from: number, letters: string): [string, string][] {
  return Array.from(letters, (letter, index) => [String.fromCharCode(from + index), letter])
}

/** Sign after a base letter in VNI → what it adds: a tone, or a change of the vowel with or without a tone. */
const vniMarks: Readonly<Record<string, string>> = {
  ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323',
  â: '\u0302', á: '\u0302\u0301', à: '\u0302\u0300', å: '\u0302\u0309', ã: '\u0302\u0303', ä: '\u0302\u0323',
  ê: '\u0306', é: '\u0306\u0301', è: '\u0306\u0300', ú: '\u0306\u0309', ü: '\u0306\u0303', ë: '\u0306\u0323',
}

const vniAlone: Readonly<Record<string, string>> = { ñ: 'đ', ö: 'ư', ô: 'ơ', î: 'ỵ', æ: 'ỉ', ó: 'ĩ', ò: 'ị', í: 'í', ì: 'ì' }

/** One or two signs in VNI → letter, both cases; a capital may carry a small sign (Aùnh). */
export const vni: ReadonlyMap<string, string> = new Map(vniEntries())

function* vniEntries(): Generator<[string, string]> {
  for (const [sign, letter] of Object.entries(vniAlone)) {
    yield [sign, letter]
    yield [sign.toUpperCase(), letter.toUpperCase()]
  }
  const bases: readonly (readonly [vowels: string, signs: string])[] = [['a', 'ùøûõïâáàåãäêéèúüë'], ['eo', 'ùøûõïâáàåãä'], ['uyôö', 'ùøûõï']]
  for (const [vowels, signs] of bases) {
    for (const vowel of vowels) {
      for (const sign of signs) {
        const letter = ((vniAlone[vowel] ?? vowel) + vniMarks[sign]!).normalize('NFC')
        yield [vowel + sign, letter]
        yield [vowel.toUpperCase() + sign, letter.toUpperCase()]
        yield [vowel.toUpperCase() + sign.toUpperCase(), letter.toUpperCase()]
      }
    }
  }
}

const byteTable = (label: string): string[] => Array.from(new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_zero, byte) => byte)))

/** Byte → sign in Western European Windows; the five empty places as control characters. */
export const windows1252: readonly string[] = byteTable('windows-1252')
const windows1258 = byteTable('windows-1258')

/** Sign as read in Western European → byte. */
export const byteOf: ReadonlyMap<string, number> = new Map([
  ...windows1252.map((sign, byte): [string, number] => [sign, byte]),
  // Readers that take the bytes for ISO 8859-1 give control characters.
  ...Array.from({ length: 32 }, (_zero, index): [string, number] => [String.fromCharCode(0x80 + index), 0x80 + index]),
])

/** Sign as read in Western European → what the same byte is in Vietnamese Windows, tones as combining marks. */
export const as1258: ReadonlyMap<string, string> = new Map([...byteOf].map(([sign, byte]) => [sign, windows1258[byte]!]))
