/** What a load balancer and a monitor ask: does the process live, may it be sent visitors, what are its figures. */
import { timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { config } from './config.ts'
import { sql, type Store } from './db.ts'
import { log } from './log.ts'
import { databaseUp, jobsFailed, jobsWaiting, poolConnections, registry } from './metrics.ts'
import { pendingMigrations } from './migrate.ts'
import { Refusal } from './refusal.ts'
import { anyone, type Ctx, type Guard, type Routes, type Web } from './web.ts'

/** Something that must be so before the process may be sent visitors; asked on each `/readyz`. */
export interface ReadyCheck {
  readonly name: string
  ready(): boolean | Promise<boolean>
}

const PATIENCE_MS = 2_000

/** `/healthz`, `/readyz`, `/metrics`. `more` are the checks of whatever else the process holds (the search index). */
export function healthRoutes(store: Store<unknown>, more: readonly ReadyCheck[]): Routes {
  const checks: readonly ReadyCheck[] = [
    { name: 'database', ready: async () => (await sql(store.read, 'platform.alive', 'select 1')).length === 1 },
    { name: 'migrations', ready: async () => (await pendingMigrations(store.read)).length === 0 },
    ...more,
  ]
  const routes: Routes = new Hono<Web>()
  routes.get('/healthz', anyone, (c) => c.json({ status: 'ok' }, 200, fresh))
  routes.get('/readyz', anyone, async (c) => {
    const found = await Promise.all(checks.map(async (check) => [check.name, await holds(check)] as const))
    const ready = found.every(([, good]) => good)
    return c.json({ status: ready ? 'ready' : 'not-ready', checks: Object.fromEntries(found) }, ready ? 200 : 503, fresh)
  })
  routes.get('/metrics', monitor, async (c) => {
    await readGauges(store)
    return c.body(await registry.metrics(), 200, { ...fresh, 'content-type': registry.contentType })
  })
  return routes
}

const fresh = { 'cache-control': 'no-store' }

async function holds(check: ReadyCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((done) => { timer = setTimeout(() => done(false), PATIENCE_MS) })
  try {
    return await Promise.race([Promise.resolve(check.ready()), late])
  } catch (fault) {
    log.warn({ err: fault, check: check.name }, 'readiness check failed')
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** Gauges that only the database knows are read when they are asked for; without it they keep silent. */
async function readGauges(store: Store<unknown>): Promise<void> {
  for (const [pool, load] of Object.entries(store.load)) for (const [state, count] of Object.entries(load)) poolConnections.labels(pool, state).set(count)
  const counted = await holds({
    name: 'metrics', ready: async () => {
      const rows = await sql<{ waiting: number; failed: number }>(store.read, 'platform.jobs', `
        select count(*) filter (where attempts < max_attempts and run_at <= now() and locked_at is null) as waiting,
          count(*) filter (where attempts >= max_attempts) as failed from graphile_worker.jobs`)
      jobsWaiting.set(rows[0]!.waiting)
      jobsFailed.set(rows[0]!.failed)
      return true
    },
  })
  databaseUp.set(counted ? 1 : 0)
}

/**
 * The figures are for the operator: with `METRICS_TOKEN` set, whoever shows it; without, a caller on the same
 * machine who did not come through a proxy.
 */
const monitor: Guard = Object.assign(async (c: Ctx, next: () => Promise<void>) => {
  if (!mayReadMetrics(c)) throw new Refusal('not-allowed', 'Số đo chỉ dành cho người vận hành: gọi từ chính máy chủ, hoặc gửi METRICS_TOKEN trong Authorization: Bearer.')
  await next()
}, { who: 'monitor' })

function mayReadMetrics(c: Ctx): boolean {
  if (config.metricsToken) return sameText(c.req.header('authorization') ?? '', `Bearer ${config.metricsToken}`)
  if (config.trustProxy || ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some((name) => c.req.header(name) !== undefined)) return false
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  return /^(?:::ffff:)?127\.|^::1$/.test(env?.incoming?.socket?.remoteAddress ?? '')
}

function sameText(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
