/** The node:http server around the web framework: kept pages first, then assets, then the application. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createNetServer, type Server as NetServer, type Socket } from 'node:net'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { requests } from './metrics.ts'
import { projectDir } from './migrate.ts'
import type { PageCache } from './page-cache.ts'
import { pause } from './process.ts'
import { SESSION_COOKIE } from './session.ts'
import { Trouble } from './trouble.ts'

type Fetch = Parameters<typeof getRequestListener>[0]

/** Starts listening; resolves with the server when it does. */
export async function listen(fetch: Fetch, pages: PageCache, host: string, port: number): Promise<Server> {
  const listener = getRequestListener(fetch)
  const assets = readAssets()
  const hit = requests.labels('2xx', 'cache')
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 20_000 }, (request, response) => {
    if (!understood(request)) return void response.writeHead(400, { 'content-length': 0, connection: 'close' }).end()
    if (request.method === 'GET' || request.method === 'HEAD') {
      if (request.url!.startsWith('/assets/') && sendAsset(assets, request, response)) return
      const key = pageKey(request)
      if (key && pages.answer(key, request, response)) {
        hit.inc()
        return
      }
    }
    void listener(request, response)
  })
  keepSockets(server)
  server.on('clientError', (fault: NodeJS.ErrnoException, socket) => {
    if (socket.writable && fault.code !== 'ECONNRESET') socket.end(short(unreadable[fault.code ?? ''] ?? '400 Bad Request'), () => socket.destroy())
    else socket.destroy()
  })
  server.on('connect', (_request, socket) => socket.end(short('405 Method Not Allowed'), () => socket.destroy()))
  await begin(server, host, port)
  return server
}

function begin(server: Server | NetServer, host: string, port: number): Promise<void> {
  return new Promise<void>((done, fail) => {
    server.once('error', (fault: NodeJS.ErrnoException) => fail(whyNot[fault.code ?? '']?.(host, port) ?? fault))
    server.listen(port, host, () => done())
  })
}

const whyNot: Record<string, (host: string, port: number) => Trouble> = {
  EADDRINUSE: (_host, port) => new Trouble(`Cổng mạng ${port} đang có chương trình khác dùng. Đặt PORT khác, hoặc dừng chương trình kia.`),
  EACCES: (_host, port) => new Trouble(`Không được phép mở cổng mạng ${port}. Đặt PORT từ 1024 trở lên, để máy chủ web đứng trước nhận cổng 80 và 443.`),
  EADDRNOTAVAIL: (host) => new Trouble(`Máy này không có địa chỉ ${host}. Sửa HOST.`),
}

/** Says at once when the port cannot be had; a program that is just ending is waited for. */
export async function portIsFree(host: string, port: number): Promise<void> {
  for (const until = Date.now() + 3_000; ;) {
    const probe = createNetServer()
    try {
      await begin(probe, host, port)
      await new Promise((done) => probe.close(done))
      return
    } catch (fault) {
      if (Date.now() > until) throw fault
      await pause(100)
    }
  }
}

/** Takes no new connection, lets requests that run end for `patience` ms, then ends every connection that is left. */
export function closeServer(server: Server, patience = 5_000): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeIdleConnections()
    setTimeout(() => { for (const socket of openSockets.get(server) ?? []) socket.destroy() }, patience).unref()
  })
}

/** The server's own list knows only connections that speak HTTP; this one knows all. */
const openSockets = new WeakMap<Server, Set<Socket>>()

function keepSockets(server: Server): void {
  const open = new Set<Socket>()
  openSockets.set(server, open)
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
}

const short = (status: string): string => `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`
const unreadable: Record<string, string> = { HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large', ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout' }

/** The forms of a target that a web address can have; the absolute form (RFC 9112) is taken apart into host and path. */
function understood(request: IncomingMessage): boolean {
  if (!request.url!.startsWith('/')) {
    const absolute = /^https?:\/\/([\w.:[\]-]+)(\/.*|$)/i.exec(request.url!)
    if (!absolute) return false
    request.headers.host = absolute[1]!
    request.url = absolute[2] || '/'
  }
  const host = request.headers.host ?? ''
  if (host !== lastGoodHost) {
    if (!/^[\w.:[\]-]*$/.test(host) || !URL.canParse(`http://${host || 'localhost'}/`)) return false
    lastGoodHost = host
  }
  return true
}
let lastGoodHost = ''

/** The key of a page that may come from the cache; null for a caller who is signed in or asks for something else. */
export function pageKey(request: { headers: IncomingMessage['headers']; url?: string | undefined }): string | null {
  const cookie = request.headers.cookie
  if (cookie !== undefined && cookie.includes(SESSION_COOKIE)) return null
  if (request.url!.length > 500) return null
  return `${request.headers.host ?? ''} ${request.url}`
}

interface Asset { readonly bytes: Buffer; readonly type: string }
const types: Record<string, string> = { js: 'text/javascript; charset=utf-8', woff2: 'font/woff2', svg: 'image/svg+xml', png: 'image/png', css: 'text/css; charset=utf-8', webp: 'image/webp' }

function readAssets(): Map<string, Asset> {
  const folder = join(projectDir, 'dist', 'assets')
  const found = new Map<string, Asset>()
  if (!existsSync(folder)) return found
  for (const name of readdirSync(folder)) {
    const type = types[name.split('.').at(-1)!]
    if (type) found.set(`/assets/${name}`, { bytes: readFileSync(join(folder, name)), type })
  }
  return found
}

function sendAsset(assets: Map<string, Asset>, request: IncomingMessage, response: ServerResponse): boolean {
  const asset = assets.get(request.url!.split('?')[0]!)
  if (!asset) return false
  response.writeHead(200, { 'content-type': asset.type, 'content-length': asset.bytes.length, 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' })
  response.end(request.method === 'HEAD' ? undefined : asset.bytes)
  return true
}
