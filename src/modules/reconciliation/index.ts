export type { ReconciliationTables } from './reconciliation.tables.ts'
export { reconciliationRoutes } from './reconciliation.routes.tsx'
