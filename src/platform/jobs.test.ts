import { expect, test } from 'vitest'
import { z } from 'zod'
import { freshDatabase } from '#tests/database'
import { sqlOnce } from './db.ts'
import { drainJobs, job, queue } from './jobs.ts'

const clock = () => new Date('2026-11-24T09:00:00+07:00')

test('a job whose worker was killed is run by the next worker at once', async () => {
  const { store } = await freshDatabase()
  const done: string[] = []
  const jobs = [job({ name: 'note', payload: z.object({ word: z.string() }), run: async (_context, { word }) => { done.push(word) } })]
  await store.transaction((tx) => queue(tx, 'note', { word: 'one' }))
  await store.transaction((tx) => sqlOnce(tx, `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-killed', attempts = 1`))
  await drainJobs(jobs, store, clock)
  expect(done).toEqual(['one'])
})

test('a job that a living worker holds is left to it', async () => {
  const { store } = await freshDatabase()
  const done: string[] = []
  const jobs = [job({ name: 'note', payload: z.object({ word: z.string() }), run: async (_context, { word }) => { done.push(word) } })]
  const living = await store.ownConnection()
  await living.query(`select pg_advisory_lock(hashtextextended('worker-alive', 20261124))`)
  await store.transaction((tx) => queue(tx, 'note', { word: 'one' }))
  await store.transaction((tx) => sqlOnce(tx, `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-alive', attempts = 1`))
  await drainJobs(jobs, store, clock)
  await living.end()
  expect(done).toEqual([])
})
