/** Writes a ZIP as it goes: each part is compressed while it is made, nothing is held whole. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly text: Iterable<string> | AsyncIterable<string>
}

/** 1 January 1980: the same content gives the same bytes on any day. */
const DATE = 0x0021
/** Sizes follow the data; names are UTF-8. */
const FLAGS = 0x0808
const PIECE = 65_536

export async function* zipPieces(parts: Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const from = at
    const head = header(part.name)
    at += head.length
    yield head
    const sums = { crc: 0, size: 0, packed: 0 }
    const deflater = createDeflateRaw({ level: 5 })
    // A fault of the source ends the deflater, and the loop below throws it.
    const feeding = pipeline(Readable.from(counted(part.text, sums), { objectMode: true }), deflater).catch(() => undefined)
    for await (const piece of deflater as AsyncIterable<Uint8Array>) {
      sums.packed += piece.length
      yield piece
    }
    await feeding
    const tail = Buffer.alloc(16)
    tail.writeUInt32LE(0x08074b50, 0)
    writeSums(tail, 4, sums)
    at += sums.packed + tail.length
    yield tail
    directory.push(entry(part.name, sums, from))
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  yield Buffer.concat([central, end])
}

interface Sums { crc: number; size: number; packed: number }

async function* counted(text: ZipPart['text'], sums: Sums): AsyncGenerator<Buffer> {
  let held = ''
  const flushed = (): Buffer => {
    const piece = Buffer.from(held, 'utf8')
    held = ''
    sums.crc = crc32(piece, sums.crc)
    sums.size += piece.length
    return piece
  }
  for await (const piece of text) {
    held += piece
    if (held.length > PIECE) yield flushed()
  }
  yield flushed()
}

function writeSums(into: Buffer, at: number, sums: Sums): void {
  into.writeUInt32LE(sums.crc, at)
  into.writeUInt32LE(sums.packed, at + 4)
  into.writeUInt32LE(sums.size, at + 8)
}

function header(name: string): Buffer {
  const bytes = Buffer.from(name, 'utf8')
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(FLAGS, 6)
  head.writeUInt16LE(8, 8)
  head.writeUInt16LE(DATE, 12)
  head.writeUInt16LE(bytes.length, 26)
  return Buffer.concat([head, bytes])
}

function entry(name: string, sums: Sums, from: number): Buffer {
  const bytes = Buffer.from(name, 'utf8')
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(20, 6)
  head.writeUInt16LE(FLAGS, 8)
  head.writeUInt16LE(8, 10)
  head.writeUInt16LE(DATE, 14)
  writeSums(head, 16, sums)
  head.writeUInt16LE(bytes.length, 28)
  head.writeUInt32LE(from, 42)
  return Buffer.concat([head, bytes])
}
