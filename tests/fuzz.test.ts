/** Whatever is sent to any address, the answer is a page, a redirect or a refusal: never a fault of ours, never silence. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/database'
import { sendRaw, type RawAnswer } from '#tests/raw-http'
import { Catalogue } from '#catalogue'
import { buildApp } from '../src/app.tsx'
import type { ApiDocument } from '../src/api-page.tsx'
import { openPortal, type Portal } from '../src/serve.ts'
import { sqlOnce } from '#platform/db'
import { PageCache } from '#platform/page-cache'
import { aProduct, aRecognition } from '../src/modules/certification/certification.samples.ts'
import { anOfficer } from '../src/modules/identity/identity.samples.ts'

const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 5)

let portal: Portal
let port: number
/** The fields of every form that the portal shows. */
const fieldNames = new Set<string>()
/** Every address of the portal, with the names of what its query may hold. */
let addresses: { readonly path: string; readonly names: readonly string[] }[]

const { store, url } = await freshDatabase()

/** Cookies of officers who are signed in; the fuzz may sign them out, so there are several. */
const cookies: string[] = []

beforeAll(async () => {
  const now = new Date()
  await store.transaction(async (tx) => {
    for (const name of ['Gạo ST25', 'Mật hoa dừa', "O'Reilly <b>&amp;"]) {
      const product = await aProduct(tx, { name, provinceCode: '86', producer: `HTX ${name}` })
      await aRecognition(tx, product, '2026-01-05')
      fitting.push(product)
    }
    for (let n = 0; n < 12; n++) cookies.push(`ocop_s=${(await anOfficer(tx, now, { role: n % 2 ? 'central-officer' : 'operator', unit: 'VN' })).token}`)
  })
  const slugs = await sqlOnce<{ value: string }>(store.read, 'select slug as value from certification.products union all select slug from producers.producers union all select code from certification.certificates')
  fitting.push(...slugs.map((row) => row.value), ...Object.values(fits).flat())
  fits['slug'] = slugs.map((row) => row.value)
  fits['code'] = [...fits['code']!, ...slugs.map((row) => row.value)]
  portal = await openPortal({ url, host: '127.0.0.1', port: 0 })
  port = Number(new URL(portal.address).port)
  const app = buildApp({ store, clock: () => new Date('2026-11-24T09:00:00+07:00'), catalogue: new Catalogue(store.read), pages: new PageCache(() => false) })
  const document = (await (await app.request('/api/v1/openapi.json')).json()) as ApiDocument
  const named = new Map(Object.entries(document.paths ?? {}).map(([path, item]) => [
    path.replace(/\{(\w+)\}/g, ':$1'), Object.values(item).flatMap((each) => each.parameters ?? []).filter((each) => each.in === 'query').map((each) => each.name),
  ]))
  const paths = new Set(app.routes.map((route) => route.path).filter((path) => !path.includes('*')))
  addresses = [...paths].map((path) => ({ path, names: named.get(path) ?? ['q', 'tinh', 'sao', 'nhom', 'sap-xep', 'trang', 'kieu', 'den'] }))
  for (const { path } of addresses) {
    const page = await app.request(path.replace(/:\w+/g, fitting[3]!), { headers: { host: '127.0.0.1', cookie: cookies[0]! } })
    for (const [, name] of (await page.text()).matchAll(/<(?:input|select|textarea)[^>]+name="([^"]+)"/g)) fieldNames.add(name!)
  }
})
afterAll(() => portal.close())

