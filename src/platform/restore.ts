/** Puts a backup into an empty database, all of it or nothing, and checks every table against the checksum it was saved with. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { copyTable, FORMAT, steady, tablesToKeep, type Manifest, type Table, type TableEntry, type WaitingJob } from './backup.ts'
import { copyIn } from './copy.ts'
import { applyMigrations, migrate, quiet, readMigrations } from './migrate.ts'
import { readMembers, streamMember, type Member } from './tar.ts'
import { Trouble } from './trouble.ts'

export interface Backup {
  readonly path: string
  readonly manifest: Manifest
  readonly members: ReadonlyMap<string, Member>
}

/** Opens a backup and refuses what is none, is cut off, or was made by a later version of the program. */
export async function openBackup(path: string): Promise<Backup> {
  const file = await open(path, 'r').catch((fault: NodeJS.ErrnoException) => { throw new Trouble(`Không đọc được tệp ${path} (${fault.code}).`) })
  try {
    const members = new Map((await readMembers(file) ?? []).map((member) => [member.name, member]))
    const member = members.get('manifest.json')
    if (!member || member.size > 50_000_000) throw new Trouble(`${path} không phải bản sao lưu của Cổng OCOP, hoặc tệp bị cắt giữa chừng.`)
    const bytes = Buffer.alloc(member.size)
    await file.read(bytes, 0, member.size, member.offset)
    const manifest = JSON.parse(bytes.toString('utf8')) as Manifest
    if (manifest.product !== 'cong-ocop' || manifest.format !== FORMAT) throw new Trouble(`${path} là bản sao lưu của một bản chương trình khác (dạng ${String(manifest.format)}). Dùng đúng bản đã tạo ra nó.`)
    for (const table of manifest.tables) if (!members.has(memberOf(table))) throw new Trouble(`${path} thiếu dữ liệu của bảng ${table.name}.`)
    return { path, manifest, members }
  } finally {
    await file.close()
  }
}

const memberOf = (table: TableEntry): string => `tables/${table.name}.copy.gz`

async function* rowsOf(backup: Backup, table: TableEntry): AsyncIterable<Buffer> {
  const unpacked = createGunzip({ chunkSize: 256 * 1024 })
  pipeline(streamMember(backup.path, backup.members.get(memberOf(table))!), unpacked, () => undefined)
  for await (const chunk of unpacked) yield chunk as Buffer
}

/** Reads the whole file and names the tables whose rows are not those that were saved. */
export async function damagedTables(backup: Backup): Promise<string[]> {
  const damaged: string[] = []
  for (const table of backup.manifest.tables) {
    const hash = createHash('sha256')
    try {
      for await (const chunk of rowsOf(backup, table)) hash.update(chunk)
    } catch {
      damaged.push(table.name)
      continue
    }
    if (hash.digest('hex') !== table.sha256) damaged.push(table.name)
  }
  return damaged
}

/**
 * Restores into the database at `url`. It must hold nothing; with `replace`, what it holds is dropped in the same
 * transaction. @returns how many rows were restored
 */
