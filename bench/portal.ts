/** A portal started as an operator starts it, on a folder of its own, for as long as a measurement needs it. */
import { endAll } from '../src/platform/process.ts'
import { databaseOf, freePort, freshFolder, holderOf, removeFolder, serversIn, startProgram } from '../tests/support/program.ts'

export interface Running {
  readonly address: string
  readonly port: number
  readonly dataDir: string
  readonly url: string
  /** The process that serves. */
  readonly pid: number
  /** Ends it and starts it again over the same data; the port stays. */
  restart(): Promise<Running>
}

/** Runs `measure` with a portal; `prepare` may fill its database before the portal that is measured starts. */
export async function withPortal<Result>(options: { seed: 'all' | 'reference'; env?: Readonly<Record<string, string>>; prepare?: (url: string) => Promise<void> }, measure: (portal: Running) => Promise<Result>): Promise<Result> {
  const dataDir = freshFolder()
  const port = await freePort()
  const env = { SEED: options.seed, API_PER_MINUTE: '0', LOG_LEVEL: 'warn', ...options.env }
  let program = startProgram({ dataDir, port, env })
  const running = (address: string): Running => ({
    address, port, dataDir, url: databaseOf(dataDir), pid: holderOf(dataDir),
    async restart() {
      program.child.kill('SIGTERM')
      await program.exit
      program = startProgram({ dataDir, port, env })
      return running(await program.ready)
    },
  })
  try {
    let portal = running(await program.ready)
    if (options.prepare) {
      await options.prepare(portal.url)
      portal = await portal.restart()
    }
    return await measure(portal)
  } finally {
    program.child.kill('SIGTERM')
    await program.exit
    await endAll(() => serversIn(dataDir), [['SIGKILL', 10_000]])
    removeFolder(dataDir)
  }
}
