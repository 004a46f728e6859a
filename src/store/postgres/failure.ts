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
/**
 * Connection, resources, the operator's intervention, the system; a server that only reads, or has given up a
 * transaction in which nothing happened; refused log-ins.
 */
const LOST = ['08', '53', '57', '58', '28', '25006', '25P03', '3D000', '40003']

/** A code of the server begins with a digit or has one; those of Node are words. */
const SQLSTATE = /^(?=.*[0-9])[0-9A-Z]{5}$/
/** What the library says of a connection that has gone, without a code. */
const CONNECTION = /connection|timeout|not queryable/i

export function failureOf(error: unknown): Failure {
  if (error instanceof StoreUnavailable) return 'lost'
  if (!(error instanceof Error)) return 'fault'
  const { code } = error as { readonly code?: string }
  if (code === undefined) return CONNECTION.test(error.message) ? 'lost' : 'fault'
  if (!SQLSTATE.test(code)) return code.startsWith('ERR_') && !/^ERR_(TLS|SSL)_/.test(code) ? 'fault' : 'lost'
  if (CLASHES.includes(code)) return 'clash'
  if (AGAIN.includes(code)) return 'again'
  return LOST.some((prefix) => code.startsWith(prefix)) ? 'lost' : 'fault'
}
