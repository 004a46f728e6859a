import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { describe, it } from 'node:test'
import { percentEncode } from '../../src/auth/signature/percent.ts'
import { acs3Request, rpcRequest } from '../support/http.ts'
import { createService, type Parameters } from '../support/service.ts'
import { onlyHere, openTarget, type Target, targetOf } from '../support/target.ts'
import { newAccount, operatorOf } from './accounts.ts'
import { everyErrorIsProvoked, keys, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { asUser, closing, done, newRole, newUser } from './identities.ts'
import { assume, newAssumer } from './sessions.ts'

/** GetRequest and ListRequests: what came in lately. */

const [GET, LIST] = ['GetRequest', 'ListRequests']
const target = await openTarget()
closing(target)

type Request = Readonly<Record<string, unknown>> & {
  readonly Parameters: readonly { readonly Name: string; readonly Value: string }[]
  readonly Signature?: Readonly<Record<string, unknown>>
}

async function requestOf(id: unknown, from = target, more: Parameters = {}): Promise<Request> {
  return (await done(from, GET, { RequestId: String(id), ...more }))['Request'] as Request
}

async function listed(filters: Parameters = {}, from = target): Promise<readonly string[]> {
  const ids: string[] = []
  for (let token = ''; ; ) {
    const answer = await done(from, LIST, { ...filters, ...(token !== '' && { NextToken: token }) })
    ids.push(...(answer['Requests'] as { readonly RequestId: string }[]).map(({ RequestId }) => RequestId))
    token = String(answer['NextToken'])
    if (token === '') return ids
  }
}

/** A call that is refused, by its id. */
async function refusedId(from: Target = target): Promise<string> {
  const { body } = await from.call('UntagResources', { RegionId: 'cn-hangzhou', ...keys('env', 'env') })
  return String(body['RequestId'])
}

describe('200', () => {
  it('a call is shown with who called, what was sent and what was answered', async () => {
    const signing = { action: 'UntagResources', parameters: { RegionId: 'cn-hangzhou', ...keys('k', 'k') } }
    const sent = acs3Request(target.signer, {
      ...{ ...signing, now: target.now(), overrides: { 'user-agent': 'tests/1' } },
    })
    const { RequestId, Message } = JSON.parse((await target.send(sent)).body) as Record<string, string>
    const { DurationMs, Time, SourceIp, ...request } = await requestOf(RequestId?.toLowerCase())
    assert.ok(Number(DurationMs) >= 0)
    assert.match(String(Time), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    assert.match(String(SourceIp), /^(127\.0\.0\.1|::1)$/)
    assert.deepEqual(request, {
      ...{
        RequestId,
        Api: 'Tag',
        Version: '2018-08-28',
        Action: 'UntagResources',
        AccountId: target.account,
      },
      ...{ PrincipalArn: `acs:ram::${target.account}:root`, AccessKeyId: target.signer.keyId },
      ...{ Authenticated: true, HttpStatus: 403, Code: 'MissingParameter.ResourceIds', Message },
      ...{ HttpMethod: 'POST', Host: target.signer.host, UserAgent: 'tests/1', Shortened: false },
      Parameters: Object.entries(signing.parameters).map(([Name, Value]) => ({ Name, Value })),
    })
  })

  it('calls that succeeded are shown, too, and calls of users and sessions by their ARN', async () => {
    const name = await newUser(target)
    const user = await asUser(target, name)
    const role = await newRole(target)
    const { keyId, secret, token } = await assume(await newAssumer(target), role)
    const byUser = await user.call('GetCallerIdentity', {}, { Version: '2015-04-01' })
    const session = target.as(keyId, secret)
    const bySession = await session.call(
      'GetCallerIdentity',
      {},
      { Version: '2015-04-01', SecurityToken: token },
    )
    const shown = await requestOf(byUser.body['RequestId'])
    assert.deepEqual([shown['PrincipalArn'], shown['Code']], [`acs:ram::${target.account}:user/${name}`, ''])
    const ofSession = await requestOf(bySession.body['RequestId'])
    assert.match(String(ofSession['PrincipalArn']), /:assumed-role\/.*\/nightly$/)
    assert.ok(!JSON.stringify(ofSession).includes(token))
  })

  it('a signature that does not hold is shown with the texts of the server, and what was found', async () => {
    const wrong = target.as(target.signer.keyId, 'another')
    const { body } = await wrong.call('DescribeRegions', {}, { SecurityToken: '' })
    const { Signature = {}, ...request } = await requestOf(body['RequestId'])
    assert.deepEqual(
      [request['AccountId'], request['PrincipalArn'], request['Authenticated'], request['Code']],
      [target.account, '', false, 'SignatureDoesNotMatch'],
    )
    assert.ok(String(body['Message']).endsWith(String(Signature['StringToSign'])))
    const [finding] = Signature['Findings'] as Record<string, string>[]
    assert.equal(finding?.['Code'], 'Unexplained')
  })

  it('no secret, token or signature is kept, also not of a request whose signature does not hold', async () => {
    const { keyId, token } = await assume(await newAssumer(target), await newRole(target))
    const signing = {
      ...{ action: 'DescribeRegions', now: target.now() },
      parameters: { AccessKeySecret: 'hidden-1', Password: 'hidden-2', SecurityToken: token },
    }
    const signer = { ...target.signer, keyId, secret: 'hidden-3' }
    const rpc = rpcRequest(signer, signing)
    const signature = decodeURIComponent(/Signature=([^&]*)$/.exec(rpc.target)?.[1] ?? '')
    const acs3 = acs3Request(signer, { ...signing, overrides: { 'x-acs-security-token': token } })
    for (const request of [rpc, acs3]) {
      const { RequestId } = JSON.parse((await target.send(request)).body) as Record<string, string>
      const shown = JSON.stringify(await requestOf(RequestId))
      assert.match(shown, /\*\*\*/)
      const authorization = acs3.headers.get('authorization')?.slice(-64) ?? ''
      for (const hidden of ['hidden-', token, encodeURIComponent(token), signature, authorization]) {
        assert.ok(!shown.includes(hidden), hidden)
      }
    }
    const explained = await target.call('ExplainSignature', { Request: `http://x/${rpc.target}` })
    const { Parameters: kept } = await requestOf(explained.body['RequestId'])
    assert.deepEqual(kept, [])
  })

  it('no secret is kept in the text of a client that encodes in a way of its own', async () => {
    const lower = (text: string) => percentEncode(text).replace(/%../g, (code) => code.toLowerCase())
    const signed = (parameters: Parameters) => {
      const { target: path, ...request } = rpcRequest(target.signer, {
        ...{ action: 'DescribeRegions', now: target.now(), parameters: { X: 'a/b', ...parameters } },
      })
      const all = [...new URLSearchParams(path.slice(2))].filter(([name]) => name !== 'Signature')
      const written = all
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => `${name}=${lower(value)}`)
      const text = `${request.method}&%2F&${percentEncode(written.join('&'))}`
      const signature = createHmac('sha1', `${target.signer.secret}&`).update(text).digest('base64')
      const rest = path.replace(/Signature=[^&]*/, `Signature=${encodeURIComponent(signature)}`)
      return { ...request, target: rest }
    }
    const shown = async (parameters: Parameters) => {
      const { RequestId } = JSON.parse((await target.send(signed(parameters))).body) as Record<string, string>
      return JSON.stringify((await requestOf(RequestId)).Signature)
    }
    assert.match(await shown({ Other: 'plain/1' }), /LowerCaseEncoding.*FirstDifference/)
    const kept = await shown({ Password: 'hid/den' })
    assert.match(kept, /LowerCaseEncoding/)
    assert.doesNotMatch(kept, /hid/)
  })

  it('a call that policies denied is shown with who was denied what, as it was answered', async () => {
    const user = await asUser(target, await newUser(target))
    const { body } = await user.call('ListTagKeys', { RegionId: 'cn-hangzhou' })
    const { AccessDeniedDetail: kept } = await requestOf(body['RequestId'])
    assert.deepEqual(kept, body['AccessDeniedDetail'])
    const decoded = await done(target, 'DecodeDiagnosticMessage', {
      EncodedDiagnosticMessage: String((kept as Parameters)['EncodedDiagnosticMessage']),
    })
    assert.match(JSON.stringify(decoded), /tag:ListTagKeys/)
  })

  it('long values are cut short', async () => {
    const long = Object.fromEntries(
      Array.from({ length: 120 }, (_, i) => [`Other.${i}`, `標籤${'x'.repeat(500)}`]),
    )
    const { body } = await target.call('DescribeRegions', { Language: 'y'.repeat(300), ...long })
    const { Parameters: kept, Shortened } = await requestOf(body['RequestId'])
    assert.equal(Shortened, true)
    assert.equal(kept[0]?.Value, `${'y'.repeat(255)}…`)
    assert.ok(JSON.stringify(kept).length < 12_000)
  })

  it('the latest come first, page by page, by operation, code, caller and time', async () => {
    const { root: account, keyId } = await newAccount(target)
    const user = await asUser(account, await newUser(account))
    const ids: string[] = []
    for (let i = 0; i < 5; i++) ids.unshift(await refusedId(i % 2 === 0 ? account : user))
    const failed = { ErrorCode: 'MissingParameter.ResourceIds' }
    assert.deepEqual(await listed(failed, account), ids)
    assert.deepEqual(await listed({ ...failed, MaxResults: '2' }, account), ids)
    const [first, second, third] = [ids[0], ids[2], ids[4]]
    assert.deepEqual(await listed({ ...failed, Principal: keyId }, account), [first, second, third])
    assert.deepEqual(await listed({ ErrorCode: '*', ApiAction: 'untagresources' }, account), ids)
    const ok = await listed({ ErrorCode: 'OK', ApiAction: 'CreateUser' }, account)
    assert.equal(ok.length, 1)
    const at = (milliseconds: number) => new Date(target.now() + milliseconds).toISOString()
    assert.deepEqual(await listed({ ...failed, StartTime: at(-60_000), EndTime: at(60_000) }, account), ids)
    assert.deepEqual(await listed({ ...failed, EndTime: at(-60_000) }, account), [])
    assert.deepEqual(await listed({ ...failed, StartTime: at(60_000) }, account), [])
  })

  it('what was written by another start of the server is found, until it is too old', {
    skip: onlyHere('it stops the service'),
  }, async () => {
    const service = await createService()
    const id = await refusedId(targetOf(service))
    await service[Symbol.asyncDispose]()
    await using again = await createService({ directory: service.directory })
    const later = targetOf(again)
    again.now += 23 * 3_600_000
    assert.equal((await requestOf(id, later))['Code'], 'MissingParameter.ResourceIds')
    assert.deepEqual((await listed({ ErrorCode: '*' }, later)).at(-1), id)
    again.now += 3_600_001
    await refuses(later, [GET, { RequestId: id }], 'RequestNotFound', id)
    assert.equal((await listed({ ErrorCode: '*' }, later)).includes(id), false)
  })
})

describe('of other accounts', () => {
  it('nothing is shown, but to whoever runs the installation', async () => {
    const { root, id: AccountId } = await newAccount(target)
    const id = await refusedId(root)
    await refuses(target, [GET, { RequestId: id }], 'RequestNotFound', id)
    assert.equal((await listed({ ErrorCode: '*' })).includes(id), false)
    const operator = operatorOf(target)
    assert.equal((await requestOf(id, operator))['AccountId'], AccountId)
    assert.deepEqual(await listed({ ErrorCode: '*', AccountId }, operator), [id])
    assert.deepEqual(await listed({ ErrorCode: '*', AccountId }, root), [id])
    assert.ok((await listed({ ErrorCode: 'MissingParameter.ResourceIds' }, operator)).includes(id))
  })

  it('a request of a key that is not known is shown to whoever runs the installation alone', async () => {
    const { body } = await target.as(newId('nobody'), 'x').call('DescribeRegions', {})
    const id = String(body['RequestId'])
    await refuses(target, [GET, { RequestId: id }], 'RequestNotFound', id)
    const operator = operatorOf(target)
    const shown = await requestOf(id, operator)
    assert.deepEqual([shown['AccountId'], shown['Code']], ['', 'InvalidAccessKeyId.NotFound'])
    assert.ok((await listed({ AccountId: '-' }, operator)).includes(id))
  })

  it('a request that cannot be read is, too', async () => {
    const headers = new Map([['host', target.signer.host]])
    const request = { method: 'GET', target: '/?Action=%', headers, body: Buffer.alloc(0) }
    const { RequestId } = JSON.parse(
      (await target.send({ ...request, source: '127.0.0.1', secure: false })).body,
    )
    assert.equal((await requestOf(RequestId, operatorOf(target)))['Action'], '')
  })

  it('a disabled key of the account is known for its own', async () => {
    const UserName = await newUser(target)
    const { keyId, secret } = (await asUser(target, UserName)).signer
    await done(target, 'UpdateAccessKey', { UserName, UserAccessKeyId: keyId, Status: 'Inactive' })
    const { body } = await target.as(keyId, secret).call('DescribeRegions', {})
    assert.equal((await requestOf(body['RequestId']))['Code'], 'InvalidAccessKeyId.Inactive')
  })
})

describe('400', () => {
  it('what is missing, or not of its form', async () => {
    await refuses(target, [GET, {}], 'MissingRequestId')
    const form = 'It is UTC, as 2026-11-24T12:00:00Z.'
    await refuses(target, [LIST, { StartTime: 'now' }], 'InvalidParameter', 'StartTime', form)
    await refuses(target, [LIST, { EndTime: '2026-13-01T00:00:00Z' }], 'InvalidParameter', 'EndTime', form)
    const long = { ErrorCode: 'x'.repeat(257) }
    await refuses(target, [LIST, long], 'InvalidParameter', 'ErrorCode', 'It has at most 256 characters.')
    await refuses(target, [LIST, { NextToken: 'x' }], 'InvalidNextToken')
  })

  it('a token of another list', async () => {
    await refusedId()
    const { NextToken } = await done(target, LIST, { MaxResults: '1' })
    await refuses(target, [LIST, { NextToken: String(NextToken), ErrorCode: 'OK' }], 'InvalidNextToken')
    await done(target, LIST, { MaxResults: '1', NextToken: String(NextToken) })
  })
})

describe('403', () => {
  it('another account, and a user without the right to it', async () => {
    const AccountId = '1'
    await refuses(target, [GET, { RequestId: 'x', AccountId }], 'NoPermissionOperator')
    await refuses(target, [LIST, { AccountId }], 'NoPermissionOperator')
    const user = await asUser(target, await newUser(target))
    await refuses(user, [GET, { RequestId: 'x' }], 'NoPermissionOperator')
    await refuses(user, [LIST, {}], 'NoPermissionOperator')
  })
})

describe('404', () => {
  it('a request that is not there', async () => {
    for (const RequestId of ['x', '019ABC12-3DEF-7000-8A5B-2C4D6E8F0A1B']) {
      await refuses(target, [GET, { RequestId }], 'RequestNotFound', RequestId)
    }
  })
})

refusesServicePrincipals(target, GET)
refusesServicePrincipals(target, LIST)
everyErrorIsProvoked('GetRequest')
everyErrorIsProvoked('ListRequests')
