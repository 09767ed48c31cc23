import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NEW_PREFIX, parsePhone, showPhone } from './phone.rules.ts'

const national = fc.tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.stringMatching(/^\d{8}$/)).map(([first, rest]) => first + rest)
const gaps = fc.constantFrom('', ' ', '.', '-', ' - ', '\u00a0', '\u200b')
const wide = (text: string): string => text.replace(/[0-9+()]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0))

test('a mobile number is the same number however it is typed', () => {
  fc.assert(fc.property(national, fc.constantFrom('0', '84', '+84', '+84 0', '(+84)', '0084', ''), fc.array(gaps, { minLength: 9, maxLength: 9 }), fc.boolean(), (number, start, between, full) => {
    const typed = start + (start === '' ? '' : between[0]!) + [...number].map((digit, at) => digit + (at === 8 ? '' : between[at]!)).join('')
    expect(parsePhone(full ? wide(typed) : typed)).toEqual({ kind: 'mobile', e164: `+84${number}` })
  }))
})

test('what is shown is read back as the same number', () => {
  fc.assert(fc.property(national, (number) => {
    expect(parsePhone(showPhone(`+84${number}`))).toEqual({ kind: 'mobile', e164: `+84${number}` })
  }))
  expect(showPhone('+84912345678')).toBe('0912 345 678')
  expect(showPhone('+842438251234')).toBe('024 3825 1234')
})

test('whatever is typed is answered, and a number that is taken always has the one form', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789+ .-84') })), (text) => {
    const read = parsePhone(text)
    if ('e164' in read) expect(read.e164).toMatch(/^\+84(?:[35789]\d{8}|2\d{9})$/)
  }))
})

test('every 11-digit number of before 2018 is refused with the number that it became', () => {
  for (const [old, fresh] of Object.entries(NEW_PREFIX)) {
    for (const typed of [`${old}1234567`, `84${old.slice(1)}1234567`, `+84 ${old.slice(1)} 123 45 67`]) {
      expect(parsePhone(typed)).toEqual({ kind: 'old', suggested: `${fresh}1 234 567` })
      expect(parsePhone(`${fresh}1 234 567`)).toMatchObject({ kind: 'mobile' })
    }
  }
})

test.each([
  ['024 3825 1234', 'landline'], ['(0270) 3822 123', 'landline'], ['04 3825 1234', 'old'], ['', 'empty'], ['   ', 'empty'], ['+1 202 555 0100', 'foreign'], ['0912 345 67', 'too-short'],
  ['0912 345 6789', 'too-long'], ['số 0912', 'letters'], ['0612 345 678', 'unknown'], ['1900 1234', 'too-short'], ['0123', 'too-short'], ['0912345678; 0912345679', 'letters'],
])('“%s” is read as %s', (typed, kind) => {
  expect(parsePhone(typed).kind).toBe(kind)
})
