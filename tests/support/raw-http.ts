/** Sends bytes as they are over a socket of their own: what no polite client would send. */
import { connect } from 'node:net'

export interface RawAnswer {
  /** 0 = the connection was closed without an answer. */
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly ms: number
}

/** Resolves with the first answer; rejects when none came and the connection stayed open for `patience` ms. */
export function sendRaw(port: number, bytes: Buffer, patience = 5_000): Promise<RawAnswer> {
  return new Promise((done, fail) => {
    const began = performance.now()
    const socket = connect(port, '127.0.0.1')
    const parts: Buffer[] = []
    const late = setTimeout(() => { socket.destroy(); fail(new Error(`no end of the answer within ${patience} ms to ${JSON.stringify(bytes.toString('latin1').slice(0, 400))}`)) }, patience)
    socket.on('data', (part: Buffer) => parts.push(part))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(late)
      done(readAnswer(Buffer.concat(parts).toString('latin1'), performance.now() - began))
    })
    socket.on('connect', () => socket.write(bytes))
  })
}

function readAnswer(all: string, ms: number): RawAnswer {
  const text = all.replace(/^HTTP\/1\.1 100 [^\r]*\r\n\r\n/, '')
  const end = text.indexOf('\r\n\r\n')
  const [first = '', ...lines] = text.slice(0, end < 0 ? undefined : end).split('\r\n')
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0), headers, body: end < 0 ? '' : text.slice(end + 4), ms }
}
