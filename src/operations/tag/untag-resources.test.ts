import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rootCaller as caller, settings } from '../../../test/support/caller.ts'
import { type ErrorName, fail } from '../../core/error.ts'
import { decode } from '../../shape/decode.ts'
import { untagResources } from './untag-resources.ts'

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
