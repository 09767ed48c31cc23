/** The cookies of signing in, and the secrets that links carry. Values are random; the database holds only their hash. */
import { createHash, randomBytes } from 'node:crypto'
import { getCookie, setCookie, deleteCookie } from 'hono/cookie'
import { config } from './config.ts'
import type { Ctx } from './web.ts'

export const SESSION_COOKIE = 'ocop_s'
/** Between the password and the second step: proves the first step only, opens nothing. */
const STEP_COOKIE = 'ocop_b'

export const newToken = (): string => randomBytes(24).toString('base64url')
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A secret that stands in an address (an invitation, a receipt). Its shape lets the log leave it out. */
export const newLinkToken = (): string => `k_${newToken()}`
/** The path as it may be logged: secrets of links are struck out. */
export const loggablePath = (path: string): string => path.replace(/k_[\w-]{20,}/g, 'k_***')

export const sessionToken = (c: Ctx): string | undefined => getCookie(c, SESSION_COOKIE)

export function startSession(c: Ctx, token: string, seconds: number): void {
  setCookie(c, SESSION_COOKIE, token, { httpOnly: true, sameSite: 'Lax', secure: config.secureCookies, path: '/', maxAge: seconds })
}

export function endSession(c: Ctx): void {
  deleteCookie(c, SESSION_COOKIE, { path: '/' })
}

export const stepToken = (c: Ctx): string | undefined => getCookie(c, STEP_COOKIE)

export function startStep(c: Ctx, token: string, seconds: number): void {
  setCookie(c, STEP_COOKIE, token, { httpOnly: true, sameSite: 'Strict', secure: config.secureCookies, path: '/', maxAge: seconds })
}

export function endStep(c: Ctx): void {
  deleteCookie(c, STEP_COOKIE, { path: '/' })
}
