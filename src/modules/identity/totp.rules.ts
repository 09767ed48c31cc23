/** Codes that change every 30 seconds: RFC 6238 over RFC 4226, SHA-1, six digits, as every authenticator app makes them. */
import { createHmac, timingSafeEqual } from 'node:crypto'

const STEP_MS = 30_000
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export const stepOf = (now: Date): number => Math.floor(now.getTime() / STEP_MS)

/** The code of one step. */
export function codeAt(secret: Uint8Array, step: number, digits = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = digest[19]! & 0x0f
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/**
 * The step that a typed code belongs to, one step of drift either way; null when it belongs to none, or to one
 * that is not later than `lastStep` (so no code is taken twice). Takes equally long whatever was typed.
 */
export function matchCode(secret: Uint8Array, typed: string, now: Date, lastStep: number): number | null {
  const code = Buffer.from(typed.replace(/[^0-9]/g, '').padEnd(6, ' ').slice(0, 7).padEnd(7, ' '))
  const middle = stepOf(now)
  let found: number | null = null
  for (const step of [middle - 1, middle, middle + 1]) {
    const same = timingSafeEqual(code, Buffer.from(`${codeAt(secret, step)} `))
    if (same && step > lastStep) found = step
  }
  return found
}

/** RFC 4648 base 32 without padding, as people type a secret by hand. */
export function toBase32(bytes: Uint8Array): string {
  let bits = 0
  let value = 0
  let text = ''
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 5) {
      text += ALPHABET[(value >>> (bits - 5)) & 31]
      bits -= 5
    }
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text
}

/** Reads base 32, small letters and spaces allowed; null where another character stands. */
export function fromBase32(text: string): Buffer | null {
  const plain = text.replace(/[\s=-]/g, '').toUpperCase()
  const bytes: number[] = []
  let bits = 0
  let value = 0
  for (const letter of plain) {
    const index = ALPHABET.indexOf(letter)
    if (index < 0) return null
    value = ((value << 5) | index) & 0xfff
    bits += 5
    if (bits >= 8) {
      bytes.push((value >>> (bits - 8)) & 255)
      bits -= 8
    }
  }
  return Buffer.from(bytes)
}

/** The link that opens an authenticator app with everything filled in. */
export function otpauthLink(secret: Uint8Array, account: string): string {
  const issuer = encodeURIComponent('Cổng OCOP')
  return `otpauth://totp/${issuer}:${encodeURIComponent(account)}?secret=${toBase32(secret)}&issuer=${issuer}&algorithm=SHA1&digits=6&period=30`
}
