/** What the operator sets by environment; read once, here and nowhere else. `docs/running.md` lists them. */
import { resolve } from 'node:path'

const env = process.env

/** Read before anything else runs, so that there is nobody else to tell. */
function unreadable(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}

function whole(name: string, fallback: number): number {
  const text = env[name]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) unreadable(`${name}=${text}: cần một số nguyên không âm.`)
  return value
}

/** The first of `values` is the default. */
function oneOf(name: string, values: readonly string[]): string {
  const text = env[name] || values[0]!
  if (!values.includes(text)) unreadable(`${name}=${text}: cần một trong ${values.join(', ')}.`)
  return text
}

export const config = {
  host: env['HOST'] ?? '127.0.0.1',
  port: whole('PORT', 3000),
  dataDir: resolve(env['DATA_DIR'] ?? './data'),
  databaseUrl: env['DATABASE_URL'] ?? null,
  /** A server that may lag and cannot write; reads go there when set. */
  databaseReadUrl: env['DATABASE_READ_URL'] ?? null,
  /** Address the public types; used in canonical links, feeds and share pictures. */
  publicUrl: (env['PUBLIC_URL'] ?? '').replace(/\/+$/, ''),
  poolSize: whole('DATABASE_POOL', 10),
  workers: whole('WORKERS', 1),
  /** `reference`: an empty database gets the official facts only, not the published lists and the sample story. */
  seed: oneOf('SEED', ['all', 'reference']),
  logLevel: oneOf('LOG_LEVEL', ['info', 'fatal', 'error', 'warn', 'debug', 'trace', 'silent']),
  trustProxy: env['TRUST_PROXY'] === '1',
  /** Requests each caller may make per minute to the API; 0 switches the limit off (benchmarks). */
  apiPerMinute: whole('API_PER_MINUTE', 600),
  /** Who shows it may read /metrics; without it only callers on the same machine may. */
  metricsToken: env['METRICS_TOKEN'] || null,
  secureCookies: env['SECURE_COOKIES'] !== '0' && (env['PUBLIC_URL'] ?? '').startsWith('https:'),
  /** Codes sent to people can be read in the officers' outbox: for demonstrations and tests without an SMS provider, never in production. */
  showCodes: env['SHOW_CODES'] === '1',
  /** An account with eSMS; without it messages stay in the outbox. */
  esms: env['ESMS_API_KEY'] && env['ESMS_SECRET_KEY'] && env['ESMS_BRANDNAME'] ? { apiKey: env['ESMS_API_KEY'], secretKey: env['ESMS_SECRET_KEY'], brandname: env['ESMS_BRANDNAME'], sandbox: env['ESMS_SANDBOX'] === '1', url: env['ESMS_URL'] || null } : null,
  /** Webhooks may go to 127.0.0.1, also without TLS: for demonstrations and tests, never in production. */
  hooksToLoopback: env['HOOKS_TO_LOOPBACK'] === '1',
  nodeEnv: env['NODE_ENV'] ?? 'production',
} as const

/** The address that links in feeds and e-mails start with: PUBLIC_URL, else where this process listens. */
export function publicUrl(): string {
  return config.publicUrl || `http://${config.host}:${config.port}`
}
