import { commonPasswords } from './password.words.ts'

export type PasswordFault = 'short' | 'long' | 'common' | 'own-name' | 'too-plain'

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * What is wrong with a password that someone wants to set; null when nothing is. Length counts, not kinds of
 * characters (NIST SP 800-63B): ten characters, because a second factor stands beside it.
 */
export function passwordFault(password: string, signInName: string, name: string): PasswordFault | null {
  if (Array.from(password).length < 10) return 'short'
  if (Array.from(password).length > 200) return 'long'
  const bare = plain(password)
  const letters = bare.replace(/\d/g, '')
  if (commonPasswords.has(bare) || (letters !== '' && commonPasswords.has(letters) && password.length < 16)) return 'common'
  const own = [signInName, name].map(plain).filter((each) => each.length >= 4)
  if (own.some((each) => bare.includes(each) && bare.length - each.length < 6)) return 'own-name'
  if (new Set(password).size < 5 || isRun(bare)) return 'too-plain'
  return null
}

/** `abcdefghij`, `9876543210`: each character next to the one before. */
function isRun(text: string): boolean {
  if (text.length < 4) return false
  const steps = Array.from(text.slice(1), (_, index) => text.charCodeAt(index + 1) - text.charCodeAt(index))
  return steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1 || step === 9)
}
