import { Hono } from 'hono'
import { signedIn } from '#identity'
import { Refusal } from '#platform/refusal'
import { pathIn } from '#platform/tongue'
import { takeTry } from '#platform/tries'
import { cleanText, storeOf, type Routes, type Web } from '#platform/web'
import type { CheckoutTables } from './checkout.routes.tsx'
import { OwnPurchasesPage } from './own-purchases.page.tsx'
import { findOwnPurchase, findOwnPurchases } from './own-purchases.queries.ts'
import { newPurchaseKey } from './purchase-key.ts'

const PAGE = 20
/** Each opening keeps one more secret. */
const OPENINGS = { most: 60, seconds: 3_600 }

/** The purchases of who is signed in: the list, and the way into each. */
export function ownPurchasesRoutes(): Routes {
  const app: Routes = new Hono<Web>()
  app.get('/toi/don-hang', signedIn, async (c) => {
    const page = Math.min(Math.max(1, Number.parseInt(c.req.query('trang') ?? '1', 10) || 1), 1_000)
    const found = await findOwnPurchases(storeOf<CheckoutTables>(c).now, c.get('actor')!.personId, PAGE + 1, (page - 1) * PAGE)
    c.header('cache-control', 'private, no-store')
    return c.html(<OwnPurchasesPage lang={c.get('lang')} purchases={found.slice(0, PAGE)} page={page} more={found.length > PAGE} />)
  })
  app.post('/toi/don-hang/:code', signedIn, async (c) => {
    const [store, { personId }, now] = [storeOf<CheckoutTables>(c), c.get('actor')!, c.get('clock')()]
    const purchase = await findOwnPurchase(store.now, personId, cleanText(c.req.param('code'), 30))
    if (!purchase) throw new Refusal('not-found')
    const token = await store.transaction(async (tx) => {
      const wait = await takeTry(tx, `own-purchase ${personId}`, OPENINGS, now)
      if (wait > 0) throw new Refusal('too-many', '', wait)
      return newPurchaseKey(tx, purchase.id, now)
    })
    return c.redirect(pathIn(c.get('lang'), `/don-hang/${purchase.code}?k=${token}`), 303)
  })
  return app
}
