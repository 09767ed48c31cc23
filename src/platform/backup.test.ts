import { mkdtempSync, openSync, readSync, rmSync, statSync, writeSync, closeSync, existsSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { emptyDatabase, freshDatabase } from '#tests/database'
import { backUp, copyTable, steady, tablesToKeep } from './backup.ts'
import { sqlOnce, type Store } from './db.ts'
import { storeFile } from './files.ts'
import { queue } from './jobs.ts'
import { damagedTables, openBackup, restore } from './restore.ts'
import { Trouble } from './trouble.ts'

const folder = mkdtempSync(join(tmpdir(), 'ocop-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))
const now = new Date('2026-11-24T09:00:00+07:00')

async function write(store: Store<unknown>): Promise<void> {
  await store.transaction(async (tx) => {
    await sqlOnce(tx, `insert into platform.settings (name, value, changed_by) values ('odd', $1, $2)`, [JSON.stringify('dấu \\ gạch, tab\t, dòng\nmới'), 'người \\N thử\t\n'])
    await storeFile(tx, { name: 'danh sách.bin', mediaType: 'application/octet-stream', bytes: Buffer.from([0, 255, 10, 92, 9, 13, 46]) })
    await queue(tx, 'some-job', { n: 1 }, { key: 'k' })
  })
}

async function sums(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(steady)
    const found: Record<string, string> = {}
    for (const table of await tablesToKeep(client)) {
      const { rows, sha256 } = await copyTable(client, table, async () => undefined)
      found[table.name] = `${rows} ${sha256}`
    }
    return found
  } finally {
    await client.end()
  }
}

test('a backup restored into an empty database is equal in every table, with the jobs that waited', async () => {
  const { store, url } = await freshDatabase()
  await write(store)
  const path = join(folder, 'whole.tar')
  const made = await backUp(url, path, now)
  expect(made.manifest.tables.length).toBeGreaterThan(3)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(await damagedTables(await openBackup(path))).toEqual([])

  const target = await emptyDatabase()
  await restore(target, await openBackup(path), false)
  expect(await sums(target)).toEqual(await sums(url))
  const client = new pg.Client({ connectionString: target })
  await client.connect()
  const jobs = await client.query(`select task_identifier, key from graphile_worker.jobs`)
  const keys = await client.query(`select count(*)::int as n from pg_constraint where contype = 'f' and connamespace::regnamespace::text not in ('graphile_worker')`)
  const off = await client.query(`select 1 from pg_trigger where tgenabled = 'D'`)
  await client.end()
  expect(jobs.rows).toEqual([{ task_identifier: 'some-job', key: 'k' }])
  const before = await sqlOnce<{ n: number }>(store.read, `select count(*)::int as n from pg_constraint where contype = 'f' and connamespace::regnamespace::text not in ('graphile_worker')`)
  expect(keys.rows).toEqual(before)
  expect(off.rows).toEqual([])
}, 60_000)

test('a place that holds data is refused, and with --replace holds afterwards exactly what was saved', async () => {
  const { store, url } = await freshDatabase()
  const path = join(folder, 'replace.tar')
  await backUp(url, path, now)
  const saved = await sums(url)
  await write(store)
  await store.close()
  await expect(restore(url, await openBackup(path), false)).rejects.toThrow(/đã có dữ liệu/)
  await restore(url, await openBackup(path), true)
  expect(await sums(url)).toEqual(saved)
})

test('while a portal runs on the place, nothing is replaced', async () => {
  const { store, url } = await freshDatabase()
  const path = join(folder, 'used.tar')
  await backUp(url, path, now)
  await sqlOnce(store.read, 'select 1')
  await expect(restore(url, await openBackup(path), true)).rejects.toThrow(/Dừng cổng/)
})

test('a damaged backup is found by the check, and its restore leaves the place as empty as it was', async () => {
  const { store, url } = await freshDatabase()
  await write(store)
  const path = join(folder, 'damaged.tar')
  await backUp(url, path, now)
  const backup = await openBackup(path)
  const { offset, size } = backup.members.get('tables/platform.settings.copy.gz')!
  const file = openSync(path, 'r+')
  const at = offset + Math.floor(size / 2)
  const byte = Buffer.alloc(1)
  readSync(file, byte, 0, 1, at)
  writeSync(file, Buffer.from([byte[0]! ^ 0xff]), 0, 1, at)
  closeSync(file)
  expect(await damagedTables(backup)).toEqual(['platform.settings'])
  const target = await emptyDatabase()
  await expect(restore(target, backup, false)).rejects.toThrow()
  expect(Object.keys(await sums(target))).toEqual([])
})

test('a file that is no backup, or was cut off, is refused with a sentence; an existing file is never overwritten', async () => {
  const { url } = await freshDatabase()
  const path = join(folder, 'cut.tar')
  await backUp(url, path, now)
  await expect(backUp(url, path, now)).rejects.toThrow(Trouble)
  truncateSync(path, Math.floor(statSync(path).size * 0.7))
  await expect(openBackup(path)).rejects.toThrow(/không phải bản sao lưu/)
  await expect(openBackup('/etc/hostname')).rejects.toThrow(Trouble)
  await expect(openBackup(join(folder, 'nothing.tar'))).rejects.toThrow(/ENOENT/)
  await expect(backUp(url, join(folder, 'no', 'such', 'place.tar'), now)).rejects.toThrow(Trouble)
  expect(existsSync(`${path}.part`)).toBe(false)
})

test('rows written while the backup runs are in it whole or not at all', async () => {
  const { store, url } = await freshDatabase()
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query('create table public.left_side (n int primary key); create table public.right_side (n int primary key)')
  let writing = true
  const writer = (async () => {
    for (let n = 0; writing; n++) await store.transaction(async (tx) => { await sqlOnce(tx, 'insert into public.left_side values ($1)', [n]); await sqlOnce(tx, 'insert into public.right_side values ($1)', [n]) })
  })()
  for (let round = 0; round < 5; round++) {
    const { manifest } = await backUp(url, join(folder, `moving-${round}.tar`), now)
    const rows = (name: string) => manifest.tables.find((table) => table.name === name)
    expect(rows('public.left_side')?.sha256).toBe(rows('public.right_side')?.sha256)
  }
  writing = false
  await writer
  await admin.end()
})
