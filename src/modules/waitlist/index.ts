export type { WaitlistTables } from './waitlist.tables.ts'
export { waitlistRoutes } from './waitlist.routes.tsx'
export { waitlistJobs } from './waitlist.jobs.ts'
export { waitlistData } from './hold-data.ts'