export async function restore(url: string, backup: Backup, replace: boolean): Promise<number> {
  const needed = migrationsOf(backup)
  const client = new pg.Client({ connectionString: url, application_name: 'ocop-restore' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(20260522)')
    const held = await schemasHeld(client)
    if (held.length > 0 && !replace) throw new Trouble('Nơi khôi phục đã có dữ liệu. Khôi phục vào một DATA_DIR hoặc cơ sở dữ liệu trống, hoặc thêm --replace để thay hẳn dữ liệu đang có.')
    await refuseWhileUsed(client)
    await runMigrations({ connectionString: url, logger: quiet() })
    await client.query(steady)
    await client.query('begin')
    try {
      for (const schema of held) await client.query(`drop schema ${schema} cascade`)
      await client.query('create schema if not exists public')
      await applyMigrations(client, needed)
      await fill(client, backup)
      await verify(client, backup)
      await requeue(client, backup)
      await client.query('commit')
    } catch (fault) {
      await client.query('rollback')
      throw fault
    }
    await client.query('analyze')
  } finally {
    await client.end()
  }
  await migrate(url)
  return backup.manifest.tables.reduce((sum, table) => sum + table.rows, 0)
}

function migrationsOf(backup: Backup): ReturnType<typeof readMigrations> {
  const ours = new Map(readMigrations().map((each) => [each.name, each]))
  return backup.manifest.migrations.map(({ name, checksum }) => {
    const own = ours.get(name)
    if (own?.checksum !== checksum) throw new Trouble(`Bản sao lưu được tạo bởi bản chương trình mới hơn hoặc khác (${name}). Cài bản đó rồi khôi phục lại.`)
    return own
  })
}

/** Schemas that hold something of ours; the job runner's is kept and only emptied. */
async function schemasHeld(client: pg.Client): Promise<string[]> {
  const found = await client.query<{ name: string }>(`select format('%I', nspname) as name from pg_namespace n
    where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'graphile_worker')
      and (nspname <> 'public' or exists (select 1 from pg_class c where c.relnamespace = n.oid) or exists (select 1 from pg_proc p where p.pronamespace = n.oid))`)
  return found.rows.map((row) => row.name)
}

async function refuseWhileUsed(client: pg.Client): Promise<void> {
  const others = await client.query(`select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name like 'ocop%'`)
  if (others.rows.length > 0) throw new Trouble('Cổng đang chạy trên cơ sở dữ liệu này. Dừng cổng rồi khôi phục lại.')
}

/** Loads every table; foreign keys stand aside meanwhile and are checked whole when they come back, triggers keep silent. */
async function fill(client: pg.Client, backup: Backup): Promise<void> {
  const tables = new Map((await tablesToKeep(client)).map((table) => [table.name, table]))
  const keys = await client.query<{ owner: string; name: string; definition: string }>(`
    select conrelid::regclass::text as owner, format('%I', conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'f' and conparentid = 0 and connamespace::regnamespace::text not in ('graphile_worker')`)
  for (const key of keys.rows) await client.query(`alter table ${key.owner} drop constraint ${key.name}`)
  await client.query(`truncate ${[...tables.values()].map((table) => table.sqlName).join(', ')}, platform.changes`)
  for (const entry of backup.manifest.tables) {
    const table = sameShape(entry, tables.get(entry.name))
    await client.query(`alter table ${table.sqlName} disable trigger user`)
    await copyIn(client, `copy ${table.sqlName} (${table.columns.map(quoted).join(', ')}) from stdin`, rowsOf(backup, entry))
      .catch((fault: unknown) => { throw isDamage(fault) ? new Trouble(`Dữ liệu của bảng ${entry.name} trong tệp bị hỏng; không có gì được khôi phục.`) : fault })
    await client.query(`alter table ${table.sqlName} enable trigger user`)
  }
  for (const key of keys.rows) await client.query(`alter table ${key.owner} add constraint ${key.name} ${key.definition}`)
  for (const { name, value } of backup.manifest.sequences) await client.query('select setval($1::regclass, $2::bigint)', [name, value])
  const views = await client.query<{ name: string }>(`select format('%I.%I', schemaname, matviewname) as name from pg_matviews`)
  for (const { name } of views.rows) await client.query(`refresh materialized view ${name}`)
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A source that broke, or bytes that PostgreSQL cannot read as rows. */
const isDamage = (fault: unknown): boolean => /^(?:57014|22P0[1-5]|22\d{3})$/.test((fault as { code?: string }).code ?? '')

function sameShape(entry: TableEntry, table: Table | undefined): Table {
  if (!table || entry.columns.join() !== table.columns.join()) throw new Trouble(`Bảng ${entry.name} trong bản sao lưu không giống bảng của chương trình này.`)
  return table
}

async function verify(client: pg.Client, backup: Backup): Promise<void> {
  const wanted = new Map(backup.manifest.tables.map((entry) => [entry.name, entry]))
  for (const table of await tablesToKeep(client)) {
    const found = await copyTable(client, table, async () => undefined)
    const entry = wanted.get(table.name)
    if (found.sha256 !== entry?.sha256 || found.rows !== entry.rows) throw new Trouble(`Bảng ${table.name} sau khi khôi phục không khớp với bản sao lưu; không có gì được khôi phục.`)
  }
}

async function requeue(client: pg.Client, backup: Backup): Promise<void> {
  await client.query('delete from graphile_worker._private_jobs')
  const parts: Buffer[] = []
  for await (const chunk of streamMember(backup.path, backup.members.get('jobs.json')!)) parts.push(chunk as Buffer)
  for (const job of JSON.parse(Buffer.concat(parts).toString('utf8')) as WaitingJob[]) {
    await client.query('select graphile_worker.add_job($1, payload := $2::json, job_key := $3, run_at := $4, max_attempts := $5)', [job.name, JSON.stringify(job.payload), job.key, job.runAt, job.maxAttempts])
  }
}
