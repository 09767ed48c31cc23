// npm test: the checks, every test, the browser journeys; ends with the counts that the runners themselves gave.
// --only=check,unit,journeys picks parts. A runner that read nothing counts as failed.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser, NoBrowser } from './browser.ts'

const root = new URL('..', import.meta.url).pathname
mkdirSync(join(root, '.cache'), { recursive: true })
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length).split(',')
const more = process.argv.slice(2).filter((word) => !word.startsWith('--only='))

interface Count { readonly passed: number; readonly failed: number }

function check(): Count {
  const done = spawnSync(process.execPath, [join(root, 'scripts', 'check.ts')], { cwd: root, encoding: 'utf8' })
  process.stdout.write(done.stdout)
  const counts = /check: (\d+) passed, (\d+) failed/.exec(done.stdout)
  return { passed: Number(counts?.[1] ?? 0), failed: Number(counts?.[2] ?? 0) }
}

interface UnitReport { numPassedTests: number; numTotalTests: number; success: boolean; testResults: { status: string; assertionResults: { status: string }[] }[] }

function unit(): Count {
  const report = join(root, '.cache', 'unit.json')
  rmSync(report, { force: true })
  const done = spawnSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...more], { cwd: root, stdio: 'inherit' })
  const read = JSON.parse(readFileSync(report, 'utf8')) as UnitReport
  const brokenFiles = read.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((each) => each.status === 'failed')).length
  const failed = read.numTotalTests - read.numPassedTests + brokenFiles
  return { passed: read.numPassedTests, failed: failed > 0 || (read.success && done.status === 0) ? failed : 1 }
}

interface JourneyReport { stats: { expected: number; unexpected: number; flaky: number; skipped: number }; errors: unknown[] }

async function journeys(): Promise<Count> {
  try {
    await findBrowser()
  } catch (fault) {
    if (!(fault instanceof NoBrowser)) throw fault
    process.stdout.write(`${fault.message}\n`)
    return { passed: 0, failed: 1 }
  }
  const report = join(root, '.cache', 'journeys.json')
  rmSync(report, { force: true })
  const done = spawnSync(process.execPath, [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test', ...more], { cwd: root, stdio: 'inherit' })
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8')) as JourneyReport
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length
  return { passed: stats.expected, failed: failed > 0 || done.status === 0 ? failed : 1 }
}

const runners: [name: string, run: () => Count | Promise<Count>][] = [['check', check], ['unit', unit], ['journeys', journeys]]
let passed = 0
let failed = 0
for (const [name, run] of runners) {
  if (only && !only.includes(name)) continue
  let count: Count
  try {
    count = await run()
  } catch (fault) {
    process.stdout.write(`${name} gave no report: ${String(fault)}\n`)
    count = { passed: 0, failed: 1 }
  }
  if (count.passed + count.failed === 0) {
    process.stdout.write(`${name} read nothing\n`)
    count = { passed: 0, failed: 1 }
  }
  passed += count.passed
  failed += count.failed
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed > 0 ? 1 : 0)
