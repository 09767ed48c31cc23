/**
 * A worker that is killed leaves its job locked, and the runner frees it only after four hours. Here each living worker
 * holds an advisory lock under its name on a connection of its own; a job whose worker holds none is freed at once.
 */
import { EventEmitter } from 'node:events'
import type { Runner, WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import type { Store } from './db.ts'
import { log } from './log.ts'

const EVERY_MS = 30_000
const KEY = `hashtextextended($1, 20261124)`

export interface JobLocks {
  readonly events: WorkerEvents
  stop(): Promise<void>
}

/** Frees what dead workers left, now and twice a minute. Give `events` to the runner, so that its workers are known as living. */
export async function keepJobLocks(store: Store<unknown>): Promise<JobLocks> {
  const events: WorkerEvents = new EventEmitter()
  const names = new Set<string>()
  let connection: pg.Client | null = null
  let busy: Promise<void> = Promise.resolve()
  const next = (step: (client: pg.Client) => Promise<void>): Promise<void> => {
    busy = busy.then(async () => {
      if (!connection) {
        connection = await store.ownConnection()
        connection.on('error', () => { connection = null })
        for (const name of names) await connection.query(`select pg_advisory_lock(${KEY})`, [name])
      }
      await step(connection)
    }).catch((fault: unknown) => {
      connection?.end().catch(() => undefined)
      connection = null
      log.warn({ err: fault }, 'locks of jobs could not be looked after')
    })
    return busy
  }
  events.on('worker:create', ({ worker }) => {
    names.add(worker.workerId)
    void next(async (client) => void (await client.query(`select pg_advisory_lock(${KEY})`, [worker.workerId])))
  })
  const look = (): Promise<void> => next((client) => freeDead(client, names))
  await look()
  const timer = setInterval(() => void look(), EVERY_MS)
  return {
    events,
    async stop() {
      clearInterval(timer)
      await busy
      await connection?.end().catch(() => undefined)
    },
  }
}

async function freeDead(client: pg.Client, own: ReadonlySet<string>): Promise<void> {
  const holders = await client.query<{ name: string }>('select distinct locked_by as name from graphile_worker.jobs where locked_by is not null')
  for (const { name } of holders.rows) {
    if (own.has(name)) continue
    const got = await client.query<{ got: boolean }>(`select pg_try_advisory_lock(${KEY}) as got`, [name])
    if (!got.rows[0]!.got) continue
    await client.query('select graphile_worker.force_unlock_workers(array[$1::text])', [name])
    await client.query(`select pg_advisory_unlock(${KEY})`, [name])
    log.info({ worker: name }, 'freed the jobs of a worker that died')
  }
}

/** Runs `runner` with the locks kept, and lets them go when it has ended. */
export function stopWith(runner: Runner, locks: JobLocks): Runner {
  const stop = runner.stop.bind(runner)
  runner.stop = async (...reason) => { await stop(...reason); await locks.stop() }
  return runner
}
