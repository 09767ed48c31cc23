/**
 * The text of a VietQR code: EMV QR (tag, two digits of length, value) as the NAPAS switching specification v1.5.2 of
 * January 2021 narrows it for Vietnam. Every value that we write is ASCII, so that bytes and characters count the same.
 */
const NAPAS = 'A000000727'
/** A bank statement keeps at least this much of a memo. */
const MEMO_MOST = 25

export interface TransferCode {
  readonly bin: string
  readonly account: string
  /** Null: the payer types it. */
  readonly amountVnd: number | null
  readonly memo: string
}

/** CRC-16/CCITT-FALSE (0x1021, starts at FFFF, no reflection, no final xor) of the UTF-8 bytes, four upper-case hex digits. */
export function crc16(text: string): string {
  let crc = 0xffff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/** A memo as every bank can carry it: marks folded away, only ASCII letters, digits, spaces, full stops and hyphens. */
export function asciiMemo(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').replace(/[^A-Za-z0-9 .-]+/g, ' ').replace(/ {2,}/g, ' ').trim()
}

/** An account number as VietQR carries it: at most 19 letters and digits. */
export const isAccountNumber = (text: string): boolean => /^[0-9A-Z]{4,19}$/.test(text)

const field = (tag: string, value: string): string => `${tag}${String(value.length).padStart(2, '0')}${value}`

/** The text to draw for a transfer to an account. Throws when a part cannot stand in such a code: callers check before. */
export function vietqrText({ bin, account, amountVnd, memo }: TransferCode): string {
  if (!/^\d{6}$/.test(bin) || !isAccountNumber(account)) throw new RangeError(`no VietQR code for account ${account} at bank ${bin}`)
  if (amountVnd !== null && (!Number.isSafeInteger(amountVnd) || amountVnd <= 0 || amountVnd >= 1e13)) throw new RangeError(`no VietQR code for ${amountVnd} đồng`)
  const said = asciiMemo(memo).slice(0, MEMO_MOST).trim()
  const payee = field('00', NAPAS) + field('01', field('00', bin) + field('01', account)) + field('02', 'QRIBFTTA')
  const text = field('00', '01') + field('01', amountVnd === null ? '11' : '12') + field('38', payee) + field('53', '704')
    + (amountVnd === null ? '' : field('54', String(amountVnd))) + field('58', 'VN') + (said === '' ? '' : field('62', field('08', said))) + '6304'
  return text + crc16(text)
}

export interface ReadCode {
  readonly once: boolean
  readonly payee:
    | { readonly kind: 'napas'; readonly tag: string; readonly bin: string; readonly account: string; readonly service: string | null }
    | { readonly kind: 'other'; readonly tag: string; readonly fields: Readonly<Record<string, string>> }
  readonly category: string | null
  readonly currency: string
  /** Whole đồng; null when the payer types it. */
  readonly amountVnd: number | null
  readonly country: string
  readonly name: string | null
  readonly city: string | null
  readonly additional: Readonly<Record<string, string>>
  readonly crc: string
}
/** `crc-bad`: altered or torn. `malformed`: a length, an order or a value that the specification does not allow. */
export type ReadResult = { readonly kind: 'read'; readonly code: ReadCode } | { readonly kind: 'crc-bad' } | { readonly kind: 'malformed' }

/** Tag → value over the whole text; null when a length leads beyond the end, a tag is no number or stands twice. */
function fieldsOf(text: string): Map<string, string> | null {
  const fields = new Map<string, string>()
  for (let at = 0; at < text.length;) {
    const head = /^(\d\d)(\d\d)/.exec(text.slice(at, at + 4))
    if (!head) return null
    const length = Number(head[2])
    const value = text.slice(at + 4, at + 4 + length)
    if (length === 0 || value.length < length || fields.has(head[1]!)) return null
    fields.set(head[1]!, value)
    at += 4 + length
  }
  return fields
}

/**
 * Reads a code strictly: an inner length that does not fit is refused even when the checksum is right (an example
 * printed in the specification is of that kind: read leniently it would cut an account number short).
 */
export function readVietqr(text: string): ReadResult {
  const end = /6304([0-9A-F]{4})$/.exec(text)
  if (!end) return { kind: 'malformed' }
  if (crc16(text.slice(0, -4)) !== end[1]) return { kind: 'crc-bad' }
  const fields = fieldsOf(text)
  const code = fields && codeOf(fields)
  return code ? { kind: 'read', code } : { kind: 'malformed' }
}

function codeOf(fields: Map<string, string>): ReadCode | null {
  const tags = [...fields.keys()]
  const once = fields.get('01')
  const amount = fields.get('54')
  const additional = fields.has('62') ? fieldsOf(fields.get('62')!) : new Map<string, string>()
  const payeeTag = tags.find((tag) => tag >= '26' && tag <= '51')
  const payee = payeeTag && payeeOf(payeeTag, fields.get(payeeTag)!)
  if (tags[0] !== '00' || fields.get('00') !== '01' || tags.at(-1) !== '63' || !payee || !additional) return null
  if ((once !== undefined && once !== '11' && once !== '12') || fields.get('53') !== '704' || fields.get('58') !== 'VN') return null
  if (amount !== undefined && !/^[1-9]\d{0,12}$/.test(amount)) return null
  return {
    once: once === '12', payee, category: fields.get('52') ?? null, currency: '704', amountVnd: amount === undefined ? null : Number(amount), country: 'VN',
    name: fields.get('59') ?? null, city: fields.get('60') ?? null, additional: Object.fromEntries(additional), crc: fields.get('63')!,
  }
}

const services = new Set(['QRIBFTTA', 'QRIBFTTC', 'QRPUSH', 'QRCASH'])

function payeeOf(tag: string, text: string): ReadCode['payee'] | null {
  const fields = fieldsOf(text)
  if (!fields) return null
  if (fields.get('00') !== NAPAS) return { kind: 'other', tag, fields: Object.fromEntries(fields) }
  const inner = fieldsOf(fields.get('01') ?? '')
  const service = fields.get('02') ?? null
  const [bin, account] = [inner?.get('00') ?? '', inner?.get('01') ?? '']
  if (!/^\d{6}$/.test(bin) || !/^[0-9A-Za-z]{1,19}$/.test(account) || (service !== null && !services.has(service))) return null
  return { kind: 'napas', tag, bin, account, service }
}
