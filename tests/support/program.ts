/** The built program as an operator starts it: a process of its own, on a data folder of its own, ended by signals. */
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { birthOf, pause, processesIn } from '#platform/process'

const root = new URL('../..', import.meta.url).pathname

export interface Program {
  readonly pid: number
  readonly child: ChildProcess
  /** The address it printed; rejects when it ended before. */
  readonly ready: Promise<string>
  readonly exit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  said(): string
}

export interface Start { readonly dataDir: string; readonly port: number; readonly words?: readonly string[]; readonly wrapped?: boolean; readonly uid?: number; readonly env?: Readonly<Record<string, string>> }

export function startProgram({ dataDir, port, words = ['start'], wrapped = false, uid, env }: Start): Program {
  const entry = wrapped ? [join(root, 'scripts', 'run.mjs'), ...words] : ['--enable-source-maps', join(root, 'dist', 'main.js'), ...words]
  const child = spawn(process.execPath, entry, {
    // With a channel the program ends when whoever started it is gone, so that a broken run leaves nothing behind.
    cwd: root, stdio: ['ignore', 'pipe', 'pipe', ...(wrapped ? [] : ['ipc' as const])], ...(uid === undefined ? {} : { uid, gid: uid }),
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port), SEED: 'reference', LOG_LEVEL: 'error', ...env },
  })
  let said = ''
  child.stdout!.on('data', (bytes: Buffer) => { said += String(bytes) })
  child.stderr!.on('data', (bytes: Buffer) => { said += String(bytes) })
  const exit = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) => child.once('exit', (code, signal) => done({ code, signal })))
  const ready = new Promise<string>((done, fail) => {
    child.stdout!.on('data', () => { const found = /http:\S+/.exec(said); if (found) done(found[0]) })
    void exit.then(({ code, signal }) => fail(new Error(`the program ended before it was ready (${code ?? signal}): ${said}`)))
  })
  ready.catch(() => undefined)
  return { pid: child.pid!, child, ready, exit, said: () => said }
}

/** A data folder of its own, open to the server's user unless it must not be. */
export function freshFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'ocop-drill-'))
  chmodSync(folder, mode)
  return folder
}

/** Clears up, also what was put elsewhere because the folder may not be entered. */
export function removeFolder(folder: string): void {
  const home = join(folder, 'postgres')
  if (existsSync(home) && realpathSync(home) !== home) rmSync(realpathSync(home), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}

const clusterOf = (folder: string): string => {
  const home = join(folder, 'postgres')
  return join(existsSync(home) ? realpathSync(home) : home, 'data-18')
}

/** Every process of the embedded server that works in this data folder. */
export const serversIn = (folder: string): number[] => processesIn(clusterOf(folder), ['postgres', 'initdb'])

export const postmasterOf = (folder: string): number => Number(readFileSync(join(clusterOf(folder), 'postmaster.pid'), 'utf8').split('\n')[0])

const ownerOf = (folder: string): { pid: number; url: string } => JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')) as { pid: number; url: string }

/** The connection address that the running program noted for others. */
export const databaseOf = (folder: string): string => ownerOf(folder).url

/** The process that runs the server. */
export const holderOf = (folder: string): number => ownerOf(folder).pid

export async function until(what: string, holds: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  for (const end = Date.now() + ms; !(await holds()); await pause(20)) if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`)
}

export const lives = (pid: number): boolean => birthOf(pid) !== null

/** A port below those that programs are given by chance, so that no other takes it meanwhile. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 15_000 + Math.floor(Math.random() * 12_000)
    const free = await new Promise<boolean>((done) => {
      const probe = createServer().once('error', () => done(false)).listen(port, '127.0.0.1', () => probe.close(() => done(true)))
    })
    if (free) return port
  }
}
