/** Kept pages against node:http sending the same bytes from memory, by turns, from the same load generator. */
import { readFileSync } from 'node:fs'
import { median, percent, say } from './figure.ts'
import { load } from './load.ts'
import { asSent, publicPages } from './pages.ts'
import { withPortal } from './portal.ts'
import { startRaw } from './raw-server.ts'

const headers = { 'accept-encoding': 'br' }
const ROUNDS = 5

/** CPU-seconds that a process has used (the kernel counts a hundred to the second). */
const cpuOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

async function withCpu<Result>(pid: number, work: () => Promise<Result>): Promise<[Result, number]> {
  const before = cpuOf(pid)
  return [await work(), cpuOf(pid) - before]
}

await withPortal({ seed: 'all' }, async ({ address, port, pid }) => {
  for (const { name, path } of await publicPages(address)) {
    await asSent(port, path)
    const raw = await startRaw([await asSent(port, path)])
    const ratios: number[] = []
    const perCpu: number[] = []
    const ours: number[] = []
    const theirs: number[] = []
    const plan = { targets: [path], callers: 16, seconds: 3, headers }
    await load({ ...plan, port, seconds: 1 })
    await load({ ...plan, port: raw.port, seconds: 1 })
    for (let round = 0; round < ROUNDS; round++) {
      const [a, ownCpu] = await withCpu(pid, () => load({ ...plan, port }))
      const [b, rawCpu] = await withCpu(raw.pid, () => load({ ...plan, port: raw.port }))
      perCpu.push((a.requests / ownCpu) / (b.requests / rawCpu))
      if (Object.keys(a.statuses).join() !== '200') throw new Error(`${path}: ${JSON.stringify(a.statuses)}`)
      ratios.push(a.perSecond / b.perSecond)
      ours.push(a.perSecond)
      theirs.push(b.perSecond)
    }
    raw.stop()
    say({ what: `anonymous page from memory: ${name}`, figure: `${percent(median(ratios), 1)} of raw node:http (${median(ours)} against ${median(theirs)} a second, median of ${ROUNDS}); per CPU-second of the server ${percent(median(perCpu), 1)}`, goal: '≥ 60 %', met: median(ratios) >= 0.6 })
  }
})
