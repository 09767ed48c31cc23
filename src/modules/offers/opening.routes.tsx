import { Hono } from 'hono'
import type { DeskWay } from '#design'
import type { CertificationTables } from '#certification'
import { signedIn } from '#identity'
import { findProducersOf, type ProducersTables } from '#producers'
import { showDay, today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { readSetting } from '#platform/settings'
import { pathIn, tongue } from '#platform/tongue'
import { holidays } from '#platform/workday'
import { cleanText, readBody, storeOf, type Ctx, type Fault, type Routes, type Web } from '#platform/web'
import { HolidayPage, SeasonPage } from './opening.page.tsx'
import { quickHolidays, readDispatch, readHoliday, readSeason } from './opening-form.rules.ts'
import { findOfferLines, findStall, type Offer, type Stall } from './offers.queries.ts'
import type { OffersTables } from './offers.tables.ts'
import { setDispatch, setHoliday, setSeason } from './set-opening.ts'

type Tables = OffersTables & CertificationTables & ProducersTables
const BASE = '/ban-hang/nghi'

/** A seller’s holidays, days of dispatch and seasons. */
export function openingRoutes({ sellerWays }: { readonly sellerWays: (c: Ctx) => Promise<readonly DeskWay[]> }): Routes {
  const app: Routes = new Hono<Web>()
  const own = async (c: Ctx) => {
    const mine = await findProducersOf(storeOf<Tables>(c).now, c.get('actor')!.personId)
    const asked = cleanText(c.req.query('cua'), 100)
    const producer = asked === '' ? mine[0] : mine.find((each) => each.slug === asked)
    if (!producer) throw new Refusal('not-found', tongue(c.get('lang'))('Bạn không bán cho chủ thể này.', 'You do not sell for this producer.'))
    return { mine, producer }
  }
  const frame = async (c: Ctx) => ({ lang: c.get('lang'), path: c.get('path'), person: c.get('actor')!.name, ways: await sellerWays(c), saved: c.req.query('da-luu') === '1' })
  const done = (c: Ctx, slug: string, more = '') => c.redirect(pathIn(c.get('lang'), `${BASE}${more}?cua=${encodeURIComponent(slug)}&da-luu=1`), 303)

  const show = async (c: Ctx, typed: Readonly<Record<string, string>>, faults: readonly Fault[], status: 200 | 422) => {
    const { mine, producer } = await own(c)
    const [db, now, day] = [storeOf<Tables>(c).now, c.get('clock')(), today(c.get('clock'))]
    const [stall, offers, calendar] = await Promise.all([findStall(db, producer.id), findOfferLines(db, producer.id), readSetting(db, holidays)])
    return c.html(<HolidayPage {...await frame(c)} producer={producer} others={mine} stall={stall} offers={offers} quick={quickHolidays(day, calendar.off)} typed={{ ...typedOfStall(stall), ...typed }} faults={faults} now={now} day={day} />, status)
  }
  app.get(BASE, signedIn, (c) => show(c, {}, [], 200))
  app.post(BASE, signedIn, async (c) => {
    const { producer } = await own(c)
    const [t, form, day, now, by] = [tongue(c.get('lang')), await readBody(c), today(c.get('clock')), c.get('clock')(), c.get('actor')!.name]
    const store = storeOf<Tables>(c)
    if (form['viec'] === 'mo') {
      await store.transaction((tx) => setHoliday(tx, producer.id, null, by, now))
      return done(c, producer.slug)
    }
    if (form['viec'] === 'gui') {
      const read = readDispatch(t, form, day)
      if (read.kind === 'faulty') return show(c, read.typed, read.faults, 422)
      await store.transaction((tx) => setDispatch(tx, producer.id, read.value, by, now))
      return done(c, producer.slug)
    }
    const read = readHoliday(t, form, day)
    if (read.kind === 'faulty') return show(c, read.typed, read.faults, 422)
    await store.transaction((tx) => setHoliday(tx, producer.id, read.value, by, now))
    return done(c, producer.slug)
  })

  const lineOf = async (c: Ctx) => {
    const { producer } = await own(c)
    const line = (await findOfferLines(storeOf<Tables>(c).now, producer.id)).find((each) => each.slug === c.req.param('slug'))
    if (!line) throw new Refusal('not-found', tongue(c.get('lang'))('Hàng này chưa bán. Đưa lên bán ở Bảng hàng trước.', 'This is not on sale. Put it on sale in the sheet first.'))
    return { producer, line }
  }
  app.get(`${BASE}/:slug`, signedIn, async (c) => {
    const { producer, line } = await lineOf(c)
    return c.html(<SeasonPage {...await frame(c)} producer={producer} product={line} typed={typedOfOffer(line.offer)} faults={[]} />)
  })
  app.post(`${BASE}/:slug`, signedIn, async (c) => {
    const { producer, line } = await lineOf(c)
    const read = readSeason(tongue(c.get('lang')), await readBody(c))
    if (read.kind === 'faulty') return c.html(<SeasonPage {...await frame(c)} producer={producer} product={line} typed={read.typed} faults={read.faults} />, 422)
    await storeOf<Tables>(c).transaction((tx) => setSeason(tx, producer.id, line.offer.productId, read.value, c.get('clock')()))
    return done(c, producer.slug, `/${line.slug}`)
  })
  return app
}

function typedOfStall(stall: Stall | null): Record<string, string> {
  return stall ? { thu: stall.dispatchDays.join(','), gio: String(stall.cutoffHour), truoc: String(stall.cutoffDays), 'khong-gui': stall.noDispatchOn.map((day) => showDay(day)).join(', ') } : { gio: '24', truoc: '0' }
}

function typedOfOffer(offer: Offer): Record<string, string> {
  return { thang: offer.seasons.join(','), 'san-sang': offer.readyOn ?? '', 'lam-theo-don': offer.madeToOrder ? 'co' : '', 'so-ngay': offer.daysToMake === null ? '' : String(offer.daysToMake), 'toi-da': offer.mostPacks === null ? '' : String(offer.mostPacks) }
}
