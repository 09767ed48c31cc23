import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { sql, type Db } from './db.ts'
import { log } from './log.ts'
import { Trouble } from './trouble.ts'

/** Where the program's own files lie: beside `dist/` when built, the project folder in tests. */
export const projectDir = new URL(import.meta.url.includes('/dist/') ? '..' : '../..', import.meta.url).pathname

/**
 * Brings the database up to `migrations/*.sql`, each file once, in name order, in one transaction, under a lock
 * so that several starting processes do not collide. Refuses a file that changed after it was applied.
 * @returns the names applied now
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'ocop-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(20260522)')
    await client.query(ledger)
    const known = new Map((await client.query<{ name: string; checksum: string }>('select name, checksum from platform.migrations')).rows.map((row) => [row.name, row.checksum]))
    const applied: string[] = []
    for (const migration of readMigrations()) {
      const before = known.get(migration.name)
      if (before === migration.checksum) continue
      if (before) throw new Trouble(`Cơ sở dữ liệu đã chạy bản ${migration.name} với nội dung khác: tệp trong migrations/ đã bị sửa sau đó. Dùng đúng bản chương trình của cơ sở dữ liệu này; thay đổi mới phải nằm trong tệp mới.`)
      await client.query('begin')
      try {
        await applyMigrations(client, [migration])
        await client.query('commit')
      } catch (fault) {
        await client.query('rollback')
        throw fault
      }
      applied.push(migration.name)
    }
    await runMigrations({ connectionString: url, logger: quiet() })
    if (applied.length > 0) log.info({ applied }, 'migrated')
    return applied
  } finally {
    await client.end()
  }
}

const ledger = `create schema if not exists platform; create table if not exists platform.migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())`

/** Applies migrations inside the transaction that the caller opened. */
export async function applyMigrations(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  await client.query(ledger)
  for (const { name, text, checksum } of migrations) {
    try {
      await client.query(`set local lock_timeout = '10s'`)
      await client.query(text)
      await client.query('insert into platform.migrations (name, checksum) values ($1, $2)', [name, checksum])
    } catch (fault) {
      throw new Error(`Migration ${name} failed: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault })
    }
  }
}

export interface Migration { readonly name: string; readonly text: string; readonly checksum: string }

/** The migrations that this version of the program brings, in order. */
export function readMigrations(): Migration[] {
  const folder = join(projectDir, 'migrations')
  const files = readdirSync(folder).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort()
  if (files.length === 0) throw new Error(`No migration found in ${folder}`)
  return files.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

let ours: readonly string[] | undefined

/** Names of the migrations that this program needs and the database does not have yet. */
export async function pendingMigrations(db: Db<unknown>): Promise<string[]> {
  ours ??= readMigrations().map((each) => each.name)
  const applied = new Set((await sql<{ name: string }>(db, 'platform.migrated', 'select name from platform.migrations')).map((row) => row.name))
  return ours.filter((name) => !applied.has(name))
}

/** Sends the job runner's words into our log, without its chatter. */
export function quiet(): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error(message)
    else if (level === 'warning') log.warn(message)
    else log.debug(message)
  })
}
