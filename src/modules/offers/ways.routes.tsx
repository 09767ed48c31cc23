import { Hono } from 'hono'
import type { CertificationTables } from '#certification'
import type { DeskWay } from '#design'
import { geographyOf, type GeographyTables } from '#geography'
import { mayActIn, provinceOfficer, signedIn } from '#identity'
import { findProducer, findProducerBySlug, findProducersOf, type ProducersTables, type ProducerView } from '#producers'
import { findWays, hasAccount, ratesOn, saveCarrierAccount, saveWays, type Carrier, type ShippingTables } from '#shipping'
import { publicUrl } from '#platform/config'
import { today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readForm, storeOf, type Actor, type Ctx, type Fault, type Guard, type Routes, type Web } from '#platform/web'
import { deputiesEnded } from './end-deputies.ts'
import { findStall } from './offers.queries.ts'
import type { OffersTables } from './offers.tables.ts'
import { findPackWeights } from './pack-weights.queries.ts'
import { setPackWeights, setReaches } from './set-weights.ts'
import { ghnForm, typedOfWays, waysForm } from './ways-form.rules.ts'
import { GhnSavedPage, WaysPage, type WaysPageProps } from './ways.page.tsx'

type Tables = OffersTables & CertificationTables & GeographyTables & ProducersTables & ShippingTables
const GHN = 'https://online-gateway.ghn.vn'

/** Whose ways: the producer, the address of this page for them, and the others that the person may turn to. */
interface Whose { readonly producer: ProducerView; readonly at: string; readonly others: WaysPageProps['others']; readonly ghnAt: string | null }
interface Desk { readonly deputy?: true; readonly address: string; readonly guard: Guard; readonly ways: (c: Ctx) => Promise<readonly DeskWay[]>; readonly whose: (c: Ctx) => Promise<Whose> }

async function placeOf(c: Ctx, { provinceCode, communeCode }: ProducerView): Promise<string | null> {
  const geography = await geographyOf(storeOf<Tables>(c).read)
  return provinceCode ? [communeCode && geography.unit('v34', communeCode)?.fullName, geography.unit('v34', provinceCode)?.name].filter(Boolean).join(', ') : null
}

type Show = (c: Ctx, of: Whose, typed: Readonly<Record<string, string>>, faults: readonly Fault[]) => Promise<Response>

function deskRoutes({ deputy, address, guard, ways, whose }: Desk): { readonly app: Routes; readonly show: Show } {
  const app: Routes = new Hono<Web>()
  const owner = ({ producer }: Whose) => ({ kind: 'producer', id: producer.id })
  const carriersNow = async (c: Ctx): Promise<Carrier[]> => [...new Set((await ratesOn(storeOf<Tables>(c).now, today(c.get('clock')))).map((rate) => rate.carrier))]
  const show: Show = async (c, of, typed, faults) => {
    const db = storeOf<Tables>(c).now
    const [held, packs] = [await findWays(db, owner(of)), await findPackWeights(db, of.producer.id)]
    c.header('cache-control', 'private, no-store')
    const kept = typedOfWays(held, await findStall(db, of.producer.id), packs)
    return c.html(<WaysPage lang={c.get('lang')} at={of.at} path={c.get('path')} person={c.get('actor')!.name} ways={await ways(c)} producerName={of.producer.name} from={await placeOf(c, of.producer)} others={of.others}
      typed={Object.keys(typed).includes('tg-den') ? typed : { ...kept, ...typed }} faults={faults} saved={c.req.query('da-luu') === '1'} flat={held.length === 0} carriers={await carriersNow(c)} packs={packs} ghn={of.ghnAt === null ? null : { held: await hasAccount(db, owner(of), 'ghn'), at: of.ghnAt }} />, faults.length > 0 ? 422 : 200)
  }

  app.get(address, guard, async (c) => show(c, await whose(c), {}, []))
  app.post(address, guard, async (c) => {
    const of = await whose(c)
    if (deputy && (await deputiesEnded(storeOf<Tables>(c).now, of.producer.id))) throw new Refusal('not-allowed', tongue(c.get('lang'))('Chủ thể đã thôi nhờ cán bộ làm thay. Chủ thể tự đặt cách giao ở trang của họ.', 'The producer has ended what officers do for them, and sets this on their own page.'))
    const read = await readForm(c, waysForm(tongue(c.get('lang')), await findWays(storeOf<Tables>(c).now, owner(of)), await carriersNow(c)))
    if (read.kind === 'faulty') return show(c, of, read.typed, read.faults)
    await storeOf<Tables>(c).transaction(async (tx) => {
      const saved = await saveWays(tx, owner(of), read.value.ways, c.get('clock')())
      if (saved.kind === 'faulty') throw new Refusal('conflict', tongue(c.get('lang'))('Cách giao vừa được đổi ở nơi khác. Mở lại trang rồi sửa tiếp.', 'The ways were changed elsewhere. Open the page again.'))
      await setPackWeights(tx, of.producer.id, read.value.weights)
      await setReaches(tx, of.producer.id, read.value.reaches)
    })
    return c.redirect(pathIn(c.get('lang'), `${of.at}${of.at.includes('?') ? '&' : '?'}da-luu=1`), 303)
  })
  return { app, show }
}

