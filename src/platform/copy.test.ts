import type { Duplex } from 'node:stream'
import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/database'
import { copyIn, copyOut } from './copy.ts'

async function connected(): Promise<pg.Client> {
  const { url } = await freshDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

test('a slow taker gets every byte, and the connection serves the next statement', async () => {
  const client = await connected()
  let bytes = 0
  await copyOut(client, `copy (select repeat('x', 99) from generate_series(1, 60000)) to stdout`, async (piece) => {
    bytes += piece.length
    await new Promise((done) => setImmediate(done))
  })
  expect(bytes).toBe(6_000_000)
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await client.end()
})

test('when the stream comes to rest just as the last rows arrive, the connection still serves the next statement', async () => {
  const client = await connected()
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
  let go!: () => void
  const rested = new Promise<void>((done) => { go = done })
  stream.once('pause', () => setImmediate(go))
  // Five pieces of 256 kB and five rows more: the fifth piece brings the stream to rest, the rest is there already.
  await copyOut(client, `copy (select repeat('y', 1023) from generate_series(1, 1285)) to stdout`, () => rested)
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await client.end()
})

test('a taker that fails fails the copying, not the connection', async () => {
  const client = await connected()
  await expect(copyOut(client, `copy (select repeat('x', 999) from generate_series(1, 5000)) to stdout`, async () => { throw new Error('disk full') })).rejects.toThrow('disk full')
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await client.end()
})

test('rows that do not fit are refused, and the connection serves the next statement', async () => {
  const client = await connected()
  await client.query('create temporary table few (n int)')
  async function* rows(): AsyncIterable<Buffer> { for (let n = 0; n < 1000; n++) yield Buffer.from(n === 500 ? 'many\n' : `${n}\n`) }
  await expect(copyIn(client, 'copy few from stdin', rows())).rejects.toThrow(/invalid input syntax/)
  async function* broken(): AsyncIterable<Buffer> { yield Buffer.from('1\n'); throw new Error('source broke') }
  await expect(copyIn(client, 'copy few from stdin', broken())).rejects.toThrow(/source broke/)
  expect((await client.query('select count(*)::int as n from few')).rows).toEqual([{ n: 0 }])
  await client.end()
})
