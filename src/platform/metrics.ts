import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export const registry = new Registry()
collectDefaultMetrics({ register: registry })

export const requests = new Counter({ name: 'ocop_http_requests_total', help: 'Requests answered, by status class and by where the answer came from', labelNames: ['status', 'from'], registers: [registry] })
export const requestSeconds = new Histogram({ name: 'ocop_http_request_seconds', help: 'Time to answer requests that were not in the page cache', labelNames: ['method'], buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10], registers: [registry] })
export const cachePages = new Gauge({ name: 'ocop_page_cache_pages', help: 'Pages held in memory', registers: [registry] })
export const cacheBytes = new Gauge({ name: 'ocop_page_cache_bytes', help: 'Bytes of the pages held in memory', registers: [registry] })
export const jobsWaiting = new Gauge({ name: 'ocop_jobs_waiting', help: 'Jobs due and not yet run', registers: [registry] })
export const jobsFailed = new Gauge({ name: 'ocop_jobs_failed', help: 'Jobs that gave up after all attempts', registers: [registry] })
export const databaseUp = new Gauge({ name: 'ocop_database_up', help: '1 when the database answered this scrape', registers: [registry] })
export const poolConnections = new Gauge({ name: 'ocop_database_connections', help: 'Connections of this process to the database', labelNames: ['pool', 'state'], registers: [registry] })
