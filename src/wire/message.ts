import type { SignedRequest } from '../auth/claim.ts'
import { fail } from '../core/error.ts'
import type { HttpRequest } from './http.ts'
import { addJsonFields, decodeParameters, utf8Text } from './parameters.ts'

export const MAX_BODY_BYTES = 1024 * 1024
export const MAX_REQUEST_LINE_BYTES = 128 * 1024

export type Format = 'JSON' | 'XML'

/** A request, decoded: which operation it wants, with what. */
export type Message = SignedRequest & {
  /** Undefined where method and path name the operation. */
  readonly action: string | undefined
  readonly version: string
  readonly format: Format
}

/**
 * Parses a request, or ends it with the first error of form. Calls of the RPC style have the path `/`; those of the ROA
 * style have the path of an operation, which `hasPath` knows.
 */
export function parseMessage(request: HttpRequest, hasPath: (path: string) => boolean): Message {
  const { method, target, headers, body } = request
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  const named = path === '/'
  if (!named && !hasPath(path)) fail('ActionNotFound')
  if (named && method !== 'GET' && method !== 'POST') fail('UnsupportedHttpMethod')
  const query = new Map<string, string>()
  if (mark >= 0) decodeParameters(utf8Text(Buffer.from(target.slice(mark + 1), 'latin1'), 'query'), query)
  const parameters = body.length > 0 ? withBody(query, request, named) : query
  return {
    ...{ method, path, query, parameters, headers, body },
    ...(named ? namedOperation(parameters, headers) : placedOperation(headers)),
    format: formatOf(parameters, headers),
  }
}

/** The format for an answer to a request that could not be parsed. */
export function guessFormat(request: HttpRequest): Format {
  return /[?&]Format=XML(?:&|$)/i.test(request.target) ? 'XML' : 'JSON'
}

/** The fields of a form, or of the JSON object that a call of the ROA style may carry. */
function withBody(
  query: ReadonlyMap<string, string>,
  { headers, body }: HttpRequest,
  named: boolean,
): ReadonlyMap<string, string> {
  const type = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  const both = new Map(query)
  if (type === 'application/x-www-form-urlencoded') decodeParameters(utf8Text(body, 'body'), both)
  else if (!named && type === 'application/json') addJsonFields(utf8Text(body, 'body'), both)
  return both
}

/** Every signature of the ROA style covers this header. */
function placedOperation(headers: ReadonlyMap<string, string>): { action: undefined; version: string } {
  return { action: undefined, version: headers.get('x-acs-version') || fail('MissingVersion') }
}

/** ACS3 names the operation in signed headers; for version 1.0 those headers are unsigned and do not count. */
function namedOperation(
  parameters: ReadonlyMap<string, string>,
  headers: ReadonlyMap<string, string>,
): { action: string; version: string } {
  const acs3 = headers.get('authorization')?.startsWith('ACS') ?? false
  const named = (parameter: string, header: string) =>
    acs3
      ? (headers.get(header) ?? parameters.get(parameter))
      : (parameters.get(parameter) ?? unsignedName(header))
  const unsignedName = (header: string) => (parameters.has('Signature') ? undefined : headers.get(header))
  const action = named('Action', 'x-acs-action') || fail('MissingAction')
  const version = named('Version', 'x-acs-version') || fail('MissingVersion')
  return { action, version }
}

/** Documents disagree on the default; clients of version 1.0 that name none have always been given XML. */
function formatOf(parameters: ReadonlyMap<string, string>, headers: ReadonlyMap<string, string>): Format {
  const named = parameters.get('Format')
  if (named) {
    const format = named.toUpperCase()
    return format === 'JSON' || format === 'XML'
      ? format
      : fail('InvalidParameter', 'Format', 'It is JSON or XML.')
  }
  if (parameters.has('Signature')) return 'XML'
  const accept = headers.get('accept') ?? ''
  return accept.includes('xml') && !accept.includes('json') ? 'XML' : 'JSON'
}
