/** Sealing anew, by the operator after a change of keys, and every night what still lies plain. */
import { z } from 'zod'
import type { Command } from './command.ts'
import type { Tx } from './db.ts'
import { job, type Job } from './jobs.ts'
import { ownSeal } from './sealed.ts'

/** Seals what lies plain or under a former key, and says how many. */
export type Reseal<T> = (tx: Tx<T>) => Promise<number>

async function resealAll<T>(tx: Tx<T>, parts: readonly Reseal<T>[]): Promise<number> {
  let count = 0
  for (const reseal of parts) count += await reseal(tx)
  return count
}

export const sealedCommands = <T>(parts: readonly Reseal<T>[]): readonly Command<T>[] => [{
  name: 'secrets reseal', summary: 'Niêm lại mọi dữ liệu mật bằng khóa đứng đầu SEAL_KEYS. Sau đó khóa cũ bỏ được.', usage: '',
  options: {},
  async run({ store, say }) {
    if (!ownSeal().ready) return say('Chưa có khóa nào: đặt SEAL_KEYS.'), 1
    say(`Đã niêm lại ${await store.transaction((tx) => resealAll(tx, parts))} mục.`)
    return 0
  },
}]

export const sealedJobs = <T>(parts: readonly Reseal<T>[]): readonly Job<T>[] => [
  job<T, object>({
    name: 'reseal-secrets', payload: z.object({}), cron: '25 2 * * *',
    run: async ({ store }) => { if (ownSeal().ready) await store.transaction((tx) => resealAll(tx, parts)) },
  }),
]
