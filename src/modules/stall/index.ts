export type { StallTables } from './stall.tables.ts'
export { stallRoutes } from './stall.routes.tsx'
export { countStallRequests } from './requests.queries.ts'
export { stallData } from './hold-data.ts'
