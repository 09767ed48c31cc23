/**
 * Typed handles on PostgreSQL. A function names the tables it needs (`Db<GeographyTables>`); a caller that
 * has more passes its handle on. `sql()` is for hot paths: hand-written, prepared under a name, cheapest.
 */
import type { Duplex } from 'node:stream'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import pg from 'pg'
import { log } from './log.ts'

declare const tables: unique symbol
declare const writes: unique symbol

/** Can read the named tables. A handle for reading only refuses writes in the database itself. */
export interface Db<out T> {
  readonly [tables]?: () => T
  readonly raw: Queryable
}
/** Inside the one transaction that the door opened. */
export interface Tx<out T> extends Db<T> {
  readonly [writes]: true
}

interface Queryable {
  query(config: { name?: string; text: string; values?: unknown[] }): Promise<{ rows: unknown[]; rowCount: number | null }>
}

pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is larger than a safe integer`)
  return value
})
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

const builders = new WeakMap<Queryable, Kysely<never>>()

/** The query builder over the tables that the handle names. */
export function from<T>(db: Db<T>): Kysely<T> {
  let builder = builders.get(db.raw)
  if (!builder) {
    const pool = db.raw instanceof pg.Pool ? db.raw : onlyClient(db.raw)
    builder = new Kysely<never>({ dialect: new PostgresDialect({ pool }) })
    builders.set(db.raw, builder)
  }
  return builder as unknown as Kysely<T>
}

/** Lets Kysely work on the connection that already holds the transaction. */
function onlyClient(client: Queryable): PostgresPool {
  const lent = { query: client.query.bind(client) as unknown, release: () => undefined }
  return { connect: async () => lent, end: async () => undefined } as unknown as PostgresPool
}

/** Runs one statement, prepared once per connection under `name`. Values are sent apart from the text. */
export async function sql<Row>(db: Db<unknown>, name: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const found = await db.raw.query({ name, text, values })
  return found.rows as Row[]
}

/** Runs one statement that is used seldom or differs each time; not kept prepared. */
export async function sqlOnce<Row>(db: Db<unknown>, text: string, values: unknown[] = []): Promise<Row[]> {
  const found = await db.raw.query({ text, values })
  return found.rows as Row[]
}

/** A connection inside its transaction: what is asked for in one turn of the program goes out in one packet, and nothing after the end. */
class OnePacket implements Queryable {
  readonly #client: pg.PoolClient
  #corked = false
  #open = true

  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  query(config: string | { name?: string; text: string; values?: unknown[] }, values?: unknown[]): Promise<pg.QueryResult> {
    if (!this.#open) return Promise.reject(new Error('the transaction has ended'))
    const { stream } = (this.#client as unknown as { connection: { stream: Duplex } }).connection
    if (!this.#corked) {
      this.#corked = true
      stream.cork()
      process.nextTick(() => { this.#corked = false; stream.uncork() })
    }
    return this.#client.query(config as string, values)
  }

  /** What is still to come would run outside of the transaction: it is refused. */
  close(): void {
    this.#open = false
  }
}

/** The doors to the database of one process: a pool that cannot write, and one that can. */
export class Store<T> {
  readonly read: Db<T>
  /** Reads what is committed this moment, for what must not lag: sessions, what was just written. The same as `read` without a replica. */
  readonly now: Db<T>
  readonly #reading: pg.Pool
  readonly #current: pg.Pool
  readonly #writing: pg.Pool

  constructor(url: string, options: { readUrl?: string | null; size: number }) {
    // As many as may read: who commits waits for the disk, and those that wait together are flushed together.
    this.#writing = makePool(url, Math.max(2, options.size), false)
    this.#reading = makePool(options.readUrl ?? url, options.size, true)
    this.#current = options.readUrl ? makePool(url, Math.max(2, Math.ceil(options.size / 2)), true) : this.#reading
    this.read = { raw: this.#reading }
    this.now = { raw: this.#current }
  }

  /**
   * One transaction; commits when `work` ends well, else nothing of it stays. `keepPlans`: prepared statements are planned
   * once, whatever their values: where a list is short, planning anew each time costs several times the work itself.
   * Statements that are asked for together (`Promise.all`) travel in one packet and run in that order, each seeing what those
   * before it did; the one that begins travels with the first.
   */
  async transaction<R>(work: (tx: Tx<T>) => Promise<R>, { keepPlans = false } = {}): Promise<R> {
    const client = await this.#writing.connect()
    const raw = new OnePacket(client)
    let broken = false
    try {
      const begun = raw.query({ text: keepPlans ? `begin; set local plan_cache_mode = 'force_generic_plan'` : 'begin' })
      begun.catch(() => undefined)
      const result = await work({ raw } as unknown as Tx<T>)
      await begun
      raw.close()
      await client.query('commit')
      return result
    } catch (fault) {
      raw.close()
      await client.query('rollback').catch(() => (broken = true))
      throw fault
    } finally {
      client.release(broken)
    }
  }

  /** A pool that may write, for the job runner and the operator's commands. */
  get pool(): pg.Pool {
    return this.#writing
  }

  /** A connection of one's own, outside the pools, for LISTEN. The caller ends it. */
  async ownConnection(): Promise<pg.Client> {
    const client = new pg.Client(this.#writing.options)
    await client.connect()
    return client
  }

  /** How the pools are used right now. */
  get load(): Record<'read' | 'write', { total: number; idle: number; waiting: number }> {
    const of = (pool: pg.Pool): { total: number; idle: number; waiting: number } => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount })
    return { read: of(this.#reading), write: of(this.#writing) }
  }

  async close(): Promise<void> {
    await Promise.all([...new Set([this.#reading, this.#current, this.#writing])].map((pool) => pool.end()))
  }
}

function makePool(connectionString: string, max: number, readOnly: boolean): pg.Pool {
  const pool = new pg.Pool({
    connectionString, max, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000,
    application_name: readOnly ? 'ocop-read' : 'ocop',
    statement_timeout: readOnly ? 15_000 : 0,
    // Only what writes is asked several things at once, within a transaction.
    ...(readOnly ? { options: '-c default_transaction_read_only=on -c jit=off' } : { options: '-c jit=off', pipeline: true }),
  })
  pool.on('error', (fault) => log.warn({ err: fault }, 'idle database connection lost'))
  // A connection that breaks while lent out fails its query; without a listener the break would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * Inserts many rows of one table in few statements; each row gives the same columns, others keep their defaults.
 * Values travel as one JSON text for each thousand rows. Names come from our code only, never from outside.
 */
export async function insertMany(tx: Tx<unknown>, table: string, rows: readonly object[]): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = Object.keys(first).map((name) => `"${name}"`).join(', ')
  for (let start = 0; start < rows.length; start += 1_000) {
    await sql(tx, `insert ${table} ${hashOf(columns)}`, `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows.slice(start, start + 1_000))])
  }
}

/** Prepared statements are known by name; two column lists must not share one. */
function hashOf(text: string): string {
  let hash = 5381
  for (let at = 0; at < text.length; at++) hash = (hash * 33 + text.charCodeAt(at)) >>> 0
  return hash.toString(36)
}
