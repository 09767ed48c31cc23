import { z } from 'zod'
import { sql } from '#platform/db'
import { job, type Job } from '#platform/jobs'
import { sendHook, type Post, type SendTables } from './send-hook.ts'

export const hooksJobs = ({ post }: { readonly post: Post }): readonly Job<SendTables>[] => [
  job<SendTables, { id: string }>({
    name: 'send-hook', payload: z.object({ id: z.uuid() }),
    run: ({ store, clock, signal }, { id }) => sendHook(store, id, post, signal, clock()),
  }),
  job<SendTables, object>({
    name: 'forget-old-hooks', payload: z.object({}), cron: '40 3 * * *',
    run: async ({ store, clock }) => { await store.transaction((tx) => sql(tx, 'hooks.forget', `delete from hooks.deliveries where made_at < $1::timestamptz - interval '60 days'`, [clock()])) },
  }),
]
