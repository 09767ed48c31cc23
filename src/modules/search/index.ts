export { SearchIndex, type Answer, type Outcome, type Question } from './search-index.memory.ts'
export { sorts, type Sort } from './list-cursor.rules.ts'
export type { FacetCount, FacetCounts } from './list-filter.memory.ts'
export type { SearchDoc, Tier } from './search-doc.rules.ts'
