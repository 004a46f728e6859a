import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rootCaller as caller, settings } from '../../../test/support/caller.ts'
import { type ErrorName, fail } from '../../core/error.ts'
import { decode } from '../../shape/decode.ts'
import { tagResources } from './tag-resources.ts'

const valid = { RegionId: 'cn-hangzhou', 'ResourceARN.1': 'arn:acs:ecs:*:*:instance/i-1', Tags: '{"a":"b"}' }

function accept(parameters: Readonly<Record<string, string>>) {
  const input = decode(tagResources.parameters, new Map(Object.entries(parameters)))
  tagResources.check({ input, caller, settings, fail })
  return input
}

const withTags = (tags: string) => accept({ ...valid, Tags: tags })
const pairs = (count: number, key: string) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`${key}${i}`, 'v'])))

describe('tags that TagResources takes', () => {
  it('are pairs in their order, with empty values too', () => {
    assert.deepEqual(withTags('{"b":"1","a":""}').Tags, [
      ['b', '1'],
      ['a', ''],
    ])
  })

  it('are up to ten, of keys and values of 128 Han characters', () => {
    const text = '中'.repeat(127)
    const tags = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`${text}${i}`, `${text}值`]))
    assert.equal(withTags(JSON.stringify(tags)).Tags.length, 10)
  })

  it('may have keys that differ in case only', () => {
    assert.equal(withTags('{"env":"1","Env":"2"}').Tags.length, 2)
  })
})

describe('the first fault that TagResources tells', () => {
  const bad = { 'ResourceARN.1': 'x', RegionId: 'cn-hangzhou' }
  const steps: readonly (readonly [told: string, error: ErrorName, Readonly<Record<string, string>>])[] = [
    ['no ResourceARN', 'MissingResourceIds', {}],
    ['no Tags', 'TagsInvalid', { 'ResourceARN.1': 'x' }],
    ['no RegionId', 'MissingRegionId', { 'ResourceARN.1': 'x', Tags: '[' }],
    ['Tags that are no JSON object of strings', 'TagsInvalid', { ...bad, RegionId: 'mars', Tags: '[' }],
    ['an unknown region', 'RegionNotFound', { ...bad, RegionId: 'mars', Tags: pairs(11, 'a!') }],
    ['11 tags', 'TooManyTags', { ...bad, Tags: pairs(11, 'a!') }],
    ['a key twice', 'DuplicateTagKey', { ...bad, Tags: '{"a!":"1","acs:x":"2","\\u0061!":"3"}' }],
    ['a bad key', 'TagKeyInvalid', { ...bad, Tags: '{"a!":"!","acs:x":"2","protected":"3"}' }],
    ['a system key', 'SystemTag', { ...bad, Tags: '{"protected":"!","ACS:x":"2"}' }],
    ['a protected key', 'NoPermissionKey', { ...bad, Tags: '{"protected":"!"}' }],
    ['a bad value', 'TagValueInvalid', { ...bad, Tags: '{"a":"!"}' }],
    ['a bad ARN', 'ArnFormat', { ...bad, Tags: '{"a":"b"}' }],
  ]

  for (const [told, error, parameters] of steps) {
    it(`is ${told} (${error}), whatever else is at fault that comes later in this list`, () => {
      assert.throws(() => accept(parameters), { name: 'ApiError', error })
    })
  }

  it('names every value at fault, each once', () => {
    assert.throws(() => withTags('{"a":"x!","b":"ok","c":"https://x","d":"x!"}'), {
      error: 'TagValueInvalid',
      message: 'The TagValue parameter is invalid. The following TagValues are invalid: x!, https://x.',
    })
  })

  it('is half a character in a key or a value', () => {
    assert.throws(() => withTags('{"a\\ud800":"b"}'), { error: 'TagKeyInvalid' })
    assert.throws(() => withTags('{"a":"\\udc00"}'), { error: 'TagValueInvalid' })
  })
})
