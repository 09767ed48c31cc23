import { pino } from 'pino'
import { config } from './config.ts'

interface LoggedFault { type: string; message: string; stack?: string | undefined; code?: unknown; detail?: unknown; cause?: LoggedFault | undefined }

/** Of an error only what explains it: a database's error drags its whole connection along. */
export function faultAsLogged(fault: unknown, depth = 0): LoggedFault {
  if (!(fault instanceof Error)) return { type: typeof fault, message: String(fault) }
  const { code, detail } = fault as { code?: unknown; detail?: unknown }
  return { type: fault.constructor.name, message: fault.message, stack: fault.stack, ...(code === undefined ? {} : { code }), ...(typeof detail === 'string' ? { detail } : {}), ...(fault.cause === undefined || depth > 3 ? {} : { cause: faultAsLogged(fault.cause, depth + 1) }) }
}

/** Structured log on standard error, one JSON object a line. Never hand it a password, a code, a cookie or a whole body. */
export const log = pino(
  {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: faultAsLogged },
    redact: { paths: ['password', 'cookie', 'authorization', '*.password', '*.cookie', '*.authorization', 'databaseUrl'], censor: '***' },
  },
  pino.destination({ dest: 2, sync: true }),
)
