import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ApiError, type ErrorName, errors, fail } from '../../core/error.ts'
import type { ErrorEntry } from '../../core/errors/entry.ts'
import { gatewayErrors } from '../../core/errors/gateway.ts'
import { decode } from '../../shape/decode.ts'
import { tagResources } from './tag-resources.ts'
import { untagResources } from './untag-resources.ts'

/** The table of the page, reference/tag-api.md B8. A ¶ is what the offending values take the place of. */
const page = `
400 InvalidResourceARN.FormatError    The format of parameter ResourceARN: ¶ is not valid, for the correct format, you can refer to the Recommend.
400 InvalidResourceARN.Account        The Account specified in the ResourceARN parameter does not match the actual account, specifically: ¶.
400 InvalidResourceARN.Region         The Region specified in the ResourceARN parameter does not match the RegionId parameter, specifically: ¶.
400 InvalidParameter.ServiceCode      The parameter service code: ¶ in  ResourceARN is not valid or not support.
400 InvalidParameter.ResourceType     The parameter resource type: ¶ in ResourceARN is not valid or not support.
400 InvalidParameter.TagKey           The TagKey parameter  is invalid. The following TagKeys are invalid: ¶.
400 InvalidParameter.TagValue         The TagValue parameter is invalid. The following TagValues are invalid: ¶.
403 Duplicate.TagKey                  The Tag.N.Key contains duplicate keys.
403 NoPermission.SystemTag            The user does not have permission to operate the system tag.
403 NoPermission.Operator             The user is not authorized to operate on the specified resource.
403 NoPermissionKey.Operator          You are not authorized to operate the tag key.
403 NoPermissionKey.Category          Some keys cannot be modified because the user does not have permission.
403 NumberExceed.ResourceIds          The maximum number of ResourceIds is exceeded.
403 NumberExceed.Tags                 The maximum number of Tags is exceeded.
403 MissingParameter.ResourceIds      You must specify ResourceIds.
403 QuotaExceed.TagsPerResource       The maximum number of tags for each resource is exceeded.
403 InvalidParameter.Category         The specified Category is invalid. Valid values are Custom and System.
403 MissingParameter.Createby         You must specify Createby.
403 Missing.ServiceCode               You must specify ServiceCode.
404 MissingParameter.TagKey           You must specify TagKey.
404 Missing.TagKey                    Tag.N.Value has been specified and you must specify Tag.N.Key.
404 MissingParameter.AliUid           You must specify AliUid.
404 MissingParameter.Bid              You must specify Bid.
`
const rows = [...page.matchAll(/^(\d{3}) (\S+) +(.+)$/gm)].map(([, status, code = '', message = '']) => ({
  status: Number(status),
  code,
  message,
}))
const codesOf = (names: readonly ErrorName[]) => new Set(names.map((name) => errors[name].code as string))

describe('the errors of UntagResources', () => {
  it('are held against all 23 rows of the page: 7 with 400, 12 with 403, 4 with 404', () => {
    const count = (status: number) => rows.filter((row) => row.status === status).length
    assert.deepEqual([count(400), count(403), count(404)], [7, 12, 4])
  })

  for (const name of untagResources.errors) {
    const entry: ErrorEntry = errors[name]
    const row = rows.find(({ code }) => code === entry.code)
    if (!row) continue
    it(`have ${entry.code} with status and message of the page`, () => {
      assert.deepEqual(
        { status: entry.status, message: new ApiError(name, ['¶']).message },
        { status: row.status, message: row.message },
      )
    })
  }

  it('have beyond the page only errors of the gateway', () => {
    const beyond = untagResources.errors.filter(
      (name) => !rows.some(({ code }) => code === errors[name].code),
    )
    for (const name of beyond) assert.ok(Object.hasOwn(gatewayErrors, name), name)
  })

  it('lack only the quota, which tagging meets', () => {
    const declared = codesOf(untagResources.errors)
    const lacking = rows.filter(({ code }) => !declared.has(code)).map(({ code }) => code)
    assert.deepEqual(lacking, ['QuotaExceed.TagsPerResource'])
    assert.ok(codesOf(tagResources.failures ?? []).has('QuotaExceed.TagsPerResource'))
  })
})

const caller = { account: '1234567890123456', principal: 'acs:ram::1234567890123456:root' }
const settings = { protectedTagKeys: new Set(['protected']), servicePrincipals: new Map() }

function accept(parameters: Readonly<Record<string, string>>) {
  const input = decode(untagResources.parameters, new Map(Object.entries(parameters)))
  return untagResources.check({ input, caller, settings, fail })
}

const arns = (count: number, arn = 'arn:acs:ecs:*:*:instance/i-') =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`ResourceARN.${i + 1}`, `${arn}${i}`]))
const keys = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name, i) => [`TagKey.${i + 1}`, name]))
const tenKeys = Array.from({ length: 10 }, (_, i) => `k${i}`)
const region = { RegionId: 'cn-hangzhou' }

