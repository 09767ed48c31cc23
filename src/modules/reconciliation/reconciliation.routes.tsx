import { Hono } from 'hono'
import type { DeskWay } from '#design'
import { mayActIn, provinceOfficer, reachOf, signedIn } from '#identity'
import { deputiesEnded } from '#offers'
import { findProducerBySlug, findProducersOf } from '#producers'
import { Refusal } from '#platform/refusal'
import { tongue } from '#platform/tongue'
import { storeOf, type Actor, type Ctx, type Routes, type Web } from '#platform/web'
import { bankStatementRoutes } from './bank-statement.routes.tsx'
import { moneyDeskRoutes, type DeskTables } from './money-desk.routes.tsx'
import { findSellers } from './reconciliation.queries.ts'
import { statementRoutes } from './statement.routes.tsx'
import type { MoneyDesk } from './money-desk.routes.tsx'

/** The money of selling, twice: for sellers, and for officers as their deputies. */
export function reconciliationRoutes({ ways, sellerWays }: { readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]>; readonly sellerWays: (c: Ctx) => Promise<readonly DeskWay[]> }): Routes {
  const app: Routes = new Hono<Web>()
  const desks: readonly MoneyDesk[] = [
    {
      base: '/ban-hang', guard: signedIn, ways: sellerWays,
      sellers: (c) => findProducersOf(storeOf<DeskTables>(c).now, c.get('actor')!.personId),
      async find(c, slug) {
        const mine = await findProducersOf(storeOf<DeskTables>(c).now, c.get('actor')!.personId)
        return mine.some((each) => each.slug === slug) ? findProducerBySlug(storeOf<DeskTables>(c).now, slug) : null
      },
    },
    {
      base: '/can-bo', guard: provinceOfficer, ways: (c) => ways(c, c.get('actor')!),
      sellers(c) {
        const reach = reachOf(c.get('actor')!)
        return findSellers(storeOf<DeskTables>(c).now, reach.kind === 'country' ? 'all' : reach.provinces)
      },
      async find(c, slug) {
        const producer = await findProducerBySlug(storeOf<DeskTables>(c).now, slug)
        if (!producer || !mayActIn(c.get('actor'), producer.provinceCode)) return null
        if (c.req.method === 'POST' && (await deputiesEnded(storeOf<DeskTables>(c).now, producer.id))) throw new Refusal('not-allowed', tongue(c.get('lang'))('Chủ thể đã thôi nhờ cán bộ làm thay, nên tiền của họ chờ chính họ.', 'The producer has ended what officers do for them.'))
        return producer
      },
    },
  ]
  for (const desk of desks) app.route('/', bankStatementRoutes(desk)).route('/', moneyDeskRoutes(desk)).route('/', statementRoutes(desk))
  return app
}
