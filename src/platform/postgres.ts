/**
 * The embedded PostgreSQL server: native binaries from npm, own supervisor. Data lies under `DATA_DIR`; one process
 * holds it and starts the server, again if it dies; others join. A server that outlived its killed parent is found and
 * ended; restarts are tried until shared memory is free.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { log } from './log.ts'
import { makeCluster, preparePlace, type Place } from './postgres-files.ts'
import { birthOf, endAll, holdFolder, isDeadWeight, pause, processesIn, releaseFolder } from './process.ts'
import { Trouble } from './trouble.ts'

export interface Server {
  /** Connection address of the database, with its password. */
  readonly url: string
  /** Resolves when the database is gone for good: the process that ran it ended, or it cannot be started again. */
  readonly lost: Promise<void>
  /** Ends the server if this process started it; else does nothing. */
  stop(): Promise<void>
}

/** `service` runs until it is told to end, and ends everyone's connections with it; `command` ends when the others have let go. */
export type Holder = 'service' | 'command'

/** Starts the embedded server under `dataDir`, or joins the one that a living service or, for a command, command runs there. */
export async function openEmbedded(dataDir: string, as: Holder = 'command', giveUp?: AbortSignal): Promise<Server> {
  makeFolder(dataDir)
  const deadline = Date.now() + 90_000
  while (!(await holdFolder(dataDir))) {
    const owner = readOwner(dataDir)
    if (owner && (owner.as === 'service' || as === 'command') && await answers(owner.url)) return joined(dataDir, owner)
    giveUp?.throwIfAborted()
    if (Date.now() > deadline) throw new Trouble(`Thư mục dữ liệu ${dataDir} đang do một tiến trình khác giữ. Dừng nó, hoặc đặt DATA_DIR sang thư mục khác.`)
    await pause(100)
  }
  try {
    const place = preparePlace(dataDir)
    await endOrphans(place.cluster)
    const password = await makeCluster(place)
    const running = await superviseServer(place, password, giveUp)
    await makeDatabase(running.url('postgres'))
    writeOwner(dataDir, { pid: process.pid, birth: birthOf(process.pid), url: running.url('ocop'), as })
    return {
      url: running.url('ocop'),
      lost: running.lost,
      async stop() {
        rmSync(ownerFile(dataDir), { force: true })
        await running.stop(as === 'service' ? 'SIGINT' : 'SIGTERM')
        releaseFolder(dataDir)
      },
    }
  } catch (fault) {
    releaseFolder(dataDir)
    throw fault
  }
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (fault) {
    throw new Trouble(`Không tạo được thư mục dữ liệu ${dataDir} (${(fault as NodeJS.ErrnoException).code}). Đặt DATA_DIR sang thư mục bạn được ghi.`)
  }
}

/** The server of another process: it is not ours to end, and gone when that process is. */
function joined(dataDir: string, owner: Owner): Server {
  let timer: NodeJS.Timeout
  const lost = new Promise<void>((done) => {
    timer = setInterval(() => { if (readOwner(dataDir)?.url !== owner.url) done() }, 1_000).unref()
  })
  return { url: owner.url, lost, stop: async () => clearInterval(timer) }
}

const SETTINGS = {
  listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '80', shared_buffers: '192MB', work_mem: '16MB',
  maintenance_work_mem: '128MB', effective_cache_size: '1GB', random_page_cost: '1.1', jit: 'off', wal_compression: 'on',
  max_wal_size: '1GB', log_min_messages: 'warning', log_timezone: 'Asia/Ho_Chi_Minh', timezone: 'Asia/Ho_Chi_Minh',
} as const

interface Running {
  readonly lost: Promise<void>
  url(database: string): string
  stop(signal: 'SIGINT' | 'SIGTERM'): Promise<void>
}

