/** One serving process: the store, what is held in memory, and the server in front of it. */
import { Catalogue } from '#catalogue'
import { buildApp } from './app.tsx'
import { ChannelHosts } from '#portal'
import { ChangeWatch } from '#platform/changes'
import { config } from '#platform/config'
import { systemClock, today, untilMidnight, type Clock } from '#platform/day'
import { Store } from '#platform/db'
import { log } from '#platform/log'
import { cacheBytes, cachePages } from '#platform/metrics'
import { PageCache } from '#platform/page-cache'
import { closeServer, listen } from '#platform/server'
import type { AllTables } from './tables.ts'

export interface Portal {
  readonly address: string
  readonly store: Store<AllTables>
  readonly pages: PageCache
  readonly changes: ChangeWatch
  close(): Promise<void>
}

export async function openPortal(options: { url: string; readUrl?: string | null; host: string; port: number; clock?: Clock }): Promise<Portal> {
  const clock = options.clock ?? systemClock
  const store = new Store<AllTables>(options.url, { readUrl: options.readUrl ?? null, size: config.poolSize })
  const changes = new ChangeWatch(store)
  const pages = new PageCache(() => changes.sighted)
  const catalogue = new Catalogue(store.read)
  const hosts = new ChannelHosts(store, () => changes.sighted)
  changes.on((found) => hosts.hear(found))
  changes.on((found) => catalogue.apply(found, today(clock)))
  changes.on((found) => pages.drop(found ? new Set(found.flatMap((each) => [each.kind, `${each.kind}:${each.key}`])) : undefined))
  await changes.start()
  await catalogue.load(today(clock))
  await changes.look()
  const app = buildApp({ store, clock, pages, catalogue, hosts, ready: [{ name: 'changes', ready: () => changes.alive }, { name: 'catalogue', ready: () => catalogue.ready }] })
  const server = await listen(app.fetch as never, pages, options.host, options.port)
  const midnight = atMidnight(clock, async () => { await catalogue.load(today(clock)); pages.drop() })
  const sizes = setInterval(() => { cachePages.set(pages.size.pages); cacheBytes.set(pages.size.bytes) }, 5_000)
  const address = server.address()
  return {
    address: `http://${options.host}:${typeof address === 'object' && address ? address.port : options.port}`,
    store, pages, changes,
    async close() {
      clearInterval(sizes)
      midnight.stop()
      await closeServer(server)
      await changes.stop()
      await store.close()
    },
  }
}

/** What a page may say changes with the calendar: at midnight in Vietnam nothing kept is shown again. */
function atMidnight(clock: Clock, turn: () => Promise<void>): { stop(): void } {
  let timer: NodeJS.Timeout
  const wait = (): void => { timer = setTimeout(() => { turn().catch((fault: unknown) => log.error({ err: fault }, 'the day could not be turned')).finally(wait) }, untilMidnight(clock()) + 5) }
  wait()
  return { stop: () => clearTimeout(timer) }
}