describe('the first fault that UntagResources tells', () => {
  const bad = { ...keys('acs:x', 'acs:x', 'a!'), ...arns(51, 'x') }
  const steps: readonly (readonly [told: string, error: ErrorName, Readonly<Record<string, string>>])[] = [
    ['Tag.N.Value without Tag.N.Key', 'MissingTagKey', { 'Tag.1.Value': '!', All: 'true' }],
    ['a bad Tag.N.Value', 'TagValueInvalid', { 'Tag.1.Key': 'a', 'Tag.1.Value': '!', All: 'true' }],
    [
      'Tag.N, which does nothing',
      'UnsupportedParameter',
      { 'Tag.1.Key': 'a', 'Tag.1.Value': 'b', All: 'true' },
    ],
    ['All, which does nothing', 'UnsupportedParameter', { All: 'true', ResourceARN: 'x' }],
    ['an ill-written list', 'InvalidParameter', { ResourceARN: 'x' }],
    ['no ResourceARN', 'MissingResourceIds', {}],
    ['no TagKey', 'MissingTagKeyParameter', arns(51)],
    ['no RegionId', 'MissingRegionId', bad],
    ['an unknown region', 'RegionNotFound', { ...bad, RegionId: 'mars' }],
    ['51 ARNs', 'TooManyResources', { ...bad, ...keys(...tenKeys, 'k0'), ...region }],
    ['11 keys', 'TooManyTags', { ...arns(50, 'x'), ...keys(...tenKeys, 'k0'), ...region }],
    ['a key twice', 'DuplicateTagKey', { ...arns(50, 'x'), ...keys('a!', 'acs:x', 'a!'), ...region }],
    ['a bad key', 'TagKeyInvalid', { ...arns(50, 'x'), ...keys('a!', 'acs:x', 'protected'), ...region }],
    ['a system key', 'SystemTag', { ...arns(50, 'x'), ...keys('protected', 'acs:x'), ...region }],
    ['a protected key', 'NoPermissionKey', { ...arns(50, 'x'), ...keys('k', 'protected'), ...region }],
    ['a bad ARN', 'ArnFormat', { ...arns(50, 'x'), ...keys('k'), ...region }],
    [
      'an unknown product',
      'ArnServiceCode',
      { ...arns(2, 'arn:acs:no:cn-beijing:1:no/'), ...keys('k'), ...region },
    ],
    [
      'an unknown type',
      'ArnResourceType',
      { ...arns(2, 'arn:acs:ecs:cn-beijing:1:no/'), ...keys('k'), ...region },
    ],
    [
      'another account',
      'ArnAccount',
      { ...arns(2, 'arn:acs:ecs:cn-beijing:1:instance/'), ...keys('k'), ...region },
    ],
    [
      'another region',
      'ArnRegion',
      { ...arns(2, 'arn:acs:ecs:cn-beijing:*:instance/'), ...keys('k'), ...region },
    ],
  ]

  for (const [told, error, parameters] of steps) {
    it(`is ${told} (${error}), whatever else is at fault that comes later in this list`, () => {
      assert.throws(() => accept(parameters), { name: 'ApiError', error })
    })
  }

  it('is none for the longest legal call: 50 ARNs, 10 keys of 128 Han characters', () => {
    const longest = tenKeys.map((key, i) => '中文'.repeat(62) + key + i.toString().padStart(2, '0'))
    const { resources } = accept({ ...arns(50), ...keys(...longest), ...region })
    assert.equal(resources.length, 50)
  })

  it('is none for parameters that clients send along and the page does not know', () => {
    const hidden = {
      OwnerAccount: 'x',
      OwnerId: '1',
      ResourceOwnerAccount: 'x',
      ResourceOwnerId: '1',
      Other: 'x',
      Tagged: 'x',
    }
    assert.equal(accept({ ...arns(1), ...keys('k'), ...region, ...hidden }).resources.length, 1)
  })

  it('names every key at fault, as it was sent', () => {
    assert.throws(() => accept({ ...arns(1), ...keys('a!', 'ok', '', 'HTTP://x'), ...region }), {
      error: 'TagKeyInvalid',
      message: 'The TagKey parameter  is invalid. The following TagKeys are invalid: a!, , HTTP://x.',
    })
  })

  it('is not a key in another case than the protected one', () => {
    assert.equal(accept({ ...arns(1), ...keys('Protected', 'k', 'K'), ...region }).resources.length, 1)
  })

  it('is the pair of Tag.N that has no key, wherever it stands', () => {
    const pairs = { 'Tag.1.Key': 'a', 'Tag.1.Value': 'b', 'Tag.2.Key': 'c', 'Tag.3.Value': 'd' }
    assert.throws(() => accept(pairs), { error: 'MissingTagKey' })
    assert.throws(() => accept({ 'Tag.1.Key': 'a', 'Tag.2.Key': '' }), {
      error: 'UnsupportedParameter',
      message: 'The parameter Tag.1.Key is not supported.',
    })
    for (const name of ['Tag', 'Tag.1', 'Tag.x.Value', 'Tag.0.Value', 'Tag.1.Other']) {
      assert.throws(() => accept({ [name]: 'a' }), { error: 'UnsupportedParameter' }, name)
    }
  })
})
