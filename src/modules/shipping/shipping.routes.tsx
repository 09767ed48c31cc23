import { Hono } from 'hono'
import { Refusal } from '#platform/refusal'
import { anyone, storeOf, type Routes, type Web } from '#platform/web'
import { SLIP_STYLE, slipStyle } from './slip-style.words.ts'
import type { ShippingTables } from './shipping.tables.ts'
import { takeHint } from './take-hint.ts'

/** The address that GHN calls, which knows nobody, so the key in it is all that lets in; and the style of the paper on a parcel. */
export function shippingRoutes(): Routes {
  const app = new Hono<Web>()
  app.post('/api/v1/webhooks/ghn/:key', anyone, async (c) => {
    const body = await c.req.text()
    const taken = await storeOf<ShippingTables>(c).transaction((tx) => takeHint(tx, c.req.param('key'), body))
    if (taken.kind === 'wrong-key') throw new Refusal('not-found')
    // GHN sends again what is not answered with 200, ten times; what means nothing to us will not mean more then.
    return c.json({ code: 200 })
  })
  app.get(SLIP_STYLE, anyone, (c) => c.body(slipStyle, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }))
  return app
}
