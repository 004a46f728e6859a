import { createHmac, getHashes, hash } from 'node:crypto'

/** The V3 algorithms that are served. */
export type Acs3Algorithm = 'ACS3-HMAC-SHA256' | 'ACS3-HMAC-SM3'

/** An Authorization header of V3, its algorithm not yet looked at. */
type Acs3Authorization = {
  readonly algorithm: string
  readonly keyId: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
}

const DIGESTS = { 'ACS3-HMAC-SHA256': 'sha256', 'ACS3-HMAC-SM3': 'sm3' } as const

const EMPTY_BODY_HASHES = {
  'ACS3-HMAC-SHA256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'ACS3-HMAC-SM3': '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b',
} as const

const SM3_AVAILABLE = getHashes().includes('sm3')

/** Whether this algorithm can be checked: SM3 depends on Node's OpenSSL; RSA and ACS4 are not served. */
export function isAcs3Algorithm(name: string): name is Acs3Algorithm {
  return name === 'ACS3-HMAC-SHA256' || (name === 'ACS3-HMAC-SM3' && SM3_AVAILABLE)
}

/**
 * Reads `<algorithm> Credential=<id>,SignedHeaders=<a;b>,Signature=<hex>`, the three parts in any order.
 * Undefined where a part or a header name is missing, empty or there twice, and for anything else.
 */
export function parseAcs3Authorization(header: string): Acs3Authorization | undefined {
  const space = header.indexOf(' ')
  const parts = header.slice(space + 1).split(',')
  if (space < 1 || parts.length !== 3) return undefined
  const keyId = partNamed('Credential=', parts)
  const names = partNamed('SignedHeaders=', parts)
  const signature = partNamed('Signature=', parts)
  if (!keyId || !names || !signature) return undefined
  const signedHeaders = names.split(';')
  if (signedHeaders.includes('') || new Set(signedHeaders).size !== signedHeaders.length) return undefined
  return { algorithm: header.slice(0, space), keyId, signedHeaders, signature }
}

/** Lower-case hex digest of the body as received, de-chunked. */
export function acs3BodyHash(algorithm: Acs3Algorithm, body: Uint8Array): string {
  return body.length === 0 ? EMPTY_BODY_HASHES[algorithm] : hash(DIGESTS[algorithm], body, 'hex')
}

/** The text that the signature itself covers. */
export function acs3StringToSign(algorithm: Acs3Algorithm, canonicalRequest: string): string {
  return `${algorithm}\n${hash(DIGESTS[algorithm], canonicalRequest, 'hex')}`
}

/** HMAC under the raw secret; the wire carries it in lower-case hex. */
export function acs3Signature(algorithm: Acs3Algorithm, secret: string, stringToSign: string): Buffer {
  return createHmac(DIGESTS[algorithm], secret).update(stringToSign).digest()
}

/**
 * Headers that the signature ought to cover and does not: `host` (also where it was not sent), each `x-acs-*`
 * that was sent, and `content-type` of a request with a body, because it decides how the body is read. The
 * official SDKs sign all of these.
 */
export function unsignedHeaders(
  headers: ReadonlyMap<string, string>,
  signedHeaders: readonly string[],
): readonly string[] {
  const signed = new Set(signedHeaders)
  const unsigned: string[] = []
  if (!signed.has('host') || !headers.has('host')) unsigned.push('host')
  for (const name of headers.keys()) {
    const matters = name.startsWith('x-acs-') || (name === 'content-type' && announcesBody(headers))
    if (matters && !signed.has(name)) unsigned.push(name)
  }
  return unsigned
}

// RFC 9112 section 6: a request has a body where one of the two says so.
function announcesBody(headers: ReadonlyMap<string, string>): boolean {
  return headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) !== 0
}

function partNamed(prefix: string, parts: readonly string[]): string | undefined {
  for (const part of parts) {
    const text = part.trimStart()
    if (text.startsWith(prefix)) return text.slice(prefix.length)
  }
  return undefined
}
