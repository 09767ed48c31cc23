import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldEach, foldedWords, oneLine, oneY, repairText } from './text-repair.ts'

test('letters of other alphabets that look like ours become ours', () => {
  expect(repairText('chanh ᴋɦôηᶃ hạt đóng khay').text).toBe('chanh không hạt đóng khay')
  expect(repairText('huyện Châu TҺàɳҺ').text).toBe('huyện Châu Thành')
  expect(repairText('HTX Trái cây ᶊᶖᶇʜ học OCOP').mends).toContain('look-alikes')
  expect(repairText('𝗠ậ𝘁 𝗼𝗻𝗴').text).toBe('Mật ong')
})

test('a word wholly in another alphabet is left as it is', () => {
  expect(repairText('Москва').text).toBe('Москва')
})

test('Ð of the Icelandic alphabet becomes Đ, decomposed text is composed, hidden signs go', () => {
  expect(repairText('Sen Ðại Việt').text).toBe('Sen Đại Việt')
  expect(repairText('Măng cụt Tân Quy'.normalize('NFD')).text).toBe('Măng cụt Tân Quy')
  expect(repairText('Dừa\u200b sáp\u00a0 Hòa Tân ').text).toBe('Dừa sáp Hòa Tân')
})

test('lost letters are told and not guessed, misplaced marks stay as they were published', () => {
  expect(repairText('D\ufffda sáp')).toMatchObject({ text: 'D\ufffda sáp', lost: true })
  expect(repairText('Trà tôm nõn hương qùê')).toEqual({ text: 'Trà tôm nõn hương qùê', mends: [], lost: false })
})

test('line breaks stay; one line joins them', () => {
  expect(repairText(' A \r\n\r\n B ').text).toBe('A\n\nB')
  expect(oneLine('A\n\nB')).toBe('A B')
})

test('repairing twice changes nothing, for any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
    const once = repairText(text).text
    expect(repairText(once).text).toBe(once)
  }))
})

test('folding unit by unit keeps the length, for any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
    expect(foldEach(text)).toHaveLength(text.length)
  }))
  expect(foldEach('Đắk Lắk – “Cà phê”')).toBe('dak lak - "ca phe"')
})

test('i and y are one sound at the end of a syllable', () => {
  expect(foldedWords('Tân Qui Kỳ').map(oneY)).toEqual(['tan', 'quy', 'ky'])
  expect(oneY('chi')).toBe('chi')
})
