export type { ReviewsTables } from './reviews.tables.ts'
export { reviewsOn, reviewsRoutes, reviewWay } from './reviews.routes.tsx'
export { reviewsJobs } from './reviews.jobs.ts'
export { reviewDays } from './review.rules.ts'
