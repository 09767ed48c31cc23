/** Memory of the serving process when it is idle again after a load run over its public pages and API. */
import { readFileSync } from 'node:fs'
import { pause } from '../src/platform/process.ts'
import { say } from './figure.ts'
import { load } from './load.ts'
import { publicPages } from './pages.ts'
import { withPortal } from './portal.ts'

const residentMb = (pid: number): number => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024)

await withPortal({ seed: 'all' }, async ({ address, port, pid }) => {
  const atStart = residentMb(pid)
  const pages = await publicPages(address)
  const products = [...(await (await fetch(`${address}/san-pham`)).text()).matchAll(/href="(\/san-pham\/[a-z0-9-]+)"/g)].map((found) => found[1]!)
  const asked = ['gao', 'ca phe', 'mat ong', 'tra', 'nuoc mam', 'keo dua', 'st25', 'sao'].map((q) => `/san-pham?q=${encodeURIComponent(q)}`)
  const targets = [...new Set([...pages.map((page) => page.path), ...products, ...asked, '/api/v1/units?q=vinh', '/api/v1/products?q=gao', '/api/v1/products?limit=24'])]
  for (const headers of [{ 'accept-encoding': 'br' }, { cookie: 'ocop_s=none' }]) await load({ port, targets, callers: 16, seconds: 15, headers })
  const atPeak = residentMb(pid)
  await pause(30_000)
  const idle = residentMb(pid)
  say({ what: 'memory of the serving process, idle after a load run', figure: `${idle} MB (${atStart} MB when started, ${atPeak} MB at the end of the load)`, goal: '≤ 250 MB', met: idle <= 250 })
})
