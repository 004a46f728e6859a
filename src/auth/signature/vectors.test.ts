import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import {
  acs3BodyHash,
  acs3Signature,
  acs3StringToSign,
  isAcs3Algorithm,
  parseAcs3Authorization,
  unsignedHeaders,
} from './acs3.ts'
import { acs3CanonicalRequest } from './acs3-canonical.ts'
import { sameSignature } from './compare.ts'
import type { Parameter } from './order.ts'
import { rpcV1Signature, rpcV1StringToSign } from './rpc-v1.ts'

type Vector = {
  readonly name: string
  readonly kind: 'RPC-V1' | 'ACS3'
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly bodyUtf8: string
  readonly canonicalRequest?: string
  readonly stringToSign?: string
  readonly signature: string
}

type RpcRequest = {
  readonly method: string
  readonly params: readonly Parameter[]
  readonly signature: string
}

type V3Request = {
  readonly method: string
  readonly path: string
  readonly query: readonly Parameter[]
  readonly headers: ReadonlyMap<string, string>
  readonly body: Buffer
}

type Mutation<Request> = readonly [what: string, request: Request]

const SECRET = 'testAccessKeySecret'
const recorded = readVectors('signature-vectors.json')
const rpc = recorded.filter(({ kind }) => kind === 'RPC-V1')
const rsa = recorded.filter(isRsa)
const v3 = [
  ...recorded.filter((vector) => vector.kind === 'ACS3' && !isRsa(vector)),
  ...readVectors('sm3-vectors.json'),
]

describe('RPC signature 1.0, recorded requests', () => {
  it('are there', () => assert.equal(rpc.length, 10))

  for (const vector of rpc) {
    it(`${vector.name} verifies and no changed request does`, () => {
      const request = rpcRequest(vector)
      assert.equal(rpcV1StringToSign(request.method, new Map(request.params)), vector.stringToSign)
      assert.equal(rpcVerifies(request), true)
      assertNoneVerifies(rpcMutations(request), rpcVerifies, 2000)
    })
  }
})

describe('V3 signature, recorded requests', () => {
  it('are there', () => {
    assert.equal(v3.length, 29)
    assert.equal(
      v3.filter((vector) => vector.headers['authorization']?.startsWith('ACS3-HMAC-SM3 ')).length,
      7,
    )
  })

  for (const vector of v3) {
    const skip = isServedHere(vector) ? false : 'the OpenSSL of this Node has no SM3'
    it(`${vector.name} verifies and no changed request does`, { skip }, () => {
      const request = v3Request(vector)
      if (vector.canonicalRequest) assert.equal(canonicalTexts(request)[0], vector.canonicalRequest)
      assert.equal(v3Verifies(request), true)
      assertNoneVerifies(v3Mutations(request), v3Verifies, 2000)
    })
  }

  it('RSA is read and recognised as not served', () => {
    assert.equal(rsa.length, 1)
    for (const vector of rsa) {
      const authorization = parseAcs3Authorization(vector.headers['authorization'] ?? '')
      assert.equal(authorization?.algorithm, 'ACS3-RSA-SHA256')
      assert.equal(authorization?.signature, vector.signature)
      assert.equal(isAcs3Algorithm('ACS3-RSA-SHA256'), false)
      assert.equal(v3Verifies(v3Request(vector)), false)
    }
  })
})

function readVectors(file: string): readonly Vector[] {
  const text = readFileSync(new URL(`../../../test/fixtures/${file}`, import.meta.url), 'utf8')
  return (JSON.parse(text) as { readonly vectors: readonly Vector[] }).vectors
}

function isRsa({ headers }: Vector): boolean {
  return headers['authorization']?.startsWith('ACS3-RSA-SHA256 ') ?? false
}

function isServedHere({ headers }: Vector): boolean {
  return isAcs3Algorithm(headers['authorization']?.split(' ')[0] ?? '')
}

function rpcRequest({ method, target, headers, bodyUtf8, signature }: Vector): RpcRequest {
  const form = headers['content-type'] === 'application/x-www-form-urlencoded' ? bodyUtf8 : ''
  const params = [...decoded(target), ...new URLSearchParams(form)]
  assert.equal(new Map(params).get('Signature'), signature)
  return { method, params: params.filter(([name]) => name !== 'Signature'), signature }
}

