/** How reviews are counted and shown: in words, never by the sign of OCOP stars. */
import { z } from 'zod'
import type { Setting } from '#platform/settings'
import type { Say } from '#platform/tongue'

export const MOST_LETTERS = 2_000
export const MOST_REVIEW_PHOTOS = 4

/** Days after the delivery on which buyers are asked, and days until when they may write. */
export const reviewDays: Setting<{ readonly ask: number; readonly until: number }> = { name: 'reviews.days', shape: z.object({ ask: z.int().min(1), until: z.int().min(7) }), fallback: { ask: 3, until: 90 } }

/** `Trần Thị Mẫu` → `Mẫu T.`: known to those who know, found by nobody else. */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const given = (words.at(-1) ?? '').replace(/[^\p{L}\p{M}]/gu, '').slice(0, 20)
  const first = words.length > 1 ? [...(words[0] ?? '')].find((sign) => /\p{L}/u.test(sign)) : undefined
  return given === '' ? 'Người mua' : first ? `${given} ${first.toUpperCase()}.` : given
}

/** `4,6`: one digit behind the comma, in Vietnamese writing; never rounded up to a full 5. */
export function showPoints(count: number, sum: number, lang: 'vi' | 'en'): string {
  if (count <= 0) return ''
  const tenths = Math.round((sum * 10) / count)
  const shown = sum < 5 * count ? Math.min(49, tenths) : tenths
  return shown % 10 === 0 ? String(shown / 10) : `${Math.floor(shown / 10)}${lang === 'vi' ? ',' : '.'}${shown % 10}`
}

export function pointWords(t: Say, points: number): string {
  switch (points) {
    case 5: return t('Rất hài lòng', 'Very pleased')
    case 4: return t('Hài lòng', 'Pleased')
    case 3: return t('Tạm được', 'So-so')
    case 2: return t('Chưa hài lòng', 'Not pleased')
    default: return t('Thất vọng', 'Disappointed')
  }
}
