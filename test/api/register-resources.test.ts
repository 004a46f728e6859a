import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ErrorName } from '../../src/core/error.ts'
import { onlyHere, openTarget } from '../support/target.ts'
import { newAccount } from './accounts.ts'
import {
  arnOf,
  arns,
  everyErrorIsProvoked,
  keys,
  newId,
  numbered,
  REGION,
  refuses,
  tagged,
  tagsOf,
} from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import {
  defaultGroup,
  failuresOf,
  inGroup,
  newResourceGroup,
  registered,
  resourceOf,
  resources,
  userWith,
} from './estate.ts'
import { asUser, closing, done, newUser } from './identities.ts'

const target = await openTarget()
closing(target)
const REGISTER = 'RegisterResources'
type Fields = Readonly<Record<string, unknown>>

const newArn = (type = 'ecs:instance', region = REGION) => arnOf(type, newId(), region, target.account)
const register = (...list: readonly Fields[]) => done(target, REGISTER, resources(...list))

function counts({ Registered, Changed, Unchanged, ...answer }: Fields) {
  return [Registered, Changed, Unchanged, failuresOf(answer)]
}

describe('RegisterResources', () => {
  it('200: what a call says of a resource is what GetResource shows', async () => {
    const [disk, instance] = [newArn('ecs:disk', 'cn-beijing'), newArn('ecs:instance', 'cn-beijing')]
    const ResourceGroupId = await newResourceGroup(target)
    const answer = await register(
      {
        ...{ ResourceARN: disk, Name: '資料碟', ResourceGroupId, CreatedBy: 'sub:1:alice' },
        Relations: [{ Kind: 'attached-to', ResourceARN: instance }],
        Attributes: { Size: '200', Category: 'cloud_essd', Note: '' },
        Tags: { env: 'test' },
      },
      { ResourceARN: instance },
    )
    assert.deepEqual(counts(answer), [2, 0, 0, {}])
    const { RegisterDate, ...shown } = await resourceOf(target, disk)
    assert.match(String(RegisterDate), /^\d{4}-\d\d-\d\dT/)
    assert.deepEqual(shown, {
      ...{ ResourceARN: disk, ProductCode: 'ecs', ResourceType: 'disk', ResourceId: disk.split('/')[1] },
      ...{ RegionId: 'cn-beijing', Name: '資料碟', ResourceGroupId, CreatedBy: 'sub:1:alice' },
      RegisteredBy: 'Call',
      Relations: [{ Kind: 'attached-to', ResourceARN: instance }],
      Attributes: [
        { Name: 'Category', Value: 'cloud_essd' },
        { Name: 'Note', Value: '' },
        { Name: 'Size', Value: '200' },
      ],
      Tags: [{ Key: 'env', Value: 'test', Category: 'Custom' }],
    })
    const plain = await resourceOf(target, instance)
    assert.deepEqual(
      [plain['Name'], plain['CreatedBy'], plain['Relations'], plain['Attributes'], plain['Tags']],
      ['', '', [], [], []],
    )
    assert.equal(plain['ResourceGroupId'], await defaultGroup(target))
  })

  it('200: what is left out stays, what is given replaces, and the same again changes nothing', async () => {
    const ResourceGroupId = await newResourceGroup(target)
    const facts = { ResourceARN: newArn(), Name: 'a', ResourceGroupId, Attributes: { x: '1', y: '2' } }
    await register({ ...facts, Tags: { k: '1' } })
    assert.deepEqual(counts(await register(facts)), [0, 0, 1, {}])
    const again = { ResourceARN: facts.ResourceARN, Name: '', Attributes: { z: '3' }, Tags: { l: '2' } }
    assert.deepEqual(counts(await register(again)), [0, 1, 0, {}])
    const shown = await resourceOf(target, facts.ResourceARN)
    assert.deepEqual(
      [shown['Name'], shown['ResourceGroupId'], shown['Attributes']],
      ['', ResourceGroupId, [{ Name: 'z', Value: '3' }]],
    )
    assert.deepEqual(await tagsOf(target, facts.ResourceARN), { k: '1', l: '2' })
  })

  it('200: a thousand resources of all regions in one call', async () => {
    const list = Array.from({ length: 1_000 }, (_, i) => ({
      ResourceARN: newArn('ecs:instance', i % 2 === 0 ? 'cn-beijing' : 'cn-shanghai'),
    }))
    assert.deepEqual(counts(await register(...list)), [1_000, 0, 0, {}])
  })

  it('200: a bucket that is elsewhere, and a resource with too many tags, are named; the others are done', async () => {
    const bucket = newArn('oss:bucket', 'cn-beijing')
    await register({ ResourceARN: bucket })
    const full = await tagged(
      target,
      Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`a${i}`, '1'])),
    )
    await tagged(target, Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`b${i}`, '1'])), full)
    const elsewhere = bucket.replace('cn-beijing', 'cn-shanghai')
    const good = newArn()
    const answer = await register(
      { ResourceARN: elsewhere },
      { ResourceARN: full, Tags: { c: '1' } },
      { ResourceARN: good },
    )
    assert.deepEqual(counts(answer), [
      ...[1, 0, 0],
      { [elsewhere]: 'InvalidResourceId.NotFound', [full]: 'QuotaExceed.TagsPerResource' },
    ])
    await resourceOf(target, good)
  })

  it('200: who may register in one group only leaves what is in others; tags need the rights of TagResources', async () => {
    const mine = await newResourceGroup(target)
    const user = await userWith(target, { Action: 'tagplane:RegisterResources', ...inGroup(mine) })
    const [fresh, other, foreign] = [newArn(), newArn(), await registered(target)]
    const list = [
      { ResourceARN: fresh, ResourceGroupId: mine },
      { ResourceARN: other },
      { ResourceARN: foreign, ResourceGroupId: mine },
    ]
    const answer = await done(user, REGISTER, resources(...list))
    const denied = { [other]: 'NoPermission.Resource', [foreign]: 'NoPermission.Resource' }
    assert.deepEqual(counts(answer), [1, 0, 0, denied])
    const withTags = resources({ ResourceARN: fresh, Tags: { env: 'test' } })
    assert.deepEqual(failuresOf(await done(user, REGISTER, withTags)), { [fresh]: 'NoPermission.Resource' })
    const tagger = await userWith(target, { Action: ['tagplane:RegisterResources', '*:TagResources'] })
    assert.deepEqual(counts(await done(tagger, REGISTER, withTags)), [0, 1, 0, {}])
    const nobody = await asUser(target, await newUser(target))
    assert.deepEqual(failuresOf(await done(nobody, REGISTER, withTags)), { [fresh]: 'NoPermission.Resource' })
  })

  const faults: readonly (readonly [list: unknown, fault: string])[] = [
    ['no json', 'It is no JSON.'],
    ['{}', 'It is no list.'],
    [[], 'It is empty.'],
    [[1], '[0] is no object.'],
    [[{ ResourceARN: 1 }], '[0].ResourceARN is no string.'],
    [[{}], '[0].ResourceARN is missing.'],
    [[{ ResourceARN: 'x', Nmae: 'x' }], '[0].Nmae is not known.'],
    [[{ ResourceARN: 'x', ['__proto__x']: 'x' }], '[0].__proto__x is not known.'],
    [[{ ResourceARN: 'x', Name: 'x'.repeat(129) }], '[0].Name has more than 128 characters.'],
    [[{ ResourceARN: 'x', Name: 'a\u0000b' }], '[0].Name has a character that it may not have.'],
    ['[{"ResourceARN":"x","Name":"\\ud800"}]', '[0].Name has a character that it may not have.'],
    [[{ ResourceARN: 'x', Relations: [{ Kind: 'x' }] }], '[0].Relations[0].ResourceARN is missing.'],
    [[{ ResourceARN: 'x', Relations: Array(21).fill({}) }], '[0].Relations has more than 20 entries.'],
    [[{ ResourceARN: 'x', Attributes: { a: 1 } }], '[0].Attributes.a is no string.'],
    [[{ ResourceARN: 'x', Attributes: [] }], '[0].Attributes is no object.'],
    [[{ ResourceARN: 'x' }, { ResourceARN: 'x', Tags: { a: null } }], '[1].Tags.a is no string.'],
  ]
  for (const [list, fault] of faults) {
    it(`400: ${fault}`, async () => {
      const text = typeof list === 'string' ? list : JSON.stringify(list)
      await refuses(target, [REGISTER, { Resources: text }], 'InvalidResources', fault)
    })
  }

  it('400, 403, 404: what is wrong with the call refuses all of it', async () => {
    const good = { ResourceARN: newArn() }
    const refuse = (more: Fields, ...error: [ErrorName, ...string[]]) =>
      refuses(target, [REGISTER, resources(good, { ResourceARN: newArn(), ...more })], ...error)
    await refuses(target, [REGISTER, {}], 'MissingResources')
    const many = Array.from({ length: 1_001 }, (_, i) => ({ ResourceARN: arnOf('ecs:instance', `i-${i}`) }))
    await refuses(target, [REGISTER, resources(...many)], 'TooManyRegisteredResources')
    await refuse({ ResourceARN: 'x' }, 'ArnFormat', 'x')
    await refuse({ ResourceARN: 'arn:acs:nope:*:*:x/y' }, 'ArnServiceCode', 'nope')
    await refuse({ ResourceARN: 'arn:acs:ecs:*:*:nope/y' }, 'ArnResourceType', 'nope')
    await refuse({ ResourceARN: `arn:acs:ecs:${REGION}:1:instance/y` }, 'ArnAccount', '1')
    await refuse({ ResourceARN: 'arn:acs:ecs:*:*:instance/y' }, 'ArnRegion', '*')
    await refuse({ ResourceARN: 'arn:acs:ecs:mars:*:instance/y' }, 'ArnRegion', 'mars')
    await refuse({ Relations: [{ Kind: 'x', ResourceARN: 'y' }] }, 'ArnFormat', 'y')
    const twice = good.ResourceARN.replace(target.account, '*')
    await refuse({ ResourceARN: twice }, 'DuplicateResource', twice)
    await refuse({ ResourceGroupId: 'rg-x' }, 'ResourceGroupNotFound', 'rg-x')
    await refuse({ Tags: { '!': 'x' } }, 'TagKeyInvalid', '!')
    await refuse({ Tags: { x: '!' } }, 'TagValueInvalid', '!')
    await refuse({ Tags: { 'acs:x': 'x' } }, 'SystemTag')
    await done(target, 'SetProtectedTagKeys', keys('cost'))
    await refuse({ Tags: { cost: 'x' } }, 'NoPermissionKey')
    await done(target, 'SetProtectedTagKeys', {})
  })

  refusesServicePrincipals(
    target,
    REGISTER,
    resources({ ResourceARN: 'arn:acs:ecs:cn-hangzhou:*:instance/x' }),
  )
  everyErrorIsProvoked(REGISTER, {
    DuplicateTagKey: 'the keys of an object are distinct',
    ResourceDenied: 'by the test of groups',
    ResourceNotFound: 'by the test of buckets',
    TooManyTagsOnResource: 'by the test of buckets',
    OperationConflict: 'another call has to change the resource three times between decision and deed',
  })
})

