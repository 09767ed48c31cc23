/** The one cookie of a signed-in person. Its value is random; the database holds only its hash. */
import { createHash, randomBytes } from 'node:crypto'
import { getCookie, setCookie, deleteCookie } from 'hono/cookie'
import { config } from './config.ts'
import type { Ctx } from './web.ts'

export const SESSION_COOKIE = 'ocop_s'

export const newToken = (): string => randomBytes(24).toString('base64url')
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

export const sessionToken = (c: Ctx): string | undefined => getCookie(c, SESSION_COOKIE)

export function startSession(c: Ctx, token: string, seconds: number): void {
  setCookie(c, SESSION_COOKIE, token, { httpOnly: true, sameSite: 'Lax', secure: config.secureCookies, path: '/', maxAge: seconds })
}

export function endSession(c: Ctx): void {
  deleteCookie(c, SESSION_COOKIE, { path: '/' })
}
