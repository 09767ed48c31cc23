/** How webhooks are signed, when they are tried again, and when an endpoint is given up. Signing follows Standard Webhooks 1.0. */
import { createHmac } from 'node:crypto'
import type { Say } from '#platform/tongue'

export const EVENTS = ['order-placed', 'order-moved', 'stock-changed'] as const
export type HookEvent = (typeof EVENTS)[number]

/** Endpoints of one owner at once. */
export const MOST_ENDPOINTS = 10

export function eventWords(t: Say, event: HookEvent): string {
  switch (event) {
    case 'order-placed': return t('Có đơn mới', 'A new order')
    case 'order-moved': return t('Đơn đổi trạng thái', 'An order has moved')
    case 'stock-changed': return t('Số hàng còn thay đổi', 'The stock has changed')
  }
}

/** Headers of one message. `secret` = `whsec_` and base64; what is signed is id, moment in seconds and the body as it is sent. */
export function signedHeaders(secret: string, id: string, body: string, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1_000))
  const signature = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}

/** Seconds to wait after each try that failed: ten tries over three days, as Standard Webhooks proposes. */
export const WAITS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const

/** When to try again after so many tries; null = not any more. */
export function nextTry(tries: number, now: Date): Date | null {
  const wait = WAITS[tries - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait * 1_000)
}

/** An endpoint is disabled when every try has failed for so long, or at once when it says 410 Gone. */
export const GIVEN_UP_AFTER = 3 * 86_400_000
export const isGivenUp = (status: number | null, failingSince: Date, now: Date): boolean => status === 410 || now.getTime() - failingSince.getTime() >= GIVEN_UP_AFTER