describe('DeregisterResources', () => {
  it('200: a resource goes with its tags; one that is not there is named; one that comes back has none', async () => {
    const arn = await registered(target, { Name: 'x', Tags: { k: '1' } })
    const other = newArn()
    const answer = await done(target, 'DeregisterResources', arns(arn, other))
    assert.deepEqual(failuresOf(answer), { [other]: 'InvalidResourceId.NotFound' })
    await refuses(target, ['GetResource', { ResourceARN: arn }], 'ResourceUnknown')
    assert.equal(await tagsOf(target, arn), undefined)
    assert.deepEqual(counts(await register({ ResourceARN: arn })), [1, 0, 0, {}])
    assert.deepEqual([(await resourceOf(target, arn))['Name'], await tagsOf(target, arn)], ['', undefined])
  })

  it('200: who may not leaves them in', async () => {
    const ResourceGroupId = await newResourceGroup(target)
    const [mine, other] = [await registered(target, { ResourceGroupId }), await registered(target)]
    const user = await userWith(target, {
      Action: 'tagplane:DeregisterResources',
      ...inGroup(ResourceGroupId),
    })
    const answer = await done(user, 'DeregisterResources', arns(mine, other))
    assert.deepEqual(failuresOf(answer), { [other]: 'NoPermission.Resource' })
    await resourceOf(target, other)
    await refuses(target, ['GetResource', { ResourceARN: mine }], 'ResourceUnknown')
  })

  it('400, 403', async () => {
    const refuse = (list: readonly string[], ...error: [ErrorName, ...string[]]) =>
      refuses(target, ['DeregisterResources', arns(...list)], ...error)
    await refuse([], 'MissingResourceARN')
    await refuse(['x'], 'ArnFormat', 'x')
    await refuse(['arn:acs:nope:*:*:x/y'], 'ArnServiceCode', 'nope')
    await refuse(['arn:acs:ecs:*:*:nope/y'], 'ArnResourceType', 'nope')
    await refuse([`arn:acs:ecs:${REGION}:1:instance/y`], 'ArnAccount', '1')
    await refuse(['arn:acs:ecs:*:*:instance/y'], 'ArnRegion', '*')
    const wrong = { ...numbered('ResourceARN', ['x']), 'ResourceARN.0': 'x' }
    const hint = 'Numbers of list elements go from 1 to 1000.'
    await refuses(target, ['DeregisterResources', wrong], 'InvalidParameter', 'ResourceARN.0', hint)
  })

  refusesServicePrincipals(target, 'DeregisterResources', arns('arn:acs:ecs:cn-hangzhou:*:instance/x'))
  everyErrorIsProvoked('DeregisterResources', {
    TooManyRegisteredResources: 'list elements are numbered up to 1,000',
    ResourceDenied: 'by the test of who may not',
    ResourceNotFound: 'by the first test',
    OperationConflict: 'another call has to change the resource three times between decision and deed',
  })
})

