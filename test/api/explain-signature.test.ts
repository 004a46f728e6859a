import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { describe, it } from 'node:test'
import type { FindingCode } from '../../src/core/signature-findings.ts'
import type { HttpRequest } from '../../src/wire/http.ts'
import { acs3Request, rpcRequest, timestamp } from '../support/http.ts'
import { openTarget } from '../support/target.ts'
import { newAccount, operatorOf } from './accounts.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asUser, closing, done, newRole, newUser } from './identities.ts'
import { assume, newAssumer } from './sessions.ts'

const EXPLAIN = 'ExplainSignature'
const target = await openTarget()
closing(target)
const { signer } = target
const { keyId, secret } = signer

type Report = {
  readonly Protocol: string
  readonly AccessKeyId: string
  readonly CanonicalRequest: string
  readonly StringToSign: string
  readonly Findings: readonly { readonly Code: string; readonly Detail: string; readonly Meaning: string }[]
  readonly FirstDifference?: Readonly<Record<string, string | number>>
}

async function explained(request: string, more: Record<string, string> = {}, from = target): Promise<Report> {
  const report = (await done(from, EXPLAIN, { Request: request, ...more })) as unknown as Report
  const text = JSON.stringify(report)
  assert.ok(!text.includes(secret), 'the secret is not shown')
  return report
}

async function finds(request: string, ...codes: readonly FindingCode[]): Promise<Report> {
  const report = await explained(request)
  const found = report.Findings.map(({ Code }) => Code)
  assert.deepEqual(found, codes)
  for (const { Meaning } of report.Findings) assert.match(Meaning, /^[A-Z].*\.$/)
  return report
}

