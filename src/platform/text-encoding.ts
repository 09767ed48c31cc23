/** Bytes of a text file to text, by what they are and not by what anyone says they are. */
import { FileRefusal } from './file-refusal.ts'
import { detectOld, type OldEncoding } from './legacy-text.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'windows-1252' | 'tcvn3' | 'vni'

export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
  /** The text still shows the bytes as Western European; each cell is to be turned by `fromOld`. */
  readonly old: OldEncoding | null
}

/** Throws `FileRefusal('not-a-list')` for bytes that are no text. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : unmarkedWide(bytes)
  if (marked) return plain(new TextDecoder(marked).decode(bytes), marked)
  if (noText(bytes)) throw new FileRefusal('not-a-list', 'control bytes')
  try {
    return plain(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'utf-8')
  } catch {
    return decodeBroken(bytes)
  }
}

const plain = (text: string, encoding: TextEncoding): DecodedText => ({ text: text.startsWith('\ufeff') ? text.slice(1) : text, encoding, old: null })

/** UTF-16 without its mark: spaces, digits and delimiters leave zeros on one side of each pair. */
function unmarkedWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4 || bytes.length % 2 === 1) return null
  const pairs = Math.min(bytes.length, 8192) >> 1
  let first = 0
  let second = 0
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[pair * 2] === 0) first++
    if (bytes[pair * 2 + 1] === 0) second++
  }
  if (second > pairs * 0.3 && first < pairs * 0.02) return 'utf-16le'
  return first > pairs * 0.3 && second < pairs * 0.02 ? 'utf-16be' : null
}

/** More control bytes than a slip of a program explains. */
function noText(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 65_536)
  let control = 0
  for (let at = 0; at < length; at++) {
    const byte = bytes[at]!
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) control++
  }
  return control > 2 + length * 0.002
}

/** Not clean UTF-8: nearly UTF-8 with damage, or one byte for each sign. */
function decodeBroken(bytes: Uint8Array): DecodedText {
  const lenient = new TextDecoder('utf-8').decode(bytes)
  let lost = 0
  let kept = 0
  for (const sign of lenient) {
    if (sign === '\ufffd') lost++
    else if (sign > '\u007f') kept++
  }
  if (lost * 4 < kept) return plain(lenient, 'utf-8')
  const western = new TextDecoder('windows-1252').decode(bytes)
  const { encoding } = detectOld(western.slice(0, 200_000).split(/[\r\n]+/))
  if (encoding === 'windows-1258') return plain(new TextDecoder('windows-1258').decode(bytes).normalize('NFC'), 'windows-1258')
  if (encoding === 'tcvn3' || encoding === 'vni') return { text: western, encoding, old: encoding }
  return plain(western, 'windows-1252')
}
