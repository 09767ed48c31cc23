export type { PortalTables } from './portal.tables.ts'
export { portalRoutes, type PortalParts } from './portal.routes.tsx'
