export { sheetRoutes } from './goods-sheet.routes.tsx'
export type { SheetTables } from './sheet.tables.ts'
export { sheetData } from './hold-data.ts'
