export { Catalogue } from './catalogue.memory.ts'
export { catalogueApi } from './catalogue.api.ts'
export { catalogueRoutes } from './catalogue.routes.tsx'
export { standingWords } from './standing.words.ts'
