/** What every REST sub-application shares: faults in what was asked are answered as one problem with all its places. */
import { OpenAPIHono, z } from '@hono/zod-openapi'
import { problemJson, problemOf } from './problem.ts'
import { Refusal, type RefusalKind } from './refusal.ts'
import type { Ctx, Guard, Web } from './web.ts'

/** A sub-application for a module's `<module>.api.ts`; add routes by `api.openapi(createRoute({…}), handler)`. */
export function newApi(): OpenAPIHono<Web> {
  return new OpenAPIHono<Web>({
    defaultHook: (result, c) => {
      if (result.success) return
      const faults = result.error.issues.map((issue) => ({ field: issue.path.map(String).join('.'), message: issue.message }))
      return problemJson(c as Ctx, problemOf(new Refusal('unreadable'), c as Ctx), { faults })
    },
  })
}

const ProblemShape = z.object({
  type: z.string(), title: z.string(), status: z.number().int(), detail: z.string(), instance: z.string().optional(),
  requestId: z.string().optional().openapi({ description: 'Tell it to the operator when you ask for help.' }),
  code: z.string().optional().openapi({ description: 'What a program can act on; named beside the answers that carry it' }),
  faults: z.array(z.object({ field: z.string(), message: z.string() })).optional().openapi({ description: 'What is wrong in what was sent, by place' }),
}).openapi('Problem', { description: 'RFC 9457: what happened and what to do.' })

/** The refusals that an operation declares, each as problem JSON (RFC 9457). */
export function problems<Status extends number>(said: Readonly<Record<Status, string>>) {
  const answer = (description: string) => ({ description, content: { 'application/problem+json': { schema: ProblemShape } } })
  return Object.fromEntries(Object.entries<string>(said).map(([status, description]) => [status, answer(description)])) as unknown as Record<Status, ReturnType<typeof answer>>
}

/** Ends a request with a problem that carries more than a sentence: a `code` that programs act on, and what it is about. */
export class ProblemAnswer extends Refusal {
  readonly more: Readonly<Record<string, unknown>>
  constructor(kind: RefusalKind, message: string, more: Readonly<Record<string, unknown>>) {
    super(kind, message)
    this.more = more
  }
}

/** What was sent as `Authorization: Bearer …`; null when there is none. */
export const bearerOf = (c: Ctx): string | null => /^bearer ([\x21-\x7e]{1,300})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null

/**
 * Lets in who shows a bearer secret at all; whether it opens anything, the address itself looks at. Signing in is no help
 * here, so a cookie that another site could misuse opens nothing.
 */
export const secretHolder: Guard = Object.assign(async (...[c, next]: Parameters<Guard>) => {
  if (bearerOf(c) === null) {
    if (c.get('actor')) throw new Refusal('not-allowed', 'Địa chỉ này mở bằng mã bí mật hoặc khóa trong dòng Authorization: Bearer ….')
    c.header('www-authenticate', 'Bearer')
    throw new Refusal('sign-in-needed', 'Gửi mã bí mật hoặc khóa trong dòng Authorization: Bearer ….')
  }
  await next()
}, { who: 'secret-holder' })

/** The key by which a caller marks one act (draft-ietf-httpapi-idempotency-key-header-07): quoted, as the draft asks, or bare. Null when it cannot be read. */
export function idempotencyKeyOf(c: Ctx): string | null {
  const text = (c.req.header('idempotency-key') ?? '').trim()
  const key = /^"([^"\\]*)"$/.exec(text)?.[1] ?? text
  return /^[\x21-\x7e]{1,255}$/.test(key) ? key : null
}
