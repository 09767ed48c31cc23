import { forgetBaskets, type BasketTables } from '#basket'
import type { IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import type { OffersTables } from '#offers'
import type { ProducersTables } from '#producers'
import { z } from 'zod'
import { job, type Job } from '#platform/jobs'
import { lapseOrders } from './move-order.ts'
import { remindSellers } from './remind-sellers.ts'
import type { OrdersTables } from './orders.tables.ts'

type Tables = OrdersTables & OffersTables & BasketTables & NoticesTables & IdentityTables & ProducersTables

export const orderJobs: readonly Job<Tables>[] = [
  job<Tables, object>({
    name: 'lapse-orders', payload: z.object({}), cron: '*/5 * * * *',
    run: async ({ store, clock }) => { while (await store.transaction((tx) => lapseOrders(tx, clock())) === 500); },
  }),
  job<Tables, object>({
    name: 'remind-sellers', payload: z.object({}), cron: '*/10 * * * *',
    run: async ({ store, clock }) => { await store.transaction((tx) => remindSellers(tx, clock())) },
  }),
  job<Tables, object>({
    name: 'forget-baskets', payload: z.object({}), cron: '20 3 * * *',
    run: ({ store, clock }) => store.transaction((tx) => forgetBaskets(tx, clock())),
  }),
]
