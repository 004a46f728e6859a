import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { onlyHere, openTarget } from '../support/target.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { allow, asksFor, asUser, closing, done, newKey, newUser } from './identities.ts'

const GET = 'GetAccessKeyLastUsed'
const target = await openTarget()
closing(target)

async function lastUse(parameters: Readonly<Record<string, string>>): Promise<string> {
  const { AccessKeyLastUsed, ...more } = await done(target, GET, parameters)
  assert.deepEqual(more, {})
  const { LastUsedDate, ...others } = AccessKeyLastUsed as Record<string, string>
  assert.deepEqual(others, {})
  return LastUsedDate ?? 'none'
}

describe('200', () => {
  it('is empty for a key that was never used, then the time of its latest call, also of a refused one', async () => {
    const UserName = await newUser(target)
    const { signer, call } = await asUser(target, UserName)
    const parameters = { UserName: UserName.toUpperCase(), UserAccessKeyId: signer.keyId }
    assert.equal(await lastUse(parameters), '')
    for (let minutes = 0; minutes < 2; minutes++) {
      if (target.service) target.service.now += 60_000
      const before = target.now()
      assert.equal((await call('ListUsers', {})).status, 403)
      const shown = Date.parse(await lastUse(parameters))
      assert.ok(shown >= before - 1000 && shown <= target.now(), `${shown - before}`)
      if (target.service) target.service.now += 10_000
      assert.equal(Date.parse(await lastUse(parameters)), shown)
    }
  })

  it('tells the keys of a user apart, and takes no forged call for a use', async () => {
    const UserName = await newUser(target)
    const used = await asUser(target, UserName)
    const unused = await newKey(target, UserName)
    await used.call('ListUsers', {})
    const forged = { ...used.signer, keyId: unused.keyId }
    const { status } = await target.send(
      rpcRequest(forged, { action: 'ListUsers', parameters: {}, now: target.now() }),
    )
    assert.equal(status, 400)
    assert.notEqual(await lastUse({ UserName, UserAccessKeyId: used.signer.keyId }), '')
    assert.equal(await lastUse({ UserName, UserAccessKeyId: unused.keyId }), '')
  })

  it('shows what is in the store where it is later than what this node has seen', {
    skip: onlyHere('the store is written to'),
  }, async () => {
    const UserName = await newUser(target)
    const user = await asUser(target, UserName)
    const parameters = { UserName, UserAccessKeyId: user.signer.keyId }
    await user.call('ListUsers', {})
    const here = await lastUse(parameters)
    const at = target.now() + 60_000
    await target.service?.store.recordKeyUses([{ keyId: user.signer.keyId, at }])
    assert.equal(Date.parse(await lastUse(parameters)), at)
    assert.notEqual(Date.parse(here), at)
  })

  it('without UserName, of a key of the user who calls', {
    skip: onlyHere('policies are written into the store'),
  }, async () => {
    const UserName = await newUser(target)
    const resource = `acs:ram:*:${target.account}:user/${UserName}`
    await allow(target, UserName, { Action: `ram:${GET}`, Resource: resource })
    const user = await asUser(target, UserName)
    const { AccessKeyLastUsed } = await done(user, GET, { UserAccessKeyId: user.signer.keyId })
    const { LastUsedDate } = AccessKeyLastUsed as Record<string, string>
    assert.equal(Date.parse(LastUsedDate ?? ''), target.now())
  })
})

const valid = { UserName: 'a', UserAccessKeyId: 'k' }

describe('400', () => {
  it('MissingUserName, MissingUserAccessKeyId, InvalidParameter.UserName', async () => {
    await refuses(target, [GET, { UserAccessKeyId: 'k' }], 'CallerIsNoUser')
    await refuses(target, [GET, { UserName: 'a' }], 'MissingUserAccessKeyId')
    await refuses(target, [GET, { ...valid, UserName: 'x'.repeat(65) }], 'UserNameLength')
    await refuses(target, [GET, { ...valid, UserName: '*' }], 'UserNameChars')
  })
})

describe('403', () => {
  asksFor(target, GET, async () => {
    const UserName = await newUser(target)
    const { keyId } = await newKey(target, UserName)
    return { parameters: { UserName, UserAccessKeyId: keyId }, paths: [`user/${UserName}`] }
  })
  refusesServicePrincipals(target, GET, valid)
})

describe('404', () => {
  it('EntityNotExist.User', async () => {
    await refuses(target, [GET, { ...valid, UserName: newId('nobody') }], 'UserNotFound')
  })

  it('EntityNotExist.User.AccessKey, also for a key of somebody else', async () => {
    const [UserName, other] = [await newUser(target), await newUser(target)]
    const { keyId } = await newKey(target, other)
    for (const UserAccessKeyId of ['k', keyId, target.signer.keyId]) {
      await refuses(target, [GET, { UserName, UserAccessKeyId }], 'AccessKeyOfUserNotFound')
    }
  })
})

everyErrorIsProvoked(GET)
