/**
 * A simulator of Zalo on 127.0.0.1, written from its public documents: the token address of an official account (a
 * refresh token is good for one use) and ZNS `message/template`. Faults are ordered by the test.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface ZaloMessage { readonly phone: string; readonly template_id: string; readonly template_data: Record<string, string>; readonly tracking_id: string }

export class ZaloSimulator {
  refresh = 'refresh-0'
  access = ''
  renewals = 0
  /** What was taken on; Zalo's documents promise no dropping of repeats, so a repeat stands here twice. */
  readonly taken: ZaloMessage[] = []
  /** Before the usual answer: an error number, a status of HTTP, or taking it on and cutting the line. */
  readonly faults: ({ readonly error: number } | { readonly status: number } | 'takes-and-cuts')[] = []
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  static async start(): Promise<ZaloSimulator> {
    const server = createServer()
    const simulator = new ZaloSimulator(server)
    server.on('request', async (request, response) => {
      const body = await text(request)
      const say = (given: object, status = 200): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(given))
      if (request.url === '/v4/oa/access_token') {
        const asked = new URLSearchParams(body)
        if (request.headers['secret_key'] !== 'S' || asked.get('grant_type') !== 'refresh_token' || asked.get('refresh_token') !== simulator.refresh) return say({ error: -14014, error_name: 'Invalid refresh token.' })
        simulator.renewals++
        simulator.refresh = `refresh-${simulator.renewals}`
        simulator.access = `access-${simulator.renewals}`
        return say({ access_token: simulator.access, refresh_token: simulator.refresh, expires_in: '90000' })
      }
      if (request.headers['access_token'] !== simulator.access) return say({ error: -124, message: 'Access token invalid' })
      const fault = simulator.faults.shift()
      if (fault && fault !== 'takes-and-cuts') return 'error' in fault ? say({ error: fault.error, message: 'no' }) : say({}, fault.status)
      simulator.taken.push(JSON.parse(body) as ZaloMessage)
      if (fault) return void request.socket.destroy()
      say({ error: 0, message: 'Success', data: { msg_id: `m${simulator.taken.length}` } })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return simulator
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((done) => void this.#server.close(() => done()))
  }
}
