import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { createService, type Parameters } from '../support/service.ts'
import { onlyHere, type Target, targetOf } from '../support/target.ts'
import { newAccount, operatorOf } from './accounts.ts'
import { arnOf, arns, everyErrorIsProvoked, keys, newId, REGION, refuses, tagsOf } from './calls.ts'
import { delegation, newServicePrincipal, refusesServicePrincipals } from './delegated.ts'
import { newResourceGroup, registered, resources } from './estate.ts'
import { allow, asUser, closing, done, newRole, newUser } from './identities.ts'
import { assumed } from './sessions.ts'

const skip = onlyHere('it changes what all other files rely on')
const KEY = 'acs:tag:createdby'
const SHANGHAI = { RegionId: 'cn-shanghai' }
const [OPEN, CLOSE, CHECK] = ['OpenCreatedBy', 'CloseCreatedBy', 'CheckCreatedByEnabled'] as const
const ALL = [OPEN, CLOSE, CHECK]
const target = targetOf(await createService())
closing(target)

const isOpen = async () => (await done(target, CHECK, SHANGHAI))['OpenStatus']
const open = () => done(target, OPEN, SHANGHAI)
const close = () => done(target, CLOSE, SHANGHAI)
const creatorOf = async (arn: string, region = REGION) => (await tagsOf(target, arn, region))?.[KEY]

/** Tags a resource that is not known yet; answers its ARN. */
async function tagNew(caller: Target, more: Parameters = {}): Promise<string> {
  const arn = arnOf('ecs:instance', newId())
  await done(caller, 'TagResources', { RegionId: REGION, ...arns(arn), Tags: '{"a":"1"}', ...more })
  return arn
}

/** A user that may do everything. */
async function newAdmin(): Promise<{ readonly admin: Target; readonly id: string; readonly name: string }> {
  const name = await newUser(target)
  await allow(target, name, { Action: '*', Resource: '*' })
  const { User } = await done(target, 'GetUser', { UserName: name })
  return { admin: await asUser(target, name), id: (User as Record<string, string>)['UserId'] ?? '', name }
}

describe('200', { skip }, () => {
  it('opens and closes; closing what is closed is no error', async () => {
    assert.equal(await isOpen(), false)
    await close()
    assert.deepEqual(await open(), {})
    assert.equal(await isOpen(), true)
    assert.deepEqual(await close(), {})
    assert.equal(await isOpen(), false)
  })

  it('in XML', async () => {
    const signing = { action: CHECK, parameters: SHANGHAI, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.match(
      body,
      /<CheckCreatedByEnabledResponse><RequestId>[^<]+<\/RequestId><OpenStatus>false<\/OpenStatus>/,
    )
  })

  it('marks what is new while it is open, and nothing else; marks stay when it is closed', async () => {
    const before = await tagNew(target)
    await open()
    const during = await tagNew(target)
    await done(target, 'TagResources', { RegionId: REGION, ...arns(before), Tags: '{"b":"2"}' })
    await close()
    const later = await tagNew(target)
    const root = `customer:${target.account}`
    assert.deepEqual(await Promise.all([before, during, later].map((arn) => creatorOf(arn))), [
      undefined,
      root,
      undefined,
    ])
    const { TagResources } = await done(target, 'ListTagResources', {
      ...{ RegionId: REGION, Category: 'System' },
      ...arns(before, during, later),
    })
    assert.deepEqual(
      (TagResources as { Tags: unknown[] }[]).map(({ Tags }) => Tags),
      [[{ Key: KEY, Value: root, Category: 'System' }]],
    )
    const { Keys } = await done(target, 'ListTagKeys', { RegionId: REGION, Category: 'system' })
    assert.deepEqual((Keys as { Key: unknown[] }).Key, [{ Key: KEY, Category: 'system', Description: '' }])
  })

  it('names the user, the role with the account of whoever has taken it on, and the service', async () => {
    await open()
    const { admin, id, name } = await newAdmin()
    assert.equal(await creatorOf(await tagNew(admin)), `sub:${id}:${name}`)
    const role = await newRole(target)
    await done(target, 'AttachPolicyToRole', {
      ...{ PolicyName: 'AdministratorAccess', PolicyType: 'System', RoleName: role },
    })
    const session = await assumed(target, role)
    assert.equal(await creatorOf(await tagNew(session)), `assumedRoleUser:${role}:${target.account}`)
    const { id: principal, keyId, secret } = await newServicePrincipal(target)
    const { ServicePrincipals } = await done(target, 'ListServicePrincipals')
    const service = (ServicePrincipals as Record<string, string>[]).find(
      ({ PrincipalId }) => PrincipalId === principal,
    )
    const marked = await tagNew(target.as(keyId, secret), delegation(target))
    assert.equal(await creatorOf(marked), `assumedRoleUser:${service?.['Name']}:hbr`)
    await close()
  })

  it('marks what RegisterResources and a product bring in, a resource group, a role', async () => {
    await open()
    const root = `customer:${target.account}`
    assert.equal(await creatorOf(await registered(target, { CreatedBy: 'somebody', Tags: { a: '1' } })), root)
    const id = newId()
    const tagging = {
      RegionId: REGION,
      ResourceType: 'instance',
      'ResourceId.1': id,
      'Tag.1.Key': 'a',
      'Tag.1.Value': '1',
    }
    const sent = rpcRequest(target.signer, {
      action: 'TagResources',
      parameters: tagging,
      now: target.now(),
      overrides: { Version: '2014-05-26' },
    })
    assert.equal((await target.send(sent)).status, 200)
    assert.equal(await creatorOf(arnOf('ecs:instance', id)), root)
    const group = await newResourceGroup(target)
    assert.equal(await creatorOf(arnOf('rm:resourcegroup', group)), root)
    assert.equal(await creatorOf(arnOf('ram:role', await newRole(target))), root)
    await close()
    const again = await registered(target)
    assert.equal(await creatorOf(again), undefined)
  })

  it('does not count towards the quota, and comes again when a resource comes back', async () => {
    await open()
    const twenty = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`k${i}`, '']))
    const arn = await registered(target, { Tags: twenty })
    assert.equal(Object.keys((await tagsOf(target, arn)) ?? {}).length, 21)
    await done(target, 'DeregisterResources', { 'ResourceARN.1': arn })
    const { admin, id, name } = await newAdmin()
    await done(admin, 'RegisterResources', resources({ ResourceARN: arn }))
    assert.deepEqual(await tagsOf(target, arn), { [KEY]: `sub:${id}:${name}` })
    await close()
  })

  it('marks by the choice of the account that has the resource', async () => {
    await open()
    const other = await newAccount(target)
    const arn = arnOf('ecs:instance', newId(), REGION, '*')
    await done(other.root, 'TagResources', { RegionId: REGION, ...arns(arn), Tags: '{"a":"1"}' })
    assert.deepEqual(await tagsOf(other.root, arn), { a: '1' })
    await close()
  })
})

