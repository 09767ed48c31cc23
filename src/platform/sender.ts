/** Where a request came from. */
import { config } from './config.ts'
import type { Ctx } from './web.ts'

export interface Sender {
  readonly address: string
  readonly port: number | null
  /** What the browser says it is, cut short. */
  readonly agent: string
}

/** The connection's address, or the last one that the proxy wrote where a proxy is trusted (`TRUST_PROXY=1`). */
export function senderOf(c: Ctx): Sender {
  const agent = (c.req.header('user-agent') ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 300)
  const socket = (c.env as { incoming?: { socket?: { remoteAddress?: string; remotePort?: number } } } | undefined)?.incoming?.socket
  if (config.trustProxy) {
    const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim().replace(/[^0-9a-fA-F:.]/g, '').slice(0, 45)
    if (forwarded) return { address: forwarded, port: null, agent }
  }
  return { address: socket?.remoteAddress ?? 'local', port: socket?.remotePort ?? null, agent }
}

/** One key for one sender: IPv6 callers own a whole /64, so they are counted by it. */
export function senderKey(address: string): string {
  const plain = /^::ffff:([\d.]+)$/i.exec(address)?.[1]
  if (plain) return plain
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = tail === undefined ? first : [...first, ...Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last]
  return `${groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
