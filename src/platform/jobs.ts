/** Work that runs unseen: queued in the same transaction as its cause, run by the worker at least once. */
import { run, runOnce, type Runner, type TaskList } from 'graphile-worker'
import type { z } from 'zod'
import type { Clock } from './day.ts'
import { sql, type Store, type Tx } from './db.ts'
import { keepJobLocks, stopWith } from './job-locks.ts'
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

function taskList<T>(jobs: readonly Job<T>[], store: Store<T>, clock: Clock): TaskList {
  return Object.fromEntries(jobs.map((each) => [each.name, async (payload: unknown, helpers: { abortSignal?: AbortSignal }) => {
    const empty = payload && typeof payload === 'object' && '_cron' in payload ? {} : payload
    await each.run({ store, clock, signal: helpers.abortSignal ?? new AbortController().signal }, each.payload.parse(empty))
  }]))
}

/** Runs jobs and timetables until stopped. */
export async function runJobs<T>(jobs: readonly Job<T>[], store: Store<T>, clock: Clock, concurrency: number): Promise<Runner> {
  const locks = await keepJobLocks(store)
  return stopWith(await run({
    events: locks.events, pgPool: store.pool, taskList: taskList(jobs, store, clock), concurrency, noHandleSignals: true, logger: quiet(), pollInterval: 2_000,
    crontab: jobs.filter((each) => each.cron).map((each) => `${shiftToUtc(each.cron!)} ${each.name} ?max=3`).join('\n'),
  }), locks)
}

/** Runs every job that is due and returns when none is left; for commands and tests. */
export async function drainJobs<T>(jobs: readonly Job<T>[], store: Store<T>, clock: Clock): Promise<void> {
  const locks = await keepJobLocks(store)
  try {
    await runOnce({ events: locks.events, pgPool: store.pool, taskList: taskList(jobs, store, clock), noHandleSignals: true, logger: quiet() })
  } finally {
    await locks.stop()
  }
}

/** The runner counts in UTC; a timetable is written in Vietnam's hours (UTC+7, no summer time). */
function shiftToUtc(cron: string): string {
  const [minute, hour, ...rest] = cron.split(' ')
  return [minute, hour === '*' || hour!.startsWith('*/') ? hour : String((Number(hour) + 17) % 24), ...rest].join(' ')
}
