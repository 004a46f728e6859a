import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { ErrorName } from '../../src/core/error.ts'
import type { HttpRequest } from '../../src/wire/http.ts'
import { type Acs3Signing, acs3Request, rpcRequest, type Signing } from '../support/http.ts'
import { openTarget } from '../support/target.ts'
import { arnOf, arns, assertError, keys, REGION } from './calls.ts'
import { expectedErrors } from './expected-errors.ts'

const action = 'UntagResources'
const parameters = { RegionId: REGION, ...arns(arnOf('ecs:instance', 'i-gateway')), ...keys('a') }
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

/** A fault as options of signing, or as a change of what is sent. */
type Fault<S extends Signing> = {
  readonly error: ErrorName
  readonly signing?: Partial<S>
  readonly sent?: (request: HttpRequest) => HttpRequest
}

/** Of any two faults, listed in the order of the checks, the earlier one decides, and nothing is done. */
async function assertOrder<S extends Signing>(
  faults: readonly Fault<S>[],
  make: (signing: Partial<S>) => HttpRequest,
): Promise<void> {
  const before = await target.estate()
  for (const [i, earlier] of faults.entries()) {
    for (const later of faults.slice(i)) {
      const signed = make(both(earlier, later))
      const response = await target.send(applied(applied(signed, later), earlier))
      const [status, code] = expectedErrors[earlier.error]
      const body = JSON.parse(response.body) as Record<string, string>
      const what = `${earlier.error} before ${later.error}`
      assert.deepEqual([what, response.status, body['Code']], [what, status, code])
    }
  }
  assert.deepEqual(await target.estate(), before)
}

function both<S extends Signing>({ signing: a = {} }: Fault<S>, { signing: b = {} }: Fault<S>): Partial<S> {
  return {
    ...{ ...b, ...a },
    overrides: { ...b.overrides, ...a.overrides },
    afterwards: { ...b.afterwards, ...a.afterwards },
  } as Partial<S>
}

function applied<S extends Signing>(request: HttpRequest, fault: Fault<S>): HttpRequest {
  return fault.sent?.(request) ?? request
}

const withTarget = (change: (text: string) => string) => (request: HttpRequest) => ({
  ...request,
  target: change(request.target),
})
const otherPath = withTarget((text) => text.replace(/^\/\??/, '/x?'))
const badEncoding = withTarget((text) => `${text}&Bad=%zz`)
const twice = withTarget((text) => `${text}&Twice=1&Twice=1`)

