/** Looking at other processes of this machine: who still lives, who works in a folder; and one holder per folder. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

const proc = existsSync('/proc/self/stat')

/** What tells a process from a later one with the same number: its start time, where the system shows it. Null = gone. */
export function birthOf(pid: number): string | null {
  try {
    process.kill(pid, 0)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EPERM') return null
  }
  if (!proc) return 'unknown'
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    return fields[0] === 'Z' ? null : fields[19]!
  } catch {
    return null
  }
}

/** Whether the number still stands for a process that has ended and waits to be taken away. */
export function isDeadWeight(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)!.slice(0, 4))
  } catch {
    return false
  }
}

/** The processes of these programs whose working folder is `folder`, or that were told so by `-D folder`. */
export function processesIn(folder: string, programs: readonly string[]): number[] {
  if (!proc) return []
  const real = existsSync(folder) ? realpathSync(folder) : folder
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => isOf(pid, programs) && isIn(pid, real, folder))
}

function isOf(pid: number, programs: readonly string[]): boolean {
  try {
    return programs.includes(readFileSync(`/proc/${pid}/comm`, 'utf8').trim()) && birthOf(pid) !== null
  } catch {
    return false
  }
}

function isIn(pid: number, real: string, named: string): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return (words.includes('-D') && (words.includes(named) || words.includes(real))) || readlinkSync(`/proc/${pid}/cwd`) === real
  } catch {
    return false // gone, or another user's
  }
}

/** Ends the processes that `find` names, with ever stronger signals; resolves when none is left, or after all patience. */
export async function endAll(find: () => number[], steps: readonly (readonly [signal: NodeJS.Signals, waitMs: number])[]): Promise<boolean> {
  for (const [signal, wait] of steps) {
    for (const pid of find()) {
      try {
        process.kill(pid, signal)
      } catch { /* it went by itself */ }
    }
    const until = Date.now() + wait
    while (find().length > 0) {
      if (Date.now() > until) break
      await pause(30)
    }
    if (find().length === 0) return true
  }
  return false
}

const held = new Map<string, Server>()

/**
 * Makes this process the one that holds the folder, until it ends however it ends: the system forgets the name of an
 * abstract socket with its process. False = another process holds it. Where there are none (macOS), always true.
 */
export function holdFolder(folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(true)
  const { dev, ino } = statSync(folder)
  const name = `\0ocop-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)}`
  if (held.has(name)) return Promise.resolve(false)
  return new Promise((done, fail) => {
    const holder = createServer((socket) => socket.destroy())
    holder.once('error', (fault: NodeJS.ErrnoException) => (fault.code === 'EADDRINUSE' ? done(false) : fail(fault)))
    holder.listen({ path: name }, () => {
      holder.unref()
      held.set(name, holder)
      done(true)
    })
  })
}

/** Lets the folder go, for processes that live on. */
export function releaseFolder(folder: string): void {
  if (process.platform !== 'linux' || !existsSync(folder)) return
  const { dev, ino } = statSync(folder)
  const name = `\0ocop-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)}`
  held.get(name)?.close()
  held.delete(name)
}
