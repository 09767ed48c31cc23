export { geographyApi } from './geography.api.ts'
export { Geography, geographyOf } from './geography.memory.ts'
export { loadGeography } from './load-geography.ts'
export type { Address, Found, Level, Outcome, Reading, Resolution, Scheme, Unit, UnitKind, UnitSearch } from './unit.rules.ts'
