/** How long until the portal answers that it is ready: from an empty folder with everything loaded, and again on what is there. */
import { rmSync } from 'node:fs'
import { endAll } from '../src/platform/process.ts'
import { freePort, freshFolder, removeFolder, serversIn, startProgram, until } from '../tests/support/program.ts'
import { median, say } from './figure.ts'

async function readyIn(dataDir: string, port: number): Promise<number> {
  const began = performance.now()
  const program = startProgram({ dataDir, port, wrapped: true, env: { SEED: 'all' } })
  await program.ready
  await until('ready', async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200, 60_000)
  const took = performance.now() - began
  program.child.kill('SIGTERM')
  await program.exit
  return took / 1_000
}

const dataDir = freshFolder()
const port = await freePort()
try {
  const empty = await readyIn(dataDir, port)
  const again: number[] = []
  for (let round = 0; round < 5; round++) again.push(await readyIn(dataDir, port))
  say({ what: 'start from empty, everything loaded', figure: `${empty.toFixed(1)} s`, goal: '≤ 60 s', met: empty <= 60 })
  say({ what: 'start on an existing database', figure: `${median(again).toFixed(1)} s (median of 5, longest ${Math.max(...again).toFixed(1)} s)`, goal: '≤ 5 s', met: Math.max(...again) <= 5 })
} finally {
  await endAll(() => serversIn(dataDir), [['SIGKILL', 10_000]])
  removeFolder(dataDir)
  rmSync(dataDir, { recursive: true, force: true })
}
