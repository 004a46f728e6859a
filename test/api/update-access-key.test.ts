import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { onlyHere, openTarget } from '../support/target.ts'
import { arns, everyErrorIsProvoked, keys, newId, REGION, refuses, tagged } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { allow, asksFor, asUser, closing, done, newKey, newUser } from './identities.ts'

const UPDATE = 'UpdateAccessKey'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('the very next call with an inactive key is refused, and one with a key that is active again is not', async () => {
    const UserName = await newUser(target)
    const { keyId, secret } = await newKey(target, UserName)
    const user = target.as(keyId, secret)
    const untag = { RegionId: REGION, ...arns(await tagged(target, { a: '1' })), ...keys('a') }
    for (const [Status, code] of [
      ['Inactive', 'InvalidAccessKeyId.Inactive'],
      ['ACTIVE', 'NoPermission.Operator'],
      ['inactive', 'InvalidAccessKeyId.Inactive'],
      ['Active', 'NoPermission.Operator'],
    ] as const) {
      assert.deepEqual(await done(target, UPDATE, { UserName, UserAccessKeyId: keyId, Status }), {})
      const { body } = await user.call('UntagResources', untag)
      assert.equal(body['Code'], code)
    }
  })

  it('leaves the other key of the user, and a wrong signature of the inactive one unsaid', async () => {
    const UserName = await newUser(target)
    const [one, two] = [await newKey(target, UserName), await newKey(target, UserName)]
    await done(target, UPDATE, { UserName, UserAccessKeyId: one.keyId, Status: 'Inactive' })
    const { body } = await target.as(two.keyId, two.secret).call('GetUser', { UserName })
    assert.equal(body['Code'], 'NoPermission')
    const wrong = await target.as(one.keyId, 'x').call('GetUser', { UserName })
    assert.equal(wrong.body['Code'], 'SignatureDoesNotMatch')
  })

  it('without UserName, for the key of the user who calls', {
    skip: onlyHere('policies are written into the store'),
  }, async () => {
    const UserName = await newUser(target)
    const resource = `acs:ram:*:${target.account}:user/${UserName}`
    await allow(target, UserName, { Action: 'ram:*AccessKey*', Resource: resource })
    const { keyId, secret } = await newKey(target, UserName)
    const other = await asUser(target, UserName)
    await done(other, UPDATE, { UserAccessKeyId: keyId, Status: 'Inactive' })
    const { body } = await target.as(keyId, secret).call('ListAccessKeys', {})
    assert.equal(body['Code'], 'InvalidAccessKeyId.Inactive')
  })

  it('in XML', async () => {
    const UserName = await newUser(target)
    const { keyId } = await newKey(target, UserName)
    const parameters = { UserName, UserAccessKeyId: keyId, Status: 'Active' }
    const signing = { action: UPDATE, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(body, /<UpdateAccessKeyResponse><RequestId>[^<]+<\/RequestId><\/UpdateAccessKeyResponse>$/)
  })
})

describe('400', () => {
  const call = { UserName: 'a', UserAccessKeyId: 'TPLN', Status: 'Inactive' }

  it('MissingUserAccessKeyId, MissingStatus, MissingUserName', async () => {
    await refuses(target, [UPDATE, { ...call, UserAccessKeyId: '' }], 'MissingUserAccessKeyId')
    await refuses(target, [UPDATE, { ...call, Status: '' }], 'MissingStatus')
    await refuses(target, [UPDATE, { ...call, UserName: '' }], 'CallerIsNoUser')
  })

  it('InvalidParameter', async () => {
    for (const Status of ['On', 'Active ', 'Inactive\n', 'constructor']) {
      await refuses(target, [UPDATE, { ...call, Status }], 'InvalidStatus')
    }
    await refuses(target, [UPDATE, { ...call, UserName: 'x'.repeat(65) }], 'UserNameLength')
    await refuses(target, [UPDATE, { ...call, UserName: '*' }], 'UserNameChars')
  })
})

describe('403', () => {
  asksFor(target, UPDATE, async () => {
    const UserName = await newUser(target)
    const { keyId } = await newKey(target, UserName)
    const parameters = { UserName, UserAccessKeyId: keyId, Status: 'Inactive' }
    return { parameters, paths: [`user/${UserName}`] }
  })
  refusesServicePrincipals(target, UPDATE, { UserName: 'a', UserAccessKeyId: 'b', Status: 'Active' })
})

describe('404', () => {
  it('EntityNotExist.User, EntityNotExist.User.AccessKey: also the key of somebody else', async () => {
    const UserName = await newUser(target)
    const Status = 'Inactive'
    const { keyId: others } = await newKey(target, await newUser(target))
    const call = { UserName: newId('nobody'), UserAccessKeyId: others, Status }
    await refuses(target, [UPDATE, call], 'UserNotFound')
    for (const UserAccessKeyId of [others, target.signer.keyId, 'TPLNnone', '__proto__']) {
      await refuses(target, [UPDATE, { UserName, UserAccessKeyId, Status }], 'AccessKeyOfUserNotFound')
    }
  })
})

everyErrorIsProvoked(UPDATE)
