import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { onlyHere, openTarget } from '../support/target.ts'
import { arns, everyErrorIsProvoked, keys, newId, REGION, refuses, tagged, tagsOf } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { allow, asksFor, closing, done, entriesOf, newKey, newUser } from './identities.ts'

const DELETE = 'DeleteAccessKey'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('the very next call with the key is refused, and changes nothing', async () => {
    const UserName = await newUser(target)
    const { keyId, secret } = await newKey(target, UserName)
    const user = target.as(keyId, secret)
    const arn = await tagged(target, { a: '1' })
    const untag = { RegionId: REGION, ...arns(arn), ...keys('a') }
    assert.equal((await user.call('UntagResources', untag)).body['Code'], 'NoPermission.Operator')
    assert.deepEqual(await done(target, DELETE, { UserName, UserAccessKeyId: keyId }), {})
    await refuses(user, ['UntagResources', untag], 'AccessKeyNotFound')
    // Nothing is left that a signature could be held against.
    await refuses(target.as(keyId, 'x'), ['UntagResources', untag], 'AccessKeyNotFound')
    assert.deepEqual(await tagsOf(target, arn), { a: '1' })
  })

  it('an inactive key too; the other one stays, and there is room for another', async () => {
    const UserName = await newUser(target)
    const [one, two] = [await newKey(target, UserName), await newKey(target, UserName)]
    const call = { UserName, UserAccessKeyId: one.keyId }
    await done(target, 'UpdateAccessKey', { ...call, Status: 'Inactive' })
    await done(target, DELETE, call)
    await refuses(target.as(one.keyId, one.secret), ['ListUsers', {}], 'AccessKeyNotFound')
    const three = await newKey(target, UserName)
    const listed = entriesOf(await done(target, 'ListAccessKeys', { UserName }), 'AccessKeys', 'AccessKey')
    assert.deepEqual(listed.map(({ AccessKeyId }) => AccessKeyId).sort(), [two.keyId, three.keyId].sort())
  })

  it('without UserName, the very key of the user who calls', {
    skip: onlyHere('policies are written into the store'),
  }, async () => {
    const UserName = await newUser(target)
    const resource = `acs:ram:*:${target.account}:user/${UserName}`
    await allow(target, UserName, { Action: 'ram:*AccessKey*', Resource: resource })
    const { keyId, secret } = await newKey(target, UserName)
    const user = target.as(keyId, secret)
    await done(user, DELETE, { UserAccessKeyId: keyId })
    await refuses(user, ['ListAccessKeys', {}], 'AccessKeyNotFound')
  })

  it('in XML', async () => {
    const UserName = await newUser(target)
    const { keyId } = await newKey(target, UserName)
    const parameters = { UserName, UserAccessKeyId: keyId }
    const signing = { action: DELETE, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(body, /<DeleteAccessKeyResponse><RequestId>[^<]+<\/RequestId><\/DeleteAccessKeyResponse>$/)
  })
})

describe('400', () => {
  it('MissingUserAccessKeyId, MissingUserName, InvalidParameter', async () => {
    const call = { UserName: 'a', UserAccessKeyId: 'TPLN' }
    await refuses(target, [DELETE, { UserName: 'a' }], 'MissingUserAccessKeyId')
    await refuses(target, [DELETE, { UserAccessKeyId: target.signer.keyId }], 'CallerIsNoUser')
    await refuses(target, [DELETE, { ...call, UserName: 'x'.repeat(65) }], 'UserNameLength')
    await refuses(target, [DELETE, { ...call, UserName: '*' }], 'UserNameChars')
  })
})

describe('403', () => {
  asksFor(target, DELETE, async () => {
    const UserName = await newUser(target)
    const { keyId } = await newKey(target, UserName)
    return { parameters: { UserName, UserAccessKeyId: keyId }, paths: [`user/${UserName}`] }
  })
  refusesServicePrincipals(target, DELETE, { UserName: 'a', UserAccessKeyId: 'b' })
})

describe('404', () => {
  it('EntityNotExist.User, EntityNotExist.User.AccessKey: also the key of somebody else', async () => {
    const UserName = await newUser(target)
    const { keyId: others } = await newKey(target, await newUser(target))
    const call = { UserName: newId('nobody'), UserAccessKeyId: others }
    await refuses(target, [DELETE, call], 'UserNotFound')
    for (const UserAccessKeyId of [others, target.signer.keyId, 'TPLNnone', '__proto__']) {
      await refuses(target, [DELETE, { UserName, UserAccessKeyId }], 'AccessKeyOfUserNotFound')
    }
  })
})

everyErrorIsProvoked(DELETE)
