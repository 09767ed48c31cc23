import { Catalogue } from '#catalogue'
import { buildApp, type App } from '../../src/app.tsx'
import { parseDay, today, type Clock } from '#platform/day'
import type { Store } from '#platform/db'
import { PageCache } from '#platform/page-cache'
import type { AllTables } from '../../src/tables.ts'
import { freshDatabase } from './database.ts'

export interface TestPortal {
  readonly app: App
  readonly store: Store<AllTables>
  readonly url: string
  /** The portal's clock; set it to stand on another day. */
  at: Date
  /** Takes the database's products into the search index, as a running portal does within a second. */
  refresh(): Promise<void>
}

/** The whole portal over a database of its own, without a socket: ask it by `portal.app.request(path)`. */
export async function testPortal(day = '2026-11-24'): Promise<TestPortal> {
  const { store, url } = await freshDatabase()
  if (!parseDay(day)) throw new Error(`no such day: ${day}`)
  const portal = { store, url, at: new Date(`${day}T09:00:00+07:00`) } as { -readonly [K in keyof TestPortal]: TestPortal[K] }
  const clock: Clock = () => portal.at
  const catalogue = new Catalogue(store.read)
  portal.refresh = () => catalogue.load(today(clock))
  await portal.refresh()
  portal.app = buildApp({ store, clock, catalogue, pages: new PageCache(() => false) })
  return portal
}
