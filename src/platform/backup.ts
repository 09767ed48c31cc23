/**
 * A backup: one tar file, consistent while the portal is in use, made over an ordinary connection. It holds each table's
 * rows as PostgreSQL writes them (COPY, text, gzip), in the order of the key, with their checksum; no schema, since the
 * migrations that made it are named in it. `docs/running.md` says how to use it.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { open, rename, rm } from 'node:fs/promises'
import { createGzip, constants } from 'node:zlib'
import pg from 'pg'
import { copyOut } from './copy.ts'
import { TarWriter } from './tar.ts'
import { Trouble } from './trouble.ts'

export const FORMAT = 1

export interface TableEntry {
  /** `schema.table`; the rows lie in the member `tables/schema.table.copy.gz`. */
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
  /** SHA-256 over the rows as COPY writes them, in the order of the key. */
  readonly sha256: string
}
export interface Manifest {
  readonly product: 'cong-ocop'
  readonly format: typeof FORMAT
  readonly madeAt: string
  readonly server: string
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[]
  readonly tables: readonly TableEntry[]
  readonly sequences: readonly { readonly name: string; readonly value: string }[]
  /** Jobs that waited, as `jobs.json` holds them. */
  readonly jobs: number
}

/** Not in a backup: notes for processes that run now, and the job runner's own tables (waiting jobs are kept as jobs). */
const leftOut = new Set(['platform.changes'])
const foreignSchemas = `'pg_catalog', 'information_schema', 'graphile_worker'`

/** Settings under which the same rows always give the same bytes. */
export const steady = `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex'; set extra_float_digits = 1; set client_encoding = 'UTF8'; set statement_timeout = 0; set lock_timeout = '60s'; set idle_in_transaction_session_timeout = 0`

export interface Table { readonly name: string; readonly sqlName: string; readonly columns: readonly string[]; readonly copy: string }

/** The tables whose rows a backup holds, and how each is copied out in the order of its key. */
export async function tablesToKeep(client: pg.Client): Promise<Table[]> {
  const found = await client.query<{ name: string; sql_name: string; columns: string[]; quoted: string[]; key: string[] | null }>(`
    select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as sql_name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(format('%I', a.attname) order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as quoted,
      (select array_agg(format('%I', a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end order by k.place)
        from pg_index i, unnest(i.indkey) with ordinality k(attnum, place), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname not in (${foreignSchemas}) and n.nspname not like 'pg\\_%'
    order by 1`)
  return found.rows.filter((row) => !leftOut.has(row.name)).map((row) => ({
    name: row.name, sqlName: row.sql_name, columns: row.columns,
    copy: `copy (select ${row.quoted.join(', ')} from ${row.sql_name} t order by ${row.key?.join(', ') ?? 't::text collate "C"'}) to stdout`,
  }))
}

/** Copies a table out, counting and checksumming its rows on the way. */
export async function copyTable(client: pg.Client, table: Table, take: (bytes: Buffer) => Promise<void>): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256')
  let rows = 0
  await copyOut(client, table.copy, async (bytes) => {
    hash.update(bytes)
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) rows++
    await take(bytes)
  })
  return { rows, sha256: hash.digest('hex') }
}

export interface BackupMade { readonly manifest: Manifest; readonly bytes: number }

/** Writes the database at `url` to `path`, which must not exist yet; until it is whole it lies beside as `….part`. */
export async function backUp(url: string, path: string, now: Date): Promise<BackupMade> {
  const exists = await open(path, 'r').then((file) => file.close().then(() => true), () => false)
  if (exists) throw new Trouble(`Tệp ${path} đã có. Đặt tên khác, để không ghi đè bản sao lưu cũ.`)
  const part = `${path}.part`
  const client = new pg.Client({ connectionString: url, application_name: 'ocop-backup' })
  await client.connect()
  const file = await open(part, 'w', 0o600).catch((fault: NodeJS.ErrnoException) => { throw new Trouble(`Không ghi được ${part} (${fault.code}).`) })
  try {
    await client.query(steady)
    await client.query('begin isolation level repeatable read read only')
    const tar = new TarWriter(file, now)
    const tables: TableEntry[] = []
    for (const table of await tablesToKeep(client)) {
      await tar.add(`tables/${table.name}.copy.gz`, async (write) => {
        const told = await packed(write, (take) => copyTable(client, table, take))
        tables.push({ name: table.name, columns: table.columns, ...told })
      })
    }
    const jobs = await waitingJobs(client)
    await tar.add('jobs.json', (write) => write(Buffer.from(JSON.stringify(jobs, null, 1))))
    const manifest: Manifest = {
      product: 'cong-ocop', format: FORMAT, madeAt: now.toISOString(), server: (await client.query<{ v: string }>(`select current_setting('server_version') as v`)).rows[0]!.v,
      migrations: (await client.query<{ name: string; checksum: string }>('select name, checksum from platform.migrations order by name')).rows,
      tables, jobs: jobs.length,
      sequences: (await client.query<{ name: string; value: string }>(`select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
        from pg_sequences where schemaname not in (${foreignSchemas}) and last_value is not null order by 1`)).rows,
    }
    await client.query('commit')
    await tar.add('manifest.json', (write) => write(Buffer.from(JSON.stringify(manifest, null, 1))))
    await tar.close()
    const { size } = await file.stat()
    await file.close()
    await rename(part, path)
    return { manifest, bytes: size }
  } catch (fault) {
    await file.close().catch(() => undefined)
    await rm(part, { force: true })
    throw fault
  } finally {
    await client.end()
  }
}

/** Sends what `fill` gives through gzip to `write`, no faster than it is written. */
async function packed<Result>(write: (bytes: Buffer) => Promise<void>, fill: (take: (bytes: Buffer) => Promise<void>) => Promise<Result>): Promise<Result> {
  const gzip = createGzip({ level: constants.Z_BEST_SPEED + 2, chunkSize: 256 * 1024 })
  const written = (async () => { for await (const chunk of gzip) await write(chunk as Buffer) })()
  written.catch((fault: Error) => gzip.destroy(fault))
  const result = await fill(async (bytes) => {
    if (!gzip.write(bytes)) await once(gzip, 'drain')
  })
  gzip.end()
  await written
  return result
}

export interface WaitingJob { readonly name: string; readonly payload: unknown; readonly key: string | null; readonly runAt: string; readonly maxAttempts: number }

/** Jobs that are still to be done: they were queued in the transactions that the backup holds. */
async function waitingJobs(client: pg.Client): Promise<WaitingJob[]> {
  const found = await client.query<{ name: string; payload: unknown; key: string | null; run_at: Date; max_attempts: number }>(`
    select t.identifier as name, j.payload, j.key, j.run_at, j.max_attempts from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.attempts < j.max_attempts order by j.id`)
  return found.rows.map((row) => ({ name: row.name, payload: row.payload, key: row.key, runAt: row.run_at.toISOString(), maxAttempts: row.max_attempts }))
}
