import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { CertificationTables } from '#certification'
import { findPacks, openingWords, type OffersTables } from '#offers'
import type { ProducersTables } from '#producers'
import type { ShippingTables } from '#shipping'
import { config } from '#platform/config'
import { today } from '#platform/day'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { hashToken, newToken } from '#platform/session'
import { pathIn, tongue } from '#platform/tongue'
import { anyone, readBody, storeOf, type Ctx, type Routes, type Web } from '#platform/web'
import { BasketPage } from './basket.page.tsx'
import { findBasket } from './basket.queries.ts'
import type { BasketTables } from './basket.tables.ts'
import { notePricesSeen, putIn, setQuantities } from './change-basket.ts'

type Tables = BasketTables & OffersTables & CertificationTables & ProducersTables & ShippingTables
const COOKIE = 'ocop_g'
const DAYS_60 = 60 * 24 * 3_600

/** Hash of the caller's basket; null when there is none yet. */
export function basketOf(c: Ctx): string | null {
  const token = getCookie(c, COOKIE)
  return token && /^[\w-]{32}$/.test(token) ? hashToken(token) : null
}

/** Hash of the caller's basket; gives one to who has none. */
export function openBasket(c: Ctx): string {
  const hash = basketOf(c)
  if (hash !== null) return hash
  const token = newToken()
  setCookie(c, COOKIE, token, { httpOnly: true, sameSite: 'Lax', secure: config.secureCookies, path: '/', maxAge: DAYS_60 })
  return hashToken(token)
}

function numbersOf(form: Awaited<ReturnType<typeof readBody>>, prefix: string, digits: number): Map<string, number> {
  const found = new Map<string, number>()
  for (const [name, value] of Object.entries(form)) {
    const packId = name.startsWith(prefix) ? readId(name.slice(prefix.length)) : null
    if (packId && typeof value === 'string' && /^\d+$/.test(value.trim()) && value.trim().length <= digits) found.set(packId, Number(value))
  }
  return found
}

/** The prices that stood on the page from which a form was sent. */
export const pricesSeen = (form: Awaited<ReturnType<typeof readBody>>): ReadonlyMap<string, number> => numbersOf(form, 'gia-', 12)

export function basketRoutes(): Routes {
  const app: Routes = new Hono<Web>()

  app.get('/gio-hang', anyone, async (c) => {
    c.header('cache-control', 'private, no-store')
    return c.html(<BasketPage lang={c.get('lang')} path="/gio-hang" basket={await findBasket(storeOf<Tables>(c).now, basketOf(c), today(c.get('clock')))} full={c.req.query('day') === '1'} now={c.get('clock')()} />)
  })

  app.post('/gio-hang/them', anyone, async (c) => {
    const form = await readBody(c)
    const packId = readId(typeof form['goi'] === 'string' ? form['goi'] : '')
    const [pack] = packId ? await findPacks(storeOf<Tables>(c).now, [packId], today(c.get('clock'))) : []
    if (pack && (pack.opening.kind === 'comes' || pack.opening.kind === 'closed')) throw new Refusal('conflict', `${pack.productName}: ${openingWords(tongue(c.get('lang')), pack.opening)}`)
    if (!pack?.open) throw new Refusal('not-found', 'Gói hàng này không còn bán. Mở lại trang sản phẩm để xem các gói đang có.')
    const quantity = Math.min(999, Math.max(1, Math.floor(Number(form['sl']) || 1)))
    const hash = openBasket(c)
    const now = form['viec'] === 'mua'
    const added = await storeOf<Tables>(c).transaction(async (tx) => {
      const there = await putIn(tx, hash, { packId: pack.packId, priceVnd: pack.priceVnd }, quantity, c.get('clock')())
      // “Buy now” pressed again after going back means this many, not so many more.
      if (now && there) await setQuantities(tx, hash, new Map([[pack.packId, quantity]]), c.get('clock')())
      return there
    })
    if (!added) return c.redirect(pathIn(c.get('lang'), '/gio-hang?day=1'), 303)
    // What else is in the basket would be bought too, so it is shown before.
    const alone = now && (await findBasket(storeOf<Tables>(c).now, hash, today(c.get('clock')))).count === quantity
    return c.redirect(pathIn(c.get('lang'), alone ? '/dat-hang' : '/gio-hang'), 303)
  })

  app.post('/gio-hang', anyone, async (c) => {
    const form = await readBody(c)
    const [wanted, hash] = [numbersOf(form, 'sl-', 3), basketOf(c)]
    if (hash !== null) {
      await storeOf<Tables>(c).transaction(async (tx) => {
        await setQuantities(tx, hash, wanted, c.get('clock')())
        await notePricesSeen(tx, hash, pricesSeen(form))
      })
    }
    return c.redirect(pathIn(c.get('lang'), form['viec'] === 'dat' ? '/dat-hang' : '/gio-hang'), 303)
  })
  return app
}