const known = [
  '', '1', '-1', '0', '24', '99999999999999999999', '1e309', 'NaN', '3.5', '0x10', '%D9%A3', 'null', 'true', '[]', '{}', '__proto__', 'constructor', 'hasOwnProperty',
  '%00', 'a%00b', '%', '%zz', '%c3%28', '%ed%a0%80', '%ef%bf%bf', '%ff%fe', '%u0041', '\xff\xfe\x80', '%0d%0aX-Evil:%201', '%0a', '%09', '%7f', '%c2%85',
  '..%2f..%2fetc%2fpasswd', '..', '.', '%2e%2e', '/', '//', '%2f', '%5c', '\\', ';', '?', '%3f', '%23', '&', '=', '+', '%2b', '%26',
  "'", '%27%20or%201=1--', '%22', '%3Cscript%3E', '%25', '%25%30%30', '*', '%25_', '\\x00', '$1', '%7B%7B', '(((((', '%5B', '%7C%21%26:*',
  'g%E1%BA%A1o', 'ga%CC%A3o', 'ga%CC%A3%CC%A3%CC%A3%CC%A3%CC%A3o', '%F0%9F%8D%9A', '%E2%80%AE', '%EF%BB%BF', 'st25%20s%C3%B3c%20tr%C4%83ng', 'a'.repeat(3_000), '%E1%BA%A1'.repeat(600), 'a%20'.repeat(900),
  'vinh-long', '86', '00000000-0000-7000-8000-000000000000', 'sao', 'v34', 'v63', '2026-02-30', '9999-99-99', 'eyJ9', 'AAAA',
]
/** What an address of its kind may hold, by the name of the place. */
const fits: Record<string, string[]> = { scheme: ['v34', 'v63'], code: ['86', '00001', '29242'], name: ['1.xml', 'san-pham-1.xml', 'vinh-long.png'], kind: ['san-pham', 'kenh'], trang: ['gioi-thieu', 'dieu-khoan', 'bao-mat'], slug: [], ordinal: ['1'] }
/** What really stands in the database, so that what lies behind it is reached too. */
const fitting: string[] = []
const hostile = fc.oneof(
  { weight: 5, arbitrary: fc.nat().map((at) => fitting[at % fitting.length]!) },
  { weight: 5, arbitrary: fc.constantFrom(...known) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 24 }).map((bytes) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 24 }).map((text) => encodeURIComponent(text.toWellFormed())) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 24 }).map((bytes) => Buffer.from(bytes.filter((byte) => byte > 0x20)).toString('latin1')) },
)
const methods = fc.oneof({ weight: 6, arbitrary: fc.constant('GET') }, { weight: 4, arbitrary: fc.constant('POST') },
  { weight: 3, arbitrary: fc.constantFrom('HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'QUERY', 'PROPFIND', 'get', 'BREW', 'G\xcbT') })
const oddHeaders = fc.oneof({ weight: 4, arbitrary: fc.constant([] as string[]) }, { weight: 1, arbitrary: fc.constantFrom<string[]>(
  ['Cookie: ocop_s=%00; ocop_s=\xff'], ['Cookie: ;;;=;ocop_s'], ['Accept-Language: \xff\xfe'], ['Accept-Encoding: br;q=x, \x7f'], ['If-None-Match: W/"'], ['If-None-Match: *'],
  ['X-Forwarded-For: \x80, , 1'], ['Authorization: Bearer \xff'], ['Authorization: Basic !!!'], ['Range: bytes=-1-'], ['Expect: 100-continue'], ['Expect: miracle'], ['Upgrade: websocket', 'Connection: Upgrade'],
  ['Origin: null'], ['Origin: http://evil.example'], ['Content-Length: -1'], ['Content-Length: 5', 'Content-Length: 6'], ['Transfer-Encoding: chunked'], ['Transfer-Encoding: gzip'], [`X-Long: ${'a'.repeat(17_000)}`],
  ['Referer: javascript:alert(1)'], ['Content-Type: multipart/form-data'], ['Content-Type: \xff/\xff'], [`X-Many: 1`, ...Array.from({ length: 200 }, (_, n) => `X-${n}: ${n}`)], ['Bad Header: 1'], [': empty'], ['No-Colon'],
) })
const hosts = fc.oneof({ weight: 12, arbitrary: fc.constant('127.0.0.1') }, { weight: 1, arbitrary: fc.constantFrom('', 'a b', '[::1', '\xff', 'evil.example:99999', 'x'.repeat(300), '%00', 'a/b', 'user@host', '..') })
const bodies = fc.oneof(
  fc.constant(null),
  fc.tuple(fc.constantFrom('application/x-www-form-urlencoded', 'application/json', 'text/plain', 'multipart/form-data; boundary=x', 'multipart/form-data; boundary=', 'application/octet-stream'), fc.oneof(
    fc.constantFrom('', 'a=%', 'a=%00&a=%ff&a', '{', '[1,2', '"\\ud800"', '{"a":"\\u0000"}', '--x\r\nContent-Disposition: form-data; name="tep"; filename="\xff\x00.xlsx"\r\n\r\nPK\x03\x04\r\n--x--', '--x\r\n', `${'['.repeat(5_000)}`, 'ten=\xff\xfe&ten=2', 'a'.repeat(70_000)),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  )),
)

function compose(request: { method: string; target: string; host: string; headers: readonly string[]; cookie?: string | undefined; body: readonly [type: string, text: string] | null }): Buffer {
  const lines = [`${request.method} ${request.target} HTTP/1.1`, `Host: ${request.host}`, 'Connection: close', ...request.headers]
  if (request.cookie !== undefined) lines.push(`Cookie: ${request.cookie}`, `Origin: http://${request.host}`)
  const body = request.body && request.method !== 'GET' && request.method !== 'HEAD' ? request.body : null
  if (body) lines.push(`Content-Type: ${body[0]}`, `Content-Length: ${Buffer.byteLength(body[1], 'latin1')}`)
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body ? body[1] : ''}${request.headers.includes('Transfer-Encoding: chunked') ? '0\r\n\r\n' : ''}`, 'latin1')
}

function expectSound(answer: RawAnswer, sent: Buffer): void {
  const asked = JSON.stringify(sent.toString('latin1').slice(0, 600))
  expect(answer.status, asked).toBeGreaterThanOrEqual(200)
  expect(answer.status, asked).toBeLessThan(500)
  if (answer.status === 400 && answer.body === '') return
  const first = sent.toString('latin1').split('\r\n')[0]!
  if (answer.headers['x-request-id'] && answer.status >= 400 && / \/(?:en\/)?api\/v1/.test(first) && !/(?:\.|%2e){2}/i.test(first)) expect(answer.headers['content-type'], asked).toContain('application/problem+json')
  for (const [name, value] of Object.entries(answer.headers)) expect(name === 'x-evil', `${asked} → ${name}: ${value}`).toBe(false)
}

const options = { numRuns: 1_000_000, interruptAfterTimeLimit: SECONDS * 1_000, markInterruptAsFailure: false } as const

test('no value at any place of any known address breaks the portal', { timeout: SECONDS * 1_000 + 30_000 }, async () => {
  expect(addresses.length).toBeGreaterThan(3)
  const request = fc.record({
    method: methods, at: fc.nat(), places: fc.array(hostile, { minLength: 3, maxLength: 3 }), tame: fc.option(fc.nat()), english: fc.boolean(),
    query: fc.array(fc.tuple(fc.nat(), hostile), { maxLength: 4 }), loose: fc.option(hostile, { freq: 4 }), host: hosts, headers: oddHeaders, body: bodies, officer: fc.option(fc.nat()),
    fields: fc.option(fc.array(fc.tuple(fc.nat(), hostile), { maxLength: 8 }), { freq: 2 }),
  })
  await fc.assert(fc.asyncProperty(request, async ({ method, at, places, tame, english, query, loose, host, headers, body, officer, fields }) => {
    const address = addresses[at % addresses.length]!
    let place = 0
    const path = address.path.replace(/:(\w+)(?:\{[^}]*\})?/g, (_whole, name: string) => {
      const fit = tame === null ? undefined : (fits[name] ?? fitting)
      return fit?.[tame! % fit.length] ?? places[place++ % places.length]!
    })
    const pairs = query.map(([name, value]) => `${address.names[name % Math.max(1, address.names.length)] ?? 'q'}=${value}`)
    if (loose !== null) pairs.push(loose)
    const target = `${english ? '/en' : ''}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`.replace(/[\r\n ]/g, '')
    const names = [...fieldNames]
    const form = fields && (['application/x-www-form-urlencoded', fields.map(([name, value]) => `${names[name % names.length]}=${value}`).join('&')] as const)
    const sent = compose({ method, target, host, headers, body: form ?? body, cookie: officer === null ? undefined : cookies[officer % cookies.length] })
    expectSound(await sendRaw(port, sent), sent)
  }), options)
})

test('no address that anyone may make up breaks the portal', { timeout: SECONDS * 1_000 + 30_000 }, async () => {
  const request = fc.record({
    method: methods, prefix: fc.constantFrom('', '/', '//', '/en', '/en/', '/api/v1/', '/api/', '/assets/', 'http://evil.example/', 'http://', '*', '/san-pham/', '/kenh/', '/tep/'),
    parts: fc.array(hostile, { maxLength: 5 }), host: hosts, headers: oddHeaders, body: bodies,
  })
  await fc.assert(fc.asyncProperty(request, async ({ method, prefix, parts, host, headers, body }) => {
    const sent = compose({ method, target: `${prefix}${parts.join('/')}`.replace(/[\r\n ]/g, '') || '/', host, headers, body })
    expectSound(await sendRaw(port, sent), sent)
  }), options)
})

test('bytes that are no request at all are refused and the connection closed', { timeout: 60_000 }, async () => {
  const junk = fc.uint8Array({ minLength: 1, maxLength: 400 }).map((bytes) => Buffer.concat([Buffer.from(bytes), Buffer.from('\r\n\r\n')]))
  await fc.assert(fc.asyncProperty(junk, async (sent) => {
    const answer = await sendRaw(port, sent)
    expect([400, 431], JSON.stringify(sent.toString('latin1'))).toContain(answer.status)
  }), { ...options, interruptAfterTimeLimit: 2_000 })
})

test('a request line of a megabyte, ten thousand parameters and a hundred repeats are answered in time', async () => {
  const get = (target: string): Buffer => compose({ method: 'GET', target, host: '127.0.0.1', headers: [], body: null })
  for (const target of [`/${'a'.repeat(1_000_000)}`, `/?${'q=1&'.repeat(3_500)}`, `/api?${Array.from({ length: 2_000 }, (_, n) => `p${n}=`).join('&')}`, `/?${'q=a&'.repeat(100)}`]) {
    const answer = await sendRaw(port, get(target))
    expect(answer.status).toBeGreaterThanOrEqual(200)
    expect(answer.status).toBeLessThan(500)
    expect(answer.ms).toBeLessThan(3_000)
  }
})

test('after all that the portal is alive and ready', async () => {
  const answer = await sendRaw(port, compose({ method: 'GET', target: '/readyz', host: '127.0.0.1', headers: [], body: null }))
  expect(answer.status).toBe(200)
})
