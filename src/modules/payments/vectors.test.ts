/** Against collections of vectors that are kept outside this project; where they are not there, only the project's own are tried. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isPayosSigned, isSepaySigned } from './bank-news.rules.ts'
import { referencesIn } from './match-transfer.rules.ts'
import { asciiMemo, crc16, readVietqr, vietqrText } from './vietqr.rules.ts'

const folder = new URL('../../../../shared/vectors/open/', import.meta.url)
interface Vector { readonly id: string; readonly kind: string; readonly input: unknown; readonly expected: unknown }
const read = (name: string): Vector[] | null => {
  const file = new URL(name, folder)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] }).vectors : null
}

/** A read code in the words of the vectors. */
function inTheirWords(text: string): object {
  const answer = readVietqr(text)
  if (answer.kind !== 'read') return { valid: false, reason: answer.kind === 'crc-bad' ? 'crc-bad' : 'crc-ok-tlv-malformed' }
  const { code } = answer
  const { payee } = code
  return {
    valid: true, payload_format: '01', init_method: code.once ? '12' : '11',
    merchant: payee.kind === 'napas' ? { tag: payee.tag, guid: 'A000000727', bin: payee.bin, account: payee.account, ...(payee.service === null ? {} : { service: payee.service }) } : { tag: payee.tag, sub: payee.fields },
    ...(code.category === null ? {} : { mcc: code.category }), currency: code.currency, ...(code.amountVnd === null ? {} : { amount: String(code.amountVnd) }), country: code.country,
    ...(code.name === null ? {} : { merchant_name: code.name }), ...(code.city === null ? {} : { merchant_city: code.city }),
    ...(Object.keys(code.additional).length === 0 ? {} : { additional: code.additional }), crc: code.crc,
  }
}

const memo = z.object({ memo: z.string(), code: z.string() })
const sepay = z.object({ secret: z.string(), timestamp: z.string(), now: z.string(), raw_body: z.string(), x_sepay_signature: z.string() })
const payos = z.object({ checksum_key: z.string(), data: z.record(z.string(), z.unknown()), signature: z.string() })

const answers: Readonly<Record<string, (input: unknown) => unknown>> = {
  decode: (input) => inTheirWords(z.string().parse(input)),
  crc16: (input) => crc16(z.string().parse(input)),
  ascii_fold_for_memo: (input) => asciiMemo(z.string().parse(input)),
  reference_code_match: (input) => { const asked = memo.parse(input); return referencesIn(asked.memo).includes(asked.code) },
  sepay_hmac_verify: (input) => {
    const asked = sepay.parse(input)
    return isSepaySigned(asked.secret, asked.timestamp, asked.raw_body, asked.x_sepay_signature, new Date(Number(asked.now) * 1000))
  },
  payos_webhook_verify: (input) => { const asked = payos.parse(input); return isPayosSigned(asked.checksum_key, asked.data, asked.signature) },
}
/** Gateways that the portal does not speak to. */
const notOurs = /^(?:momo|vnpay|zalopay)_/

test('a code that the project draws reads back in the words of the vectors', () => {
  expect(inTheirWords(vietqrText({ bin: '970436', account: '0011002233', amountVnd: 175_000, memo: 'DH26004711' }))).toMatchObject({ valid: true, amount: '175000', merchant: { bin: '970436', account: '0011002233' } })
})

for (const name of ['vietqr.json', 'payment-webhooks.json']) {
  const vectors = read(name)?.filter(({ kind }) => !notOurs.test(kind))
  if (vectors) describe(name, () => {
    for (const { id, kind, input, expected } of vectors) {
      test(`${id} (${kind})`, () => {
        expect(Object.keys(answers)).toContain(kind)
        expect(answers[kind]!(input)).toEqual(expected)
      })
    }
  })
}
