import { expect, test } from 'vitest'
import { testPortal } from '#tests/portal'
import { healthRoutes } from './health.ts'
import { sqlOnce } from './db.ts'

const from = (remoteAddress: string): object => ({ incoming: { socket: { remoteAddress } } })

test('a portal whose database is up to date is ready', async () => {
  const portal = await testPortal()
  const answer = await portal.app.request('/readyz')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ status: 'ready', checks: { database: true, migrations: true } })
})

test('a portal whose database misses a migration lives but is not ready', async () => {
  const portal = await testPortal()
  await portal.store.transaction((tx) => sqlOnce(tx, `delete from platform.migrations where name = '0001-platform.sql'`))
  const answer = await portal.app.request('/readyz')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ status: 'not-ready', checks: { database: true, migrations: false } })
  expect((await portal.app.request('/healthz')).status).toBe(200)
})

test('what else the process holds is asked too, and a check that breaks counts as not ready', async () => {
  const { store } = await testPortal()
  const routes = healthRoutes(store, [{ name: 'index', ready: () => { throw new Error('not built') } }])
  expect(await (await routes.request('/readyz')).json()).toMatchObject({ checks: { index: false } })
})

test('figures are given to a caller on the same machine, with the jobs that wait', async () => {
  const portal = await testPortal()
  await portal.store.transaction((tx) => sqlOnce(tx, `select graphile_worker.add_job('nobody-does-this')`))
  const answer = await portal.app.request('/metrics', {}, from('127.0.0.1'))
  expect(answer.status).toBe(200)
  const text = await answer.text()
  expect(text).toContain('ocop_jobs_waiting 1')
  expect(text).toContain('ocop_database_up 1')
})

test('figures are not given to a caller from elsewhere or through a proxy', async () => {
  const portal = await testPortal()
  expect((await portal.app.request('/metrics', {}, from('203.0.113.9'))).status).toBe(403)
  expect((await portal.app.request('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } }, from('127.0.0.1'))).status).toBe(403)
})
