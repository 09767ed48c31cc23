import { Hono } from 'hono'
import type { DeskWay } from '#design'
import { storeOf, type Actor, type Ctx, type Guard, type Routes } from '#platform/web'
import { listNotices } from './messages.queries.ts'
import type { NoticesTables } from './notices.tables.ts'
import { OutboxPage, STATES, type StateInAddress } from './outbox.page.tsx'

export interface NoticesParts {
  /** Who may read the outbox; identity stands above this module. */
  readonly reader: Guard
  readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]>
  readonly showSecrets: boolean
}

export function noticesRoutes({ reader, ways, showSecrets }: NoticesParts): Routes {
  const app: Routes = new Hono()
  app.get('/can-bo/hop-thu-di', reader, async (c) => {
    const asked = c.req.query('trang-thai') ?? 'tat-ca'
    const state: StateInAddress = Object.hasOwn(STATES, asked) ? (asked as StateInAddress) : 'tat-ca'
    const number = Number(c.req.query('trang') ?? '1')
    const page = Number.isInteger(number) && number >= 1 && number <= 100_000 ? number : 1
    const actor = c.get('actor')!
    const list = await listNotices(storeOf<NoticesTables>(c).now, STATES[state], page)
    c.header('cache-control', 'no-store')
    return c.html(<OutboxPage lang={c.get('lang')} person={actor.name} ways={await ways(c, actor)} state={state} page={page} list={list} showSecrets={showSecrets} />)
  })
  return app
}