function rpcVerifies({ method, params, signature }: RpcRequest): boolean {
  const expected = rpcV1Signature(SECRET, rpcV1StringToSign(method, new Map(params)))
  return sameSignature(expected, signature, 'base64')
}

function* rpcMutations(request: RpcRequest): Iterable<Mutation<RpcRequest>> {
  const { method, params, signature } = request
  for (const flipped of bitFlips(method)) yield [`method ${flipped}`, { ...request, method: flipped }]
  for (const flipped of bitFlips(signature))
    yield [`signature ${flipped}`, { ...request, signature: flipped }]
  for (const [what, changed] of parameterMutations(params)) yield [what, { ...request, params: changed }]
}

function v3Request({ method, target, headers, bodyUtf8 }: Vector): V3Request {
  const path = target.split('?')[0] ?? ''
  const sent = new Map(Object.entries(headers))
  return { method, path, query: decoded(target), headers: sent, body: Buffer.from(bodyUtf8) }
}

/** What a server checks, the secret and the time apart. */
function v3Verifies(request: V3Request): boolean {
  const { headers, body } = request
  const authorization = parseAcs3Authorization(headers.get('authorization') ?? '')
  if (authorization?.keyId !== 'testAccessKeyId') return false
  const { algorithm, signedHeaders, signature } = authorization
  if (!isAcs3Algorithm(algorithm)) return false
  if (unsignedHeaders(headers, signedHeaders).length > 0) return false
  if (headers.get('x-acs-content-sha256') !== acs3BodyHash(algorithm, body)) return false
  return canonicalTexts(request).some((text) => {
    const expected = acs3Signature(algorithm, SECRET, acs3StringToSign(algorithm, text))
    return sameSignature(expected, signature, 'hex')
  })
}

/** With encoded names and, where that is another text, with raw ones. */
function canonicalTexts({ headers, body, ...request }: V3Request): readonly string[] {
  const authorization = parseAcs3Authorization(headers.get('authorization') ?? '')
  assert.ok(authorization)
  const { algorithm, signedHeaders } = authorization
  const bodyHash = acs3BodyHash(isAcs3Algorithm(algorithm) ? algorithm : 'ACS3-HMAC-SHA256', body)
  const parts = { ...request, headers, signedHeaders, bodyHash }
  const encoded = acs3CanonicalRequest(parts)
  const raw = acs3CanonicalRequest({ ...parts, rawNames: true })
  return encoded === raw ? [encoded] : [encoded, raw]
}

function* v3Mutations(request: V3Request): Iterable<Mutation<V3Request>> {
  const { method, path, query, headers, body } = request
  for (const flipped of bitFlips(method)) yield [`method ${flipped}`, { ...request, method: flipped }]
  for (const flipped of bitFlips(path)) yield [`path ${flipped}`, { ...request, path: flipped }]
  for (const [what, changed] of parameterMutations(query)) yield [what, { ...request, query: changed }]
  for (const [what, changed] of headerMutations(headers)) yield [what, { ...request, headers: changed }]
  for (const [what, changed] of bodyMutations(body)) {
    yield [what, { ...request, body: changed }]
    const algorithm = headers.get('authorization')?.split(' ')[0] ?? ''
    assert.ok(isAcs3Algorithm(algorithm))
    const refitted = new Map(headers).set('x-acs-content-sha256', acs3BodyHash(algorithm, changed))
    yield [`${what}, hash refitted`, { ...request, body: changed, headers: refitted }]
  }
}

function* parameterMutations(params: readonly Parameter[]): Iterable<Mutation<readonly Parameter[]>> {
  for (const [index, [name, value]] of params.entries()) {
    for (const flipped of bitFlips(name)) yield [`name ${flipped}`, params.with(index, [flipped, value])]
    for (const flipped of bitFlips(value)) yield [`${name}=${flipped}`, params.with(index, [name, flipped])]
    yield [`${name} dropped`, params.toSpliced(index, 1)]
    yield [`${name} emptied`, params.with(index, [name, value === '' ? ' ' : ''])]
    yield [`${name} longer`, params.with(index, [name, `${value}\0`])]
    yield [`name ${name} longer`, params.with(index, [`${name} `, value])]
    yield* joinedParameters(params, index)
  }
  yield ['one more', [...params, ['Zz', '']]]
  yield ['one more, nameless', [...params, ['', '']]]
}

