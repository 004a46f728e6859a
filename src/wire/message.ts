import type { SignedRequest } from '../auth/claim.ts'
import { fail } from '../core/error.ts'
import type { HttpRequest } from './http.ts'
import { decodeParameters, utf8Text } from './parameters.ts'

export const MAX_BODY_BYTES = 1024 * 1024
export const MAX_REQUEST_LINE_BYTES = 128 * 1024

export type Format = 'JSON' | 'XML'

/** A request of the RPC style, decoded: which operation it wants, with what. */
export type Message = SignedRequest & {
  readonly action: string
  readonly version: string
  readonly format: Format
}

/** Parses a request, or ends it with the first error of form. */
export function parseMessage(request: HttpRequest): Message {
  const { method, target, headers, body } = request
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  if (path !== '/') fail('ActionNotFound')
  if (method !== 'GET' && method !== 'POST') fail('UnsupportedHttpMethod')
  const query = new Map<string, string>()
  if (mark >= 0) decodeParameters(utf8Text(Buffer.from(target.slice(mark + 1), 'latin1'), 'query'), query)
  const parameters = isForm(headers) && body.length > 0 ? withForm(query, body) : query
  return {
    ...{ method, path, query, parameters, headers, body },
    ...namedOperation(parameters, headers),
    format: formatOf(parameters, headers),
  }
}

/** The format for an answer to a request that could not be parsed. */
export function guessFormat(request: HttpRequest): Format {
  return /[?&]Format=XML(?:&|$)/i.test(request.target) ? 'XML' : 'JSON'
}

function withForm(query: ReadonlyMap<string, string>, body: Uint8Array): ReadonlyMap<string, string> {
  const both = new Map(query)
  decodeParameters(utf8Text(body, 'body'), both)
  return both
}

function isForm(headers: ReadonlyMap<string, string>): boolean {
  const type = headers.get('content-type')
  return type?.split(';', 1)[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded'
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