describe('order of the checks of the gateway', () => {
  it('version 1.0: of any two faults the earlier one decides', async () => {
    const overriding = (error: ErrorName, name: string, value?: string): Fault<Signing> => ({
      error,
      signing: { overrides: { [name]: value } },
    })
    await assertOrder(
      [
        { error: 'ActionNotFound', sent: otherPath },
        { error: 'UnsupportedHttpMethod', signing: { method: 'PUT' } },
        { error: 'InvalidParameter', sent: badEncoding },
        { error: 'InvalidParameter', sent: twice },
        overriding('MissingAction', 'Action'),
        overriding('MissingVersion', 'Version'),
        overriding('InvalidParameter', 'Format', 'YAML'),
        overriding('InvalidVersion', 'Version', '2000-01-01'),
        overriding('ActionNotFound', 'Action', 'Nothing'),
        overriding('InvalidSignatureMethod', 'SignatureType', 'PRIVATEKEY'),
        overriding('MissingAccessKeyId', 'AccessKeyId'),
        { error: 'MissingSignature', signing: { afterwards: { Signature: undefined } } },
        overriding('MissingSignatureMethod', 'SignatureMethod'),
        overriding('MissingSignatureVersion', 'SignatureVersion'),
        overriding('InvalidSignatureMethod', 'SignatureMethod', 'HMAC-MD5'),
        overriding('MissingSignatureNonce', 'SignatureNonce'),
        overriding('MissingTimestamp', 'Timestamp'),
        overriding('TimestampFormat', 'Timestamp', 'now'),
        overriding('AccessKeyNotFound', 'AccessKeyId', 'nobody'),
        overriding('SecurityTokenMalformed', 'SecurityToken', 'x'),
        overriding('TimestampExpired', 'Timestamp', '2020-01-01T00:00:00Z'),
        { error: 'SignatureDoesNotMatch', signing: { afterwards: { Signature: 'AAAA' } } },
        { error: 'MissingTagKey', signing: { parameters: { ...parameters, 'Tag.1.Value': 'x' } } },
      ],
      (signing) => rpcRequest(target.signer, { action, parameters, now: target.now(), ...signing }),
    )
  })

  it('ACS3: of any two faults the earlier one decides', async () => {
    const overriding = (error: ErrorName, name: string, value?: string): Fault<Acs3Signing> => ({
      error,
      signing: { overrides: { [name]: value } },
    })
    const authorized = (change: (text: string) => string) => (request: HttpRequest) => {
      const text = request.headers.get('authorization') ?? ''
      return { ...request, headers: new Map(request.headers).set('authorization', change(text)) }
    }
    await assertOrder(
      [
        { error: 'ActionNotFound', sent: otherPath },
        { error: 'UnsupportedHttpMethod', signing: { method: 'DELETE' } },
        { error: 'InvalidParameter', sent: badEncoding },
        overriding('MissingAction', 'x-acs-action'),
        overriding('MissingVersion', 'x-acs-version'),
        overriding('InvalidVersion', 'x-acs-version', '2000-01-01'),
        overriding('ActionNotFound', 'x-acs-action', 'Nothing'),
        {
          error: 'InvalidSignatureMethod',
          sent: authorized((text) => text.replace('ACS3-HMAC-SHA256', 'ACS3-RSA-SHA256')),
        },
        { error: 'IncompleteSignature', sent: authorized((text) => text.replace('Credential=', 'Cred=')) },
        { error: 'IncompleteSignature', signing: { afterwards: { 'x-acs-more': 'x' } } },
        overriding('MissingTimestamp', 'x-acs-date'),
        overriding('TimestampFormat', 'x-acs-date', 'now'),
        {
          error: 'AccessKeyNotFound',
          sent: authorized((text) => text.replace(target.signer.keyId, 'nobody')),
        },
        overriding('SecurityTokenMalformed', 'x-acs-security-token', 'x'),
        overriding('TimestampExpired', 'x-acs-date', '2020-01-01T00:00:00Z'),
        overriding('IncompleteSignature', 'x-acs-content-sha256'),
        overriding('BodyHashDoesNotMatch', 'x-acs-content-sha256', '0'.repeat(64)),
        {
          error: 'Acs3SignatureDoesNotMatch',
          sent: authorized((text) => text.replace(/[0-9a-f]{64}$/, '0'.repeat(64))),
        },
        { error: 'MissingTagKey', signing: { parameters: { ...parameters, 'Tag.1.Value': 'x' } } },
      ],
      (signing) => acs3Request(target.signer, { action, parameters, now: target.now(), ...signing }),
    )
  })
})

