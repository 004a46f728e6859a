import type { Logger } from '../telemetry/log.ts'
import type { Outcome } from './dispatch.ts'

/** One line per request; faults of this server with their stack. No key, ARN, parameter or secret. */
export function reporter(log: Logger): (outcome: Outcome) => void {
  return ({ bug, ...line }) => {
    if (bug === undefined) log.info(line, 'request')
    else log.error({ ...line, err: bug }, 'request failed')
  }
}
