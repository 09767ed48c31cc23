import { Hono } from 'hono'
import type { DeskWay } from '#design'
import { provinceOfficer, signedIn } from '#identity'
import { officesOwners, sellersOwners, type KeysParts, type KeysTables, type OwnerChoice } from '#keys'
import { mayPostTo } from '#platform/guarded-post'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readBody, storeOf, type Ctx, type Fault, type Guard, type Routes } from '#platform/web'
import type { ProducersTables } from '#producers'
import { addEndpoint, enableEndpoint, removeEndpoint, replayDelivery } from './change-endpoint.ts'
import { EVENTS } from './hook.rules.ts'
import { HookPage, HooksPage } from './hooks.page.tsx'
import { findDeliveries, findEndpoints, type EndpointView } from './hooks.queries.ts'
import type { HooksTables } from './hooks.tables.ts'

type Tables = HooksTables & KeysTables & ProducersTables
const LOG = 50

/** Where news of those goes whom a person acts for, and the log of each. */
function desk(base: string, guard: Guard, ownersOf: (c: Ctx) => Promise<OwnerChoice[]> | OwnerChoice[], ways: (c: Ctx) => Promise<readonly DeskWay[]>): Routes {
  const app: Routes = new Hono()
  const frame = async (c: Ctx) => ({ lang: c.get('lang'), path: c.get('path'), person: c.get('actor')!.name, ways: await ways(c), base })
  const show = async (c: Ctx, typed: Readonly<Record<string, string>> = {}, faults: readonly Fault[] = []) => {
    const owners = await ownersOf(c)
    c.header('cache-control', 'private, no-store')
    return c.html(<HooksPage {...await frame(c)} owners={owners} endpoints={await findEndpoints(storeOf<Tables>(c).now, owners.map((each) => each.owner))} typed={typed} faults={faults} />, faults.length > 0 ? 422 : 200)
  }
  const own = async (c: Ctx): Promise<EndpointView> => {
    const found = (await findEndpoints(storeOf<Tables>(c).now, (await ownersOf(c)).map((each) => each.owner))).find((each) => each.id === c.req.param('id'))
    if (!found) throw new Refusal('not-found')
    return found
  }

  app.get(`${base}/tin`, guard, (c) => show(c))
  app.post(`${base}/tin`, guard, async (c) => {
    const [form, owners, t] = [await readBody(c), await ownersOf(c), tongue(c.get('lang'))]
    const typed = Object.fromEntries(Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, cleanText(value, 500)]] : [])))
    const owner = owners.length === 1 ? owners[0] : owners.find((each) => each.value === typed['cho'])
    const [url, events] = [typed['dia-chi'] ?? '', EVENTS.filter((event) => typed[`tin-${event}`] === 'co')]
    const faults: Fault[] = [
      ...(mayPostTo(url) ? [] : [{ field: 'dia-chi', message: t('Cần một địa chỉ https công khai trên internet.', 'A public https address is needed.') }]),
      ...(owner ? [] : [{ field: 'cho', message: t('Chọn tin của ai.', 'Choose whose news.') }]),
      ...(events.length > 0 ? [] : [{ field: 'tin', message: t('Chọn ít nhất một loại tin.', 'Choose at least one kind of news.') }]),
    ]
    if (faults.length > 0) return show(c, typed, faults)
    const id = await storeOf<Tables>(c).transaction((tx) => addEndpoint(tx, { owner: owner!.owner, url, events }, c.get('actor')!.name, c.get('clock')()))
    if (id === null) return show(c, typed, [{ field: 'dia-chi', message: t('Đã có 10 nơi nhận tin. Bỏ bớt rồi thêm.', 'There are ten already. Remove one first.') }])
    return c.redirect(pathIn(c.get('lang'), `${base}/tin/${id}`), 303)
  })
  app.get(`${base}/tin/:id`, guard, async (c) => {
    const endpoint = await own(c)
    c.header('cache-control', 'private, no-store')
    return c.html(<HookPage {...await frame(c)} endpoint={endpoint} deliveries={await findDeliveries(storeOf<Tables>(c).now, endpoint.id, LOG)} said={c.req.query('gui') === '1'} />)
  })
  app.post(`${base}/tin/:id`, guard, async (c) => {
    const [endpoint, form, now, store] = [await own(c), await readBody(c), c.get('clock')(), storeOf<Tables>(c)]
    const back = (query = ''): Response => c.redirect(pathIn(c.get('lang'), `${base}/tin/${endpoint.id}${query}`), 303)
    switch (form['viec']) {
      case 'bat': return await store.transaction((tx) => enableEndpoint(tx, endpoint.id)), back()
      case 'bo': return await store.transaction((tx) => removeEndpoint(tx, endpoint.id, now)), c.redirect(pathIn(c.get('lang'), `${base}/tin`), 303)
      case 'gui-lai': {
        const id = readId(typeof form['tin'] === 'string' ? form['tin'] : '')
        if (endpoint.state === 'disabled') throw new Refusal('conflict', tongue(c.get('lang'))('Bật lại nơi nhận này trước, rồi gửi lại.', 'Enable this address first, then send again.'))
        if (id === null || !await store.transaction((tx) => replayDelivery(tx, endpoint.id, id, now))) throw new Refusal('not-found')
        return back('?gui=1')
      }
      default: throw new Refusal('bad-request')
    }
  })
  return app
}

export function hooksRoutes({ sellerWays, ways }: KeysParts): Routes {
  const app: Routes = new Hono()
  app.route('/', desk('/ban-hang/ket-noi', signedIn, sellersOwners, sellerWays))
  app.route('/', desk('/can-bo/ket-noi', provinceOfficer, officesOwners, (c) => ways(c, c.get('actor')!)))
  return app
}
