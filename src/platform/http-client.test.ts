import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askOutside } from './http-client.ts'

let server: Server
let url: string
let calls = 0
beforeAll(async () => {
  server = createServer((request, response) => {
    calls++
    const path = request.url ?? ''
    if (path === '/busy') response.writeHead(calls < 3 ? 503 : 200).end('served')
    else if (path === '/large') response.end('x'.repeat(5_000))
    else if (path === '/elsewhere') response.writeHead(302, { location: '/large' }).end()
    else if (path !== '/never') response.writeHead(404).end('{}')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => { server.closeAllConnections(); server.close() })

test('a busy server is asked again, but only as often as was said', async () => {
  calls = 0
  expect(await askOutside({ url: `${url}/busy` })).toMatchObject({ kind: 'answered', status: 503 })
  expect(calls).toBe(1)
  expect(await askOutside({ url: `${url}/busy`, tries: 3 })).toEqual({ kind: 'answered', status: 200, text: 'served' })
})

test('a refusal is an answer and is not asked again', async () => {
  calls = 0
  expect(await askOutside({ url: `${url}/none`, tries: 3, method: 'POST', json: {} })).toMatchObject({ status: 404 })
  expect(calls).toBe(1)
})

test('a server that says nothing, says too much, or is not there is silent', async () => {
  expect(await askOutside({ url: `${url}/never`, seconds: 0.1 })).toEqual({ kind: 'silent', why: 'too-slow' })
  expect(await askOutside({ url: `${url}/large`, mostBytes: 1_000 })).toEqual({ kind: 'silent', why: 'too-large' })
  expect(await askOutside({ url: 'http://127.0.0.1:1/' })).toEqual({ kind: 'silent', why: 'unreachable' })
})

test('nobody is sent elsewhere with our keys', async () => {
  expect(await askOutside({ url: `${url}/elsewhere` })).toMatchObject({ kind: 'answered', status: 302 })
})
