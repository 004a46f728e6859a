import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { createService, type Parameters } from '../support/service.ts'
import { onlyHere, targetOf } from '../support/target.ts'
import { arnOf, arns, everyErrorIsProvoked, keys, newId, REGION, refuses, tagsOf } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { failuresOf, registered, resources } from './estate.ts'
import { asUser, closing, done, newUser, trustText } from './identities.ts'

const skip = onlyHere('it changes what all other files rely on')
const SET = 'SetTagQuotas'
const OVER = 'QuotaExceed.TagsPerResource'
const target = targetOf(await createService())
closing(target)

/** `ecs:instance` with its quota, and so on. */
function quotas(ofType: Readonly<Record<string, number | string>>, usual?: number): Parameters {
  const named = Object.entries(ofType).flatMap(([name, quota], i) => {
    const [ProductCode = '', ResourceType = ''] = name.split(':')
    const fields = { ProductCode, ResourceType, TagsPerResource: String(quota) }
    return Object.entries(fields).map(([field, value]) => [`Quota.${i + 1}.${field}`, value])
  })
  return { ...Object.fromEntries(named), ...(usual !== undefined && { TagsPerResource: String(usual) }) }
}

const numberedTags = (from: number, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${from + i}`, '1']))

/** The code with which a resource was left as it was; undefined where it was tagged. */
async function tag(arn: string, from: number, count: number): Promise<string | undefined> {
  const Tags = JSON.stringify(numberedTags(from, count))
  return failuresOf(await done(target, 'TagResources', { RegionId: REGION, ...arns(arn), Tags }))[arn]
}

async function countOf(arn: string): Promise<number> {
  return Object.keys((await tagsOf(target, arn)) ?? {}).length
}

/** A new resource with so many tags; answers its ARN. */
async function full(type: string, count: number, id = newId()): Promise<string> {
  const arn = arnOf(type, id)
  for (let from = 0; from < count; from += 10) {
    assert.equal(await tag(arn, from, Math.min(10, count - from)), undefined)
  }
  return arn
}

/** A call of a product in its own words; answers its code, where it was refused. */
async function product(Version: string, action: string, parameters: Parameters): Promise<unknown> {
  const signing = {
    action,
    parameters: { RegionId: REGION, ...parameters },
    now: target.now(),
    overrides: { Version },
  }
  const { status, body } = await target.send(rpcRequest(target.signer, signing))
  return status === 200 ? undefined : (JSON.parse(body) as { Code: string }).Code
}

const pairs = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => i + 1).flatMap((n) => [
      [`Tag.${n}.Key`, `p${n}`],
      [`Tag.${n}.Value`, '1'],
    ]),
  )

describe('200', { skip }, () => {
  it('shows what is set; a call replaces all of it, and without parameters it is as at first', async () => {
    const first = { TagsPerResource: 20, Quotas: [] }
    assert.deepEqual(await done(target, 'GetTagQuotas'), first)
    const set = {
      TagsPerResource: 30,
      Quotas: [
        { ProductCode: 'ecs', ResourceType: 'instance', TagsPerResource: 50 },
        { ProductCode: 'rds', ResourceType: 'instance', TagsPerResource: 200 },
      ],
    }
    // Under another name of its type, and in another case.
    assert.deepEqual(await done(target, SET, quotas({ 'rds:dbinstance': 200, 'ECS:Instance': 50 }, 30)), set)
    assert.deepEqual(await done(target, 'GetTagQuotas'), set)
    assert.deepEqual(await done(target, SET), first)
  })

  it('in XML', async () => {
    const signing = {
      action: SET,
      parameters: quotas({ 'ecs:disk': 1 }),
      now: target.now(),
      overrides: { Format: 'XML' },
    }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.ok(
      body.endsWith(
        '<TagsPerResource>20</TagsPerResource><Quotas><ProductCode>ecs</ProductCode><ResourceType>disk</ResourceType><TagsPerResource>1</TagsPerResource></Quotas></SetTagQuotasResponse>',
      ),
      body,
    )
    await done(target, SET)
  })

  it('holds at once, by type: for tagging, registration and the products', async () => {
    await done(target, SET, quotas({ 'ecs:instance': 30 }, 2))
    const instance = await full('ecs:instance', 30)
    assert.equal(await tag(instance, 30, 1), OVER)
    assert.equal(await tag(await full('ecs:disk', 2), 2, 1), OVER)
    const named = (arn: string, count: number) => ({ ResourceARN: arn, Tags: numberedTags(0, count) })
    const [disk, many] = [arnOf('ecs:disk', newId()), arnOf('ecs:instance', newId())]
    const registering = await done(target, 'RegisterResources', resources(named(disk, 3), named(many, 30)))
    assert.deepEqual([failuresOf(registering), registering['Registered']], [{ [disk]: OVER }, 1])
    const ecs = (type: string, count: number) =>
      product('2014-05-26', 'TagResources', { ResourceType: type, 'ResourceId.1': newId(), ...pairs(count) })
    assert.equal(await ecs('instance', 20), undefined)
    assert.equal(await ecs('disk', 2), undefined)
    assert.equal(await ecs('disk', 3), 'OperationDenied.QuotaExceed')
    const Tag = JSON.stringify(['a', 'b', 'c'].map((Key) => ({ Key })))
    const role = { RoleName: newId('role'), AssumeRolePolicyDocument: trustText(target), Tag }
    await refuses(target, ['CreateRole', role], 'TooManyTags')
    await done(target, SET)
  })

  it('comes before the limit that a product has of its own, which holds elsewhere', async () => {
    const rds = (count: number, id: string) =>
      product('2014-08-15', 'AddTagsToResource', { DBInstanceId: id, ...pairs(count) })
    const instance = newId('rm')
    await full('rds:instance', 10, instance)
    assert.equal(await rds(1, instance), 'OperationDenied.QuotaExceed')
    await done(target, SET, quotas({ 'rds:dbinstance': 12 }))
    assert.equal(await rds(1, instance), undefined)
    await done(target, SET, quotas({}, 3))
    assert.equal(await rds(4, newId('rm')), 'OperationDenied.QuotaExceed')
    assert.equal(await rds(3, newId('rm')), undefined)
    await done(target, SET)
  })

  it('a lower one leaves tags as they are: they are changed and removed, and none is added', async () => {
    const arn = await full('ecs:instance', 12)
    await done(target, SET, quotas({ 'ecs:instance': 5 }))
    assert.equal(await countOf(arn), 12)
    assert.equal(await tag(arn, 0, 10), undefined)
    assert.equal(await tag(arn, 12, 1), OVER)
    await done(target, 'UntagResources', { RegionId: REGION, ...arns(arn), ...keys('k0') })
    assert.equal(await countOf(arn), 11)
    assert.equal(await tag(arn, 0, 1), OVER)
    await done(target, SET)
    assert.equal(await tag(arn, 0, 1), undefined)
  })

  it('calls at the same time never exceed it together, whatever they are', async () => {
    await done(target, SET, quotas({ 'ecs:instance': 7 }))
    const id = newId()
    const arn = arnOf('ecs:instance', id)
    await Promise.all(
      Array.from({ length: 24 }, (_, i) => {
        const Tags = numberedTags(i, 1)
        if (i % 3 === 0) return target.call('RegisterResources', resources({ ResourceARN: arn, Tags }))
        if (i % 3 === 1) return tag(arn, i, 1)
        const own = { ResourceType: 'instance', 'ResourceId.1': id, 'Tag.1.Key': `k${i}`, 'Tag.1.Value': '1' }
        return product('2014-05-26', 'TagResources', own)
      }),
    )
    assert.equal(await countOf(arn), 7)
    await done(target, SET)
  })
})

describe('400', { skip }, () => {
  it('InvalidParameter: no quota, an unknown product or type, one that is there twice', async () => {
    const range = 'It is a number from 1 to 200.'
    const refused = (parameters: Parameters, name: string, hint: string) =>
      refuses(target, [SET, parameters], 'InvalidParameter', name, hint)
    for (const quota of ['0', '201', '1.5', 'x']) {
      await refused({ TagsPerResource: quota }, 'TagsPerResource', range)
      await refused(quotas({ 'ecs:instance': quota }), 'Quota.N.TagsPerResource', range)
    }
    await refused(
      { 'Quota.1.ProductCode': 'ecs' },
      'Quota.N.ResourceType',
      'The product ecs has no resources of the type .',
    )
    await refused(quotas({ 'none:x': 1 }), 'Quota.N.ProductCode', 'There is no product none.')
    await refused(
      quotas({ 'ecs:x': 1 }),
      'Quota.N.ResourceType',
      'The product ecs has no resources of the type x.',
    )
    const twice = quotas({ 'rds:dbinstance': 1, 'rds:instance': 1 })
    await refused(twice, 'Quota.N.ResourceType', 'rds:instance is there twice.')
    await refused({ Quota: '1' }, 'Quota', 'Write the list as Quota.1, Quota.2 and so on.')
  })
})

describe('403', { skip }, () => {
  it('NumberExceed.Quotas: 101 types', async () => {
    const types = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`ecs:t${i}`, 1]))
    await refuses(target, [SET, quotas(types)], 'TooManyTagQuotas')
  })

  it('NoPermission.Operator: without the right', async () => {
    const nobody = await asUser(target, await newUser(target))
    await refuses(nobody, [SET, {}], 'NoPermissionOperator')
    await refuses(nobody, ['GetTagQuotas', {}], 'NoPermissionOperator')
  })
})

it('an account that has set none has 20', { skip }, async () => {
  const arn = await full('ecs:instance', 20)
  assert.equal(await tag(arn, 20, 1), OVER)
  assert.equal(await countOf(await registered(target, { Tags: numberedTags(0, 20) })), 20)
})

refusesServicePrincipals(target, SET)
everyErrorIsProvoked('SetTagQuotas')
everyErrorIsProvoked('GetTagQuotas')
