import { forgetBaskets, type BasketTables } from '#basket'
import type { IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import type { OffersTables } from '#offers'
import type { PhotosTables } from '#photos'
import type { ProducersTables } from '#producers'
import type { ShippingTables } from '#shipping'
import { z } from 'zod'
import { job, type Job } from '#platform/jobs'
import type { PaymentsTables } from '#payments'
import { forgetRefundAccounts } from './give-back.ts'
import { lapseOrders } from './move-order.ts'
import { DAYS_OF_REFUND_ACCOUNT } from './order-money.rules.ts'
import { remindSellers } from './remind-sellers.ts'
import type { OrdersTables } from './orders.tables.ts'

type Tables = OrdersTables & OffersTables & BasketTables & NoticesTables & IdentityTables & PaymentsTables & PhotosTables & ProducersTables & ShippingTables

export const orderJobs: readonly Job<Tables>[] = [
  job<Tables, object>({
    name: 'lapse-orders', payload: z.object({}), cron: '*/5 * * * *',
    run: async ({ store, clock }) => { while (await store.transaction((tx) => lapseOrders(tx, clock())) === 500); },
  }),
  job<Tables, object>({
    name: 'forget-refund-accounts', payload: z.object({}), cron: '40 3 * * *',
    run: async ({ store, clock }) => { while (await store.transaction((tx) => forgetRefundAccounts(tx, new Date(clock().getTime() - DAYS_OF_REFUND_ACCOUNT * 86_400_000))) === 500); },
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
