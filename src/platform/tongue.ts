export type Lang = 'vi' | 'en'

/** Picks the reader's language; both wordings stand together, so that neither is forgotten. */
export type Say = (vi: string, en: string) => string

export const tongue = (lang: Lang): Say => (lang === 'vi' ? (vi) => vi : (_vi, en) => en)

const whole = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') }

/** 18243 → `18.243` (vi) or `18,243` (en). */
export const showCount = (lang: Lang, value: number): string => whole[lang].format(value)

/** The same page in the other language: `/san-pham` ⇄ `/en/san-pham`. */
export const pathIn = (lang: Lang, path: string): string => (lang === 'en' ? (path === '/' ? '/en' : `/en${path}`) : path)
