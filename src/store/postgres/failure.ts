import { StoreUnavailable } from '../store.ts'

/**
 * - `clash`: another call wrote the same row first; nothing was done, and the next try sees that row
 * - `again`: the server asks for a repetition; nothing was done
 * - `lost`: the connection, or the server, is not what it was; what was done is not known
 * - `fault`: the statement is wrong
 */
export type Failure = 'clash' | 'again' | 'lost' | 'fault'

/** Unique violation, and the null that statements write to end themselves where a row has come in between. */
const CLASHES = ['23505', '23502']
/** Serialization failure, deadlock. */
const AGAIN = ['40001', '40P01']
/** Connection, resources, the operator's intervention, the system; a server that only reads; refused log-ins. */
const LOST = ['08', '53', '57', '58', '28', '25006', '3D000', '40003']

export function failureOf(error: unknown): Failure {
  const { code } = error as { readonly code?: unknown }
  if (error instanceof StoreUnavailable || typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code))
    return isOfConnection(error) ? 'lost' : 'fault'
  if (CLASHES.includes(code)) return 'clash'
  if (AGAIN.includes(code)) return 'again'
  return LOST.some((prefix) => code.startsWith(prefix)) ? 'lost' : 'fault'
}

function isOfConnection(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true
  if (!(error instanceof Error)) return false
  const { code } = error as { readonly code?: string }
  return code !== undefined ? code.startsWith('E') : /connection|timeout|not queryable/i.test(error.message)
}
