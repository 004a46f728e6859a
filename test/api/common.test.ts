import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import type { ErrorName } from '../../src/core/error.ts'
import { operations } from '../../src/operations/index.ts'
import type { AnyOperation } from '../../src/operations/operation.ts'
import type { HttpRequest, HttpResponse } from '../../src/wire/http.ts'
import { type Acs3Signing, acs3Request, rpcRequest, type Signing, timestamp } from '../support/http.ts'
import { createService } from '../support/service.ts'
import { onlyHere, openTarget, type Target, targetOf } from '../support/target.ts'
import { assertError } from './calls.ts'
import { deleteServicePrincipals } from './delegated.ts'
import { restoring, sceneOf } from './scenes.ts'

/** What holds for every operation, generated from its declaration and the first of its examples. */

const MINUTE = 60_000
const WINDOW = 15 * MINUTE
const target = await openTarget()
after(async () => {
  await target.call('SetProtectedTagKeys', {})
  await deleteServicePrincipals(target)
  await target[Symbol.asyncDispose]()
})

async function refused(request: HttpRequest, error: ErrorName, ...values: readonly string[]): Promise<void> {
  const before = await target.estate()
  assertError(await target.send(request), error, ...values)
  assert.deepEqual(await target.estate(), before)
}

function succeeded(response: HttpResponse): void {
  assert.equal(response.status, 200, response.body)
}

/** Makes requests for one operation, valid but for what the options change. */
async function requestsFor(operation: AnyOperation, to: Target = target) {
  const { action } = operation
  const scene = await sceneOf(operation, to)
  const signing = () => ({ action, parameters: scene.parameters(), now: to.now() })
  const { caller } = scene
  return {
    operation,
    caller: restoring(caller, scene.restore),
    rpc: (options: Partial<Signing> = {}, signer = caller.signer) =>
      rpcRequest(signer, { ...signing(), ...options }),
    acs3: (options: Partial<Acs3Signing> = {}, signer = caller.signer) =>
      acs3Request(signer, { ...signing(), ...options }),
  }
}

// All at once: tests begin to run while a file still awaits.
const makers: Awaited<ReturnType<typeof requestsFor>>[] = []
for (const operation of operations) makers.push(await requestsFor(operation))