/** Keeps the server running on one port until it is stopped: whoever holds its address need not know that it died between. */
async function superviseServer(place: Place, password: string, giveUp?: AbortSignal): Promise<Running> {
  let { child, port } = await launch(place, password, null)
  let ending = false
  let restarting: Promise<void> = Promise.resolve()
  let tellLost: () => void
  const lost = new Promise<void>((done) => (tellLost = done))
  const watch = (): void => {
    child.once('exit', (code, signal) => {
      // Told to end together with us, as a service manager does, it may be gone before we come to end it.
      if (ending || giveUp?.aborted) return
      log.error({ code, signal }, 'the database server died; starting it again')
      restarting = endOrphans(place.cluster).then(() => launch(place, password, port)).then(
        (again) => { child = again.child; watch() },
        (fault: unknown) => { log.fatal({ err: fault }, 'the database server cannot be started again'); tellLost() },
      )
    })
  }
  watch()
  return {
    lost,
    url: (database) => addressOf(password, port, database),
    async stop(signal) {
      ending = true
      await restarting
      const now = child
      if (now.exitCode !== null || now.signalCode !== null) return
      const gone = new Promise((done) => now.once('exit', done))
      now.ref()
      now.kill(signal)
      const late = setTimeout(() => now.kill('SIGINT'), signal === 'SIGTERM' ? 600_000 : 15_000)
      const tooLate = setTimeout(() => now.kill('SIGQUIT'), signal === 'SIGTERM' ? 615_000 : 15_000)
      await gone
      clearTimeout(late)
      clearTimeout(tooLate)
    },
  }
}

const addressOf = (password: string, port: number, database: string): string => `postgres://ocop:${password}@127.0.0.1:${port}/${database}`

/** Starts the server; a start that dies (old backends still hold shared memory) is tried again for a minute. */
async function launch({ native, cluster, home, user }: Place, password: string, samePort: number | null): Promise<{ child: ChildProcess; port: number }> {
  const deadline = Date.now() + 60_000
  let said = ''
  while (Date.now() < deadline) {
    const port = samePort ?? await freePort()
    const flags = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([key, value]) => ['-c', `${key}=${value}`])
    const child = spawn(join(native, 'bin', 'postgres'), ['-D', cluster, ...flags], { ...user, env: { LC_ALL: 'C' }, stdio: ['ignore', 'ignore', 'pipe'], cwd: home, detached: true })
    let gone = false
    child.on('exit', () => (gone = true))
    child.on('error', (fault) => { gone = true; said = String(fault) })
    child.stderr.setEncoding('utf8').on('data', (text: string) => { said = (said + text).slice(-4_000); if (/FATAL|PANIC/.test(text)) log.debug({ text }, 'postgres') })
    while (!gone && Date.now() < deadline) {
      if (await answers(addressOf(password, port, 'postgres'))) { child.unref(); return { child, port } }
      await pause(25)
    }
    if (!gone) child.kill('SIGQUIT')
    await pause(100)
  }
  throw new Trouble(`PostgreSQL không khởi động được trong 60 giây. Lời cuối của máy chủ:\n${said}`)
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    await client.end().catch(() => undefined)
    return false
  }
}

async function makeDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const found = await client.query(`select 1 from pg_database where datname = 'ocop'`)
  if (found.rowCount === 0) await client.query('create database ocop')
  await client.end()
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.on('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

interface Owner { readonly pid: number; readonly birth: string | null; readonly url: string; readonly as: Holder }

const ownerFile = (dataDir: string): string => join(dataDir, 'owner.json')

function writeOwner(dataDir: string, owner: Owner): void {
  const file = ownerFile(dataDir)
  writeFileSync(`${file}.new`, JSON.stringify(owner), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** Who runs the server now; null while it starts or ends, or when the note is an old one. */
function readOwner(dataDir: string): Owner | null {
  try {
    const owner = JSON.parse(readFileSync(ownerFile(dataDir), 'utf8')) as Owner
    return birthOf(owner.pid) === owner.birth ? owner : null
  } catch {
    return null
  }
}

/** Ends a server, or what is left of one, whose parent was killed; its shared memory and data folder become free. */
async function endOrphans(cluster: string): Promise<void> {
  const note = join(cluster, 'postmaster.pid')
  let noted = 0
  try {
    noted = Number(readFileSync(note, 'utf8').split('\n')[0])
  } catch { /* none was left */ }
  const left = (): number[] => processesIn(cluster, ['postgres'])
  if (left().length > 0) log.info({ pids: left() }, 'ending a database server that outlived its parent')
  // The parent of them all ends its children itself; only what has lost its parent is told one by one.
  await endAll(() => left().filter((pid) => pid === noted), [['SIGINT', 4_000], ['SIGQUIT', 5_000]])
  const ended = await endAll(left, [['SIGTERM', 3_000], ['SIGKILL', 5_000]])
  // The server would refuse to start beside a note whose number another program has by now, or whose process is dead
  // but not yet taken away by its new parent. (For root the former is another user's program, which it does not mind.)
  if (ended && noted > 0 && (isDeadWeight(noted) || (process.getuid?.() !== 0 && birthOf(noted) !== null))) rmSync(note, { force: true })
}
