import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { operations } from '../../src/operations/index.ts'
import { rateOf } from '../../src/operations/rate.ts'
import { createService, OPERATOR, type Service, signedRequest } from '../support/service.ts'
import { onlyHere, targetOf } from '../support/target.ts'
import { arns, assertEntries, assertError, keys, REGION, tagged, tagsOf } from './calls.ts'
import { delegation, newServicePrincipal } from './delegated.ts'
import { asUser, done, newUser } from './identities.ts'

const DECODE = 'DecodeDiagnosticMessage'
const RATE = 10
const service = await createService({ throttled: true })
const target = targetOf(service)
after(() => service[Symbol.asyncDispose]())

const nextSecond = () => {
  service.now = 1000 * (1 + Math.floor(service.now / 1000))
}

/** Uses the rate of an operation up, by calls that are refused for other reasons. */
async function useUp(action = DECODE, count = RATE): Promise<void> {
  nextSecond()
  for (let i = 0; i < count; i++) {
    const { body } = await target.call(action, {})
    assert.notEqual(body['Code'], 'Throttling.User')
  }
}

const headersOf = ({ response }: Awaited<ReturnType<typeof target.call>>) =>
  new Map(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]))

const skip = onlyHere('the clock is moved')

describe('a call beyond the rate', { skip }, () => {
  it('is Throttling.User, with the time to wait for clients of the cloud and for others', async () => {
    await useUp()
    service.now += 250
    const answer = await target.call(DECODE, {})
    assertError(answer.response, 'ThrottlingUser')
    assert.equal(headersOf(answer).get('x-acs-retry-after'), '750')
    assert.equal(headersOf(answer).get('retry-after'), '1')
    service.now += 749
    assertError((await target.call(DECODE, {})).response, 'ThrottlingUser')
    service.now += 1
    const { body } = await target.call(DECODE, {})
    assert.notEqual(body['Code'], 'Throttling.User')
  })

  it('is told so before anything of it is looked at, and touches no store', async () => {
    await useUp()
    const [before, version] = [service.dump(), service.version()]
    const missing = await target.call(DECODE, { EncodedDiagnosticMessage: '' })
    assertError(missing.response, 'ThrottlingUser')
    assert.equal(service.dump(), before)
    assert.equal(service.version(), version)
  })

  it('has not used its nonce up, nor the rate of a service principal of another account', async () => {
    const arn = await tagged(target, { owner: 'blue' })
    const operator = target.as(OPERATOR.accessKeyId, OPERATOR.accessKeySecret)
    const made = await newServicePrincipal(operator, { ServiceCode: 'hbr', 'Accounts.1': target.account })
    const principal = target.as(made.keyId, made.secret)
    await useUp('UntagResources', 1000)
    const request = signedRequest(
      'UntagResources',
      { RegionId: REGION, ...arns(arn), ...keys('owner') },
      service.now,
    )
    const refused = await service.dispatch(request)
    assertError(refused, 'ThrottlingUser')
    assert.deepEqual(await tagsOf(target, arn), { owner: 'blue' })
    const delegated = { RegionId: REGION, ...arns(arn), ...keys('other'), ...delegation(target) }
    assertEntries(await principal.call('UntagResources', delegated), [])
    nextSecond()
    assert.equal((await service.dispatch(request)).status, 200)
    assertError(await service.dispatch(request), 'SignatureNonceUsed')
  })

  it('is counted for its account and operation alone, whoever of the account calls', async () => {
    const user = await asUser(target, await newUser(target))
    await useUp()
    assertError((await user.call(DECODE, {})).response, 'ThrottlingUser')
    await done(target, 'ListUsers')
    const other = target.as(OPERATOR.accessKeyId, OPERATOR.accessKeySecret)
    const { body } = await other.call(DECODE, {})
    assert.notEqual(body['Code'], 'Throttling.User')
  })

  it('uses the rate of nobody where its signature does not hold', async () => {
    nextSecond()
    const forger = target.as(target.signer.keyId, 'wrong')
    for (let i = 0; i < 2 * RATE; i++) assert.equal((await forger.call(DECODE, {})).status, 400)
    const { body } = await target.call(DECODE, {})
    assert.notEqual(body['Code'], 'Throttling.User')
  })

  it('is an access log line like any other', async () => {
    await useUp()
    await target.call(DECODE, {})
    const { action, code, status, account } = lineOf(service)
    assert.deepEqual([action, code, status, account], [DECODE, 'Throttling.User', 400, target.account])
  })
})

function lineOf({ outcomes }: Service) {
  const line = outcomes.at(-1)
  assert.ok(line)
  return line
}

describe('the rates', { skip }, () => {
  it('are those that the cloud publishes for RAM, STS and Tag', () => {
    const published = {
      AttachPolicyToUser: 10,
      DetachPolicyFromGroup: 10,
      AddUserToGroup: 10,
      DecodeDiagnosticMessage: 10,
      CreatePolicyVersion: 20,
      CreateUser: 20,
      DeleteRole: 20,
      UpdateAccessKey: 20,
      GetUser: 100,
      GetAccessKeyLastUsed: 100,
      ListPoliciesForRole: 100,
      AssumeRole: 100,
      GetCallerIdentity: 100,
      TagResources: 1000,
      ListTagResources: 500,
      DescribeRegions: 1000,
    }
    for (const [action, rate] of Object.entries(published)) {
      const operation = operations.find((one) => one.action === action)
      assert.ok(operation, action)
      assert.equal(rateOf(operation), rate, action)
    }
  })

  it('bind nobody unless that is asked for', async () => {
    await using free = await createService()
    const answers = await Promise.all(Array.from({ length: 3 * RATE }, () => targetOf(free).call(DECODE, {})))
    assert.ok(answers.every(({ body }) => body['Code'] !== 'Throttling.User'))
  })
})
