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

const words = (name: string): readonly string[] => (env[name] ?? '').split(/[\s,]+/).filter(Boolean)

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
  /** An official account of Zalo; without it nothing goes by Zalo. */
  zalo: env['ZALO_APP_ID'] && env['ZALO_APP_SECRET'] && env['ZALO_REFRESH_TOKEN'] ? { appId: env['ZALO_APP_ID'], secret: env['ZALO_APP_SECRET'], refreshToken: env['ZALO_REFRESH_TOKEN'], url: env['ZALO_URL'] || null, tokenUrl: env['ZALO_TOKEN_URL'] || null } : null,
  /** Keys for what is kept sealed, `name:base64 of 32 bytes`, the newest first; without it the embedded portal makes its own under `dataDir`. */
  sealKeys: env['SEAL_KEYS'] || null,
  /** A provider of OpenID Connect by whom people may also sign in. */
  oidc: env['OIDC_ISSUER'] && env['OIDC_CLIENT_ID'] ? {
    issuer: env['OIDC_ISSUER'], clientId: env['OIDC_CLIENT_ID'], clientSecret: env['OIDC_CLIENT_SECRET'] || null,
    /** What the button says; a proper name. */
    name: env['OIDC_NAME'] || 'VNeID', scope: env['OIDC_SCOPE'] || 'openid profile',
    /** The level asked of the provider, and the claim and its values that count as an identity it has verified. */
    askLevel: env['OIDC_ACR_VALUES'] || null, levelClaim: env['OIDC_LEVEL_CLAIM'] || 'acr', verifiedLevels: words('OIDC_VERIFIED_LEVELS'),
    /** Claims that hold the telephone and the personal id number; not read unless named. */
    phoneClaim: env['OIDC_PHONE_CLAIM'] || null, personNoClaim: env['OIDC_PERSON_NO_CLAIM'] || null,
  } : null,
  /** Webhooks may go to 127.0.0.1, also without TLS: for demonstrations and tests, never in production. */
  hooksToLoopback: env['HOOKS_TO_LOOPBACK'] === '1',
  nodeEnv: env['NODE_ENV'] ?? 'production',
} as const

/** The address that links in feeds and e-mails start with: PUBLIC_URL, else where this process listens. */
export function publicUrl(): string {
  return config.publicUrl || `http://${config.host}:${config.port}`
}
