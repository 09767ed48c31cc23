import { randomFillSync } from 'node:crypto'

declare const table: unique symbol
/** A UUID v7 (RFC 9562), branded by the table whose key it is. */
export type Id<Table extends string> = string & { readonly [table]: Table }

/** Random bytes are asked of the system by the thousand: asking costs more than making a key. */
const pool = Buffer.allocUnsafe(4_096)
let used = pool.length
function randomBytes(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += count
  return pool.subarray(used - count, used)
}

let lastMs = 0
let counter = 0

/** A new key: sorts by the moment of making, also within one millisecond of one process. */
export function newId<Table extends string>(): Id<Table> {
  const now = Date.now()
  if (now > lastMs) {
    lastMs = now
    counter = randomBytes(2).readUInt16BE(0) & 0x7ff
  } else if (++counter > 0xfff) {
    lastMs += 1
    counter = 0
  }
  const bytes = Buffer.from(randomBytes(16))
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Table>
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Takes a key from outside; null when it is not a UUID in lower case. */
export function readId<Table extends string>(text: string): Id<Table> | null {
  return shape.test(text) ? (text as Id<Table>) : null
}
