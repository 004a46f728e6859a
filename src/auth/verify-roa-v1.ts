import { fail } from '../core/error.ts'
import { type Claim, demand, type SignedRequest } from './claim.ts'
import { roaV1Signing } from './doctor/roa-v1.ts'
import { sameSignature } from './signature/compare.ts'
import { contentMd5, roaV1Signature, roaV1StringToSign } from './signature/roa-v1.ts'

const AUTHORIZATION = /^acs ([^:\s]+):(\S+)$/

/** ROA signature version 1.0: in headers, as ACS3 is, and older than it. */
export function verifyRoaV1(request: SignedRequest, header: string): Claim {
  const { headers, body } = request
  const [, keyId, signature] = AUTHORIZATION.exec(header) ?? []
  if (!keyId || !signature) return fail('IncompleteSignature', 'Authorization is malformed.')
  const algorithm = headers.get('x-acs-signature-method') ?? 'HMAC-SHA1'
  const version = headers.get('x-acs-signature-version') ?? '1.0'
  if (algorithm.toUpperCase() !== 'HMAC-SHA1' || version !== '1.0') {
    fail('InvalidSignatureMethod', `${algorithm} with SignatureVersion ${version}`)
  }
  const token = headers.get('x-acs-security-token')
  return {
    keyId,
    signedAt: parseDate(demand(headers.get('date'), 'MissingTimestamp')),
    nonce: demand(headers.get('x-acs-signature-nonce'), 'MissingSignatureNonce'),
    ...(token && { token }),
    verify(secret) {
      const texts = (['name=', 'name'] as const).map((emptyValue) =>
        roaV1StringToSign({ ...request, emptyValue }),
      )
      if (!texts.some((text) => sameSignature(roaV1Signature(secret, text), signature, 'base64'))) {
        fail('SignatureDoesNotMatch', texts[0] ?? '')
      }
      const claimed = headers.get('content-md5')
      const actual = contentMd5(body)
      if (claimed && claimed !== actual) fail('BodyHashDoesNotMatch', 'content-md5', actual)
    },
    signing: () => roaV1Signing(request, signature),
  }
}

const DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** Milliseconds of a date as HTTP writes it. */
function parseDate(text: string): number {
  const time = DATE.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? fail('TimestampFormat') : time
}
