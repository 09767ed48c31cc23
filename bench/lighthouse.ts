/** Lighthouse as a phone, five times each page, the median of each score; needs a browser (scripts/browser.ts). */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse from 'lighthouse'
import { findBrowser, type Browser } from '../scripts/browser.ts'
import { until } from '../tests/support/program.ts'
import { median, say } from './figure.ts'
import { checkoutPages, publicPages } from './pages.ts'
import { withPortal } from './portal.ts'

const RUNS = Number(process.argv[2] ?? 5)
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** A browser with an empty profile of its own, told to listen for the one who measures. */
async function launch(browser: Browser): Promise<{ port: number; end(): Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'ocop-browser-'))
  const child = spawn(browser.executablePath, ['--headless', ...browser.args, '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--no-first-run', 'about:blank'], { env: { ...process.env, ...browser.env }, stdio: 'ignore' })
  const gone = new Promise((done) => child.once('exit', done))
  const portOf = (): number => {
    try {
      return Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0])
    } catch {
      return 0
    }
  }
  await until('the browser listens', () => portOf() > 0, 30_000)
  return { port: portOf(), async end() { child.kill('SIGKILL'); await gone; rmSync(profile, { recursive: true, force: true, maxRetries: 5 }) } }
}

await withPortal({ seed: 'all' }, async ({ address }) => {
  const browser = await findBrowser()
  const checkout = await checkoutPages(address)
  // Pages of one's own basket are not for search engines, so they have no score of that kind.
  const all = [...(await publicPages(address)).filter((page) => page.name !== 'producer').map((page) => ({ ...page, cookie: '', asked: categories.slice() })), ...checkout.pages.map((page) => ({ ...page, cookie: checkout.cookie, asked: categories.filter((each) => each !== 'seo') }))]
  for (const { name, path, cookie, asked } of all) {
    const scores: Record<string, number[]> = {}
    const shifts: number[] = []
    const failed = new Set<string>()
    for (let run = 0; run < RUNS; run++) {
      const chrome = await launch(browser)
      try {
        const result = await lighthouse(`${address}${path}`, { port: chrome.port, output: 'json', logLevel: 'silent', onlyCategories: asked, ...(cookie ? { extraHeaders: { cookie } } : {}) })
        for (const category of asked) (scores[category] ??= []).push(Math.round((result!.lhr.categories[category]!.score ?? 0) * 100))
        shifts.push(result!.lhr.audits['cumulative-layout-shift']!.numericValue ?? Number.NaN)
        for (const audit of Object.values(result!.lhr.audits)) if (audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode === 'binary') failed.add(audit.id)
      } finally {
        await chrome.end()
      }
    }
    const medians = asked.map((category) => median(scores[category]!))
    const shift = median(shifts)
    say({ what: `Lighthouse mobile: ${name}`, figure: `${asked.map((category, at) => `${category} ${medians[at]}`).join(', ')}, layout shift ${shift.toFixed(3)} (median of ${RUNS})`, goal: 'each ≥ 98, layout shift 0', met: medians.every((score) => score >= 98) && shift === 0, ...(failed.size > 0 ? { note: `failed: ${[...failed].join(', ')}` } : {}) })
  }
})
