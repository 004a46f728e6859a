import { hash } from 'node:crypto'
import { type ApiError, ThrottledCall } from '../core/error.ts'
import type { AnyOperation } from '../operations/operation.ts'
import type { HttpResponse } from './http.ts'
import type { Format } from './message.ts'

/** What every answer says of itself. */
export type Envelope = {
  readonly requestId: string
  readonly format: Format
  readonly server: string
}

/** Where an error leads: the Host that the client sent, and what addresses of this server begin with. */
export type Links = { readonly host: string; readonly publicUrl: string }

/** The answer of an operation: RequestId first, then its fields. */
export function success(
  envelope: Envelope,
  { action, requestIdField = 'RequestId' }: Pick<AnyOperation, 'action' | 'requestIdField'>,
  output: Readonly<Record<string, unknown>>,
): HttpResponse {
  return render(envelope, 200, `${action}Response`, { [requestIdField]: envelope.requestId, ...output })
}

/** The answer for an error of the contract. */
export function failure(envelope: Envelope, error: ApiError, links: Links): HttpResponse {
  const body = {
    RequestId: envelope.requestId,
    Message: error.message,
    Recommend: `${links.publicUrl}/errors/${encodeURIComponent(error.code)}`,
    HostId: links.host,
    Code: error.code,
    ...(error.denied && { AccessDeniedDetail: error.denied }),
  }
  const answer = render(envelope, error.status, 'Error', body)
  return error instanceof ThrottledCall
    ? { ...answer, headers: { ...answer.headers, ...retryAfter(error) } }
    : answer
}

/** Milliseconds for the cloud's own clients, whole seconds for all others. */
function retryAfter({ retryAfter: milliseconds }: ThrottledCall): HttpResponse['headers'] {
  return {
    'x-acs-retry-after': String(milliseconds),
    'Retry-After': String(Math.ceil(milliseconds / 1000)),
  }
}

function render(
  { requestId, format, server }: Envelope,
  status: number,
  root: string,
  content: Readonly<Record<string, unknown>>,
): HttpResponse {
  const xml = format === 'XML'
  const body = xml ? xmlDocument(root, content) : JSON.stringify(content)
  return {
    status,
    body,
    headers: {
      'Content-Type': xml ? 'text/xml;charset=utf-8' : 'application/json;charset=utf-8',
      'x-acs-request-id': requestId,
      ETag: entityTag(body),
      Server: server,
    },
  }
}

export function xmlDocument(root: string, content: unknown): string {
  return `<?xml version='1.0' encoding='UTF-8'?>${element(root, content)}`
}

/** First digit of the length, MD5 without padding, last digit: the gateway's own form, seen on real answers. */
function entityTag(body: string): string {
  const length = String(Buffer.byteLength(body))
  return `${length[0]}${hash('md5', body, 'base64').replaceAll('=', '')}${length.at(-1)}`
}

/** Arrays repeat the name of their field, without a wrapper; an empty one in a wrapper leaves it empty. */
function element(name: string, value: unknown): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('')
  if (typeof value === 'object' && value !== null) {
    const inner = Object.entries(value).map(([field, item]) => element(field, item))
    return `<${name}>${inner.join('')}</${name}>`
  }
  return `<${name}>${escapeXml(String(value))}</${name}>`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
}
/** Characters that XML 1.0 cannot hold, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function escapeXml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => ESCAPES[character] ?? '').replace(FORBIDDEN, '\ufffd')
}