describe('400', { skip }, () => {
  it('CreatedByAlreadyOpen, also for all but one of several at a time', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => target.call(OPEN, SHANGHAI)))
    const codes = all.map(({ status, body }) => (status === 200 ? '' : body['Code'])).toSorted()
    assert.deepEqual(codes, ['', ...Array(3).fill('CreatedByAlreadyOpen')])
    await refuses(target, [OPEN, SHANGHAI], 'CreatedByAlreadyOpen')
    await close()
  })

  it('MissingRegionId', async () => {
    for (const action of ALL) await refuses(target, [action, {}], 'MissingRegionId')
  })
})

describe('403', { skip }, () => {
  it('WrongEndpoint: anywhere but in cn-shanghai', async () => {
    for (const action of ALL) await refuses(target, [action, { RegionId: REGION }], 'WrongCreatedByEndpoint')
  })

  it('PermissionDenied for a user, NoPermission for a role, whatever policies allow; both may look', async () => {
    const { admin } = await newAdmin()
    const role = await newRole(target)
    await done(target, 'AttachPolicyToRole', {
      ...{ PolicyName: 'AdministratorAccess', PolicyType: 'System', RoleName: role },
    })
    const session = await assumed(target, role)
    for (const action of [OPEN, CLOSE]) {
      await refuses(admin, [action, SHANGHAI], 'CreatedByNotRoot')
      await refuses(session, [action, SHANGHAI], 'CreatedByOfRole')
    }
    for (const caller of [admin, session])
      assert.deepEqual(await done(caller, CHECK, SHANGHAI), { OpenStatus: false })
  })

  it('NoPermission.Operator: the operator, and who may not look', async () => {
    for (const action of ALL) await refuses(operatorOf(target), [action, SHANGHAI], 'NoPermissionOperator')
    const nobody = await asUser(target, await newUser(target))
    await refuses(nobody, [CHECK, SHANGHAI], 'NoPermissionOperator')
  })

  it('NoPermission.SystemTag: nobody sets or removes it', async () => {
    await open()
    const arn = await tagNew(target)
    await close()
    const named = { RegionId: REGION, ...arns(arn) }
    await refuses(target, ['UntagResources', { ...named, ...keys(KEY) }], 'SystemTag')
    await refuses(target, ['TagResources', { ...named, Tags: JSON.stringify({ [KEY]: 'me' }) }], 'SystemTag')
    const put = resources({ ResourceARN: arn, Tags: { [KEY]: 'me' } })
    await refuses(target, ['RegisterResources', put], 'SystemTag')
    assert.equal(await creatorOf(arn), `customer:${target.account}`)
  })
})

describe('404', { skip }, () => {
  it('InvalidRegionId.NotFound', async () => {
    for (const action of ALL) await refuses(target, [action, { RegionId: 'x' }], 'RegionNotFound')
  })
})

for (const action of ALL) refusesServicePrincipals(target, action, SHANGHAI)
everyErrorIsProvoked('OpenCreatedBy')
everyErrorIsProvoked('CloseCreatedBy')
everyErrorIsProvoked('CheckCreatedByEnabled')
