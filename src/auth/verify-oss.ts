import { hash } from 'node:crypto'
import { fail } from '../core/error.ts'
import type { Claim, SignedRequest } from './claim.ts'
import { ossV1Signing, ossV4Signing } from './doctor/oss.ts'
import { sameSignature } from './signature/compare.ts'
import { ossV1Signature, ossV1StringToSign, ossV4Signature, ossV4StringToSign } from './signature/oss.ts'
import {
  type OssRequest,
  type OssV4Scope,
  ossV4CanonicalRequest,
  UNSIGNED_PAYLOAD,
} from './signature/oss-canonical.ts'

const V4 = 'OSS4-HMAC-SHA256'
/** Seven days: no signed address of version 4 is good for longer. */
const MAX_EXPIRES = 7 * 24 * 60 * 60
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/
const COMPACT_TIME = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/
const CREDENTIAL = /^([^/]+)\/(\d{8})\/([a-z0-9-]+)\/oss\/aliyun_v4_request$/

const SIGNED_ADDRESS = /[?&](?:OSSAccessKeyId|x-oss-(?:signature|credential|signature-version))=/

/** Whether a request wants to be known by a signature of OSS. `target`: as sent. */
export function isOssSigned(headers: SignedRequest['headers'], target: string): boolean {
  const authorization = headers.get('authorization') ?? ''
  return authorization.startsWith('OSS ') || authorization.startsWith(`${V4} `) || SIGNED_ADDRESS.test(target)
}

/** The region that a signature of version 4 is made for; undefined where there is none, or it is not of its form. */
export function ossSigningRegion({
  headers,
  query,
}: Pick<SignedRequest, 'headers' | 'query'>): string | undefined {
  const inHeader = /Credential=([^,]*)/.exec(headers.get('authorization') ?? '')?.[1]
  return CREDENTIAL.exec(inHeader ?? query.get('x-oss-credential') ?? '')?.[3]
}

/** The signatures of OSS: versions 1 and 4, each in a header or in the address. They have no nonce. */
export function verifyOss(request: SignedRequest): Claim {
  const { headers, query } = request
  const authorization = headers.get('authorization')
  const inAddress = ['OSSAccessKeyId', 'x-oss-signature', 'x-oss-credential'].some((name) => query.has(name))
  if (authorization && inAddress) {
    fail('OssInvalidArgument', 'The request is signed in the Authorization header and in the address.')
  }
  if (authorization?.startsWith(`${V4} `)) return headerV4(request, authorization)
  if (authorization?.startsWith('OSS ')) return headerV1(request, authorization)
  if (authorization) fail('OssInvalidArgument', 'Authorization header is invalid.')
  if (query.has('x-oss-signature') || query.has('x-oss-credential')) return addressV4(request)
  return query.has('OSSAccessKeyId') ? addressV1(request) : fail('OssAnonymous')
}

function headerV1(request: SignedRequest, authorization: string): Claim {
  const [keyId = '', signature = '', ...rest] = authorization.slice('OSS '.length).trim().split(':')
  if (!keyId || !signature || rest.length > 0) fail('OssInvalidArgument', 'Authorization header is invalid.')
  const { headers } = request
  const date = headers.get('x-oss-date') ?? headers.get('date') ?? ''
  const signedAt = HTTP_DATE.test(date) ? Date.parse(date) : Number.NaN
  if (Number.isNaN(signedAt)) fail('OssInvalidDate')
  return {
    ...{ keyId, signedAt },
    ...token(headers.get('x-oss-security-token')),
    verify: (secret) => matchV1(request, { keyId, signature, date, secret }),
    signing: () => ossV1Signing(request, covered(request), { signature, date }),
  }
}

function addressV1(request: SignedRequest): Claim {
  const { query } = request
  const [keyId = '', signature = '', date = ''] = ['OSSAccessKeyId', 'Signature', 'Expires'].map((name) =>
    query.get(name),
  )
  if (!keyId || !signature || !/^\d{1,12}$/.test(date)) fail('OssInvalidDate')
  return {
    keyId,
    expiresAt: Number(date) * 1000,
    ...token(query.get('security-token')),
    verify: (secret) => matchV1(request, { keyId, signature, date, secret }),
    signing: () => ossV1Signing(request, covered(request), { signature, date }),
  }
}

type GivenV1 = {
  readonly keyId: string
  readonly signature: string
  readonly date: string
  readonly secret: string
}

