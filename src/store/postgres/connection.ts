import { readFileSync } from 'node:fs'
import type { ConnectionOptions } from 'node:tls'
import type { ClientConfig } from 'pg'
import { UsageError } from '../../core/usage-error.ts'

const HINT =
  'Give one like postgres://user:password@host:5432/database?sslmode=verify-full&sslrootcert=/path/to/ca.crt.'
const PARAMETERS = ['host', 'port', 'application_name', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey']
const MODES = ['disable', 'require', 'verify-ca', 'verify-full']

/**
 * What the library needs to connect as the URL says, in the words of libpq: `sslmode` is `disable` (without
 * it, too), `require`, `verify-ca` or `verify-full`; `host` may be the directory of a socket. Nothing comes
 * from the environment or a default file. Ends as `UsageError`, which never shows the password.
 */
export function connectionOf(url: string): ClientConfig {
  const parsed = URL.parse(url)
  if (!parsed || !['postgres:', 'postgresql:'].includes(parsed.protocol))
    throw new UsageError('The URL of the PostgreSQL store cannot be read.', HINT)
  const parameters = parsed.searchParams
  for (const name of parameters.keys()) {
    if (!PARAMETERS.includes(name))
      throw new UsageError(
        `The URL of the PostgreSQL store has a parameter that is not known: ${name}.`,
        HINT,
      )
  }
  const host = parameters.get('host') ?? decoded(parsed.hostname).replace(/^\[(.*)\]$/, '$1')
  const database = decoded(parsed.pathname.slice(1))
  const user = decoded(parsed.username)
  if (!host || !database || !user)
    throw new UsageError('The URL of the PostgreSQL store names no host, no database or no user.', HINT)
  return {
    ...{ host, database, user, port: Number(parameters.get('port') ?? (parsed.port || 5432)) },
    password: decoded(parsed.password),
    application_name: parameters.get('application_name') ?? 'tagplane',
    ssl: tlsOf(parameters),
  }
}

/** Where it connects to, without secrets: for messages. */
export function placeOf({ host, port, database }: ClientConfig): string {
  return `${host}:${port}/${database}`
}

const NOT_TRUSTED = [
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
]
const NOT_THIS_NAME = 'ERR_TLS_CERT_ALTNAME_INVALID'

/** What a user is told of a failure: where a certificate is at fault, in words of ours and with a hint of its own. */
export function faultOf(cause: unknown, hint: string): { readonly reason: string; readonly hint: string } {
  const { code = '', message, host } = cause as Error & { readonly code?: string; readonly host?: string }
  if (NOT_TRUSTED.includes(code))
    return {
      reason: 'its certificate is not of an authority that is trusted',
      hint: 'Name the file of its authority as sslrootcert; without one the authorities of Node are trusted.',
    }
  if (code === NOT_THIS_NAME)
    return {
      reason: `its certificate is not made out to ${host}`,
      hint: 'Connect to a name that the certificate has, or give the server one that has this name.',
    }
  return { reason: message, hint }
}

/**
 * The library takes `require` for more than it says and `verify-ca` for another thing. Here each mode checks
 * what it checks in libpq: with a root certificate `require` is `verify-ca`.
 */
function tlsOf(parameters: URLSearchParams): ConnectionOptions | false {
  const mode = parameters.get('sslmode') ?? 'disable'
  if (!MODES.includes(mode)) {
    throw new UsageError(
      `sslmode=${mode} in the URL of the PostgreSQL store is not one of ${MODES.join(', ')}.`,
      'Say whether the connection must be encrypted, and what is checked: nothing falls back by itself.',
    )
  }
  const files = {
    ...fileOf(parameters, 'sslrootcert', 'ca'),
    ...fileOf(parameters, 'sslcert', 'cert'),
    ...fileOf(parameters, 'sslkey', 'key'),
  }
  if (mode === 'disable') return false
  if (mode === 'verify-full') return { ...files, rejectUnauthorized: true }
  if ('ca' in files) return { ...files, rejectUnauthorized: true, checkServerIdentity: () => undefined }
  if (mode === 'require') return { ...files, rejectUnauthorized: false }
  throw new UsageError(
    'sslmode=verify-ca in the URL of the PostgreSQL store needs sslrootcert: anyone gets a certificate of a public authority.',
    'Name the file of the authority, or use sslmode=verify-full.',
  )
}

function fileOf(parameters: URLSearchParams, name: string, option: 'ca' | 'cert' | 'key'): ConnectionOptions {
  const file = parameters.get(name)
  if (!file) return {}
  try {
    return { [option]: readFileSync(file, 'utf8') }
  } catch (cause) {
    throw new UsageError(`${file}, named by ${name}, cannot be read.`, 'Check the path and its rights.', {
      cause,
    })
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new UsageError('The URL of the PostgreSQL store is not percent-encoded as a URL.', HINT)
  }
}
