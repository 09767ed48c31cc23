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

/** Of a passkey's challenge, and of the way to a provider outside and back; the latter must come along from the other site. */
const CHALLENGE_COOKIE = 'ocop_k'
const FLOW_COOKIE = 'ocop_o'

export const challengeToken = (c: Ctx): string | undefined => getCookie(c, CHALLENGE_COOKIE)
export const startChallenge = (c: Ctx, token: string, seconds: number): void => setCookie(c, CHALLENGE_COOKIE, token, { httpOnly: true, sameSite: 'Strict', secure: config.secureCookies, path: '/', maxAge: seconds })
export const endChallenge = (c: Ctx): void => void deleteCookie(c, CHALLENGE_COOKIE, { path: '/' })

export const flowToken = (c: Ctx): string | undefined => getCookie(c, FLOW_COOKIE)
export const startFlow = (c: Ctx, token: string, seconds: number): void => setCookie(c, FLOW_COOKIE, token, { httpOnly: true, sameSite: 'Lax', secure: config.secureCookies, path: '/', maxAge: seconds })
export const endFlow = (c: Ctx): void => void deleteCookie(c, FLOW_COOKIE, { path: '/' })

export const stepToken = (c: Ctx): string | undefined => getCookie(c, STEP_COOKIE)

export function startStep(c: Ctx, token: string, seconds: number): void {
  setCookie(c, STEP_COOKIE, token, { httpOnly: true, sameSite: 'Strict', secure: config.secureCookies, path: '/', maxAge: seconds })
}

export function endStep(c: Ctx): void {
  deleteCookie(c, STEP_COOKIE, { path: '/' })
}
