/** Reads ZIP containers that strangers send: looks at the directory first, then unpacks no more than was promised. */
import { createInflateRaw, inflateRawSync } from 'node:zlib'
import { FileRefusal } from './file-refusal.ts'

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  /** Where the local header stands in the file. */
  readonly at: number
}

const ENTRIES = 4_000
/** All that the directory promises, pictures too. */
const PROMISED = 1_500_000_000
/** What we unpack of one file, all parts together. */
const UNPACKED = 400_000_000
/** Deflate reaches 1032; sheets of real lists stay under 60. Asked only of parts that get large. */
const RATIO = 200
const RATIO_FROM = 16_000_000

const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/** The directory of a ZIP; refuses passwords, strange methods, doubled names, directories that promise too much. */
export function zipEntries(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { count, from, end } = directoryOf(view)
  if (count > ENTRIES) throw new FileRefusal('zip-bomb', `${count} entries`)
  const entries = new Map<string, ZipEntry>()
  let promised = 0
  let at = from
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw new FileRefusal('damaged', 'directory')
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > end) throw new FileRefusal('damaged', 'directory')
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/')
    const sizes = widened(view, at, at + 46 + nameLength, extraLength)
    if (flags & 0x41) throw new FileRefusal('password', name)
    const entry = { name, method: view.getUint16(at + 10, true), ...sizes }
    if (entry.at + 30 > bytes.length || entry.packed > bytes.length) throw new FileRefusal('damaged', name)
    if (entries.has(name)) throw new FileRefusal('damaged', `${name} twice`)
    promised += entry.size
    if (promised > PROMISED) throw new FileRefusal('zip-bomb', `promises ${promised} bytes`)
    entries.set(name, entry)
    at = next
  }
  return entries
}

function directoryOf(view: DataView): { count: number; from: number; end: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END) continue
    let count = view.getUint16(at + 10, true)
    let size = view.getUint32(at + 12, true)
    let from = view.getUint32(at + 16, true)
    let end = at
    if (at >= 20 && view.getUint32(at - 20, true) === LOCATOR64) {
      const wide = Number(view.getBigUint64(at - 12, true))
      if (wide + 56 > view.byteLength || view.getUint32(wide, true) !== END64) throw new FileRefusal('damaged', 'zip64')
      count = Number(view.getBigUint64(wide + 32, true))
      size = Number(view.getBigUint64(wide + 40, true))
      from = Number(view.getBigUint64(wide + 48, true))
      end = wide
    }
    if (from + size > end) throw new FileRefusal('damaged', 'directory')
    return { count, from, end }
  }
  throw new FileRefusal('damaged', 'no directory')
}

/** Sizes and place, from the ZIP64 extra field where the short fields are full. */
function widened(view: DataView, at: number, extraAt: number, extraLength: number): { packed: number; size: number; at: number } {
  const short = { size: view.getUint32(at + 24, true), packed: view.getUint32(at + 20, true), at: view.getUint32(at + 42, true) }
  for (let field = extraAt; field + 4 <= extraAt + extraLength; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    const end = Math.min(field + 4 + view.getUint16(field + 2, true), extraAt + extraLength)
    let place = field + 4
    for (const key of ['size', 'packed', 'at'] as const) {
      if (short[key] !== 0xffffffff) continue
      if (place + 8 > end) throw new FileRefusal('damaged', 'zip64')
      short[key] = Number(view.getBigUint64(place, true))
      place += 8
    }
    break
  }
  return short
}

/** Unpacks parts of one file and counts what really comes out, whatever the directory says. */
export class Unpacker {
  readonly #bytes: Uint8Array
  #left = UNPACKED
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** A small part, whole. */
  whole(entry: ZipEntry, most: number): Uint8Array {
    const packed = this.#packed(entry)
    if (entry.method === 0) return this.#counted(packed, entry, packed.length)
    try {
      const part = inflateRawSync(packed, { maxOutputLength: Math.min(most, this.#left) })
      return this.#counted(part, entry, part.length)
    } catch (fault) {
      if (fault instanceof RangeError) throw new FileRefusal('zip-bomb', entry.name)
      throw asDamage(fault, entry)
    }
  }

  /** A large part, in pieces, without holding it whole. */
  async *pieces(entry: ZipEntry): AsyncGenerator<Uint8Array> {
    const packed = this.#packed(entry)
    if (entry.method === 0) {
      for (let at = 0; at < packed.length; at += 262_144) yield this.#counted(packed.subarray(at, at + 262_144), entry, at)
      return
    }
    const inflater = createInflateRaw({ chunkSize: 262_144 })
    let out = 0
    try {
      inflater.end(packed)
      for await (const piece of inflater as AsyncIterable<Uint8Array>) {
        out += piece.length
        yield this.#counted(piece, entry, out)
      }
    } catch (fault) {
      throw asDamage(fault, entry)
    } finally {
      inflater.destroy()
    }
  }

  #packed(entry: ZipEntry): Uint8Array {
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength)
    if (view.getUint32(entry.at, true) !== LOCAL) throw new FileRefusal('damaged', entry.name)
    if (entry.method !== 0 && entry.method !== 8) throw new FileRefusal('damaged', `${entry.name}: method ${entry.method}`)
    const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
    if (from + entry.packed > this.#bytes.length) throw new FileRefusal('damaged', entry.name)
    return this.#bytes.subarray(from, from + entry.packed)
  }

  #counted(piece: Uint8Array, entry: ZipEntry, outSoFar: number): Uint8Array {
    this.#left -= piece.length
    if (this.#left < 0 || (outSoFar > RATIO_FROM && outSoFar > entry.packed * RATIO)) throw new FileRefusal('zip-bomb', entry.name)
    return piece
  }
}

/** zlib's own faults mean a broken file; anything else is passed on as it is. */
function asDamage(fault: unknown, entry: ZipEntry): unknown {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  return code.startsWith('Z_') ? new FileRefusal('damaged', `${entry.name}: ${code}`) : fault
}
