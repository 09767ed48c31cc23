/** Backup of a registry of 200,000 products while the portal is read and written, and its restore into an empty place; by the operator's own commands. */
import { readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openBackup } from '../src/platform/restore.ts'
import { endAll } from '../src/platform/process.ts'
import { freePort, freshFolder, removeFolder, serversIn, startProgram } from '../tests/support/program.ts'
import { say } from './figure.ts'
import { load } from './load.ts'
import { withPortal } from './portal.ts'
import { fillRegistry } from './registry-made.ts'

const count = Number(process.argv[2] ?? 200_000)
const file = join(tmpdir(), `ocop-drill-${process.pid}.tar`)
const second = join(tmpdir(), `ocop-drill-${process.pid}-again.tar`)

/** Runs a command as the operator does; gives the seconds it took. */
async function ocop(dataDir: string, ...words: string[]): Promise<number> {
  const began = performance.now()
  const program = startProgram({ dataDir, port: 0, words })
  const { code } = await program.exit
  if (code !== 0) throw new Error(`ocop ${words.join(' ')}: ${code} ${program.said()}`)
  process.stderr.write(program.said())
  return (performance.now() - began) / 1_000
}

/** Changes names of products and registers new settings, one transaction after another, until stopped. */
function keepWriting(url: string): { stop(): Promise<number> } {
  let stopped = false
  let commits = 0
  const work = (async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    for (; !stopped; commits++) {
      await client.query('begin')
      await client.query(`update certification.products set changed_at = now(), place_raw = $1 where id = (select id from certification.products where id >= gen_random_uuid() order by id limit 1)`, [`lần ${commits}`])
      await client.query(`insert into platform.settings (name, value, changed_by) values ($1, '1', 'drill')`, [`drill-${commits}`])
      await client.query('commit')
    }
    await client.end()
  })()
  return { stop: async () => { stopped = true; await work; return commits } }
}

await withPortal({ seed: 'reference', prepare: async (url) => { await fillRegistry(url, count) } }, async ({ port, dataDir, url }) => {
  const plan = { port, targets: ['/api/v1/products?q=gao', '/api/v1/products?sort=newest', '/san-pham', '/san-pham?q=mat+ong'], callers: 4, headers: { cookie: 'ocop_s=none' } }
  const calm = await load({ ...plan, seconds: 5 })
  const writer = keepWriting(url)
  const reading = load({ ...plan, seconds: 8 })
  const took = await ocop(dataDir, 'backup', file)
  const busy = await reading
  const commits = await writer.stop()
  const { manifest } = await openBackup(file)
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  say({ what: `backup, ${count} products (${rows} rows in ${manifest.tables.length} tables), while the portal was read and written (${commits} commits)`, figure: `${took.toFixed(1)} s, ${Math.round(statSync(file).size / 2 ** 20)} MB; reads p99 ${calm.p99.toFixed(0)} ms before, ${busy.p99.toFixed(0)} ms meanwhile`, goal: 'the portal stays in use', met: busy.statuses['200'] === busy.requests })
})

const place = freshFolder()
try {
  const took = await ocop(place, 'restore', file)
  await ocop(place, 'backup', second)
  const [before, after] = [await openBackup(file), await openBackup(second)]
  const sums = (tables: typeof before.manifest.tables): string => tables.map((table) => `${table.name} ${table.rows} ${table.sha256}`).join('\n')
  const equal = sums(before.manifest.tables) === sums(after.manifest.tables)
  const port = await freePort()
  const program = startProgram({ dataDir: place, port })
  await program.ready
  const found = (await (await fetch(`http://127.0.0.1:${port}/api/v1/products?limit=1`)).json()) as { items: unknown[] }
  program.child.kill('SIGTERM')
  await program.exit
  say({ what: `restore of it into an empty place`, figure: `${took.toFixed(1)} s; ${equal ? 'equal' : 'NOT equal'} by SHA-256 of each of ${before.manifest.tables.length} tables; the portal starts on it and shows products`, goal: 'equal by checksum of every table', met: equal && found.items.length === 1 })
  // Any tar can open it.
  if (readFileSync(file).subarray(257, 262).toString() !== 'ustar') throw new Error('not a tar file')
} finally {
  await endAll(() => serversIn(place), [['SIGKILL', 10_000]])
  removeFolder(place)
  rmSync(file, { force: true })
  rmSync(second, { force: true })
}
