/** A device that makes and uses passkeys (ES256), as far as a portal can see: written from WebAuthn Level 3, section 6. */
import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'

const text = (value: string): Buffer => Buffer.concat([head(0x60, value.length), Buffer.from(value)])
const bytes = (value: Uint8Array): Buffer => Buffer.concat([head(0x40, value.length), value])
function head(kind: number, length: number): Buffer {
  if (length < 24) return Buffer.from([kind | length])
  return length < 256 ? Buffer.from([kind | 24, length]) : Buffer.from([kind | 25, length >> 8, length & 255])
}

export interface Lies { readonly origin?: string; readonly host?: string; readonly challenge?: string; readonly counter?: number; readonly unverified?: boolean; readonly holder?: string; readonly id?: string }

export class Authenticator {
  readonly id = randomBytes(32).toString('base64url')
  counter = 0
  holder = ''
  readonly #key: KeyObject
  readonly #cose: Buffer

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.#key = privateKey
    const { x, y } = publicKey.export({ format: 'jwk' })
    // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    this.#cose = Buffer.concat([Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]), bytes(Buffer.from(x!, 'base64url')), Buffer.from([0x22]), bytes(Buffer.from(y!, 'base64url'))])
  }

  /** The answer to `navigator.credentials.create()`. */
  make(options: { challenge: string; user: { id: string } }, lies: Lies = {}): string {
    this.holder = options.user.id
    const client = this.#client('webauthn.create', options.challenge, lies)
    const id = Buffer.from(this.id, 'base64url')
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, this.#cose])
    const attestation = Buffer.concat([Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(this.#data(0x40, credential, lies))])
    return JSON.stringify({ id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON: client.toString('base64url'), attestationObject: attestation.toString('base64url'), transports: ['internal'] } })
  }

  /** The answer to `navigator.credentials.get()`. */
  use(options: { challenge: string }, lies: Lies = {}): string {
    this.counter++
    const client = this.#client('webauthn.get', options.challenge, lies)
    const data = this.#data(0, Buffer.alloc(0), lies)
    const signature = createSign('sha256').update(Buffer.concat([data, createHash('sha256').update(client).digest()])).sign(this.#key)
    const id = lies.id ?? this.id
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON: client.toString('base64url'), authenticatorData: data.toString('base64url'), signature: signature.toString('base64url'), userHandle: lies.holder ?? this.holder } })
  }

  #client(type: string, challenge: string, lies: Lies): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge: lies.challenge ?? challenge, origin: lies.origin ?? 'http://localhost', crossOrigin: false }))
  }

  #data(flags: number, credential: Buffer, lies: Lies): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(lies.counter ?? this.counter)
    return Buffer.concat([createHash('sha256').update(lies.host ?? 'localhost').digest(), Buffer.from([flags | 0x01 | (lies.unverified ? 0 : 0x04)]), counter, credential])
  }
}
