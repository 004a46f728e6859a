import { inSignedOrder, type Parameter } from './order.ts'
import { percentEncode } from './percent.ts'

/** What a V3 signature covers. */
export type Acs3Request = {
  /** As sent. */
  readonly method: string
  /** As sent, still encoded, without the query. */
  readonly path: string
  /** Decoded. */
  readonly query: ReadonlyMap<string, string> | readonly Parameter[]
  /** Lower-case names; the values of a repeated header trimmed, sorted and joined by `,`. */
  readonly headers: ReadonlyMap<string, string>
  /** In the client's order. */
  readonly signedHeaders: readonly string[]
  /** `acs3BodyHash` of the received body, never the header's claim. */
  readonly bodyHash: string
  /**
   * The form with raw parameter names. The documents encode names, @alicloud/openapi-core 1.0.8 does not, so
   * a signature over either text is good; they are equal but for names with reserved characters.
   */
  readonly rawNames?: boolean
}

/**
 * The canonical request. A header that is listed but was not sent counts as empty.
 * The path passes through the SDK's replacements, so `+` in it is signed as, and has to be read as, a space.
 */
export function acs3CanonicalRequest(request: Acs3Request): string {
  const { method, path, query, headers, signedHeaders, bodyHash, rawNames = false } = request
  const encodeName = rawNames ? nameAsNodeSigns : percentEncode
  let text = `${method}\n${canonicalPath(path)}\n`
  let separator = ''
  for (const [name, value] of inSignedOrder(query)) {
    text += `${separator}${encodeName(name)}=${percentEncode(value)}`
    separator = '&'
  }
  text += '\n'
  for (const name of signedHeaders) text += `${name}:${(headers.get(name) ?? '').trim()}\n`
  return `${text}\n${signedHeaders.join(';')}\n${bodyHash}`
}

// Taken raw, `&`, `=`, `%` or line ends would let two different sets of parameters share one signature.
const AMBIGUOUS_RAW = /[%&=]|[^ -~\u0080-\uffff]/

function nameAsNodeSigns(name: string): string {
  return AMBIGUOUS_RAW.test(name) ? percentEncode(name) : name
}

// @alicloud/openapi-core 1.0.8, utils.getAuthorization.
function canonicalPath(path: string): string {
  if (path === '/' || path === '') return '/'
  return path.replaceAll('+', '%20').replaceAll('*', '%2A').replaceAll('%7E', '~')
}
