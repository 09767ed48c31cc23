/** The peer of the page cache: node:http sending given bytes from memory, nothing else. Takes pages on standard input, prints its port. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'

export interface RawPage { readonly target: string; readonly headers: Readonly<Record<string, string>>; readonly body: string }

/** Starts the peer in a process of its own; the bodies are base64. */
export function startRaw(pages: readonly RawPage[]): Promise<{ port: number; pid: number; stop(): void }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [new URL(import.meta.url).pathname], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] })
    child.stdout!.once('data', (bytes: Buffer) => done({ port: Number(String(bytes)), pid: child.pid!, stop: () => child.kill() }))
    child.once('error', fail)
    child.stdin!.end(JSON.stringify(pages))
  })
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  process.once('disconnect', () => process.exit())
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) text += String(chunk)
  const held = new Map((JSON.parse(text) as RawPage[]).map((page) => {
    const body = Buffer.from(page.body, 'base64')
    return [page.target, { body, headers: { ...page.headers, 'content-length': body.length } }] as const
  }))
  const server = createServer((request, response) => {
    const page = held.get(request.url!)
    if (!page) return void response.writeHead(404).end()
    response.writeHead(200, page.headers)
    response.end(page.body)
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.stdout.write(String(typeof address === 'object' && address ? address.port : 0))
  })
}