/** How sellers deliver: their own screen, and the officer's as their deputy. */
export function waysRoutes({ sellerWays, ways }: { readonly sellerWays: (c: Ctx) => Promise<readonly DeskWay[]>; readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]> }): Routes {
  const app: Routes = new Hono<Web>()
  const mine = async (c: Ctx): Promise<Whose> => {
    const all = await findProducersOf(storeOf<Tables>(c).now, c.get('actor')!.personId)
    const asked = c.req.query('chu-the')
    const one = asked === undefined ? all[0] : all.find((each) => each.slug === asked)
    const producer = one ? await findProducer(storeOf<Tables>(c).now, one.id) : null
    if (!producer) throw new Refusal('not-found', tongue(c.get('lang'))('Số điện thoại này chưa được ghi là người của một cơ sở nào. Nhờ cán bộ xã ghi giúp.', 'This telephone is not noted as anybody of a producer. Ask your commune’s officer.'))
    const query = all.length > 1 ? `?chu-the=${producer.slug}` : ''
    return { producer, at: `/ban-hang/giao${query}`, ghnAt: `/ban-hang/giao/ghn${query}`, others: all.map((each) => ({ href: `/ban-hang/giao?chu-the=${each.slug}`, text: each.name, chosen: each.id === producer.id })) }
  }
  const sellers = deskRoutes({ address: '/ban-hang/giao', guard: signedIn, ways: sellerWays, whose: mine })
  app.route('/', sellers.app)
  app.post('/ban-hang/giao/ghn', signedIn, async (c) => {
    const of = await mine(c)
    const read = await readForm(c, ghnForm(tongue(c.get('lang'))))
    if (read.kind === 'faulty') return sellers.show(c, of, { shop: read.typed['shop'] ?? '' }, read.faults)
    const { hookKey } = await storeOf<Tables>(c).transaction((tx) => saveCarrierAccount(tx, { kind: 'producer', id: of.producer.id }, { carrier: 'ghn', baseUrl: GHN, shopRef: read.value.shop, token: read.value.token, active: true }, c.get('clock')()))
    c.header('cache-control', 'private, no-store')
    return c.html(<GhnSavedPage lang={c.get('lang')} path="/ban-hang/giao" person={c.get('actor')!.name} ways={await sellerWays(c)} hook={`${publicUrl()}/api/v1/webhooks/ghn/${hookKey}`} back={of.at} />)
  })
  app.route('/', deskRoutes({
    deputy: true, address: '/can-bo/chu-the/:slug/giao', guard: provinceOfficer, ways: (c) => ways(c, c.get('actor')!),
    whose: async (c) => {
      const producer = await findProducerBySlug(storeOf<Tables>(c).now, cleanText(c.req.param('slug'), 200))
      if (!producer || !mayActIn(c.get('actor'), producer.provinceCode)) throw new Refusal('not-found')
      return { producer, at: `/can-bo/chu-the/${producer.slug}/giao`, ghnAt: null, others: [] }
    },
  }).app)
  return app
}
