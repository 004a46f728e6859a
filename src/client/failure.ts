import { printable } from '../core/printable.ts'
import { exitCodes, UsageError } from '../core/usage-error.ts'
import type { Keys } from './keys.ts'
import type { RemoteOperation } from './operation.ts'

/** What the official client throws: an answer with an error, or what befell the connection. */
type Thrown = Error & {
  readonly code?: string
  readonly statusCode?: number
  readonly data?: Readonly<Record<string, unknown>>
}

type Called = { readonly operation: RemoteOperation; readonly url: string; readonly keys: Keys }

const CREDENTIALS =
  /^(?:InvalidAccessKeyId|SignatureDoesNotMatch|IncompleteSignature|InvalidSecurityToken|MissingSecurityToken|MissingAccessKeyId|InvalidTimeStamp)\b/
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|EPROTO|ERR_SSL|ERR_TLS/

const ROOT = 'The root'
const KINDS: Readonly<Record<string, string>> = {
  RootUser: ROOT,
  SubUser: 'The user',
  AssumedRoleUser: 'The session',
}

/** A failed call in words for people: what happened, why, and what to do. */
export async function failureOf(error: unknown, called: Called): Promise<UsageError> {
  const thrown = error as Thrown
  if (thrown.statusCode !== undefined && thrown.code) return await refusal(thrown, called)
  const message = printable(
    `${thrown.message ?? error}`.replace(/\s*(?:GET|POST) https?:\/\/\S+ failed\.$/, ''),
  )
  const options = { cause: error, exitCode: exitCodes.unreachable }
  if (error instanceof SyntaxError) {
    const hint = 'Something else listens there, or a proxy has answered in its place.'
    return new UsageError(`${called.url} does not answer as a tag service.`, hint, options)
  }
  if (CERTIFICATE.test(thrown.code ?? '')) {
    const hint = `${message}\nIs it HTTPS that it speaks? Certificates of an issuer of your own are believed with NODE_EXTRA_CA_CERTS=FILE.`
    return new UsageError(`No secure connection to ${called.url}.`, hint, options)
  }
  const hint = `${message}\nIs the server running? tagplane serve starts one; --endpoint names another one.`
  return new UsageError(`${called.url} cannot be reached.`, hint, options)
}

/** The code with which a server has refused a call; undefined for anything else that was thrown. */
export function refusalCode(error: unknown): string | undefined {
  const { statusCode, code } = (error instanceof UsageError ? (error.cause ?? {}) : {}) as Partial<Thrown>
  return statusCode === undefined ? undefined : code
}

async function refusal(thrown: Thrown, { operation, keys }: Called): Promise<UsageError> {
  const { code = '', statusCode = 0, data = {} } = thrown
  const text = wordsOf(code, `${data['Message'] ?? thrown.message}`)
  const lines = [
    denialOf(data['AccessDeniedDetail'], operation),
    (await fixOf(code, statusCode)) || `${operation.action} was refused.`,
    ...(CREDENTIALS.test(code) || statusCode === 403
      ? [`The key ${keys.accessKeyId} is from ${keys.source}.`]
      : []),
    `RequestId ${data['RequestId'] ?? 'unknown'}`,
  ]
  const hint = lines.filter((line) => line !== '').map(printable)
  return new UsageError(`${code}: ${printable(text)}`, hint.join('\n'), {
    cause: thrown,
    exitCode: exitCodeOf(code, statusCode),
  })
}

function exitCodeOf(code: string, status: number) {
  if (CREDENTIALS.test(code)) return exitCodes.credentials
  return status >= 500 ? exitCodes.unreachable : exitCodes.usage
}

/** The message without the strings that signatures are made from, which fill a screen. */
function wordsOf(code: string, message: string): string {
  if (code !== 'SignatureDoesNotMatch') return message.trim()
  return `${(message.split(/\.?\s*server string ?to ?sign\b/i)[0] ?? '').trim()}.`
}

async function fixOf(code: string, status: number): Promise<string> {
  const { errors } = await import('../core/error.ts')
  const entry = Object.values(errors).find((each) => each.code === code && each.status === status)
  return entry ? `${entry.meaning} ${entry.fix}` : ''
}

/** Who was denied what, in a sentence; empty where the answer does not say. */
function denialOf(detail: unknown, { action }: RemoteOperation): string {
  if (typeof detail !== 'object' || detail === null) return ''
  const read = (name: string) => `${(detail as Readonly<Record<string, unknown>>)[name] ?? ''}`
  const reason =
    read('NoPermissionType') === 'ExplicitDeny' ? 'a statement denies it' : 'no statement allows it'
  const policies = read('PolicyType') === 'SessionPolicy' ? ' in the policy of the session' : ''
  const account = `account ${read('AuthPrincipalOwnerId')}`
  const kind = KINDS[read('AuthPrincipalType')] ?? 'The caller'
  const who =
    kind === ROOT ? `${ROOT} of ${account}` : `${kind} ${read('AuthPrincipalDisplayName')} of ${account}`
  return `${who} may not ${read('AuthAction') || action}: ${reason}${policies}.`
}
