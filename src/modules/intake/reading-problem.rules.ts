/** Turns a problem's code into what the officer reads. */
import { readingProblems, type ReadingProblem, type Weight } from './reading-problem.words.ts'

export type { ReadingProblem, Weight } from './reading-problem.words.ts'

/** The sentence for a cell that reads `raw`, in both languages. */
export function sayReadingProblem(code: ReadingProblem, raw: string): { readonly vi: string; readonly en: string } {
  const [, vi, en] = readingProblems[code]
  const shown = raw.replace(/\s+/g, ' ').trim()
  const quoted = `“${shown.length > 80 ? `${shown.slice(0, 79).toWellFormed()}…` : shown}”`
  return { vi: vi.replace('«»', () => quoted), en: en.replace('«»', () => quoted) }
}

export const problemWeight = (code: ReadingProblem): Weight => readingProblems[code][0]
