export type { PayoutsTables } from './payouts.tables.ts'
export { payoutsRoutes } from './payouts.routes.tsx'
export { comingMoney } from './coming.piece.tsx'
