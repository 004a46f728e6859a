import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { onlyHere, openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, REGION, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { allow, asksFor, assertDenied, asUser, closing, done, newKey, newUser } from './identities.ts'

const CREATE = 'CreateAccessKey'
const target = await openTarget()
closing(target)

describe('200', () => {
  it('answers a key that signs from now on, for a user that may nothing yet', async () => {
    const UserName = await newUser(target)
    const { AccessKey, ...rest } = await done(target, CREATE, { UserName })
    assert.deepEqual(rest, {})
    const key = AccessKey as Record<string, string>
    assert.deepEqual(Object.keys(key), ['AccessKeyId', 'AccessKeySecret', 'Status', 'CreateDate'])
    const { AccessKeyId = '', AccessKeySecret = '', Status, CreateDate = '' } = key
    assert.match(AccessKeyId, /^TPLN\w{20}$/)
    assert.match(AccessKeySecret, /^\w{30}$/)
    assert.equal(Status, 'Active')
    assert.ok(Math.abs(Date.parse(CreateDate) - target.now()) < 60_000)
    const user = target.as(AccessKeyId, AccessKeySecret)
    await assertDenied(user, [CREATE, { UserName }])
    const { body } = await user.call('ListTagKeys', { RegionId: REGION })
    assert.equal(body['Code'], 'NoPermission.Operator')
    const wrong = await target.as(AccessKeyId, 'x').call(CREATE, {})
    assert.equal(wrong.body['Code'], 'SignatureDoesNotMatch')
  })

  it('finds the user in any case of its name', async () => {
    const UserName = await newUser(target, { UserName: newId('Mixed') })
    await newKey(target, UserName.toUpperCase())
    await newKey(target, UserName.toLowerCase())
    await refuses(target, [CREATE, { UserName }], 'TooManyAccessKeys')
  })

  it('in XML', async () => {
    const parameters = { UserName: await newUser(target) }
    const signing = { action: CREATE, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(
      body,
      /<CreateAccessKeyResponse><RequestId>[^<]+<\/RequestId><AccessKey><AccessKeyId>[^<]+<\/AccessKeyId><AccessKeySecret>[^<]+<\/AccessKeySecret><Status>Active<\/Status><CreateDate>[^<]+<\/CreateDate><\/AccessKey><\/CreateAccessKeyResponse>$/,
    )
  })

  it('keeps the secret out of the store, but for its sealed form', {
    skip: onlyHere('it looks into the store'),
  }, async () => {
    const { keyId, secret } = await newKey(target, await newUser(target))
    const dump = JSON.stringify(target.service?.dump())
    assert.ok(dump.includes(keyId))
    assert.ok(!dump.includes(secret))
  })

  it('without UserName, for the user who calls and may', {
    skip: onlyHere('policies are written into the store'),
  }, async () => {
    const name = await newUser(target)
    const user = await asUser(target, name)
    await assertDenied(user, [CREATE, {}])
    await allow(target, name, {
      Action: `ram:${CREATE}`,
      Resource: `acs:ram:*:${target.account}:user/${name}`,
    })
    await done(user, CREATE)
    await refuses(user, [CREATE, {}], 'TooManyAccessKeys')
    await assertDenied(user, [CREATE, { UserName: await newUser(target) }])
  })

  it('a denial of one user holds for its name in any case', {
    skip: onlyHere('policies are written into the store'),
  }, async () => {
    const guarded = await newUser(target)
    const name = await newUser(target)
    const resource = `acs:ram:*:${target.account}:user/${guarded}`
    await allow(
      target,
      name,
      { Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: '*', Resource: resource },
    )
    const user = await asUser(target, name)
    for (const UserName of [guarded, guarded.toUpperCase()]) await assertDenied(user, [CREATE, { UserName }])
  })
})

describe('400', () => {
  it('MissingUserName: the root has a key by its settings', async () => {
    for (const parameters of [{}, { UserName: '' }]) {
      await refuses(target, [CREATE, parameters], 'CallerIsNoUser')
    }
  })

  it('InvalidParameter.UserName: more than 64 characters, or others', async () => {
    await refuses(target, [CREATE, { UserName: 'x'.repeat(65) }], 'UserNameLength')
    for (const UserName of ['a b', 'a/b', '*', 'é', 'a:b']) {
      await refuses(target, [CREATE, { UserName }], 'UserNameChars')
    }
  })
})

describe('403', () => {
  asksFor(target, CREATE, async () => {
    const UserName = await newUser(target)
    return { parameters: { UserName }, paths: [`user/${UserName}`] }
  })
  refusesServicePrincipals(target, CREATE, { UserName: 'a' })
})

describe('404', () => {
  it('EntityNotExist.User', async () => {
    for (const UserName of [newId('nobody'), '__proto__', 'constructor']) {
      await refuses(target, [CREATE, { UserName }], 'UserNotFound')
    }
  })
})

describe('409', () => {
  it('LimitExceeded.User.AccessKey: the third', async () => {
    const UserName = await newUser(target)
    await newKey(target, UserName)
    await newKey(target, UserName)
    await refuses(target, [CREATE, { UserName }], 'TooManyAccessKeys')
  })

  it('of six at the same time makes two', async () => {
    const UserName = await newUser(target)
    const all = await Promise.all(Array.from({ length: 6 }, () => target.call(CREATE, { UserName })))
    assert.equal(all.filter(({ status }) => status === 200).length, 2)
    const codes = all.filter(({ status }) => status !== 200).map(({ body }) => body['Code'])
    assert.deepEqual(new Set(codes), new Set(['LimitExceeded.User.AccessKey']))
  })
})

everyErrorIsProvoked(CREATE)
