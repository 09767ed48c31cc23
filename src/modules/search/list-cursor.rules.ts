/** Where a list goes on: the place of the last item shown, so that pages stay whole while products come and go. */
export const sorts = ['relevance', 'newest', 'stars', 'name'] as const
export type Sort = (typeof sorts)[number]

export interface CursorPlace {
  /** For relevance the score, else unused. */
  readonly score: number
  /** The number or the text by which the list is ordered. */
  readonly key: number | string
  /** Decides among equals, then the id does. */
  readonly rank: number
  readonly id: string
  /** Where the part of a long result begins that the item stands in. */
  readonly part: number
}

/** A short mark of what was asked, so that a cursor is not taken on with another question. */
export function questionMark(parts: readonly unknown[]): string {
  let hash = 2_166_136_261
  for (const char of JSON.stringify(parts)) hash = Math.imul(hash ^ char.codePointAt(0)!, 16_777_619)
  return (hash >>> 0).toString(36)
}

export const writeCursor = (mark: string, place: CursorPlace): string => Buffer.from(JSON.stringify([mark, place.part, place.score, place.key, place.rank, place.id])).toString('base64url')

/** The place that a cursor names; null for anything that `writeCursor` did not write for this question. */
export function readCursor(mark: string, text: string): CursorPlace | null {
  if (text.length > 600 || !/^[\w-]+$/.test(text)) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(parts) || parts.length !== 6 || parts[0] !== mark) return null
    const [, part, score, key, rank, id] = parts as [string, unknown, unknown, unknown, unknown, unknown]
    if (typeof part !== 'number' || !Number.isInteger(part) || part < 0 || typeof score !== 'number' || typeof rank !== 'number' || !Number.isFinite(score) || !Number.isFinite(rank) || typeof id !== 'string' || id.length > 40) return null
    if (typeof key === 'number' ? !Number.isFinite(key) : typeof key !== 'string') return null
    return { part, score, key: key as number | string, rank, id }
  } catch {
    return null
  }
}
