export type RefusalKind = 'not-found' | 'not-allowed' | 'sign-in-needed' | 'conflict' | 'too-many' | 'too-large' | 'bad-request' | 'unreadable' | 'unavailable' | 'stale' | 'version-needed'

const statuses: Record<RefusalKind, number> = {
  'not-found': 404, 'not-allowed': 403, 'sign-in-needed': 401, conflict: 409, 'too-many': 429, 'too-large': 413, 'bad-request': 400, unreadable: 422, unavailable: 503, stale: 412, 'version-needed': 428,
}

/**
 * Ends a request on purpose. One place turns it into a page or problem JSON (RFC 9457).
 * The message is shown to the person: what happened, what to do. `retryAfter` is seconds.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly status: number
  readonly retryAfter: number | undefined
  constructor(kind: RefusalKind, message = '', retryAfter?: number) {
    super(message || kind)
    this.kind = kind
    this.status = statuses[kind]
    this.retryAfter = retryAfter
  }
}
