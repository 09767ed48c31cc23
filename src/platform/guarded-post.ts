/** Sends to addresses that others chose: only to public ones, as they resolve at this moment, and without following redirects. */
import { lookup as resolve } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { config } from './config.ts'

/** Networks that lead back into the house or to nobody (IANA special-purpose registries, RFC 6890). */
const closed = new BlockList()
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 3]] as const) closed.addSubnet(net, bits, 'ipv4')
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) closed.addSubnet(net, bits, 'ipv6')

/** Whether an address stands in the open internet. What IPv6 wraps around IPv4 counts as closed. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !closed.check(address, 'ipv4')
  return version === 6 && open6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

/** `https` to a host; on the machine itself and without TLS only where the operator allows it (tests, demonstrations). */
export function mayPostTo(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.username || url.password || text.length > 500) return false
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (config.hooksToLoopback && host === '127.0.0.1') return url.protocol === 'http:' || url.protocol === 'https:'
  return url.protocol === 'https:' && (isIP(host) === 0 ? host.includes('.') && !/\.(?:local|localhost|internal|arpa)$/i.test(host) : isPublicAddress(host))
}

export type PostAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  | { readonly kind: 'silent'; readonly why: 'too-slow' | 'unreachable' | 'closed-address' }

class ClosedAddress extends Error {}

/** The connection goes to the very address that was looked at, so a name that resolves differently the next moment leads nowhere. */
const guardedLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (fault, addresses) => {
    if (fault) return done(fault, [])
    const allowed = addresses.every(({ address }) => isPublicAddress(address) || (config.hooksToLoopback && address === '127.0.0.1'))
    if (!allowed) return done(new ClosedAddress(hostname), [])
    return options.all ? done(null, addresses) : done(null, addresses[0]!.address, addresses[0]!.family)
  })
}

export interface GuardedPost { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string; readonly seconds: number; readonly mostBytes: number; readonly signal?: AbortSignal }

/** Posts the body byte for byte and reads the answer's first bytes; the rest is not waited for. */
export function postGuarded({ url, headers, body, seconds, mostBytes, signal }: GuardedPost): Promise<PostAnswer> {
  if (!mayPostTo(url)) return Promise.resolve({ kind: 'silent', why: 'closed-address' })
  const limit = AbortSignal.timeout(seconds * 1_000)
  return new Promise((done) => {
    const target = new URL(url)
    const send = target.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(target, {
      method: 'POST', lookup: guardedLookup, agent: false, signal: signal ? AbortSignal.any([limit, signal]) : limit,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'user-agent': 'cong-ocop', ...headers },
    }, (answer) => {
      const parts: Buffer[] = []
      let size = 0
      const settle = (): void => {
        done({ kind: 'answered', status: answer.statusCode ?? 0, text: Buffer.concat(parts).subarray(0, mostBytes).toString('utf8').replaceAll('\0', '') })
        answer.destroy()
      }
      answer.on('data', (part: Buffer) => {
        parts.push(part)
        size += part.length
        if (size >= mostBytes) settle()
      })
      answer.on('end', settle)
      // The head came, so the receiver has decided; a body that is cut or never ends changes nothing.
      answer.on('error', settle)
      answer.on('close', settle)
    })
    request.on('error', (fault) => done({ kind: 'silent', why: fault instanceof ClosedAddress ? 'closed-address' : limit.aborted ? 'too-slow' : 'unreachable' }))
    request.end(body)
  })
}