it('every operation has a test file, its own or that of its kind, that accounts for the errors it declares', () => {
  const folder = new URL('.', import.meta.url)
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'))
  const texts = new Map(files.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
  for (const { action } of operations) {
    const own = texts.get(`${action.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.test.ts`)
    const named = [...texts.values()].some((text) => text.includes(`everyErrorIsProvoked('${action}'`))
    assert.ok(named || /^ *everyErrorIsProvoked\(/m.test(own ?? ''), action)
  }
})

for (const { operation, caller: target, rpc, acs3 } of makers) {
  const { action } = operation

  describe(`${action}, protocol`, () => {
    it('takes both signatures, GET and POST, query, form or both, and spells the answer JSON or XML', async () => {
      for (const place of ['query', 'form', 'split'] as const) succeeded(await target.send(rpc({ place })))
      for (const place of ['query', 'form'] as const) succeeded(await target.send(acs3({ place })))
      for (const request of [rpc({ method: 'GET' }), acs3({ method: 'GET' })])
        succeeded(await target.send(request))
      const formats: readonly [HttpRequest, RegExp][] = [
        [rpc({ overrides: { Format: undefined } }), /^<\?xml version='1.0' encoding='UTF-8'\?><\w+Response>/],
        [rpc({ overrides: { Format: 'xml' } }), /^<\?xml/],
        [rpc({ overrides: { Format: 'json' } }), /^\{"RequestId"/],
        [acs3(), /^\{"RequestId"/],
        [acs3({ overrides: { accept: 'text/xml' } }), /^<\?xml/],
        [acs3({ overrides: { accept: 'application/json, text/xml' } }), /^\{"RequestId"/],
      ]
      for (const [request, form] of formats) assert.match((await target.send(request)).body, form)
    })

    it('understands its name in any case, under its own version only', async () => {
      for (const name of [action.toLowerCase(), action.toUpperCase()])
        succeeded(await target.send(rpc({ overrides: { Action: name } })))
      succeeded(await target.send(acs3({ overrides: { 'x-acs-action': action.toUpperCase() } })))
      for (const name of [`${action}s`, ` ${action}`, 'toString', '__proto__', '中']) {
        await refused(rpc({ overrides: { Action: name } }), 'ActionNotFound')
      }
      const elsewhere = operation.version === '2018-08-28' ? '2026-11-24' : '2018-08-28'
      await refused(rpc({ overrides: { Version: elsewhere } }), 'ActionNotFound')
      for (const version of ['2014-05-27', 'constructor', '2018-8-28']) {
        await refused(rpc({ overrides: { Version: version } }), 'InvalidVersion')
        await refused(acs3({ overrides: { 'x-acs-version': version } }), 'InvalidVersion')
      }
    })

    it('takes no other method and no other path', async () => {
      for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
        await refused(rpc({ method }), 'UnsupportedHttpMethod')
      for (const path of ['/x', '//', '/%2F', '/index.html']) {
        const { target: query, ...rest } = rpc()
        await refused({ ...rest, target: `${path}${query.slice(1)}` }, 'ActionNotFound')
      }
    })

    it('says which common parameter is missing, absent or empty', async () => {
      const missing: readonly (readonly [string, ErrorName])[] = [
        ['Action', 'MissingAction'],
        ['Version', 'MissingVersion'],
        ['AccessKeyId', 'MissingAccessKeyId'],
        ['SignatureMethod', 'MissingSignatureMethod'],
        ['SignatureVersion', 'MissingSignatureVersion'],
        ['SignatureNonce', 'MissingSignatureNonce'],
        ['Timestamp', 'MissingTimestamp'],
      ]
      for (const [name, error] of missing) {
        for (const value of [undefined, '']) await refused(rpc({ overrides: { [name]: value } }), error)
      }
      const unsigned = { Signature: undefined }
      await refused(rpc({ afterwards: unsigned }), 'MissingSignature')
      await refused(rpc({ afterwards: { Signature: '' } }), 'MissingSignature')
      await refused(rpc({ afterwards: { ...unsigned, AccessKeyId: undefined } }), 'MissingAccessKeyId')
      for (const value of [undefined, '']) {
        await refused(acs3({ overrides: { 'x-acs-action': value } }), 'MissingAction')
        await refused(acs3({ overrides: { 'x-acs-version': value } }), 'MissingVersion')
        await refused(acs3({ overrides: { 'x-acs-date': value } }), 'MissingTimestamp')
      }
      const hash = 'x-acs-content-sha256 is missing.'
      await refused(acs3({ overrides: { 'x-acs-content-sha256': undefined } }), 'IncompleteSignature', hash)
    })

    it('serves no other kind of signature', async () => {
      const methods = { SignatureMethod: 'HMAC-SHA256', SignatureVersion: '2.0' }
      for (const [name, value] of Object.entries(methods)) {
        const overrides = { [name]: value }
        const said =
          name === 'SignatureMethod'
            ? `${value} with SignatureVersion 1.0`
            : `HMAC-SHA1 with SignatureVersion ${value}`
        await refused(rpc({ overrides }), 'InvalidSignatureMethod', said)
      }
      for (const type of ['PRIVATEKEY', 'BEARERTOKEN', 'x']) {
        await refused(rpc({ overrides: { SignatureType: type } }), 'InvalidSignatureMethod', type)
      }
      const rest = ' Credential=a,SignedHeaders=host,Signature=00'
      for (const name of [
        'ACS3-RSA-SHA256',
        'ACS3-HMAC-SHA1',
        'ACS4-HMAC-SHA256',
        'ACS',
        'acs',
        'Basic',
        'Bearer',
      ]) {
        await refused(
          acs3({ afterwards: { authorization: `${name}${rest}` } }),
          'InvalidSignatureMethod',
          name,
        )
      }
      const bearer = { authorization: undefined, 'x-acs-bearer-token': 'x' }
      await refused(acs3({ afterwards: bearer }), 'InvalidSignatureMethod', 'BEARERTOKEN')
    })
  })

  describe(`${action}, credentials`, () => {
    it('an unsigned request, an unknown key', async () => {
      await refused(acs3({ afterwards: { authorization: undefined } }), 'MissingAccessKeyId')
      for (const keyId of ['LTAIunknown', '__proto__', '中', 'x'.repeat(1000)]) {
        const signer = { ...target.signer, keyId }
        await refused(rpc({}, signer), 'AccessKeyNotFound')
        await refused(acs3({}, { ...signer, keyId: encodeURIComponent(keyId) }), 'AccessKeyNotFound')
      }
    })

    it('a signature by another secret is answered with the text that the server has signed', async () => {
      const signer = { ...target.signer, secret: `${target.signer.secret}x` }
      const byRpc = rpc({}, signer)
      const before = await target.estate()
      const texts = [(await target.send(byRpc)).body, (await target.send(acs3({}, signer))).body]
      assert.deepEqual(await target.estate(), before)
      const [first, second] = texts.map((body) => JSON.parse(body) as Record<string, string>)
      const query = new URLSearchParams(byRpc.target.slice(2))
      query.delete('Signature')
      assert.equal(first?.['Code'], 'SignatureDoesNotMatch')
      const said =
        'Specified signature is not matched with our calculation. server string to sign is:POST&%2F&'
      assert.ok(first?.['Message']?.startsWith(said))
      const signed = decodeURIComponent(first?.['Message']?.slice(said.length) ?? '')
      assert.deepEqual(new Map(new URLSearchParams(signed)), new Map([...query].sort()))
      assert.equal(second?.['Code'], 'SignatureDoesNotMatch')
      assert.match(
        second?.['Message'] ?? '',
        /^Specified signature does not match our calculation\. server StringToSign is \[ACS3-HMAC-SHA256\n[0-9a-f]{64}\] server CanonicalRequest is \[POST\n\/\n[^\n]*\nhost:/,
      )
    })

    it('a security token with a key that needs none', async () => {
      await refused(rpc({ overrides: { SecurityToken: 'x' } }), 'SecurityTokenMalformed')
      await refused(acs3({ overrides: { 'x-acs-security-token': 'x' } }), 'SecurityTokenMalformed')
    })

    it('a header that ought to be signed and is not, or an Authorization that is none', async () => {
      const more = { 'x-acs-more': 'x' }
      await refused(acs3({ afterwards: more }), 'IncompleteSignature', 'Not signed: x-acs-more.')
      await refused(acs3({ unsigned: ['x-acs-action'] }), 'IncompleteSignature', 'Not signed: x-acs-action.')
      await refused(acs3({ unsigned: ['host'] }), 'IncompleteSignature', 'Not signed: host.')
      if (Object.keys(operation.examples[0]?.parameters ?? {}).length > 0) {
        const form = acs3({ place: 'form', unsigned: ['content-type'] })
        await refused(form, 'IncompleteSignature', 'Not signed: content-type.')
      }
      for (const rest of [
        '',
        ' Credential=a',
        ' Credential=a,SignedHeaders=,Signature=0',
        ' Credential=a,SignedHeaders=host;host,Signature=0',
      ]) {
        const afterwards = { authorization: `ACS3-HMAC-SHA256${rest}` }
        await refused(acs3({ afterwards }), 'IncompleteSignature', 'Authorization is malformed.')
      }
    })

    it('a body that is not the one whose hash was signed', async () => {
      const request = acs3()
      const name = 'x-acs-content-sha256'
      const longer = { ...request, body: Buffer.from('x') }
      const hash = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'
      await refused(longer, 'BodyHashDoesNotMatch', name, hash)
      const overrides = { [name]: hash.toUpperCase() }
      await refused({ ...acs3({ overrides }), body: longer.body }, 'BodyHashDoesNotMatch', name, hash)
    })
  })

  describe(`${action}, time and nonce`, () => {
    it('a time more than 15 minutes away, either way', async () => {
      for (const away of [-16, 16]) {
        const now = target.now() + away * MINUTE
        await refused(rpc({ now }), 'TimestampExpired')
        await refused(acs3({ now }), 'TimestampExpired')
      }
      for (const away of [-14, 14]) {
        const now = target.now() + away * MINUTE
        for (const request of [rpc({ now }), acs3({ now })]) succeeded(await target.send(request))
      }
    })

    it('15 minutes to the millisecond', { skip: onlyHere('it knows the time of the server') }, async () => {
      const at = (time: number) => ({ Timestamp: new Date(time).toISOString() })
      for (const edge of [target.now() - WINDOW, target.now() + WINDOW]) {
        succeeded(await target.send(rpc({ overrides: at(edge) })))
        const beyond = edge + Math.sign(edge - target.now())
        await refused(rpc({ overrides: at(beyond) }), 'TimestampExpired')
      }
    })

    it('a time that is none', async () => {
      const good = timestamp(target.now())
      const bad = [
        good.slice(0, -1),
        good.replace('T', ' '),
        `${good.slice(0, -1)}+00:00`,
        String(target.now()),
        '2026-13-01T00:00:00Z',
        encodeURIComponent(good),
        `${good} `,
        `${good.slice(0, -1)}.Z`,
      ]
      for (const text of bad) await refused(rpc({ overrides: { Timestamp: text } }), 'TimestampFormat')
      for (const text of bad.slice(0, 3))
        await refused(acs3({ overrides: { 'x-acs-date': text } }), 'TimestampFormat')
    })

    it('a nonce is good once, with whichever signature; without one the signature of ACS3 is', async () => {
      const nonce = rpc().target
      const SignatureNonce = `${action}-${target.now()}-${nonce.length}-${Math.trunc(performance.now())}`
      const first = rpc({ overrides: { SignatureNonce } })
      succeeded(await target.send(first))
      await refused(first, 'SignatureNonceUsed')
      await refused(rpc({ overrides: { SignatureNonce, Extra: 'x' } }), 'SignatureNonceUsed')
      await refused(acs3({ overrides: { 'x-acs-signature-nonce': SignatureNonce } }), 'SignatureNonceUsed')
      const bare = acs3({ overrides: { 'x-acs-signature-nonce': undefined, 'x-acs-more': SignatureNonce } })
      succeeded(await target.send(bare))
      await refused(bare, 'SignatureNonceUsed')
    })

    it('the nonce of a refused call can be used again', async () => {
      const SignatureNonce = `${action}-again-${target.now()}-${Math.trunc(performance.now())}`
      const overrides = { SignatureNonce }
      await refused(rpc({ overrides }, { ...target.signer, keyId: 'none' }), 'AccessKeyNotFound')
      await refused(rpc({ overrides: { ...overrides, SecurityToken: 'x' } }), 'SecurityTokenMalformed')
      await refused(rpc({ overrides, now: target.now() + 20 * MINUTE }), 'TimestampExpired')
      assert.equal((await target.send(rpc({ overrides, afterwards: { Signature: 'AAAA' } }))).status, 400)
      const list = Object.keys(operation.parameters).find(
        (name) => operation.parameters[name].description?.type === 'array',
      )
      if (list !== undefined) {
        const bad = rpc({ overrides: { ...overrides, [`${list}.0`]: 'x' } })
        await refused(bad, 'InvalidParameter', `${list}.0`, 'Numbers of list elements go from 1 to 1000.')
      }
      succeeded(await target.send(rpc({ overrides })))
    })

    const writes = !['read', 'list'].includes(operation.access.level)
    const skip = onlyHere('it stops the service')
    it(`after a restart the nonce of a ${writes ? 'writing call is known still' : 'read may be used again'}`, {
      skip,
    }, async () => {
      const service = await createService()
      const make = await requestsFor(operation, targetOf(service))
      const requests = [make.rpc(), make.acs3()]
      for (const request of requests) succeeded(await make.caller.send(request))
      await service[Symbol.asyncDispose]()
      await using again = await createService({ directory: service.directory })
      for (const request of requests) {
        const response = await again.dispatch(request)
        if (writes) assertError(response, 'SignatureNonceUsed')
        else succeeded(response)
      }
    })
  })
}
