import { Hono } from 'hono'
import type { DeskWay } from '#design'
import { findProductBySlug, type CertificationTables } from '#certification'
import { mayActIn, provinceOfficer, reachOf, type IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import { findProducerBySlug, type ProducersTables } from '#producers'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { readSetting } from '#platform/settings'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readBody, readForm, storeOf, type Actor, type Ctx, type Fault, type Routes, type Web } from '#platform/web'
import { findOffer } from './offers.queries.ts'
import type { OffersTables } from './offers.tables.ts'
import { liftStop, stopSelling } from './stop-selling.ts'
import { stopForm, suspensionNotice, type StopAsked } from './stop.rules.ts'
import { StopsPage } from './stops.page.tsx'
import { findStop, findStops } from './stops.queries.ts'

type Tables = OffersTables & CertificationTables & ProducersTables & IdentityTables & NoticesTables
const PAGE = 30

/** Officers take goods down on an authority's request, suspend sellers, and lift both again. */
export function stopRoutes({ ways }: { readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]> }): Routes {
  const app: Routes = new Hono<Web>()
  const show = async (c: Ctx, typed: Readonly<Record<string, string>>, faults: readonly Fault[], status: 200 | 409 | 422 = 200) => {
    const db = storeOf<Tables>(c).now
    const page = Math.min(Math.max(1, Number.parseInt(c.req.query('trang') ?? '1', 10) || 1), 10_000)
    const reach = reachOf(c.get('actor')!)
    const stops = await findStops(db, reach.kind === 'country' ? 'all' : reach.provinces, PAGE + 1, (page - 1) * PAGE)
    return c.html(<StopsPage lang={c.get('lang')} person={c.get('actor')!.name} ways={await ways(c, c.get('actor')!)} stops={stops.slice(0, PAGE)} page={page} more={stops.length > PAGE} typed={typed} faults={faults} days={await readSetting(db, suspensionNotice)} />, status)
  }
  /** The goods or the seller that are meant, if they are of the officer's unit. */
  const meant = async (c: Ctx, { kind, slug }: StopAsked): Promise<{ offerId: string | null; producerId: string; what: string } | null> => {
    const db = storeOf<Tables>(c).now
    if (kind === 'suspension') {
      const producer = await findProducerBySlug(db, slug)
      return producer && mayActIn(c.get('actor'), producer.provinceCode) ? { offerId: null, producerId: producer.id, what: `Gian hàng ${producer.name}` } : null
    }
    const found = await findProductBySlug(db, slug)
    const offer = found?.kind === 'found' && mayActIn(c.get('actor'), found.product.provinceCode) ? await findOffer(db, found.product.id) : null
    return offer && found?.kind === 'found' ? { offerId: offer.id, producerId: offer.producerId, what: found.product.name } : null
  }

  app.get('/can-bo/go-bo', provinceOfficer, (c) => show(c, {}, []))
  app.post('/can-bo/go-bo', provinceOfficer, async (c) => {
    const [t, now] = [tongue(c.get('lang')), c.get('clock')()]
    const read = await readForm(c, stopForm(t, now))
    if (read.kind === 'faulty') return show(c, read.typed, read.faults, 422)
    const typed = Object.fromEntries(Object.entries(await readBody(c)).flatMap(([name, value]) => (typeof value === 'string' ? [[name, cleanText(value, 500)]] : [])))
    const subject = await meant(c, read.value)
    if (!subject) return show(c, typed, [{ field: 'dia-chi', message: read.value.kind === 'takedown' ? t('Không có hàng đang bán ở địa chỉ này trong phần việc của bạn.', 'Nothing on sale at this address in your unit.') : t('Không có chủ thể ở địa chỉ này trong phần việc của bạn.', 'No producer at this address in your unit.') }], 422)
    const made = await storeOf<Tables>(c).transaction((tx) => stopSelling(tx, { ...subject, request: read.value.request, reason: read.value.reason }, c.get('actor')!.name, now))
    return made ? c.redirect(pathIn(c.get('lang'), '/can-bo/go-bo'), 303) : show(c, typed, [{ field: 'dia-chi', message: t('Đã có lệnh ngừng cho món hoặc người bán này; xem bên trên.', 'It is stopped already; see above.') }], 409)
  })
  app.post('/can-bo/go-bo/:id', provinceOfficer, async (c) => {
    const t = tongue(c.get('lang'))
    const id = readId(c.req.param('id'))
    const stop = id ? await findStop(storeOf<Tables>(c).now, id) : null
    if (!stop || !mayActIn(c.get('actor'), stop.provinceCode)) throw new Refusal('not-found')
    const written = (await readBody(c))[`bo-${stop.id}`]
    const why = cleanText(typeof written === 'string' ? written : '', 300)
    if (why === '') return show(c, {}, [{ field: `bo-${stop.id}`, message: t('Ghi vì sao cho bán lại.', 'Say why it is lifted.') }], 422)
    await storeOf<Tables>(c).transaction((tx) => liftStop(tx, stop.id, why, c.get('actor')!.name, c.get('clock')()))
    return c.redirect(pathIn(c.get('lang'), '/can-bo/go-bo'), 303)
  })
  return app
}
