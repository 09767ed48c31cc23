import { Hono } from 'hono'
import type { DeskWay } from '#design'
import { provinceOfficer, reachOf } from '#identity'
import { Refusal } from '#platform/refusal'
import { readSetting } from '#platform/settings'
import { pathIn } from '#platform/tongue'
import { cleanText, readBody, storeOf, type Actor, type Ctx, type Routes, type Web } from '#platform/web'
import { CashPage } from './cash.page.tsx'
import type { CheckoutTables } from './checkout.routes.tsx'
import { clearNotTaken, findNotTaken } from './guard-cash.ts'
import { orderLimits } from './order-limits.rules.ts'

/** The officers' look at telephones whose cash parcels came back. */
export function cashRoutes({ ways }: { readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]> }): Routes {
  const app: Routes = new Hono<Web>()
  const found = (c: Ctx) => {
    const reach = reachOf(c.get('actor')!)
    return findNotTaken(storeOf<CheckoutTables>(c).now, reach.kind === 'country' ? 'all' : reach.provinces, c.get('clock')())
  }
  const show = async (c: Ctx, refused: boolean) => c.html(<CashPage lang={c.get('lang')} person={c.get('actor')!.name} ways={await ways(c, c.get('actor')!)} found={await found(c)} limits={await readSetting(storeOf<CheckoutTables>(c).now, orderLimits)} refused={refused} />, refused ? 422 : 200)

  app.get('/can-bo/don/hang-quay-ve', provinceOfficer, (c) => show(c, false))
  app.post('/can-bo/don/hang-quay-ve', provinceOfficer, async (c) => {
    const form = await readBody(c)
    const phone = typeof form['so'] === 'string' ? form['so'] : ''
    const written = form[`vi-sao-${phone.slice(1)}`]
    const why = cleanText(typeof written === 'string' ? written : '', 300)
    if (!(await found(c)).some((each) => each.phone === phone)) throw new Refusal('not-found')
    if (why === '') return show(c, true)
    await storeOf<CheckoutTables>(c).transaction((tx) => clearNotTaken(tx, phone, why, c.get('actor')!.name, c.get('clock')()))
    return c.redirect(pathIn(c.get('lang'), '/can-bo/don/hang-quay-ve'), 303)
  })
  return app
}
