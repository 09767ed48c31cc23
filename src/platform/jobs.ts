/** Work that runs unseen: queued in the same transaction as its cause, run by the worker at least once. */
import { setTimeout as pause } from 'node:timers/promises'
import { run, runOnce, type Runner, type TaskList } from 'graphile-worker'
import type { z } from 'zod'
import type { Clock } from './day.ts'
import { sql, type Store, type Tx } from './db.ts'
import { keepJobLocks, stopWith } from './job-locks.ts'
import { log } from './log.ts'
import { quiet } from './migrate.ts'

export interface JobContext<T> {
  readonly store: Store<T>
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** One kind of job. It may run twice and must not mind. `cron` is in Vietnam's time, five fields. */
export interface Job<T, Payload = unknown> {
  readonly name: string
  readonly payload: z.ZodType<Payload>
  readonly cron?: string
  run(context: JobContext<T>, payload: Payload): Promise<void>
}

/** Fixes the payload's type between its schema and the function that uses it. */
export function job<T, Payload>(definition: Job<T, Payload>): Job<T> {
  return definition as unknown as Job<T>
}

/** Queues a job. With a `key`, a waiting job of the same key is replaced, so that it is there once. */
export async function queue(tx: Tx<unknown>, name: string, payload: object, options: { key?: string; runAt?: Date; maxAttempts?: number } = {}): Promise<void> {
  await sql(tx, 'platform.queue', `select graphile_worker.add_job($1, payload := $2::json, job_key := $3, run_at := $4, max_attempts := coalesce($5, 12))`, [
    name, JSON.stringify(payload), options.key ?? null, options.runAt ?? null, options.maxAttempts ?? null,
  ])
}

/** What a statement that queues many jobs at once inserts: name, payload, key. They are handed on within a second. */
export const SOON = 'insert into platform.soon (name, payload, job_key)'

/** How often what waits in `platform.soon` is handed to the runner. */
const CARRY_MS = 200
const MOST_CARRIED = 1_000

/** Hands what was queued without a wake-up to the runner, many at once; gives how many. Two that carry at the same time share the work. */
async function carrySoon(store: Store<unknown>): Promise<number> {
  const rows = await store.transaction((tx) => sql<{ count: number }>(tx, 'platform.carry-soon', `
    with taken as (delete from platform.soon where id in (select id from platform.soon order by id limit ${MOST_CARRIED} for update skip locked) returning id, name, payload, job_key),
      latest as (select distinct on (coalesce(job_key, id::text)) id, row(name, payload::json, null, null, 12, job_key, null, null)::graphile_worker.job_spec as spec from taken order by coalesce(job_key, id::text), id desc),
      specs as (select array_agg(spec order by id) as list, (select count(*) from taken) as count from latest)
    select specs.count, (select count(*) from graphile_worker.add_jobs(specs.list)) as queued from specs where specs.count > 0`))
  return rows[0]?.count ?? 0
}

/** Carries until stopped. A round that fails is made up for by the next. */
function keepCarrying(store: Store<unknown>): { stop(): Promise<void> } {
  const ending = new AbortController()
  const work = (async () => {
    while (!ending.signal.aborted) {
      const carried = await carrySoon(store).catch((fault: unknown) => (log.warn({ err: fault }, 'queued jobs could not be handed on'), 0))
      if (carried < MOST_CARRIED) await pause(CARRY_MS, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  })()
  return { stop: () => (ending.abort(), work) }
}

function taskList<T>(jobs: readonly Job<T>[], store: Store<T>, clock: Clock): TaskList {
  return Object.fromEntries(jobs.map((each) => [each.name, async (payload: unknown, helpers: { abortSignal?: AbortSignal }) => {
    const empty = payload && typeof payload === 'object' && '_cron' in payload ? {} : payload
    await each.run({ store, clock, signal: helpers.abortSignal ?? new AbortController().signal }, each.payload.parse(empty))
  }]))
}

/** Runs jobs and timetables until stopped. */
export async function runJobs<T>(jobs: readonly Job<T>[], store: Store<T>, clock: Clock, concurrency: number): Promise<Runner> {
  const locks = await keepJobLocks(store)
  const carrying = keepCarrying(store as Store<unknown>)
  const runner = stopWith(await run({
    events: locks.events, pgPool: store.pool, taskList: taskList(jobs, store, clock), concurrency, noHandleSignals: true, logger: quiet(), pollInterval: 2_000,
    crontab: timetableOf(jobs),
  }), locks)
  const stop = runner.stop.bind(runner)
  return Object.assign(runner, { stop: async () => { await carrying.stop(); await stop() } })
}

/** Runs every job that is due and returns when none is left; for commands and tests. */
export async function drainJobs<T>(jobs: readonly Job<T>[], store: Store<T>, clock: Clock): Promise<void> {
  const locks = await keepJobLocks(store)
  try {
    do {
      while (await carrySoon(store as Store<unknown>) > 0);
      await runOnce({ events: locks.events, pgPool: store.pool, taskList: taskList(jobs, store, clock), noHandleSignals: true, logger: quiet() })
    } while (await carrySoon(store as Store<unknown>) > 0)
  } finally {
    await locks.stop()
  }
}

/** The runner counts in UTC; a timetable is written in Vietnam's hours (UTC+7, no summer time). */
function shiftToUtc(cron: string): string {
  const [minute, hour, ...rest] = cron.split(' ')
  const hours = hour === '*' || hour!.startsWith('*/') ? hour : hour!.split(',').map((each) => (Number(each) + 17) % 24).join(',')
  return [minute, hours, ...rest].join(' ')
}

/** When each job of a timetable runs, for the runner, which counts in UTC. */
export const timetableOf = (jobs: readonly { readonly name: string; readonly cron?: string }[]): string => jobs.filter((each) => each.cron).map((each) => `${shiftToUtc(each.cron!)} ${each.name} ?max=3`).join('\n')
