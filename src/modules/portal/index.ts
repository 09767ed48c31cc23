export type { PortalTables } from './portal.tables.ts'
export { portalRoutes, type PortalParts } from './portal.routes.tsx'
export type { Counts, CountryFigures, PortalSources, ProvinceSummary, ShownProducer, ShownProduct } from './sources.rules.ts'
