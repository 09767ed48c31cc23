/** How the portal asks systems outside: with a limit on time and size, and again where asking twice does no harm. */
import { setTimeout as pause } from 'node:timers/promises'

export interface Question {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: object
  /** Sent as a form would be; instead of `json`. */
  readonly form?: Readonly<Record<string, string>>
  /** For each try. */
  readonly seconds?: number
  readonly mostBytes?: number
  /** How often at most; more than 1 only where asking twice does no harm. Asked again: no answer, 429 and 5xx. */
  readonly tries?: number
  readonly signal?: AbortSignal
}
export type Answer =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  | { readonly kind: 'silent'; readonly why: 'too-slow' | 'too-large' | 'unreachable' }

/** Asks and gives what came back, whatever its status. Redirects are not followed: they would carry our keys elsewhere. */
export async function askOutside(question: Question): Promise<Answer> {
  const tries = question.tries ?? 1
  for (let attempt = 1; ; attempt++) {
    const answer = await askOnce(question)
    const again = answer.kind === 'silent' ? answer.why !== 'too-large' : answer.status === 429 || answer.status >= 500
    if (!again || attempt >= tries || question.signal?.aborted) return answer
    await pause(200 * 2 ** (attempt - 1))
  }
}

async function askOnce({ url, method = 'GET', headers, json, form, seconds = 10, mostBytes = 1024 * 1024, signal }: Question): Promise<Answer> {
  const limit = AbortSignal.timeout(seconds * 1000)
  try {
    const response = await fetch(url, {
      method, redirect: 'manual', signal: signal ? AbortSignal.any([limit, signal]) : limit,
      headers: { accept: 'application/json', 'user-agent': 'cong-ocop', ...(json ? { 'content-type': 'application/json' } : {}), ...headers }, ...(json ? { body: JSON.stringify(json) } : {}), ...(form ? { body: new URLSearchParams(form) } : {}),
    })
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of response.body ?? []) {
      size += part.length
      if (size > mostBytes) return { kind: 'silent', why: 'too-large' }
      parts.push(part)
    }
    return { kind: 'answered', status: response.status, text: Buffer.concat(parts).toString('utf8') }
  } catch {
    return { kind: 'silent', why: limit.aborted ? 'too-slow' : 'unreachable' }
  }
}
