/** The program and its database killed at random moments, many times: each next start must open, and no acknowledged row be lost. */
import pg from 'pg'
import { median, say } from './figure.ts'
import { databaseOf, freePort, freshFolder, postmasterOf, removeFolder, serversIn, startProgram, type Program } from '../tests/support/program.ts'
import { missing, startWriter } from '../tests/support/writer.ts'
import { endAll, pause } from '../src/platform/process.ts'

const rounds = Number(process.argv[2] ?? 10)
const between = (least: number, most: number): number => least + Math.random() * (most - least)
const folders: string[] = []
const port = await freePort()

async function kill(program: Program): Promise<void> {
  program.child.kill('SIGKILL')
  await program.exit
}

async function open(dataDir: string, seed: 'all' | 'reference' = 'reference'): Promise<{ program: Program; ms: number }> {
  const began = performance.now()
  const program = startProgram({ dataDir, port, env: { SEED: seed } })
  await program.ready
  return { program, ms: performance.now() - began }
}

async function counts(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker') order by 1`)
    const found: string[] = []
    for (const { name } of tables.rows) found.push(`${name}=${(await client.query<{ n: number }>(`select count(*) as n from ${name}`)).rows[0]!.n}`)
    return found.filter((each) => !/^(?:platform\.(?:changes|news|tries)|public\.drill)=/.test(each)).join(' ')
  } finally {
    await client.end()
  }
}

async function main(): Promise<void> {
  // What an undisturbed first start holds, and how long it takes: the moments to kill at lie within it.
  const calm = freshFolder()
  folders.push(calm)
  const first = await open(calm, 'all')
  const whole = await counts(databaseOf(calm))
  await kill(first.program)

  const opened: number[] = []
  let unopened = 0
  let incomplete = 0
  for (let round = 0; round < rounds; round++) {
    const dataDir = freshFolder()
    folders.push(dataDir)
    for (let times = 0; times < 2; times++) {
      const program = startProgram({ dataDir, port, env: { SEED: 'all' } })
      await pause(between(30, first.ms * 1.1))
      await kill(program)
    }
    try {
      const next = await open(dataDir, 'all')
      opened.push(next.ms)
      const held = await counts(databaseOf(dataDir))
      if (held !== whole) {
        incomplete++
        process.stderr.write(`wanted ${whole}\nfound  ${held}\n`)
      }
      await kill(next.program)
    } catch (fault) {
      unopened++
      process.stderr.write(`${String(fault)}\n`)
    }
  }
  say({ what: `killed −9 twice during its first start (making the cluster, migrating, loading), ${rounds} rounds`, figure: `${rounds - unopened} opened, ${incomplete} incomplete; next start median ${Math.round(median(opened))} ms`, goal: 'each opens, complete', met: unopened === 0 && incomplete === 0 })

  const dataDir = calm
  const acknowledged: number[] = []
  const after: number[] = []
  const deaths = { program: 0, postmaster: 0, backend: 0, everything: 0 }
  let n = 1
  for (let round = 0; round < rounds * 2; round++) {
    const { program, ms } = await open(dataDir)
    if (round > 0) after.push(ms)
    const writers = await Promise.all([startWriter(databaseOf(dataDir), n), startWriter(databaseOf(dataDir), n + 500_000)])
    n += 1_000_000
    await pause(between(100, 900))
    const victim = (['program', 'postmaster', 'backend', 'everything'] as const)[round % 4]!
    deaths[victim]++
    const postmaster = postmasterOf(dataDir)
    if (victim === 'postmaster') process.kill(postmaster, 'SIGKILL')
    if (victim === 'backend') process.kill(serversIn(dataDir).find((pid) => pid !== postmaster)!, 'SIGKILL')
    if (victim === 'everything') for (const pid of serversIn(dataDir)) process.kill(pid, 'SIGKILL')
    if (victim !== 'program') await pause(between(0, 300))
    await kill(program)
    for (const writer of writers) {
      await writer.stop()
      acknowledged.push(...writer.acknowledged)
    }
  }
  const { program } = await open(dataDir)
  const lost = await missing(databaseOf(dataDir), acknowledged)
  say({ what: `killed −9 under writes, ${rounds * 2} times (${Object.entries(deaths).map(([name, times]) => `${name} ${times}`).join(', ')})`, figure: `${lost.length} of ${acknowledged.length} acknowledged rows lost; next start median ${Math.round(median(after))} ms, longest ${Math.round(Math.max(...after))} ms`, goal: 'none lost', met: lost.length === 0 && acknowledged.length > 0 })
  program.child.kill('SIGTERM')
  const { code } = await program.exit
  say({ what: 'SIGTERM after all that', figure: `exit ${code}, ${serversIn(dataDir).length} processes left`, goal: 'exit 0, none left', met: code === 0 && serversIn(dataDir).length === 0 })
}

try {
  await main()
} finally {
  for (const folder of folders) {
    await endAll(() => serversIn(folder), [['SIGKILL', 10_000]])
    removeFolder(folder)
  }
}
