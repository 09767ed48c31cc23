/** Every module's tables: what the assembled program holds a store of. */
import type { GeographyTables } from './modules/geography/geography.tables.ts'
import type { IdentityTables } from './modules/identity/identity.tables.ts'

export type AllTables = GeographyTables & IdentityTables
