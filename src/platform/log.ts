import { pino } from 'pino'
import { config } from './config.ts'

/** Structured log on standard error, one JSON object a line. Never hand it a password, a code, a cookie or a whole body. */
export const log = pino(
  {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['password', 'cookie', 'authorization', '*.password', '*.cookie', '*.authorization', 'databaseUrl'], censor: '***' },
  },
  pino.destination({ dest: 2, sync: true }),
)
