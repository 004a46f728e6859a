import { destination, type Logger, pino } from 'pino'

export type { Logger }

/** JSON lines on stderr; standard output is for data. */
export function createLog(version: string): Logger {
  return pino(
    { base: { version }, timestamp: () => `,"time":"${new Date().toISOString()}"`, messageKey: 'message' },
    destination({ dest: 2, sync: true }),
  )
}