/** As HTTP writes it. */
function http({ method, target: path, headers, body }: HttpRequest): string {
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\n`)
  return `${method} ${path} HTTP/1.1\n${lines.join('')}\n${Buffer.from(body).toString()}`
}

/** What Java's URLEncoder, JavaScript and a hasty programmer make of a text. */
const encoders = {
  right: (text: string) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  ofForms: (text: string) => new URLSearchParams([['', text]]).toString().slice(1),
  ofUri: (text: string) => encodeURIComponent(text),
  lower: (text: string) => encoders.right(text).replace(/%../g, (code) => code.toLowerCase()),
}

const base64 = (key: string, text: string, algorithm = 'sha1') =>
  createHmac(algorithm, key).update(text).digest('base64')

type Naive = {
  readonly encode?: (text: string) => string
  readonly again?: (text: string) => string
  readonly order?: (pairs: [string, string][]) => [string, string][]
  readonly method?: string
  readonly key?: string
  readonly left?: string
  readonly signature?: (text: string) => string
}

const byName = (pairs: [string, string][]) => pairs.toSorted(([a], [b]) => (a < b ? -1 : 1))

/** A request of RPC 1.0 as somebody writes it by hand, in the query of a GET. */
function naiveRpc(
  naive: Naive = {},
  parameters: Record<string, string> = {},
): { text: string; request: string } {
  const {
    encode = encoders.right,
    again = encoders.right,
    order = byName,
    method = 'GET',
    key = `${secret}&`,
  } = naive
  const all = {
    ...{ Version: '2018-08-28', Action: 'TagResources', Format: 'JSON', AccessKeyId: keyId },
    ...{ SignatureMethod: 'HMAC-SHA1', SignatureVersion: '1.0', SignatureNonce: newId('nonce') },
    ...{
      Timestamp: timestamp(target.now()),
      Tags: '{"a b*":"~(c)"}',
      RegionId: 'cn-hangzhou',
      ...parameters,
    },
  }
  const pairs = order(Object.entries(all).filter(([name]) => name !== naive.left))
  const query = pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')
  const text = `${method}&${again('/')}&${again(query)}`
  const signature = naive.signature?.(base64(key, text)) ?? encoders.right(base64(key, text))
  const sent = Object.entries(all).map(([name, value]) => `${encoders.right(name)}=${encoders.right(value)}`)
  return { text, request: `GET /?${sent.join('&')}&Signature=${signature} HTTP/1.1\nHost: ${signer.host}\n` }
}

/** One of ACS3, with the same parameters. */
function naiveAcs3(
  change: (canonical: string) => string,
  { host = signer.host, hmac = secret, body = '' } = {},
): string {
  const hash = createHash('sha256').update(body).digest('hex')
  const headers = [
    ...[`host:${host}`, 'x-acs-action:TagResources', `x-acs-content-sha256:${hash}`],
    ...[`x-acs-date:${timestamp(target.now())}`, 'x-acs-version:2018-08-28'],
  ]
  const names = headers.map((line) => line.split(':')[0]).join(';')
  const query = `RegionId=cn-hangzhou&Tags=${encoders.right('{"a b*":"~(c)"}')}`
  const canonical = change(`POST\n/\n${query}\n${headers.join('\n')}\n\n${names}\n${hash}`)
  const text = `ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`
  const signature = createHmac('sha256', hmac).update(text).digest('hex')
  const sent = headers.map((line) =>
    line.startsWith('host:') ? `Host: ${signer.host}` : line.replace(':', ': '),
  )
  const authorization = `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names},Signature=${signature}`
  return `POST /?${query} HTTP/1.1\n${sent.join('\n')}\nAuthorization: ${authorization}\n\n${body}`
}

describe('200', () => {
  it('a request that is signed rightly, in each way and however it is pasted', async () => {
    const signing = { action: 'DescribeRegions', parameters: { Language: 'a b~*' }, now: target.now() }
    for (const request of [rpcRequest(signer, signing), rpcRequest(signer, { ...signing, place: 'form' })]) {
      assert.equal((await finds(http(request), 'SignatureMatches')).Protocol, 'RPC HMAC-SHA1 1.0')
    }
    const acs3 = acs3Request(signer, { ...signing, place: 'form' })
    const report = await finds(http(acs3), 'SignatureMatches')
    assert.deepEqual([report.Protocol, report.AccessKeyId], ['ACS3-HMAC-SHA256', keyId])
    assert.match(report.CanonicalRequest, /^POST\n\/\n\n/)
    assert.match(report.StringToSign, /^ACS3-HMAC-SHA256\n[0-9a-f]{64}$/)
    const headers = [...acs3.headers].map(([name, value]) => `-H '${name}: ${value}'`).join(' \\\n  ')
    const curl = `curl -X POST 'http://${signer.host}/' \\\n  ${headers} --data-raw '${Buffer.from(acs3.body)}'`
    await finds(curl, 'SignatureMatches')
    const { target: path } = rpcRequest(signer, { ...signing, method: 'GET' })
    await finds(`http://${signer.host}${path}`, 'SignatureMatches')
  })

  it('what clients of RPC 1.0 get wrong is named', async () => {
    const cases: readonly (readonly [FindingCode, Naive])[] = [
      ['SignatureMatches', {}],
      ['PlusForSpace', { encode: encoders.ofForms }],
      ['EncodingOfMarksOfUri', { encode: encoders.ofUri }],
      ['LowerCaseEncoding', { encode: encoders.lower, again: encoders.lower }],
      ['NotEncoded', { encode: (text) => text }],
      ['EncodedOnce', { again: (text) => text }],
      ['EncodedTwice', { encode: (text) => encoders.right(encoders.right(text)) }],
      ['QueryOrder', { order: (pairs) => pairs }],
      ['MethodDiffers', { method: 'POST' }],
      ['ParameterLeftOut', { left: 'Format' }],
      ['KeyOfHmac', { key: secret }],
      ['SecretHasSpace', { key: `${secret}\n&` }],
      ['SignatureEncoding', { signature: (text) => Buffer.from(text, 'base64').toString('hex') }],
      ['Unexplained', { key: 'another&' }],
    ]
    for (const [code, naive] of cases) await finds(naiveRpc(naive).request, code)
  })

  it('a signature that lost its + on the way', async () => {
    for (let tries = 0; tries < 50; tries++) {
      const { request } = naiveRpc({ signature: (text) => text })
      if (!/Signature=[^ ]*\+/.test(request)) continue
      await finds(request, 'SignatureNotEncoded')
      return
    }
    assert.fail('no signature has a +')
  })

  it('what clients of ACS3 get wrong is named', async () => {
    const query = (from: string, to: string) => naiveAcs3((text) => text.replace(from, to))
    await finds(
      naiveAcs3((text) => text),
      'SignatureMatches',
    )
    const rewritten = await finds(
      naiveAcs3((text) => text, { host: 'tag.aliyuncs.com' }),
      'HostRewritten',
    )
    assert.equal(rewritten.Findings[0]?.Detail, 'host: tag.aliyuncs.com')
    await finds(query('%20', '+'), 'PlusForSpace')
    await finds(query('%2A', '*'), 'EncodingOfMarks')
    await finds(query('RegionId=cn-hangzhou&', ''), 'ParameterLeftOut')
    await finds(query('POST', 'GET'), 'MethodDiffers')
    await finds(query('\n\nhost;', '\nhost;'), 'BlankLineMissing')
    await finds(
      naiveAcs3((text) => text, { hmac: `${secret} ` }),
      'SecretHasSpace',
    )
    await finds(
      naiveAcs3((text) => text, { hmac: `${secret}&` }),
      'KeyOfHmac',
    )
    await finds(
      naiveAcs3((text) => text, { hmac: 'another' }),
      'Unexplained',
    )
    const cut = naiveAcs3((text) => text).replace(/^x-acs-date.*\n/m, '')
    await refuses(
      target,
      [EXPLAIN, { Request: cut }],
      'InvalidParameter',
      'Request',
      'MissingTimestamp: Timestamp is mandatory for this action.',
    )
    const other = await finds(
      naiveAcs3((text) => text, { body: 'a=b' }).replace(/a=b$/, 'a=c'),
      'BodyHashOfOtherBody',
      'BodyHashDiffers',
    )
    assert.match(other.Findings[1]?.Detail ?? '', /^[0-9a-f]{64}$/)
  })

  it('a header that was signed and has not arrived', async () => {
    const request = acs3Request(signer, {
      ...{ action: 'DescribeRegions', now: target.now(), overrides: { accept: 'application/json' } },
      afterwards: { accept: undefined },
    })
    const report = await finds(http(request), 'HeaderNotSent', 'Unexplained')
    assert.equal(report.Findings[0]?.Detail, 'accept')
  })

  it('a request that is right but too late, or of a clock that is wrong', async () => {
    const late = rpcRequest(signer, { action: 'DescribeRegions', now: target.now() - 20 * 60_000 })
    const report = await finds(http(late), 'TimeSkew', 'SignatureMatches')
    assert.equal(report.Findings[0]?.Detail, '-1200 s')
  })

  it('the text of the client is compared, and says whether the secret is the right one', async () => {
    const naive = naiveRpc({ left: 'RegionId', encode: encoders.ofForms })
    const report = await explained(naive.request, { StringToSign: `${naive.text}\n` })
    assert.deepEqual(
      report.Findings.map(({ Code }) => Code),
      ['OtherText'],
    )
    assert.equal(report.FirstDifference?.['Meaning'], 'The parameter RegionId.')
    assert.deepEqual(
      [report.FirstDifference?.['Text'], report.FirstDifference?.['Line']],
      ['StringToSign', 1],
    )
    const right = naiveRpc({ key: 'another&' })
    const same = await explained(right.request, { StringToSign: right.text })
    assert.deepEqual([same.Findings[0]?.Code, same.FirstDifference], ['ForeignSignature', undefined])
  })

  it('the canonical request of the client is compared line by line', async () => {
    const { CanonicalRequest } = await explained(naiveAcs3((text) => text))
    const changed = CanonicalRequest.replace(`host:${signer.host}`, 'host:proxy.example.com')
    const { Findings, FirstDifference } = await explained(
      naiveAcs3(() => changed),
      { CanonicalRequest: changed.replaceAll('\n', '\r\n') },
    )
    assert.equal(Findings.at(-1)?.Code, 'OtherText')
    assert.deepEqual(FirstDifference, {
      ...{ Text: 'CanonicalRequest', Line: 4, Column: 6, Server: `host:${signer.host}` },
      ...{ Client: 'host:proxy.example.com', Part: 'Header', Detail: 'host', Meaning: 'The header host.' },
    })
  })

  it('a mistake that is found shows the first difference to what the client has signed', async () => {
    const host = 'tag.aliyuncs.com'
    const { FirstDifference: rewritten } = await finds(
      naiveAcs3((text) => text, { host }),
      'HostRewritten',
    )
    const { Column, ...part } = rewritten ?? {}
    assert.ok(Number(Column) > 'host:'.length)
    assert.deepEqual(part, {
      ...{ Text: 'CanonicalRequest', Line: 4, Server: `host:${signer.host}` },
      ...{ Client: `host:${host}`, Part: 'Header', Detail: 'host', Meaning: 'The header host.' },
    })
    const { request, text } = naiveRpc({ encode: encoders.ofForms })
    const { FirstDifference: plus } = await finds(request, 'PlusForSpace')
    assert.deepEqual([plus?.['Client'], plus?.['Part'], plus?.['Detail']], [text, 'Parameter', 'Tags'])
    const key = await finds(naiveRpc({ key: 'another&' }).request, 'Unexplained')
    assert.equal(key.FirstDifference, undefined)
  })

  it('temporary keys: a token that is missing, another one, and the right one', async () => {
    const RoleName = await newRole(target)
    const session = await assume(await newAssumer(target), RoleName)
    const as = { ...signer, keyId: session.keyId, secret: session.secret }
    const request = (token: string | undefined, overrides = {}) =>
      http(
        rpcRequest(as, {
          action: 'DescribeRegions',
          now: target.now(),
          overrides: { SecurityToken: token },
          ...overrides,
        }),
      )
    await finds(request(session.token), 'SignatureMatches')
    await finds(request(undefined), 'TokenMissing')
    await finds(request(`${session.token.slice(0, -4)}AAAA`), 'TokenMalformed')
    const added = request(undefined, { afterwards: { SecurityToken: session.token } })
    await finds(added, 'TokenNotSigned')
  })

  it('of a key of another account as little is said as of none', async () => {
    const { root, keyId: other, secret: otherSecret } = await newAccount(target)
    const signed = (from: typeof signer) =>
      http(rpcRequest(from, { action: 'DescribeRegions', now: target.now() }))
    const foreign = { ...signer, keyId: other, secret: otherSecret }
    const theirs = await finds(signed(foreign), 'KeyNotFound')
    const none = await finds(signed({ ...foreign, keyId: 'nobody' }), 'KeyNotFound')
    assert.deepEqual(
      { ...theirs, AccessKeyId: '', StringToSign: '' },
      { ...none, AccessKeyId: '', StringToSign: '' },
    )
    const own = await explained(signed(foreign), {}, root)
    assert.equal(own.Findings[0]?.Code, 'SignatureMatches')
    assert.equal((await explained(signed(signer), {}, operatorOf(target))).Findings[0]?.Code, 'KeyNotFound')
  })

  it('a request of OSS, and what its clients get wrong', async () => {
    const date = new Date(target.now()).toUTCString()
    const text = (resource: string, type = '') => `GET\n\n${type}\n${date}\n${resource}`
    const request = (signed: string, headers = '') =>
      `GET /?tagging HTTP/1.1\nHost: bucket.oss-cn-hangzhou.aliyuncs.com\nDate: ${date}\n${headers}Authorization: OSS ${keyId}:${base64(secret, signed)}\n`
    assert.equal((await finds(request(text('/bucket/?tagging')), 'SignatureMatches')).Protocol, 'OSS V1')
    await finds(request(text('/?tagging')), 'BucketLeftOut')
    await finds(request(text('/bucket/')), 'SubResourceLeftOut')
    await finds(request(text('/bucket/?tagging'), 'Content-Type: text/plain\n'), 'HeaderChanged')
  })

  it('a request that was refused is found by its id, with what was found of it', async () => {
    const naive = naiveRpc({ left: 'RegionId' })
    const [path = ''] = /\/\?[^ ]+/.exec(naive.request) ?? []
    const sent = {
      method: 'GET',
      target: path,
      headers: new Map([['host', signer.host]]),
      body: Buffer.alloc(0),
    }
    const answer = JSON.parse((await target.send({ ...sent, source: '127.0.0.1', secure: false })).body)
    assert.equal(answer.Code, 'SignatureDoesNotMatch')
    const RequestId = String(answer.RequestId)
    const report = (await done(target, EXPLAIN, { RequestId, StringToSign: naive.text })) as unknown as Report
    assert.deepEqual(
      report.Findings.map(({ Code, Detail }) => [Code, Detail]),
      [['ParameterLeftOut', 'RegionId']],
    )
    assert.equal(report.FirstDifference?.['Meaning'], 'The parameter RegionId.')
    const kept = (await done(target, EXPLAIN, { RequestId })) as unknown as Report
    assert.deepEqual(kept.FirstDifference, report.FirstDifference, 'without the text of the client, too')
    assert.ok(!JSON.stringify(report).includes(secret))
    const { root } = await newAccount(target)
    await refuses(root, [EXPLAIN, { RequestId }], 'RequestNotFound', RequestId)
  })
})

