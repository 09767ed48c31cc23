// Everything that tools hold, in one command; each check that fails is shown whole, then all are counted.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)
const checks: [name: string, command: string, args: string[]][] = [
  ['map', process.execPath, [join(root, 'scripts', 'check-map.ts')]],
  ['drawing', process.execPath, [join(root, 'scripts', 'draw-map.ts'), '--check']],
  ['types', bin('tsc'), ['--noEmit', '-p', root]],
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings', 'src', 'scripts', 'tests', 'bench', 'playwright.config.ts']],
  ['migrations', process.execPath, [join(root, 'scripts', 'check-migration.ts')]],
  ['unused', bin('knip'), ['--no-progress']],
]
let failed = 0
for (const [name, command, args] of checks) {
  const began = performance.now()
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
  const good = done.status === 0
  if (!good) failed++
  process.stdout.write(`${good ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`)
  if (!good) process.stdout.write(`${done.stdout}${done.stderr}${done.error ? String(done.error) : ''}\n`)
}
process.stdout.write(`check: ${checks.length - failed} passed, ${failed} failed\n`)
process.exit(failed > 0 ? 1 : 0)