/** Text moved over the border of a name or a value: what is signed must say where each ends. */
function* joinedParameters(
  params: readonly Parameter[],
  index: number,
): Iterable<Mutation<readonly Parameter[]>> {
  const [name, value] = params[index] as Parameter
  if (value !== '') {
    yield [`${name} border`, params.with(index, [name + value.slice(0, 1), value.slice(1)])]
    yield [`${name} equals`, params.with(index, [`${name}=${value}`, ''])]
  }
  for (const [other, [otherName, otherValue]] of params.entries()) {
    if (other === index) continue
    const rest = params.filter((_, at) => at !== index && at !== other)
    for (const join of ['&', '%26', '\n']) {
      for (const is of ['=', '%3D', ':']) {
        const start = `${name}${is}${value}${join}${otherName}`
        yield [`${start} as a name`, [...rest, [start, otherValue]]]
        yield [`${start} with value as a name`, [...rest, [`${start}${is}${otherValue}`, '']]]
        yield [`${start} as a value`, [...rest, [name, `${value}${join}${otherName}${is}${otherValue}`]]]
      }
    }
    if (value !== otherValue) {
      yield [`${name} and ${otherName} exchanged`, [...rest, [name, otherValue], [otherName, value]]]
    }
  }
}

function* headerMutations(
  headers: ReadonlyMap<string, string>,
): Iterable<Mutation<ReadonlyMap<string, string>>> {
  const signed = parseAcs3Authorization(headers.get('authorization') ?? '')?.signedHeaders ?? []
  assert.ok(signed.length >= 7)
  for (const name of [...signed, 'authorization']) {
    const value = headers.get(name) ?? ''
    for (const flipped of bitFlips(value)) yield [`${name}: ${flipped}`, new Map(headers).set(name, flipped)]
    const without = new Map(headers)
    without.delete(name)
    yield [`${name} dropped`, without]
    yield [`${name} dropped from the list too`, unlisted(without, name)]
    yield [`${name} not listed`, unlisted(headers, name)]
    yield [`${name} repeated`, new Map(headers).set(name, `${value},${value}`)]
  }
  yield ['one more x-acs- header', new Map(headers).set('x-acs-more', '')]
}

function unlisted(headers: ReadonlyMap<string, string>, name: string): ReadonlyMap<string, string> {
  const authorization = headers.get('authorization') ?? ''
  const shorter = authorization.replace(new RegExp(`(?<=[=;])${name};|;${name}(?=,)`), '')
  return new Map(headers).set('authorization', shorter === authorization ? '' : shorter)
}

function* bodyMutations(body: Buffer): Iterable<Mutation<Buffer>> {
  for (let at = 0; at < body.length * 8; at++) {
    const flipped = Buffer.from(body)
    flipped[at >> 3] = (flipped[at >> 3] ?? 0) ^ (1 << (at & 7))
    yield [`body bit ${at}`, flipped]
  }
  yield ['body longer', Buffer.concat([body, Buffer.from('&')])]
  if (body.length > 0) yield ['body shorter', body.subarray(0, -1)]
}

/** The text once for each of the low eight bits of each character. */
function* bitFlips(text: string): Iterable<string> {
  for (let at = 0; at < text.length; at++) {
    for (let bit = 1; bit < 256; bit <<= 1) {
      yield text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ bit) + text.slice(at + 1)
    }
  }
}

function assertNoneVerifies<Request>(
  mutations: Iterable<Mutation<Request>>,
  verifies: (request: Request) => boolean,
  atLeast: number,
): void {
  const verified: string[] = []
  let tried = 0
  for (const [what, request] of mutations) {
    tried++
    if (verifies(request)) verified.push(what)
  }
  assert.deepEqual(verified, [])
  assert.ok(tried >= atLeast, `only ${tried} changed requests`)
}

function decoded(target: string): readonly Parameter[] {
  return [...new URLSearchParams(target.split('?')[1] ?? '')]
}
