export type { ReconciliationTables } from './reconciliation.tables.ts'
export { reconciliationRoutes } from './reconciliation.routes.tsx'
export { reconciliationJobs } from './reconciliation.jobs.ts'
export { countMoneyWork } from './reconciliation.queries.ts'
