/** What a file is by its bytes, whatever its name says; what is no list is refused with the way out. */
import { FileRefusal, type FileRefusalCode } from './file-refusal.ts'

const signatures: readonly (readonly [FileRefusalCode, ...number[]])[] = [
  ['pdf', 0x25, 0x50, 0x44, 0x46],
  ['image', 0xff, 0xd8, 0xff], ['image', 0x89, 0x50, 0x4e, 0x47], ['image', 0x47, 0x49, 0x46, 0x38], ['image', 0x49, 0x49, 0x2a, 0x00], ['image', 0x4d, 0x4d, 0x00, 0x2a],
  ['archive', 0x1f, 0x8b], ['archive', 0x37, 0x7a, 0xbc, 0xaf], ['archive', 0x52, 0x61, 0x72, 0x21], ['archive', 0x50, 0x4b, 0x07, 0x08],
  ['word-document', 0x7b, 0x5c, 0x72, 0x74, 0x66],
  ['not-a-list', 0x7f, 0x45, 0x4c, 0x46], ['not-a-list', 0x4d, 0x5a, 0x90], ['not-a-list', 0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
]

const starts = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte)

/** `zip` still has to prove that it is a workbook; `text` that it is a table. */
export function fileKind(bytes: Uint8Array): 'zip' | 'text' {
  if (bytes.length === 0) throw new FileRefusal('empty-file')
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04]) || starts(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip'
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) throw new FileRefusal(compoundFile(bytes))
  // The first version of Excel's own format, without a container.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) && (bytes[2] === 0x04 || bytes[2] === 0x06 || bytes[2] === 0x08 || bytes[2] === 0x10) && bytes[3] === 0) throw new FileRefusal('old-excel')
  for (const [code, ...signature] of signatures) if (starts(bytes, signature)) throw new FileRefusal(code)
  if (starts(bytes.subarray(4), [0x66, 0x74, 0x79, 0x70])) throw new FileRefusal('image', 'heic or video')
  if (starts(bytes, [0x52, 0x49, 0x46, 0x46]) && starts(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50])) throw new FileRefusal('image')
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  if (/^(?:MIME-Version|From: <Saved by)/i.test(head)) throw new FileRefusal('old-excel', 'mhtml')
  if (/<\?mso-application progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet"/.test(head) && !/<html/i.test(head)) throw new FileRefusal('old-excel', 'xml 2003')
  return 'text'
}

/** Old Office files and everything with a password share one container; the names inside tell them apart. */
function compoundFile(bytes: Uint8Array): FileRefusalCode {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const holds = (name: string): boolean => all.includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return 'password'
  if (holds('WordDocument')) return 'word-document'
  if (holds('PowerPoint Document')) return 'presentation'
  return holds('Workbook') || holds('Book') ? 'old-excel' : 'not-a-list'
}

/** What a ZIP holds, by the names of its parts. Returns for workbooks only. */
export function requireWorkbook(names: ReadonlySet<string>, contentTypes: string, mimetype: string): void {
  const any = (pattern: RegExp): boolean => [...names].some((name) => pattern.test(name))
  if (mimetype.includes('opendocument')) throw new FileRefusal(mimetype.includes('text') ? 'word-document' : mimetype.includes('presentation') ? 'presentation' : 'open-document')
  if (any(/^word\//i)) throw new FileRefusal('word-document')
  if (any(/^ppt\//i)) throw new FileRefusal('presentation')
  if (names.has('EncryptedPackage')) throw new FileRefusal('password')
  if (any(/vbaProject[^/]*\.bin$|(^|\/)macrosheets\//i) || /macroEnabled|vbaProject|ms-excel\.(?:intl)?macrosheet/i.test(contentTypes)) throw new FileRefusal('macro')
  if (any(/^xl\/workbook\.bin$/i)) throw new FileRefusal('binary-excel')
  if (!any(/^xl\//i) && !/spreadsheetml/i.test(contentTypes)) throw new FileRefusal(names.has('[Content_Types].xml') ? 'not-a-list' : 'archive')
}
