import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { storeys } from '../architecture.mjs'
import { keysBetweenSchemas, keysWithoutIndex, schemaText } from './schema-text.ts'
import { faultsOf, readColumns } from './table-types.ts'

let client: pg.Client
beforeAll(async () => {
  client = new pg.Client({ connectionString: inject('databaseUrl').replace(/\/ocop$/, '/ocop_shape') })
  const admin = new pg.Client({ connectionString: inject('databaseUrl').replace(/\/ocop$/, '/postgres') })
  await admin.connect()
  await admin.query('create database ocop_shape template ocop')
  await admin.end()
  await client.connect()
})
afterAll(() => client.end())

test('migrations/schema.sql shows the database as the migrations make it', async () => {
  const written = readFileSync(new URL('../migrations/schema.sql', import.meta.url), 'utf8')
  expect(written, 'write it anew: npm run -s write-schema').toBe(await schemaText(client))
})

test('the written types of every module fit its tables', async () => {
  const columns = await readColumns(client)
  expect(columns.size).toBeGreaterThan(10)
  const faults = readdirSync(new URL('../src/modules', import.meta.url)).flatMap((module) => faultsOf(columns, module))
  expect(faults, 'bring them in line: npm run -s write-tables').toEqual([])
})

test('every foreign key has an index that leads with it', async () => {
  expect(await keysWithoutIndex(client)).toEqual([])
})

test('foreign keys lead to lower storeys only', async () => {
  const storeyOf = new Map(storeys.flatMap((modules, storey) => modules.map((name) => [name, storey] as const)))
  storeyOf.set('platform', -1)
  const upward = (await keysBetweenSchemas(client)).filter(({ from, to }) => !((storeyOf.get(to) ?? 99) < (storeyOf.get(from) ?? 99)))
  expect(upward.map((each) => each.key)).toEqual([])
})