describe('GetResource', () => {
  it('200: under any name of its type; of another account nothing is seen', {
    skip: onlyHere('accounts'),
  }, async () => {
    const arn = await registered(target, { Name: 'x' }, 'rds:instance')
    assert.equal((await resourceOf(target, arn.replace(':instance/', ':dbinstance/')))['ResourceARN'], arn)
    const { root } = await newAccount(target)
    const ResourceARN = arn.replace(target.account, '*')
    await refuses(root, ['GetResource', { ResourceARN }], 'ResourceUnknown')
  })

  it('403: who may not see it does not learn whether it is there', async () => {
    const ResourceGroupId = await newResourceGroup(target)
    const [mine, other] = [await registered(target, { ResourceGroupId }), await registered(target)]
    const user = await userWith(target, { Action: 'tagplane:GetResource', ...inGroup(ResourceGroupId) })
    assert.equal((await resourceOf(user, mine))['ResourceARN'], mine)
    for (const ResourceARN of [other, newArn()]) {
      await refuses(user, ['GetResource', { ResourceARN }], 'NoPermissionOperator')
    }
  })

  it('400, 403, 404', async () => {
    const refuse = (ResourceARN: string, ...error: [ErrorName, ...string[]]) =>
      refuses(target, ['GetResource', { ResourceARN }], ...error)
    await refuse('', 'MissingResourceARN')
    await refuse('x', 'ArnFormat', 'x')
    await refuse('arn:acs:nope:*:*:x/y', 'ArnServiceCode', 'nope')
    await refuse('arn:acs:ecs:*:*:nope/y', 'ArnResourceType', 'nope')
    await refuse(`arn:acs:ecs:${REGION}:1:instance/y`, 'ArnAccount', '1')
    await refuse('arn:acs:ecs:*:*:instance/y', 'ArnRegion', '*')
    await refuse(newArn(), 'ResourceUnknown')
  })

  refusesServicePrincipals(target, 'GetResource', { ResourceARN: 'arn:acs:ecs:cn-hangzhou:*:instance/x' })
  everyErrorIsProvoked('GetResource')
})
