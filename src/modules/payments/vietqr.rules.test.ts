import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bankOf, banks } from './banks.words.ts'
import { asciiMemo, crc16, readVietqr, vietqrText } from './vietqr.rules.ts'

test('the checksum is CRC-16/CCITT-FALSE: its known check value is 29B1', () => {
  expect(crc16('123456789')).toBe('29B1')
  expect(crc16('')).toBe('FFFF')
})

test('a code for a transfer is the text that other makers of VietQR codes write', () => {
  const text = vietqrText({ bin: '970416', account: '257678859', amountVnd: 1000, memo: 'Chuyển tiền' })
  expect(text).toBe('00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA5303704540410005802VN62150811Chuyen tien6304BBB8')
})

test('a code without an amount may be used again', () => {
  expect(vietqrText({ bin: '970407', account: '19030413601018', amountVnd: null, memo: '' })).toBe('00020101021138580010A000000727012800069704070114190304136010180208QRIBFTTA53037045802VN63040283')
})

test('a memo loses its marks and whatever a bank would drop, and is cut where banks cut', () => {
  expect(asciiMemo('Đặng Thị Hậu: trả “đơn” #12/3')).toBe('Dang Thi Hau tra don 12 3')
  const read = readVietqr(vietqrText({ bin: '970436', account: '0123499999', amountVnd: 5, memo: 'một lời nhắn rất dài không ngân hàng nào giữ hết' }))
  expect(read.kind === 'read' && read.code.additional['08']).toBe('mot loi nhan rat dai khon')
})

test('whatever is written is read back as it was', () => {
  fc.assert(fc.property(fc.constantFrom(...banks), fc.stringMatching(/^[0-9A-Z]{4,19}$/), fc.option(fc.integer({ min: 1, max: 9_999_999_999 })), fc.string({ maxLength: 40 }), (bank, account, amountVnd, memo) => {
    const read = readVietqr(vietqrText({ bin: bank.bin, account, amountVnd, memo }))
    expect(read.kind).toBe('read')
    if (read.kind !== 'read') return
    expect(read.code.payee).toEqual({ kind: 'napas', tag: '38', bin: bank.bin, account, service: 'QRIBFTTA' })
    expect(read.code.amountVnd).toBe(amountVnd)
    expect(read.code.additional['08'] ?? '').toBe(asciiMemo(memo).slice(0, 25).trim())
  }))
})

test('one altered character is found', () => {
  const text = vietqrText({ bin: '970436', account: '0123499999', amountVnd: 180_000, memo: 'OCOP8F3K2' })
  fc.assert(fc.property(fc.nat({ max: text.length - 9 }), fc.constantFrom(...'0123456789ABCXYZ'), (at, other) => {
    if (text[at] !== other) expect(readVietqr(text.slice(0, at) + other + text.slice(at + 1)).kind).not.toBe('read')
  }))
})

const sealed = (text: string): string => `${text}6304${crc16(`${text}6304`)}`
const payee = '38530010A0000007270123000697041601092576788590208QRIBFTTA'
test.each([
  ['an inner length that ends too early', sealed('0002010102113853' + '0010A0000007270123000697041601082576788590208QRIBFTTA' + '53037045802VN')],
  ['a length beyond the end', sealed(`000201010211${payee}530370454995802VN`)],
  ['an amount with decimals', sealed(`000201010212${payee}530370454041.505802VN`)],
  ['an amount of nought', sealed(`000201010212${payee}5303704540105802VN`)],
  ['another currency', sealed(`000201010211${payee}53038405802VN`)],
  ['no payee', sealed('00020101021153037045802VN')],
  ['a tag that stands twice', sealed(`000201010211${payee}530370453037045802VN`)],
  ['a bank number that is too short', sealed('000201010211' + '38520010A0000007270122000597041010925767885902' + '08QRIBFTTA' + '53037045802VN')],
  ['a checksum in small letters', 'abc6304ae9f'],
  ['nothing', ''],
])('%s is refused, though the checksum is right', (_, text) => {
  expect(readVietqr(text)).toEqual({ kind: 'malformed' })
})

test('every bank has a number, a code and a name of its own', () => {
  for (const key of ['bin', 'code', 'name'] as const) expect(new Set(banks.map((bank) => bank[key])).size).toBe(banks.length)
  expect(banks.every((bank) => /^\d{6}$/.test(bank.bin))).toBe(true)
  expect(bankOf('970436')?.name).toBe('Vietcombank')
  expect(bankOf('000000')).toBeNull()
})
