/** What every REST sub-application shares: faults in what was asked are answered as one problem with all its places. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { problemJson, problemOf } from './problem.ts'
import { Refusal } from './refusal.ts'
import type { Ctx, Web } from './web.ts'

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
