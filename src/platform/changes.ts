/**
 * What changed, for everything that a process keeps in memory (pages, the search index): triggers note
 * (kind, key) in `platform.changes`; each process reads what is new on a notice and at least twice a second.
 */
import type pg from 'pg'
import { sql, type Store } from './db.ts'
import { log } from './log.ts'

export interface Change { readonly kind: string; readonly key: string }

/** `null` = too much changed to say what, or sight was lost for a while: forget everything. */
export type OnChange = (changes: readonly Change[] | null) => void | Promise<void>

const EVERY_MS = 400
const TOO_MANY = 5_000

export class ChangeWatch {
  #horizon = 0n
  #seen = new Set<string>()
  #timer: NodeJS.Timeout | undefined
  #listening: pg.Client | undefined
  #busy: Promise<void> | undefined
  #again = false
  #stopped = false
  #lastSight = 0
  readonly #store: Store<unknown>
  readonly #hear: OnChange[] = []

  constructor(store: Store<unknown>) {
    this.#store = store
  }

  on(hear: OnChange): void {
    this.#hear.push(hear)
  }

  /** Whether what is held in memory may be shown: the database was read less than a second ago. */
  get sighted(): boolean {
    return Date.now() - this.#lastSight < 950
  }

  /** Whether the watch works at all; a busy second may pass without it. */
  get alive(): boolean {
    return Date.now() - this.#lastSight < 10_000
  }

  async start(): Promise<void> {
    this.#horizon = await this.#readHorizon()
    this.#lastSight = Date.now()
    await this.#listen()
    this.#timer = setInterval(() => void this.look(), EVERY_MS)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    await this.#busy
    await this.#listening?.end().catch(() => undefined)
  }

  /** Reads what is new now. Calls that come while it reads lead to one more reading. */
  look(): Promise<void> {
    if (this.#stopped) return Promise.resolve()
    if (this.#busy) {
      this.#again = true
      return this.#busy
    }
    this.#busy = this.#read().catch((fault: unknown) => log.warn({ err: fault }, 'changes could not be read')).finally(() => {
      this.#busy = undefined
      if (this.#again) {
        this.#again = false
        void this.look()
      }
    })
    return this.#busy
  }

  async #readHorizon(): Promise<bigint> {
    const rows = await sql<{ horizon: string }>(this.#store.read, 'platform.horizon', 'select pg_snapshot_xmin(pg_current_snapshot())::text as horizon')
    return BigInt(rows[0]!.horizon)
  }

  async #read(): Promise<void> {
    const began = Date.now()
    const rows = await sql<{ kind: string | null; key: string | null; id: string | null; horizon: string }>(this.#store.read, 'platform.changes', `
      select changes.kind, changes.key, changes.id::text as id, pg_snapshot_xmin(pg_current_snapshot())::text as horizon
      from (values (1)) one left join lateral (select kind, key, id from platform.changes where xid >= $1::text::xid8 order by id limit ${TOO_MANY + 1}) changes on true`, [String(this.#horizon)])
    const lost = this.#lastSight > 0 && began - this.#lastSight > 3_600_000
    const fresh = rows.filter((row) => row.id !== null && !this.#seen.has(row.id))
    this.#seen = new Set(rows.map((row) => row.id ?? ''))
    this.#horizon = BigInt(rows[0]!.horizon)
    if (fresh.length > 0 || lost) {
      const changes = lost || rows.length > TOO_MANY ? null : fresh.map((row) => ({ kind: row.kind!, key: row.key! }))
      for (const hear of this.#hear) await hear(changes)
    }
    this.#lastSight = began
  }

  async #listen(): Promise<void> {
    try {
      const client = await this.#store.ownConnection()
      client.on('notification', () => void this.look())
      client.on('error', () => undefined)
      client.on('end', () => { if (!this.#stopped) setTimeout(() => void this.#listen(), 1_000).unref() })
      await client.query('listen changes')
      this.#listening = client
    } catch (fault) {
      log.warn({ err: fault }, 'cannot listen for changes; looking twice a second instead')
      if (!this.#stopped) setTimeout(() => void this.#listen(), 5_000).unref()
    }
  }
}
