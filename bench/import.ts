/** An office's list of 20,000 rows as Excel: from the command to the result file, with the most memory the program held. And the trap list, row by row. */
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sheetOf, xlsxBytes } from '#platform/sheet'
import { freshFolder, removeFolder } from '../tests/support/program.ts'
import { readCases } from './cases.ts'
import { say } from './figure.ts'
import { seeded } from './search-made-queries.ts'

const root = new URL('..', import.meta.url).pathname
const ROWS = 20_000

interface Run { readonly seconds: number; readonly mostMb: number; readonly out: string; readonly code: number }

/** Runs a command of the program; watches its own memory (the database server is a process of its own). */
function run(dataDir: string, words: readonly string[]): Promise<Run> {
  return new Promise((done, fail) => {
    const began = performance.now()
    const child = spawn(process.execPath, ['--enable-source-maps', '--max-semi-space-size=8', join(root, 'dist', 'main.js'), ...words], { env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'error', DATABASE_URL: '' }, stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    let most = 0
    const watch = setInterval(() => {
      try {
        most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0))
      } catch { /* it has ended */ }
    }, 50)
    child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text })
    child.on('error', fail)
    child.on('close', (code) => {
      clearInterval(watch)
      done({ seconds: (performance.now() - began) / 1_000, mostMb: most / 1_024, out, code: code ?? 1 })
    })
  })
}

interface Row { readonly name: string; readonly producer: string; readonly commune: string; readonly district: string; readonly province: string; readonly stars: string; readonly day: string }

/** Rows of real words: the head of one published name, the tail of another, the maker and place of a third. */
function madeRows(): Row[] {
  const random = seeded(26)
  const published = readCases('products-771.csv')
  const pick = () => published[Math.floor(random() * published.length)]!
  return Array.from({ length: ROWS }, (_, at) => {
    const [head, tail, place] = [pick()['name']!.split(/\s+/), pick()['name']!.split(/\s+/), pick()]
    return {
      name: `${head.slice(0, 2 + Math.floor(random() * 2)).join(' ')} ${tail.slice(-2).join(' ')} ${at}`, producer: place['producer'] || `Hộ kinh doanh số ${at % 4_000}`, commune: place['commune']!, district: place['district']!, province: place['province']!,
      stars: `${3 + (at % 3)} sao`, day: `${1 + (at % 28)}/${1 + (at % 12)}/${2023 + (at % 3)}`,
    }
  })
}

const text = (heading: string, value: (row: Row) => string) => ({ heading: { vi: heading, en: heading }, width: 20, kind: 'text' as const, value })
const dataDir = freshFolder()
const file = join(dataDir, 'danh-sach.xlsx')
try {
  writeFileSync(file, await xlsxBytes([sheetOf({ name: 'Danh sách', rows: madeRows(), columns: [text('Tên sản phẩm', (row) => row.name), text('Chủ thể', (row) => row.producer), text('Xã', (row) => row.commune), text('Huyện', (row) => row.district), text('Tỉnh', (row) => row.province), text('Hạng sao', (row) => row.stars), text('Ngày công nhận', (row) => row.day)] })], 'vi'))
  await run(dataDir, ['migrate'])
  await run(dataDir, ['seed'])
  const { seconds, mostMb, out, code } = await run(dataDir, ['import', 'certificates', file, '--json'])
  const report = JSON.parse(out) as { totals: Record<string, number> }
  const landed = (report.totals['new'] ?? 0) + (report.totals['update'] ?? 0) + (report.totals['upgrade'] ?? 0) + (report.totals['duplicate'] ?? 0)
  say({ what: `${ROWS.toLocaleString('en-GB')} rows of Excel to the result file, start of the program and database included`, figure: `${seconds.toFixed(1)} s`, goal: '≤ 20 s', met: code === 0 && seconds <= 20, note: `${landed} landed, ${report.totals['held']} held, ${report.totals['error']} unreadable` })
  say({ what: 'the same, most memory of the program', figure: `${Math.round(mostMb)} MB`, goal: '≤ 512 MB', met: mostMb <= 512 })

  const gold = readCases('../../tests/fixtures/lists/danh-sach-open.gold.csv')
  const trap = await run(dataDir, ['import', 'certificates', join(root, 'tests', 'fixtures', 'lists', 'danh-sach-open.xlsx'), '--dry-run', '--json'])
  const answer = JSON.parse(trap.out) as { sheets: { name: string; outcome: string }[]; rows: { sheet: string; row: number; outcome: string; product: { name: string; stars: number | null; decidedOn: string | null } | null }[] }
  const right = gold.filter((want) => {
    if (want['outcome'] === 'ignored-sheet') return answer.sheets.some((sheet) => sheet.name === want['sheet'] && sheet.outcome === 'ignored')
    const rows = answer.rows.filter((row) => row.sheet === want['sheet'] && row.row === Number(want['excel_row']))
    if (want['outcome'] !== 'row') return rows.length === 1 && rows[0]!.outcome === want['outcome']
    return rows.some((row) => row.product?.name.normalize('NFC') === want['name']!.normalize('NFC') && ['new', 'update', 'upgrade', 'duplicate'].includes(row.outcome)
      && String(row.product.stars) === want['stars'] && (row.product.decidedOn ?? '') === want['date'])
  }).length
  say({ what: 'trap list, rows and sheets as the gold file says', figure: `${right} of ${gold.length}`, goal: 'all', met: right === gold.length })
} finally {
  removeFolder(dataDir)
}
