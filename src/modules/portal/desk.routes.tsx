import { Hono } from 'hono'
import { geographyOf, type GeographyTables } from '#geography'
import { dayOf, ZONE } from '#platform/day'
import { tongue } from '#platform/tongue'
import { allow, storeOf, type Actor, type Ctx, type Guard, type Routes } from '#platform/web'
import { DeskPage, type Waiting } from './desk.page.tsx'
import type { Ways } from './edit-texts.page.tsx'

export type FindWaiting = (c: Ctx, actor: Actor) => Promise<readonly Waiting[]>

/** Everyone who holds a role has a desk; what stands on it depends on the role. */
const anyRole: Guard = allow('officer, operator', (actor) => actor !== null && actor.roles.length > 0)
const hourIn = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: ZONE })

export function deskRoutes(waiting: FindWaiting, ways: Ways): Routes {
  const app: Routes = new Hono()
  app.get('/can-bo', anyRole, async (c) => {
    const actor = c.get('actor')!
    const t = tongue(c.get('lang'))
    const places = await geographyOf(storeOf<GeographyTables>(c).read)
    const named = [...new Set(actor.roles.map(({ unit }) => (unit === 'VN' ? t('Cả nước', 'The whole country') : places.unit('v34', unit)?.fullName ?? unit)))]
    const now = c.get('clock')()
    const edits = actor.roles.some(({ role }) => role === 'central-officer' || role === 'operator')
    return c.html(<DeskPage lang={c.get('lang')} person={actor.name} ways={await ways(c, actor)} day={dayOf(now)} hour={Number(hourIn.format(now))} waiting={await waiting(c, actor)} places={named} edits={edits} />)
  })
  return app
}
