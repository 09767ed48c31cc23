import { expect, test } from 'vitest'
import { problemWeight, sayReadingProblem } from './reading-problem.rules.ts'
import { readingProblems } from './reading-problem.words.ts'

test('a sentence quotes the cell as it stands', () => {
  expect(sayReadingProblem('conflicting-stars', '4* / 5*').vi).toBe('Chúng tôi đọc được “4* / 5*”. Một sản phẩm chỉ có một hạng. Sửa ô này rồi tải lên lại.')
  expect(sayReadingProblem('zero-stars', '$& 0').en).toContain('“$& 0”')
  expect(problemWeight('zero-stars')).toBe('hold')
})

test('every sentence stands in both languages, without exclamation marks and without gaps', () => {
  for (const [, vi, en] of Object.values(readingProblems)) {
    for (const text of [vi, en]) expect(text).toMatch(/^.{10,}\.$/u)
    expect(`${vi}${en}`).not.toContain('!')
  }
})
