export type { KeysTables } from './keys.tables.ts'
export { program, programOf } from './guard-program.ts'
export { keysRoutes } from './keys.routes.tsx'
