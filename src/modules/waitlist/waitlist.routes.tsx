import { Hono } from 'hono'
import { findProductBySlug, isPublicState, standingOn, type CertificationTables } from '#certification'
import { parsePhone } from '#identity'
import { findOffer, type OffersTables } from '#offers'
import type { ProducersTables } from '#producers'
import { today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { senderKey, senderOf } from '#platform/sender'
import { pathIn, tongue } from '#platform/tongue'
import { takeTry } from '#platform/tries'
import { anyone, cleanText, readBody, storeOf, type Ctx, type Fault, type Routes, type Web } from '#platform/web'
import { canBeHad, waitFor } from './wait-for.ts'
import { consentWords, WaitPage } from './waitlist.page.tsx'
import type { WaitlistTables } from './waitlist.tables.ts'

type Tables = WaitlistTables & OffersTables & CertificationTables & ProducersTables
const SENDER = { most: 10, seconds: 3_600 }

/** "Tell me when it is there": a telephone, a consent, one message. */
export function waitlistRoutes(): Routes {
  const app: Routes = new Hono<Web>()
  const productOf = async (c: Ctx) => {
    const found = await findProductBySlug(storeOf<Tables>(c).read, cleanText(c.req.param('slug'), 100))
    if (found?.kind !== 'found' || !(found.product.published || isPublicState(standingOn(found.product.claim, today(c.get('clock'))).state))) throw new Refusal('not-found')
    return found.product
  }
  app.get('/san-pham/:slug/nhan-khi-co', anyone, async (c) => {
    const product = await productOf(c)
    const done = c.req.query('xong') === '1'
    if (!done && canBeHad(await findOffer(storeOf<Tables>(c).now, product.id), today(c.get('clock')))) return c.redirect(pathIn(c.get('lang'), `/san-pham/${product.slug}`), 303)
    return c.html(<WaitPage lang={c.get('lang')} slug={product.slug} name={product.name} typed={{}} faults={[]} done={done} />)
  })
  app.post('/san-pham/:slug/nhan-khi-co', anyone, async (c) => {
    const t = tongue(c.get('lang'))
    const product = await productOf(c)
    const form = await readBody(c)
    const typed = { 'dien-thoai': cleanText(typeof form['dien-thoai'] === 'string' ? form['dien-thoai'] : '', 40), 'dong-y': form['dong-y'] === 'co' ? 'co' : '' }
    const phone = parsePhone(typed['dien-thoai'])
    const faults: Fault[] = [
      ...(phone.kind === 'mobile' ? [] : [{ field: 'dien-thoai', message: t('Ghi số di động, ví dụ 0912 345 678.', 'Give a mobile number, such as 0912 345 678.') }]),
      ...(typed['dong-y'] === 'co' ? [] : [{ field: 'dong-y', message: t('Đánh dấu đồng ý để chúng tôi được giữ số.', 'Tick to agree, so that we may keep the number.') }]),
    ]
    if (phone.kind !== 'mobile' || faults.length > 0) return c.html(<WaitPage lang={c.get('lang')} slug={product.slug} name={product.name} typed={typed} faults={faults} done={false} />, 422)
    const now = c.get('clock')()
    const wait = await storeOf<Tables>(c).transaction(async (tx) => {
      const left = await takeTry(tx, `waitlist ${senderKey(senderOf(c).address)}`, SENDER, now)
      if (left === 0) await waitFor(tx, product.id, phone.e164, consentWords(t), now)
      return left
    })
    if (wait > 0) throw new Refusal('too-many', t(`Đã có nhiều lời nhắn từ nơi này. Thử lại sau ${Math.ceil(wait / 60)} phút.`, `Many requests came from here. Try again in ${Math.ceil(wait / 60)} minutes.`), wait)
    return c.redirect(pathIn(c.get('lang'), `/san-pham/${product.slug}/nhan-khi-co?xong=1`), 303)
  })
  return app
}
