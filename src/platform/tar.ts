/** The little of tar (POSIX ustar) that a backup needs: members written one after another, their size known only at the end. */
import { createReadStream } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'

const BLOCK = 512

/** Writes members into a new file. */
export class TarWriter {
  readonly #file: FileHandle
  readonly #at: Date
  #end = 0

  constructor(file: FileHandle, at: Date) {
    this.#file = file
    this.#at = at
  }

  /** Adds one member: `fill` writes its bytes through the function it is given. */
  async add(name: string, fill: (write: (bytes: Buffer) => Promise<void>) => Promise<void>): Promise<void> {
    const head = this.#end
    let at = head + BLOCK
    await fill(async (bytes) => {
      await this.#file.write(bytes, 0, bytes.length, at)
      at += bytes.length
    })
    const size = at - head - BLOCK
    await this.#file.write(header(name, size, this.#at), 0, BLOCK, head)
    this.#end = head + BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }

  /** Marks the end and sees that everything lies on the disk. */
  async close(): Promise<void> {
    await this.#file.write(Buffer.alloc(2 * BLOCK), 0, 2 * BLOCK, this.#end)
    await this.#file.sync()
  }
}

function header(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new RangeError(`name of a member is longer than 100 bytes: ${name}`)
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`
  block.write(name, 0)
  block.write(octal(0o600, 8), 100)
  block.write(octal(0, 8), 108)
  block.write(octal(0, 8), 116)
  if (size < 8 ** 11) block.write(octal(size, 12), 124)
  else {
    block[124] = 0x80
    block.writeBigUInt64BE(BigInt(size), 128)
  }
  block.write(octal(Math.floor(at.getTime() / 1000), 12), 136)
  block.write('        0', 148)
  block.write('ustar\x0000', 257)
  block.write(octal(block.reduce((sum, byte) => sum + byte, 0), 7), 148)
  return block
}

export interface Member { readonly name: string; readonly offset: number; readonly size: number }

/** Finds the members of a tar file; null when it is none, or cut off. */
export async function readMembers(file: FileHandle): Promise<Member[] | null> {
  const { size: whole } = await file.stat()
  const members: Member[] = []
  const block = Buffer.alloc(BLOCK)
  for (let at = 0; ;) {
    const { bytesRead } = await file.read(block, 0, BLOCK, at)
    if (bytesRead < BLOCK) return null
    if (block.every((byte) => byte === 0)) return members
    if (block.toString('latin1', 257, 262) !== 'ustar') return null
    const size = block[124] === 0x80 ? Number(block.readBigUInt64BE(128)) : Number.parseInt(block.toString('latin1', 124, 135), 8)
    const offset = at + BLOCK
    if (!Number.isSafeInteger(size) || offset + size > whole) return null
    members.push({ name: block.toString('utf8', 0, 100).replace(/\0.*$/s, ''), offset, size })
    at = offset + Math.ceil(size / BLOCK) * BLOCK
  }
}

export const streamMember = (path: string, member: Member): NodeJS.ReadableStream =>
  member.size === 0 ? createReadStream('/dev/null') : createReadStream(path, { start: member.offset, end: member.offset + member.size - 1, highWaterMark: 256 * 1024 })
