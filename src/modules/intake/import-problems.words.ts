import { sayReadingProblem } from './reading-problem.rules.ts'
import { readingProblems, type ReadingProblem } from './reading-problem.words.ts'

const own: Record<string, (raw: string) => string> = {
  'no-name': () => 'Dòng này không có tên sản phẩm. Điền tên rồi đọc lại, hoặc để riêng.',
  'certificate-unreadable': (raw) => `“${raw.slice(0, 60)}” không giống một mã chứng nhận nên không được dùng làm mã. Sản phẩm vẫn vào sổ với mã của cổng.`,
  'no-stars': () => 'Dòng này ghi là đã công nhận nhưng không có hạng sao. Sản phẩm vào sổ, chưa hiện sao; điền hạng khi có.',
}

const isKnown = (code: string): code is ReadingProblem => Object.hasOwn(readingProblems, code)

/** What is wrong with a cell that reads `raw`, and what to do. */
export function problemWords(code: string, raw: string): string {
  return own[code]?.(raw) ?? (isKnown(code) ? sayReadingProblem(code, raw).vi : `Xem lại “${raw.slice(0, 80)}” (${code}).`)
}

/** Whether a row with this problem waits for a person. */
export const holdsRow = (code: string): boolean => isKnown(code) && readingProblems[code][0] === 'hold'