describe('where the operation is named', () => {
  const rpc = (signing: Partial<Signing>) =>
    rpcRequest(target.signer, { action, parameters, now: target.now(), ...signing })
  const acs3 = (signing: Partial<Acs3Signing>) =>
    acs3Request(target.signer, { action, parameters, now: target.now(), ...signing })

  it('version 1.0: the parameters alone, since the headers are not signed', async () => {
    const request = rpc({})
    const headers = new Map(request.headers).set('x-acs-action', 'Nothing').set('x-acs-version', '1')
    assert.equal((await target.send({ ...request, headers })).status, 200)
    const without = rpc({ overrides: { Action: undefined } })
    const named = new Map(without.headers).set('x-acs-action', action)
    assertError(await target.send({ ...without, headers: named }), 'MissingAction')
  })

  it('ACS3: the signed header, before a parameter of that name', async () => {
    const other = { ...parameters, Action: 'Nothing', Version: '1' }
    assert.equal((await target.send(acs3({ parameters: other }))).status, 200)
    const overrides = { 'x-acs-action': undefined, 'x-acs-version': undefined }
    const asParameters = { ...parameters, Action: action, Version: '2018-08-28' }
    assert.equal((await target.send(acs3({ parameters: asParameters, overrides }))).status, 200)
  })

  it('an unsigned request that names it in headers is told what is missing', async () => {
    const headers = new Map([
      ['host', target.signer.host],
      ['x-acs-action', action],
      ['x-acs-version', '2018-08-28'],
    ])
    const request = { method: 'POST', target: '/', headers, body: Buffer.alloc(0), source: '', secure: false }
    assertError(await target.send(request), 'MissingAccessKeyId')
    assertError(await target.send({ ...request, headers: new Map([['host', 'x']]) }), 'MissingAction')
  })
})

describe('the answer', () => {
  it('of an error in XML, after a request of version 1.0 that names no format', async () => {
    const overrides = { Format: undefined, RegionId: '<"&\'>' }
    const signing = { action, parameters, now: target.now(), overrides }
    const { status, headers, body } = await target.send(rpcRequest(target.signer, signing))
    const id = headers['x-acs-request-id']
    const origin = /<Recommend>(.*)\/errors\//.exec(body)?.[1]
    assert.equal(status, 404)
    assert.equal(headers['Content-Type'] ?? headers['content-type'], 'text/xml;charset=utf-8')
    assert.equal(
      body,
      `<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>${id}</RequestId><Message>The specified RegionId does not exist.</Message><Recommend>${origin}/errors/InvalidRegionId.NotFound</Recommend><HostId>${target.signer.host}</HostId><Code>InvalidRegionId.NotFound</Code></Error>`,
    )
  })

  it('escapes what a message repeats, and holds no character that XML cannot', async () => {
    const key = '<a>&"\'\u0001\ufffe\ud800'
    const overrides = { Format: 'XML', 'TagKey.1': key.toWellFormed() }
    const signing = { action, parameters, now: target.now(), overrides }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.ok(body.includes('invalid: &lt;a&gt;&amp;&quot;&apos;\ufffd\ufffd\ufffd.</Message>'), body)
  })

  it('repeats a Host only where it is one', async () => {
    for (const [host, shown] of [
      ['example.com:80', 'example.com:80'],
      ['[::1]:7020', '[::1]:7020'],
      ['<script>', ''],
      ['a b', ''],
      ['x'.repeat(300), ''],
    ]) {
      const request = rpcRequest(target.signer, { action: 'Nothing', now: target.now() })
      const { body } = await target.send({ ...request, headers: new Map([['host', host ?? '']]) })
      assert.equal((JSON.parse(body) as Record<string, string>)['HostId'], shown)
    }
  })

  it('has a RequestId of its own each time, in order of time', async () => {
    const ids: string[] = []
    for (let i = 0; i < 50; i++) {
      const { body } = await target.call(i % 2 === 0 ? action : 'Nothing', parameters)
      ids.push(String(body['RequestId']))
    }
    assert.equal(new Set(ids).size, ids.length)
    assert.deepEqual(ids, ids.toSorted())
  })

  it('carries the entity tag of the gateway and names the server', async () => {
    const { response } = await target.call(action, parameters)
    const headers = new Map(
      Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]),
    )
    const length = String(Buffer.byteLength(response.body))
    assert.match(headers.get('etag') ?? '', new RegExp(`^${length[0]}[A-Za-z0-9+/]{22}${length.at(-1)}$`))
    assert.match(headers.get('server') ?? '', /^Tagplane\//)
  })
})
