/**
 * Load from a process of its own: callers on kept-alive raw sockets, each sending its next request when the answer to
 * the last one is whole. Called with one JSON argument; prints one line of JSON.
 */
import { spawn } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { quantile } from './figure.ts'

export interface LoadPlan {
  readonly port: number
  /** Targets in the order they are asked for, over and over, each caller from its own place in the list. */
  readonly targets: readonly string[]
  readonly callers: number
  /** The run ends here, or when every post was sent. */
  readonly seconds: number
  readonly headers?: Readonly<Record<string, string>>
  /** Instead of the targets: requests with a body, each sent once by whichever caller is free. */
  readonly posts?: readonly { readonly target: string; readonly headers: Readonly<Record<string, string>>; readonly body: string }[]
  /** A cookie for each target, of who asks for it. */
  readonly cookies?: readonly string[]
}
export interface LoadResult {
  readonly requests: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly bytes: number
  readonly statuses: Readonly<Record<string, number>>
  /** CPU-seconds of the generator, to see whether it was the limit. */
  readonly cpu: number
}

/** Runs the plan in a child process. */
export function load(plan: LoadPlan): Promise<LoadResult> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [new URL(import.meta.url).pathname], { stdio: ['pipe', 'pipe', 'inherit'] })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text })
    child.once('exit', (code) => (code === 0 ? done(JSON.parse(out) as LoadResult) : fail(new Error(`load ended with ${code}`))))
    child.stdin.end(JSON.stringify(plan))
  })
}

/** Reads answers off one connection: where the head ends, how long the body is. */
class Answers {
  #kept: Buffer = Buffer.alloc(0)

  /** The status of an answer that is whole now; null = more must come. */
  take(chunk: Buffer): number | null {
    this.#kept = this.#kept.length === 0 ? chunk : Buffer.concat([this.#kept, chunk])
    const end = this.#kept.indexOf('\r\n\r\n')
    if (end < 0) return null
    const head = this.#kept.toString('latin1', 0, end)
    const status = Number(head.slice(9, 12))
    const length = /\r\ncontent-length: (\d+)/i.exec(head)
    if (length || status === 304 || status === 204) {
      if (this.#kept.length < end + 4 + Number(length?.[1] ?? 0)) return null
    } else if (!this.#kept.subarray(-7).equals(Buffer.from('\r\n0\r\n\r\n'))) return null
    this.#kept = Buffer.alloc(0)
    return status
  }
}

async function run(plan: LoadPlan): Promise<LoadResult> {
  const lines = (headers: Readonly<Record<string, string>>): string => Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const posts = plan.posts?.map(({ target, headers, body }) => Buffer.from(`POST ${target} HTTP/1.1\r\nhost: 127.0.0.1:${plan.port}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${lines(headers)}\r\n${body}`))
  const requests = posts ?? plan.targets.map((target, at) => Buffer.from(`GET ${target} HTTP/1.1\r\nhost: 127.0.0.1:${plan.port}\r\n${lines(plan.headers ?? {})}${plan.cookies ? `cookie: ${plan.cookies[at]!}\r\n` : ''}\r\n`))
  let nextPost = 0
  const times: number[] = []
  const statuses: Record<string, number> = {}
  let bytes = 0
  const began = performance.now()
  const end = began + plan.seconds * 1_000
  const caller = (start: number): Promise<void> => new Promise((done) => {
    let at = Math.floor((start * requests.length) / plan.callers)
    let sent = 0
    let socket: Socket
    let ended = false
    const answers = new Answers()
    const open = (): void => {
      socket = connect(plan.port, '127.0.0.1')
      socket.setNoDelay(true)
      socket.on('error', () => { statuses['broken'] = (statuses['broken'] ?? 0) + 1 })
      socket.on('connect', ask)
      socket.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        const status = answers.take(chunk)
        if (status === null) return
        times.push(performance.now() - sent)
        statuses[status] = (statuses[status] ?? 0) + 1
        ask()
      })
      socket.on('close', () => { if (performance.now() < end && !ended) open(); else done() })
    }
    const ask = (): void => {
      sent = performance.now()
      if (posts) at = nextPost++
      if (sent >= end || at >= requests.length) { ended = true; socket.destroy(); return }
      socket.write(requests[at]!)
      at = (at + 1) % requests.length
    }
    open()
  })
  await Promise.all(Array.from({ length: plan.callers }, (_, n) => caller(n)))
  const seconds = (performance.now() - began) / 1_000
  const cpu = process.cpuUsage()
  return { requests: times.length, perSecond: Math.round(times.length / seconds), p50: quantile(times, 0.5), p99: quantile(times, 0.99), bytes, statuses, cpu: (cpu.user + cpu.system) / 1e6 }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) text += String(chunk)
  process.stdout.write(JSON.stringify(await run(JSON.parse(text) as LoadPlan)))
}
