// npm test: the checks, every test, the browser journeys; ends with the counts that the runners themselves gave.
import { spawnSync } from 'node:child_process'
import { readFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname
mkdirSync(join(root, '.cache'), { recursive: true })
let passed = 0
let failed = 0

function count(good: number, bad: number): void {
  passed += good
  failed += bad
}

const check = spawnSync(process.execPath, [join(root, 'scripts', 'check.ts')], { cwd: root, encoding: 'utf8' })
process.stdout.write(check.stdout)
const checks = /check: (\d+) passed, (\d+) failed/.exec(check.stdout)
count(Number(checks?.[1] ?? 0), Number(checks?.[2] ?? 1))

const report = join(root, '.cache', 'unit.json')
spawnSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], { cwd: root, stdio: 'inherit' })
const unit = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number; success: boolean }
count(unit.numPassedTests, unit.numFailedTests + (unit.success || unit.numFailedTests > 0 ? 0 : 1))

process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed > 0 ? 1 : 0)
