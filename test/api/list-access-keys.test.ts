import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { onlyHere, openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { allow, asksFor, asUser, closing, done, entriesOf, newKey, newUser } from './identities.ts'

const LIST = 'ListAccessKeys'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('shows the keys of the user, the oldest first, and no secret', async () => {
    const UserName = await newUser(target)
    assert.deepEqual(await done(target, LIST, { UserName }), { AccessKeys: { AccessKey: [] } })
    await newKey(target, await newUser(target))
    const one = await newKey(target, UserName)
    if (target.service) target.service.now += 60_000
    const two = await newKey(target, UserName)
    await done(target, 'UpdateAccessKey', { UserName, UserAccessKeyId: one.keyId, Status: 'Inactive' })
    const { response } = await target.call(LIST, { UserName: UserName.toUpperCase() })
    const { AccessKeys } = JSON.parse(response.body) as {
      AccessKeys: { AccessKey: Record<string, string>[] }
    }
    const shown = AccessKeys.AccessKey.map(({ CreateDate, ...key }) => key)
    const expected = [
      { AccessKeyId: one.keyId, Status: 'Inactive' },
      { AccessKeyId: two.keyId, Status: 'Active' },
    ]
    // A server that is only called has no clock to be moved: there both may be of one second.
    if (target.service) assert.deepEqual(shown, expected)
    else assert.deepEqual(new Set(shown), new Set(expected))
    for (const { CreateDate = '' } of AccessKeys.AccessKey) {
      assert.ok(Math.abs(Date.parse(CreateDate) - target.now()) < 120_000)
    }
    for (const { secret } of [one, two]) assert.ok(!response.body.includes(secret))
  })

  it('without UserName, those of the user who calls', {
    skip: onlyHere('policies are written into the store'),
  }, async () => {
    const UserName = await newUser(target)
    const resource = `acs:ram:*:${target.account}:user/${UserName}`
    await allow(target, UserName, { Action: 'ram:ListAccessKeys', Resource: resource })
    const user = await asUser(target, UserName)
    const listed = entriesOf(await done(user, LIST), 'AccessKeys', 'AccessKey')
    assert.deepEqual(
      listed.map(({ AccessKeyId }) => AccessKeyId),
      [user.signer.keyId],
    )
  })

  it('in XML', async () => {
    const UserName = await newUser(target)
    await newKey(target, UserName)
    const parameters = { UserName }
    const signing = { action: LIST, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(
      body,
      /<AccessKeys><AccessKey><AccessKeyId>TPLN\w+<\/AccessKeyId><Status>Active<\/Status><CreateDate>[^<]+<\/CreateDate><\/AccessKey><\/AccessKeys><\/ListAccessKeysResponse>$/,
    )
  })
})

describe('400', () => {
  it('MissingUserName, InvalidParameter.UserName', async () => {
    await refuses(target, [LIST, {}], 'CallerIsNoUser')
    await refuses(target, [LIST, { UserName: 'x'.repeat(65) }], 'UserNameLength')
    await refuses(target, [LIST, { UserName: '*' }], 'UserNameChars')
  })
})

describe('403', () => {
  asksFor(target, LIST, async () => {
    const UserName = await newUser(target)
    return { parameters: { UserName }, paths: [`user/${UserName}`] }
  })
  refusesServicePrincipals(target, LIST, { UserName: 'a' })
})

describe('404', () => {
  it('EntityNotExist.User', async () => {
    await refuses(target, [LIST, { UserName: newId('nobody') }], 'UserNotFound')
  })
})

everyErrorIsProvoked(LIST)