describe('400', () => {
  it('what is missing, given twice, or cannot be read', async () => {
    await refuses(target, [EXPLAIN, {}], 'MissingRequest')
    const both = { Request: 'http://x/?a=b', RequestId: '019ABC12-3DEF-7000-8A5B-2C4D6E8F0A1B' }
    const twice = 'Request is given, too: one of them says what is meant.'
    await refuses(target, [EXPLAIN, both], 'InvalidParameter', 'RequestId', twice)
    const hint = 'Paste a request as HTTP writes it, a call of curl, or an address.'
    for (const Request of ['x', "curl 'http://x", 'GET\n', '{"a":1}']) {
      await refuses(target, [EXPLAIN, { Request }], 'InvalidParameter', 'Request', hint)
    }
    const long = { Request: 'http://x/', StringToSign: 'x'.repeat(200_001) }
    await refuses(
      target,
      [EXPLAIN, long],
      'InvalidParameter',
      'StringToSign',
      'It has at most 200000 characters.',
    )
    const succeeded = await target.call('GetProtectedTagKeys', {})
    const RequestId = String(succeeded.body['RequestId'])
    const why = 'The signature of that request was not refused.'
    await refuses(target, [EXPLAIN, { RequestId }], 'InvalidParameter', 'RequestId', why)
  })
})

describe('403', () => {
  it('a user without the right to it', async () => {
    const user = await asUser(target, await newUser(target))
    await refuses(user, [EXPLAIN, { Request: 'http://x/' }], 'NoPermissionOperator')
  })
})

describe('404', () => {
  it('a request that is not there', async () => {
    for (const RequestId of ['x', '019ABC12-3DEF-7000-8A5B-2C4D6E8F0A1B']) {
      await refuses(target, [EXPLAIN, { RequestId }], 'RequestNotFound', RequestId)
    }
  })
})

refusesServicePrincipals(target, EXPLAIN)
everyErrorIsProvoked(EXPLAIN)
