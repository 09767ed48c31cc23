/** Secrets at rest: AES-256-GCM under a key that the database and its backups do not hold. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { config } from './config.ts'
import { Trouble } from './trouble.ts'

export interface SealKey { readonly id: string; readonly key: Buffer }

/** `name:base64, name:base64 …`; the first seals, the others only open. Throws where a key is not 32 bytes. */
export function parseSealKeys(text: string): readonly SealKey[] {
  return text.split(/[\s,]+/).filter(Boolean).map((each) => {
    const [, id, encoded] = /^([a-z0-9-]{1,32}):([A-Za-z0-9+/_=-]+)$/.exec(each) ?? []
    const key = Buffer.from(encoded ?? '', 'base64')
    if (!id || key.length !== 32) throw new Trouble('SEAL_KEYS: mỗi khóa cần dạng tên:base64 của 32 byte, cách nhau bằng dấu phẩy.')
    return { id, key }
  })
}

/** Seals and opens under given keys. `about` binds a text to its place: moved to another row, it does not open. */
export class Seal {
  readonly #keys: readonly SealKey[]
  constructor(keys: readonly SealKey[]) {
    this.#keys = keys
  }

  /** Whether there is a key; without one nothing can be sealed. */
  get ready(): boolean {
    return this.#keys.length > 0
  }

  /** What a text sealed under today's key begins with; others wait to be sealed anew. */
  get head(): string {
    return `sealed:${this.#keys[0]?.id ?? ''}:`
  }

  seal(plain: string | Uint8Array, about: string): string {
    const first = this.#keys[0]
    if (!first) throw new Trouble('Chưa có khóa để niêm dữ liệu mật: đặt SEAL_KEYS.')
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', first.key, iv).setAAD(Buffer.from(about))
    const body = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    return `${this.head}${body.toString('base64url')}`
  }

  /** Throws where the key is not here any more, or the text was changed or stood elsewhere. */
  open(sealed: string, about: string): Buffer {
    const [, id, encoded] = /^sealed:([a-z0-9-]+):([\w-]+)$/.exec(sealed) ?? []
    const found = this.#keys.find((each) => each.id === id)
    if (!found) throw new Trouble(`Dữ liệu mật được niêm bằng khóa “${id ?? '?'}”, mà SEAL_KEYS không có khóa này.`)
    const body = Buffer.from(encoded!, 'base64url')
    const opener = createDecipheriv('aes-256-gcm', found.key, body.subarray(0, 12)).setAAD(Buffer.from(about)).setAuthTag(body.subarray(-16))
    return Buffer.concat([opener.update(body.subarray(12, -16)), opener.final()])
  }
}

export const isSealed = (text: string | Uint8Array): boolean => (typeof text === 'string' ? text : Buffer.from(text.subarray(0, 7)).toString('latin1')).startsWith('sealed:')

/** A secret as it is kept: sealed where there is a key, else as it is until there is one. */
export const kept = (plain: string, about: string): string => (ownSeal().ready ? ownSeal().seal(plain, about) : plain)
/** What `kept` kept. */
export const opened = (text: string, about: string): string => (isSealed(text) ? ownSeal().open(text, about).toString() : text)

let own: Seal | undefined

/**
 * The seal of this installation: SEAL_KEYS, else the key file beside the embedded database, made at first use. Several
 * machines on one database server need SEAL_KEYS; without it they seal nothing.
 */
export function ownSeal(): Seal {
  return (own ??= new Seal(config.sealKeys ? parseSealKeys(config.sealKeys) : fileKeys()))
}

function fileKeys(): readonly SealKey[] {
  const path = join(config.dataDir, 'seal-keys')
  if (!existsSync(path)) {
    if (config.databaseUrl) return []
    mkdirSync(config.dataDir, { recursive: true })
    // Written whole and then named, so that two processes that start at once end with one key.
    const fresh = `${path}.${process.pid}`
    writeFileSync(fresh, `own:${randomBytes(32).toString('base64')}\n`, { mode: 0o600 })
    try {
      linkSync(fresh, path)
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
    } finally {
      unlinkSync(fresh)
    }
  }
  return parseSealKeys(readFileSync(path, 'utf8'))
}
