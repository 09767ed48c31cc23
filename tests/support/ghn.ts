/**
 * A simulator of Giao Hàng Nhanh on 127.0.0.1. Each route names the document that it was written from; faults are
 * ordered by the test, as a real carrier has them: silence, a 500, a status that nobody knows, a fee that changes.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Order { order_code: string; client_order_code: string; status: string; updated_date: string; total_fee: number; cod_amount: number; weight: number }
interface Asked { readonly path: string; readonly body: Record<string, unknown>; readonly token: string | undefined }

const PREFIX = '/shiip/public-api/'
/** Route → the document it was written from, as read on 22 November 2026. */
export const ghnRoutes: Readonly<Record<string, string>> = {
  'v2/shipping-order/create': 'api.ghn.vn: Create Order',
  'v2/shipping-order/detail-by-client-code': 'api.ghn.vn: Order Info by Client Order Code',
  'v2/shipping-order/fee': 'api.ghn.vn: Calculate Fee',
  'v2/switch-status/cancel': 'api.ghn.vn: Cancel Order',
}

export class GhnSimulator {
  readonly token = 'token-of-the-simulator'
  readonly orders = new Map<string, Order>()
  readonly asked: Asked[] = []
  /** Answers to give before the usual ones: a status of HTTP, or silence for so many milliseconds. */
  readonly faults: (number | { readonly silentMs: number })[] = []
  /** Communes that GHN has no number for. */
  readonly unknownWards = new Set<string>()
  readonly #server: Server
  #made = 0

  private constructor(server: Server) {
    this.#server = server
  }

  static async start(): Promise<GhnSimulator> {
    const server = createServer()
    const simulator = new GhnSimulator(server)
    server.on('request', (request, response) => void simulator.#answer(request, response))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return simulator
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** The order goes on at GHN; returns the webhook that it would send. */
  move(clientCode: string, status: string, at: Date, more: Partial<Order> = {}): string {
    const order = Object.assign(this.orders.get(clientCode)!, { status, updated_date: at.toISOString() }, more)
    return JSON.stringify({
      Type: 'Switch_status', OrderCode: order.order_code, ClientOrderCode: clientCode, Status: status, Time: order.updated_date, TotalFee: order.total_fee, CODAmount: order.cod_amount,
      Weight: order.weight, ShopID: 1, Reason: '', ReasonCode: '', Description: '', PaymentType: 1, Warehouse: 'Bưu cục thử',
    })
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = JSON.parse(Buffer.concat(parts).toString('utf8') || '{}') as Record<string, unknown>
    const path = (request.url ?? '').slice(PREFIX.length)
    const token = request.headers['token'] as string | undefined
    this.asked.push({ path, body, token })
    const say = (status: number, message: string, data: unknown = null): void => {
      if (response.destroyed) return
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code: status, message, data }))
    }
    const fault = this.faults.shift()
    if (typeof fault === 'object') await new Promise((done) => setTimeout(done, fault.silentMs))
    // A 500 may come after the order was made: only asking again with the same code shows that.
    if (typeof fault === 'number') { this.#make(body); return say(fault, 'Internal Server Error') }
    if (token !== this.token) return say(401, 'Token is not valid!')
    switch (path) {
      case 'v2/shipping-order/create': {
        if (this.unknownWards.has(String(body['to_ward_name']))) return say(400, 'Không tìm thấy phường/xã')
        const order = this.#make(body)
        return say(200, 'Success', { order_code: order.order_code, total_fee: order.total_fee, expected_delivery_time: '2026-11-30T16:59:59Z' })
      }
      case 'v2/shipping-order/detail-by-client-code': {
        const order = this.orders.get(String(body['client_order_code']))
        return order ? say(200, 'Success', [order]) : say(400, 'Đơn hàng không tồn tại')
      }
      case 'v2/shipping-order/fee': return say(200, 'Success', { total: 33_000, service_fee: 33_000 })
      case 'v2/switch-status/cancel': {
        for (const order of this.orders.values()) if ((body['order_codes'] as string[]).includes(order.order_code)) order.status = 'cancel'
        return say(200, 'Success', [])
      }
      default: return say(404, 'no such route')
    }
  }

  #make(body: Record<string, unknown>): Order {
    const code = String(body['client_order_code'])
    const order = this.orders.get(code) ?? {
      order_code: `SIM${String(++this.#made).padStart(5, '0')}`, client_order_code: code, status: 'ready_to_pick', updated_date: '2026-11-24T02:00:00.000Z', total_fee: 32_500,
      cod_amount: Number(body['cod_amount'] ?? 0), weight: Number(body['weight'] ?? 0),
    }
    this.orders.set(code, order)
    return order
  }
}
