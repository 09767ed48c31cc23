import { z } from 'zod'
import type { IdentityTables } from '#identity'
import { job, type Job } from '#platform/jobs'
import type { DataHolder } from '#platform/own-data'
import { eraseLeftovers, erasePerson } from './erase-person.ts'
import type { OwnDataTables } from './owndata.tables.ts'

export function ownDataJobs<T extends OwnDataTables & IdentityTables>(holders: readonly DataHolder<T>[]): readonly Job<T>[] {
  return [
    job<T, { requestId: string }>({ name: 'erase-person', payload: z.object({ requestId: z.uuid() }), run: ({ store, clock }, { requestId }) => store.transaction(async (tx) => { await erasePerson(tx, holders, requestId, clock()) }) }),
    job<T, object>({ name: 'erase-leftovers', payload: z.object({}), cron: '20 3 * * *', run: ({ store, clock }) => store.transaction(async (tx) => { await eraseLeftovers(tx, holders, clock()) }) }),
  ]
}