function matchV1(request: SignedRequest, { keyId, signature, date, secret }: GivenV1): void {
  const text = ossV1StringToSign(covered(request), date)
  if (!sameSignature(ossV1Signature(secret, text), signature, 'base64')) {
    fail('OssSignatureDoesNotMatch', keyId, signature, text)
  }
  checkBody(request)
}

function headerV4(request: SignedRequest, authorization: string): Claim {
  const parts = new Map(
    authorization
      .slice(V4.length)
      .split(',')
      .map((part) => [part.slice(0, part.indexOf('=')).trim(), part.slice(part.indexOf('=') + 1).trim()]),
  )
  const { headers } = request
  const signature = parts.get('Signature')
  const credential = CREDENTIAL.exec(parts.get('Credential') ?? '')
  if (!credential || !signature) return fail('OssInvalidArgument', 'Authorization header is invalid.')
  const given = givenV4(credential, signature, headers.get('x-oss-date'), parts.get('AdditionalHeaders'))
  return {
    ...{ keyId: given.keyId, signedAt: given.signedAt },
    ...token(headers.get('x-oss-security-token')),
    verify: (secret) => matchV4(request, given, secret),
    signing: () => ossV4Signing(request, covered(request), given),
  }
}

function addressV4(request: SignedRequest): Claim {
  const { query } = request
  const credential = CREDENTIAL.exec(query.get('x-oss-credential') ?? '')
  const signature = query.get('x-oss-signature')
  const lifetime = query.get('x-oss-expires') ?? ''
  if (query.get('x-oss-signature-version') !== V4 || !credential || !signature) {
    return fail('OssInvalidArgument', 'The signature in the address is not whole.')
  }
  if (!/^[1-9]\d{0,5}$/.test(lifetime) || Number(lifetime) > MAX_EXPIRES) {
    fail('OssInvalidArgument', `x-oss-expires is 1 to ${MAX_EXPIRES} seconds.`)
  }
  const given = givenV4(credential, signature, query.get('x-oss-date'), query.get('x-oss-additional-headers'))
  return {
    ...{ keyId: given.keyId, signedAt: given.signedAt },
    expiresAt: given.signedAt + Number(lifetime) * 1000,
    ...token(query.get('x-oss-security-token')),
    verify: (secret) => matchV4(request, given, secret),
    signing: () => ossV4Signing(request, covered(request), given),
  }
}

type GivenV4 = {
  readonly keyId: string
  readonly scope: OssV4Scope
  readonly signature: string
  readonly time: string
  readonly signedAt: number
  readonly additional: readonly string[]
}

function givenV4(
  [, keyId = '', date = '', region = '']: readonly string[],
  signature: string,
  time = '',
  additional = '',
): GivenV4 {
  const signedAt = Date.parse(time.replace(COMPACT_TIME, '$1-$2-$3T$4:$5:$6Z'))
  if (!COMPACT_TIME.test(time) || Number.isNaN(signedAt)) fail('OssInvalidDate')
  if (time.slice(0, 8) !== date) {
    fail('OssInvalidArgument', 'The date of the credential is not that of x-oss-date.')
  }
  const names = additional === '' ? [] : additional.split(';')
  return { keyId, scope: { date, region }, signature, time, signedAt, additional: names }
}

function matchV4(request: SignedRequest, given: GivenV4, secret: string): void {
  const { keyId, scope, signature, time, additional } = given
  const canonical = ossV4CanonicalRequest(covered(request), additional)
  const text = ossV4StringToSign(time, scope, canonical)
  if (!sameSignature(ossV4Signature(secret, scope, text), signature, 'hex')) {
    fail('OssSignatureDoesNotMatch', keyId, signature, text, canonical)
  }
  checkBody(request)
}

function covered({ method, resource, query, headers }: SignedRequest): OssRequest {
  if (resource === undefined) throw new Error('The request was not read as one of OSS')
  return { method, resource, query, headers }
}

/** What the signature covers of a body is its digest, which must be that of the bytes that arrived. */
function checkBody({ headers, body }: SignedRequest): void {
  const md5 = headers.get('content-md5')
  if (md5 && md5 !== hash('md5', body, 'base64')) fail('InvalidDigest')
  const sha256 = headers.get('x-oss-content-sha256')
  if (sha256 && sha256 !== UNSIGNED_PAYLOAD && sha256 !== hash('sha256', body, 'hex')) fail('InvalidDigest')
}

function token(text: string | undefined): { readonly token?: string } {
  return text ? { token: text } : {}
}
