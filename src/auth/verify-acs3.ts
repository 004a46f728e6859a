import { fail } from '../core/error.ts'
import { type Claim, demand, parseTimestamp, type SignedRequest } from './claim.ts'
import { acs3Signing } from './doctor/acs3.ts'
import {
  type Acs3Algorithm,
  acs3BodyHash,
  acs3Signature,
  acs3StringToSign,
  isAcs3Algorithm,
  parseAcs3Authorization,
  unsignedHeaders,
} from './signature/acs3.ts'
import { acs3CanonicalRequest } from './signature/acs3-canonical.ts'
import { sameSignature } from './signature/compare.ts'

/** ACS3: everything about the signature is in headers. */
export function verifyAcs3(request: SignedRequest, header: string): Claim {
  const { headers } = request
  const algorithm = header.split(' ', 1)[0] ?? ''
  if (!isAcs3Algorithm(algorithm)) fail('InvalidSignatureMethod', algorithm)
  const parsed = parseAcs3Authorization(header)
  if (!parsed) return fail('IncompleteSignature', 'Authorization is malformed.')
  const { keyId, signedHeaders, signature } = parsed
  const unsigned = unsignedHeaders(headers, signedHeaders)
  if (unsigned.length > 0) fail('IncompleteSignature', `Not signed: ${unsigned.join(', ')}.`)
  const signedAt = parseTimestamp(demand(headers.get('x-acs-date'), 'MissingTimestamp'))
  const token = headers.get('x-acs-security-token')
  return {
    keyId,
    signedAt,
    // The nonce is optional here; the signature is as unique as the call.
    nonce: headers.get('x-acs-signature-nonce') || signature,
    ...(token && { token }),
    verify(secret) {
      const bodyHash = checkBodyHash(request, algorithm as Acs3Algorithm)
      verifySignature(request, {
        algorithm: algorithm as Acs3Algorithm,
        signedHeaders,
        signature,
        bodyHash,
        secret,
      })
    },
    signing: () => acs3Signing(request, { algorithm: algorithm as Acs3Algorithm, signedHeaders, signature }),
  }
}

/** The hash that the client signed must be the hash of the bytes that arrived. */
function checkBodyHash({ headers, body }: SignedRequest, algorithm: Acs3Algorithm): string {
  const actual = acs3BodyHash(algorithm, body)
  const name = headers.has('x-acs-content-sha256') ? 'x-acs-content-sha256' : 'x-acs-content-sm3'
  const claimed = headers.get(name) ?? fail('IncompleteSignature', 'x-acs-content-sha256 is missing.')
  if (claimed !== actual) fail('BodyHashDoesNotMatch', name, actual)
  return actual
}

type Given = {
  readonly algorithm: Acs3Algorithm
  readonly signedHeaders: readonly string[]
  readonly signature: string
  readonly bodyHash: string
  readonly secret: string
}

function verifySignature(request: SignedRequest, given: Given): void {
  const { method, path, query, headers } = request
  const { algorithm, signedHeaders, signature, bodyHash, secret } = given
  const canonical = (rawNames: boolean) =>
    acs3CanonicalRequest({ method, path, query, headers, signedHeaders, bodyHash, rawNames })
  const matches = (text: string) =>
    sameSignature(acs3Signature(algorithm, secret, acs3StringToSign(algorithm, text)), signature, 'hex')
  const encoded = canonical(false)
  if (matches(encoded)) return
  // Documents encode parameter names, the official Node SDK signs them raw: either is accepted.
  const raw = canonical(true)
  if (raw !== encoded && matches(raw)) return
  fail('Acs3SignatureDoesNotMatch', acs3StringToSign(algorithm, encoded), encoded)
}
