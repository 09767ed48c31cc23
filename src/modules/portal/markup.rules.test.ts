import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldsOf, readLine, readMarkup, safeAddress, summaryOf } from './markup.rules.ts'

test('headings, paragraphs, lists, notes and tables are read as what they look like', () => {
  const blocks = readMarkup('## Ai vận hành\r\n\r\nMột dòng\nnối tiếp.\n- một\n- hai\n\n1. trước\n2. sau\n\n> Xin lưu ý\n\n| Việc | Ngày |\n|---|---|\n| Trả lời | 2 |\n| Xong |')
  expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'list', 'list', 'note', 'table'])
  expect(blocks[0]).toMatchObject({ level: 2, id: 'ai-van-hanh' })
  expect(blocks[1]).toEqual({ kind: 'paragraph', line: [{ kind: 'text', text: 'Một dòng nối tiếp.' }] })
  expect(blocks[5]).toMatchObject({ rows: [[[{ text: 'Trả lời' }], [{ text: '2' }]], [[{ text: 'Xong' }], []]] })
})

test('two headings with the same words get two names', () => {
  expect(readMarkup('## Mục\n\n## Mục').map((block) => block.kind === 'heading' && block.id)).toEqual(['muc', 'muc-2'])
})

test('bold, links and fields are found inside a line', () => {
  expect(readLine('Gọi **ngay [tại đây](/phap-ly)** cho {{operator.name}}.')).toEqual([
    { kind: 'text', text: 'Gọi ' },
    { kind: 'bold', inside: [{ kind: 'text', text: 'ngay ' }, { kind: 'link', href: '/phap-ly', inside: [{ kind: 'text', text: 'tại đây' }] }] },
    { kind: 'text', text: ' cho ' }, { kind: 'field', name: 'operator.name' }, { kind: 'text', text: '.' },
  ])
})

test('a field alone on its line is an insert, and every field of a text is known', () => {
  const blocks = readMarkup('{{complaints.times}}\n\n- {{operator.phone}}\n\n| {{operator.email}} |\n|---|')
  expect(blocks[0]).toEqual({ kind: 'insert', name: 'complaints.times' })
  expect([...fieldsOf(blocks)].toSorted()).toEqual(['complaints.times', 'operator.email', 'operator.phone'])
})

test.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', '//evil.example', 'data:text/html,x', 'http://plain.example', '/a b', '/"><script>', 'java\tscript:x', '\\\\evil', 'mailto:', 'vbscript:x', '/\\evil.example'])('the address %s is not linked to', (address) => {
  expect(safeAddress(address)).toBeNull()
  expect(readLine(`[x](${address})`).some((part) => part.kind === 'link')).toBe(false)
})

test.each(['/ve-cong', '#muc-2', 'https://vanban.chinhphu.vn/?pageid=27160', 'mailto:lien-he@vi-du.vn', 'tel:+84240000000'])('the address %s is linked to', (address) => {
  expect(safeAddress(address)).toBe(address)
})

test('any text is read, and no letter of it is lost', () => {
  const signs = fc.constantFrom('**', '[', '](', ')', '{{', '}}', '|', '|---|', '\n', '\n\n', '- ', '1. ', '## ', '> ', 'a', 'đ', ' ', '/x', 'https://x.vn')
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(signs, { maxLength: 40 }).map((parts) => parts.join(''))), (text) => {
    const read = JSON.stringify(readMarkup(text))
    expect(read.match(/đ/g)?.length ?? 0).toBe(text.match(/đ/g)?.length ?? 0)
  }), { numRuns: 400 })
})

test('a very long line of signs is read at once', () => {
  const began = performance.now()
  readMarkup('**[x]({{'.repeat(20_000))
  readMarkup('[['.repeat(20_000))
  readMarkup('|'.repeat(20_000))
  expect(performance.now() - began).toBeLessThan(3_000)
})

test('a description is the first paragraph, cut between words', () => {
  expect(summaryOf(readMarkup('## Tiêu đề\n\nĐây là **đoạn** đầu.'))).toBe('Đây là đoạn đầu.')
  expect(summaryOf(readMarkup('từ '.repeat(200)), 50)).toMatch(/^(từ )+…$/)
})
