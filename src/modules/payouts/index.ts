export type { PayoutsTables } from './payouts.tables.ts'
export { comingMoney, payoutsRoutes } from './payouts.routes.tsx'
