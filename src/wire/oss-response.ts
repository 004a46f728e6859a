import { ApiError, type ErrorName } from '../core/error.ts'
import type { AnyOperation } from '../operations/operation.ts'
import type { HttpResponse } from './http.ts'
import { type Envelope, type Links, xmlDocument } from './response.ts'

/** What OSS calls errors that every door has. */
const OWN_NAMES: Readonly<Partial<Record<ErrorName, ErrorName>>> = {
  AccessKeyNotFound: 'OssInvalidAccessKeyId',
  AccessKeyInactive: 'OssInvalidAccessKeyId',
  MissingSecurityToken: 'OssInvalidSecurityToken',
  SecurityTokenMalformed: 'OssInvalidSecurityToken',
  SecurityTokenMismatch: 'OssInvalidSecurityToken',
  SecurityTokenExpired: 'OssSecurityTokenExpired',
  TimestampExpired: 'OssRequestTimeTooSkewed',
}

/** The answer of an operation of OSS: its one field is the root of the document; without any there is no body. */
export function ossSuccess(
  envelope: Envelope,
  { address }: AnyOperation,
  output: Readonly<Record<string, unknown>>,
): HttpResponse {
  const [root] = Object.entries(output)
  if (root) return answer(envelope, 200, xmlDocument(...root))
  return answer(envelope, address?.route?.method === 'DELETE' ? 204 : 200, '')
}

/** The answer for an error, in the words of OSS. */
export function ossFailure(envelope: Envelope, thrown: ApiError, links: Links): HttpResponse {
  const error = inOwnWords(thrown)
  const body = {
    Code: error.code,
    Message: error.message,
    RequestId: ossRequestId(envelope.requestId),
    HostId: links.host,
    ...signatureFields(error),
    ...(error.denied && { AccessDeniedDetail: error.denied }),
    RecommendDoc: `${links.publicUrl}/errors/${encodeURIComponent(error.code)}`,
  }
  return answer(envelope, error.status, xmlDocument('Error', body))
}

function inOwnWords(error: ApiError): ApiError {
  const own = OWN_NAMES[error.error]
  if (own) return new ApiError(own, [], error.cause)
  return error.error === 'InvalidParameter' ? new ApiError('OssInvalidArgument', [error.message]) : error
}

/** What a client needs to find where its signature went another way. */
function signatureFields({ error, values }: ApiError): Readonly<Record<string, string>> {
  if (error !== 'OssSignatureDoesNotMatch') return {}
  const [OSSAccessKeyId = '', SignatureProvided = '', StringToSign = '', CanonicalRequest] = values
  return {
    ...{ OSSAccessKeyId, SignatureProvided, StringToSign, StringToSignBytes: bytesOf(StringToSign) },
    ...(CanonicalRequest !== undefined && { CanonicalRequest }),
  }
}

function bytesOf(text: string): string {
  return Buffer.from(text)
    .toString('hex')
    .toUpperCase()
    .replace(/..(?=.)/g, '$& ')
}

/** 24 hexadecimal digits, as OSS has them; `x-acs-request-id` has the whole id. */
function ossRequestId(requestId: string): string {
  return requestId.replaceAll('-', '').slice(0, 24)
}

function answer({ requestId, server }: Envelope, status: number, body: string): HttpResponse {
  return {
    status,
    body,
    headers: {
      ...(body !== '' && { 'Content-Type': 'application/xml' }),
      'x-oss-request-id': ossRequestId(requestId),
      'x-acs-request-id': requestId,
      Server: server,
    },
  }
}
