import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { ApiError } from '../core/error.ts'
import type { SignedRequest } from './claim.ts'
import { ossV1Signature, ossV1StringToSign, ossV4StringToSign } from './signature/oss.ts'
import { ossV4CanonicalRequest } from './signature/oss-canonical.ts'
import { isOssSigned, ossSigningRegion, verifyOss } from './verify-oss.ts'

type Vector = {
  readonly name: string
  readonly kind: 'OSS-V1' | 'OSS-V4' | 'OSS-V1-presign' | 'OSS-V4-presign'
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly bodyUtf8: string
  readonly canonicalRequest?: string
  readonly stringToSign: string
  readonly signature: string
}

const SECRET = 'testAccessKeySecret'
const file = new URL('../../test/fixtures/oss-vectors.json', import.meta.url)
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { readonly vectors: readonly Vector[] }

describe('signatures of OSS, recorded requests', () => {
  it('are there, of each version, in headers and in addresses', () => {
    const kinds = Map.groupBy(vectors, ({ kind }) => kind)
    const counts = [...kinds].map(([kind, of]) => `${kind} ${of.length}`).sort()
    assert.deepEqual(counts, ['OSS-V1 11', 'OSS-V1-presign 2', 'OSS-V4 8', 'OSS-V4-presign 1'])
  })

  for (const vector of vectors) {
    it(`${vector.name} verifies, with the text that the client signed, and no changed request does`, () => {
      const request = read(vector)
      assert.equal(isOssSigned(request.headers, vector.target), true)
      assert.equal(refusal(request), undefined)
      assert.equal(textOf(request, vector), vector.stringToSign)
      const all = mutations(request)
      assert.ok(all.length > 25, `${all.length} mutations`)
      for (const [what, mutant] of all) assert.ok(refusal(mutant), `${what} of ${vector.name} was accepted`)
      assert.ok(refusal(request, 'testAccessKeySecreT'))
    })
  }

  it('verify as the vendor documents version 1', () => {
    const headers = new Map([
      ['content-md5', 'ODBGOERFMDMzQTczRUY3NUE3NzA5QzdFNUYzMDQxNEM='],
      ['content-type', 'text/html'],
      ['x-oss-magic', 'abracadabra'],
      ['x-oss-meta-author', 'foo@bar.com'],
    ])
    const text = ossV1StringToSign(
      { method: 'PUT', resource: '/oss-example/nelson', query: new Map(), headers },
      'Thu, 17 Nov 2005 18:49:58 GMT',
    )
    const signature = ossV1Signature('OtxrzxIsfpFjA7SwPzILwy8Bw21TLhquhboDYROV', text).toString('base64')
    assert.equal(signature, '26NBxoKdsyly4EDv6inkoDft/yA=')
  })
})

describe('a request of OSS that is refused', () => {
  const [v1, v4] = ['oss-v1-putBucketTags', 'oss-v4-putBucketTags'].map((name) => read(named(name)))

  it('is signed in no way', () => assert.equal(refusal(without(v1, 'authorization')), 'OssAnonymous'))

  it('is signed in two ways', () => {
    const query = new Map([...(v1?.query ?? []), ['OSSAccessKeyId', 'a']])
    assert.equal(refusal({ ...must(v1), query }), 'OssInvalidArgument')
  })

  it('has an Authorization header that is not whole', () => {
    for (const text of ['OSS ', 'OSS a', 'OSS a:', 'OSS :b', 'OSS a:b:c', 'OSS4-HMAC-SHA256 ', 'Basic a']) {
      assert.equal(refusal(withHeader(v1, 'authorization', text)), 'OssInvalidArgument', text)
    }
  })

  it('has no time, or one of another form', () => {
    for (const text of ['', 'now', '2026-11-24T10:56:08Z', 'Tue, 24 Nov 2026 10:56:08 +0800']) {
      assert.equal(refusal(withHeader(v1, 'x-oss-date', text)), 'OssInvalidDate', text)
      assert.equal(refusal(withHeader(v4, 'x-oss-date', text)), 'OssInvalidDate', text)
    }
  })

  it('has a body that is not that of its digest, whatever is signed', () => {
    for (const request of [v1, v4]) {
      assert.equal(refusal({ ...must(request), body: Buffer.from('<Tagging/>') }), 'InvalidDigest')
    }
  })
})

