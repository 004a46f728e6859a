import { hash } from 'node:crypto'
import type { SignedRequest } from '../claim.ts'
import { ossV1Signature, ossV1StringToSign, ossV4Signature, ossV4StringToSign } from '../signature/oss.ts'
import {
  type OssRequest,
  type OssV4Scope,
  ossV4CanonicalRequest,
  UNSIGNED_PAYLOAD,
} from '../signature/oss-canonical.ts'
import type { Finding, Mistake, Signing } from './signing.ts'

export type OssV1Given = { readonly signature: string; readonly date: string }
export type OssV4Given = {
  readonly signature: string
  readonly time: string
  readonly scope: OssV4Scope
  readonly additional: readonly string[]
}

type Changed = { readonly code: Finding['code']; readonly detail?: string; readonly request: OssRequest }

/** How a request of OSS is signed with version 1. */
export function ossV1Signing(signed: SignedRequest, request: OssRequest, given: OssV1Given): Signing {
  const { signature, date } = given
  return {
    ...{ protocol: 'OSS V1', signature, encoding: 'base64', faults: bodyFaults(signed) },
    stringToSign: ossV1StringToSign(request, date),
    sign: ossV1Signature,
    *mistakes(): Generator<Mistake> {
      for (const { request: changed, ...finding } of changes(request)) {
        yield { ...finding, stringToSign: ossV1StringToSign(changed, date) }
      }
      for (const other of [request.headers.get('date') ?? '', '']) {
        yield {
          code: 'HeaderChanged',
          detail: `date: ${other}`,
          stringToSign: ossV1StringToSign(request, other),
        }
      }
    },
  }
}

/** The same with version 4. */
export function ossV4Signing(signed: SignedRequest, request: OssRequest, given: OssV4Given): Signing {
  const { signature, time, scope, additional } = given
  const digest = (text: string) => ossV4StringToSign(time, scope, text)
  const canonicalRequest = ossV4CanonicalRequest(request, additional)
  return {
    ...{ protocol: 'OSS4-HMAC-SHA256', signature, encoding: 'hex', canonicalRequest, digest },
    stringToSign: digest(canonicalRequest),
    sign: (secret, text) => ossV4Signature(secret, scopeOf(text, scope), text),
    faults: [
      ...bodyFaults(signed),
      ...additional
        .filter((name) => !request.headers.has(name))
        .map((detail) => ({ code: 'HeaderNotSent' as const, detail })),
    ],
    *mistakes(): Generator<Mistake> {
      yield { code: 'DigestMissing', stringToSign: canonicalRequest }
      for (const { request: changed, ...finding } of changes(request)) {
        const text = ossV4CanonicalRequest(changed, additional)
        yield { ...finding, stringToSign: digest(text), canonicalRequest: text }
      }
      for (const payload of ['', UNSIGNED_PAYLOAD, hash('sha256', signed.body, 'hex')]) {
        const text = canonicalRequest.replace(/\n[^\n]*$/, `\n${payload}`)
        yield {
          code: 'BodyHashOfOtherBody',
          detail: payload,
          stringToSign: digest(text),
          canonicalRequest: text,
        }
      }
      for (const region of [`oss-${scope.region}`, 'cn-hangzhou', scope.region.replace(/^oss-/, '')]) {
        const stringToSign = ossV4StringToSign(time, { ...scope, region }, canonicalRequest)
        if (region !== scope.region) yield { code: 'RegionDiffers', detail: region, stringToSign }
      }
    },
  }
}

/** The key of version 4 is derived for the very region that its string to sign names. */
function scopeOf(stringToSign: string, scope: OssV4Scope): OssV4Scope {
  const [, date, region] = /\n(\d{8})\/([^/\n]+)\/oss\/aliyun_v4_request\n/.exec(stringToSign) ?? []
  return date && region ? { date, region } : scope
}

function bodyFaults({ headers, body }: SignedRequest): readonly Finding[] {
  const md5 = headers.get('content-md5')
  const actual = hash('md5', body, 'base64')
  return md5 && md5 !== actual ? [{ code: 'BodyHashDiffers', detail: actual }] : []
}

function* changes(request: OssRequest): Generator<Changed> {
  const { method, resource, query, headers } = request
  const withHeader = (name: string, value: string): OssRequest => ({
    ...{ ...request, headers: new Map([...headers, [name, value]]) },
  })
  const type = headers.get('content-type') ?? ''
  for (const value of [
    '',
    'application/octet-stream',
    'application/xml',
    'text/xml',
    type.split(';')[0] ?? '',
  ]) {
    if (value !== type)
      yield {
        code: 'HeaderChanged',
        detail: `content-type: ${value}`,
        request: withHeader('content-type', value),
      }
  }
  yield { code: 'HeaderChanged', detail: 'content-md5:', request: withHeader('content-md5', '') }
  for (const left of [...headers.keys()].filter((name) => name.startsWith('x-oss-'))) {
    const code = left === 'x-oss-security-token' ? 'TokenNotSigned' : 'HeaderChanged'
    const others = new Map([...headers].filter(([name]) => name !== left))
    yield { code, detail: `${left}:`, request: { ...request, headers: others } }
  }
  const [, bucket = '', object = ''] = /^\/([^/]*)\/?(.*)$/s.exec(resource) ?? []
  yield { code: 'BucketLeftOut', request: { ...request, resource: `/${object}` } }
  yield { code: 'PathDiffers', detail: `/${bucket}`, request: { ...request, resource: `/${bucket}` } }
  yield {
    code: 'SubResourceLeftOut',
    request: { ...request, query: new Map([...query].filter(([name]) => name !== 'tagging')) },
  }
  yield { code: 'QueryLeftOut', request: { ...request, query: new Map() } }
  for (const other of ['GET', 'PUT', 'DELETE', method.toLowerCase()]) {
    if (other !== method)
      yield { code: 'MethodDiffers', detail: other, request: { ...request, method: other } }
  }
}