it('version 4 names the region that it signs for', () => {
  assert.equal(ossSigningRegion(read(named('oss-v4-getBucketTags'))), 'cn-hangzhou')
  assert.equal(ossSigningRegion(read(named('oss-presign-v4-bucket-tagging'))), 'cn-hangzhou')
  assert.equal(ossSigningRegion(read(named('oss-v1-getBucketTags'))), undefined)
})

function named(name: string): Vector {
  return must(vectors.find((vector) => vector.name === name))
}

function must<T>(value: T | undefined): T {
  assert.ok(value)
  return value
}

/** The bucket is in the host, in the path, or, for a name of its own, known from elsewhere. */
function read({ name, method, target, headers, bodyUtf8 }: Vector): SignedRequest {
  const [path = '', search = ''] = target.split('?')
  const query = new Map(new URLSearchParams(search.replaceAll('+', '%2B')))
  const host = headers['host'] ?? ''
  const [, inHost] = /^(.*)\.oss-cn-hangzhou\.aliyuncs\.com$/.exec(host) ?? []
  const bucket = name.includes('cname') ? 'mybkt' : inHost
  const resource = bucket === undefined || bucket === '' ? decodeURIComponent(path) : `/${bucket}${path}`
  const body = Buffer.from(bodyUtf8)
  return { method, path, query, parameters: query, headers: new Map(Object.entries(headers)), body, resource }
}

function refusal(request: SignedRequest, secret = SECRET): string | undefined {
  try {
    const claim = verifyOss(request)
    if (claim.keyId !== 'testAccessKeyId') return 'AccessKeyNotFound'
    claim.verify(secret)
    return undefined
  } catch (error) {
    assert.ok(error instanceof ApiError)
    return error.error
  }
}

function textOf(request: SignedRequest, { kind }: Vector): string {
  const { method, resource = '', query, headers } = request
  const covered = { method, resource, query, headers }
  const date = headers.get('x-oss-date') ?? query.get('x-oss-date') ?? query.get('Expires') ?? ''
  if (kind.startsWith('OSS-V1')) return ossV1StringToSign(covered, date)
  const authorization = headers.get('authorization') ?? query.get('x-oss-additional-headers') ?? ''
  const additional = /AdditionalHeaders=([^,]*)/.exec(authorization)?.[1]?.split(';') ?? []
  const scope = { date: date.slice(0, 8), region: ossSigningRegion(request) ?? '' }
  return ossV4StringToSign(date, scope, ossV4CanonicalRequest(covered, additional))
}

/** Everything that a signature covers, changed in one place. Version 1 covers no other header and no other parameter. */
function mutations(request: SignedRequest): readonly (readonly [string, SignedRequest])[] {
  const { headers, query, resource = '' } = request
  const covered = [...headers.keys()].filter(
    (name) => name.startsWith('x-oss-') || name === 'content-type' || name === 'content-md5',
  )
  return [
    ['method', { ...request, method: request.method === 'GET' ? 'PUT' : 'GET' }],
    ['bucket', { ...request, resource: resource === '/' ? '/z/' : resource.replace(/^\/./, '/z') }],
    ['object', { ...request, resource: `${resource}x` }],
    ['sub-resource', { ...request, query: new Map([...query, ['acl', '']]) }],
    ['header', withHeader(request, 'x-oss-more', 'a')],
    ...['authorization', ...covered].flatMap((name) =>
      bits(headers.get(name) ?? '').map(
        (text) => [`${name} ${text}`, withHeader(request, name, text)] as const,
      ),
    ),
    ...[...query]
      .filter(([name]) => name !== 'max-keys')
      .flatMap(([name, value]) =>
        bits(value).map(
          (text) => [`${name}=${text}`, { ...request, query: new Map([...query, [name, text]]) }] as const,
        ),
      ),
  ]
}

/** The text with the lowest bit of one character changed, for each of them. */
function bits(text: string): readonly string[] {
  return [...text].map((character, i, all) =>
    [...all.slice(0, i), String.fromCharCode(character.charCodeAt(0) ^ 1), ...all.slice(i + 1)].join(''),
  )
}

function withHeader(request: SignedRequest | undefined, name: string, value: string): SignedRequest {
  return { ...must(request), headers: new Map([...must(request).headers, [name, value]]) }
}

function without(request: SignedRequest | undefined, name: string): SignedRequest {
  return { ...must(request), headers: new Map([...must(request).headers].filter(([key]) => key !== name)) }
}
