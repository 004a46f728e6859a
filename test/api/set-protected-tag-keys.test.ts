import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import type { Parameters } from '../support/service.ts'
import { openTarget } from '../support/target.ts'
import {
  arns,
  assertEntries,
  everyErrorIsProvoked,
  keys,
  numbered,
  REGION,
  refuses,
  tagged,
  tagsOf,
} from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'

type Called = readonly [action: string, parameters: Parameters]

const SET = 'SetProtectedTagKeys'
const target = await openTarget()
after(async () => {
  await target.call(SET, {})
  await target[Symbol.asyncDispose]()
})

async function set(...wanted: readonly string[]): Promise<unknown> {
  const { status, body } = await target.call(SET, keys(...wanted))
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual(Object.keys(body), ['RequestId', 'TagKeys'])
  return body['TagKeys']
}

async function kept(): Promise<unknown> {
  return (await target.call('GetProtectedTagKeys', {})).body['TagKeys']
}

describe('200', () => {
  it('answers the keys in byte order, and they are kept', async () => {
    const wanted = ['b', 'a', 'B', '𠮷', '\ufa0e', '__proto__', 'constructor', 'a b']
    const sorted = ['B', '__proto__', 'a', 'a b', 'b', 'constructor', '\ufa0e', '𠮷']
    assert.deepEqual(await set(...wanted), sorted)
    assert.deepEqual(await kept(), sorted)
  })

  it('replaces the set; none empties it', async () => {
    await set('a', 'b')
    assert.deepEqual(await set('c'), ['c'])
    assert.deepEqual(await set(), [])
    assert.deepEqual(await kept(), [])
    assert.deepEqual(await set(), [])
  })

  it('takes 100 keys, and system keys', async () => {
    const hundred = Array.from({ length: 100 }, (_, i) => `k${100 + i}`)
    assert.deepEqual(await set(...hundred), hundred)
    assert.deepEqual(await set('acs:x', 'aliyun:y'), ['acs:x', 'aliyun:y'])
    await set()
  })

  it('in XML', async () => {
    const parameters = keys('b', 'a')
    const signing = { action: SET, parameters, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.equal(
      body.replace(/<RequestId>.*<\/RequestId>/, ''),
      "<?xml version='1.0' encoding='UTF-8'?><SetProtectedTagKeysResponse><TagKeys>a</TagKeys><TagKeys>b</TagKeys></SetProtectedTagKeysResponse>",
    )
    await set()
  })

  it('binds tagging and untagging at once, exactly and case included, and lets go at once', async () => {
    const arn = await tagged(target, { kept: '1', Kept: '2', keptx: '3' })
    const named = { RegionId: REGION, ...arns(arn) }
    const untag = (key: string): Called => ['UntagResources', { ...named, ...keys(key) }]
    const tag = (key: string): Called => [
      'TagResources',
      { ...named, Tags: JSON.stringify({ [key]: 'new' }) },
    ]
    await set('kept')
    for (const call of [untag('kept'), tag('kept')]) await refuses(target, call, 'NoPermissionKey')
    for (const call of [untag('Kept'), tag('keptx')]) assertEntries(await target.call(...call), [])
    assert.deepEqual(await tagsOf(target, arn), { kept: '1', keptx: 'new' })
    await set('other')
    for (const call of [tag('kept'), untag('kept')]) assertEntries(await target.call(...call), [])
    await set()
    assert.deepEqual(await tagsOf(target, arn), { keptx: 'new' })
  })

  it('calls at the same time come out one after the other', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, (_, i) => target.call(SET, keys(`k${i}`))))
    const done = all.filter(({ status }) => status === 200)
    assert.ok(done.length > 0)
    for (const { status, body } of all) {
      if (status !== 200) assert.deepEqual([status, body['Code']], [409, 'OperationConflict'])
    }
    const [last, ...more] = (await kept()) as string[]
    assert.deepEqual(more, [])
    assert.ok(done.some(({ body }) => (body['TagKeys'] as string[])[0] === last))
    await set()
  })
})

describe('400', () => {
  it('InvalidParameter.TagKey names the keys that are none', async () => {
    const bad = ['', 'x'.repeat(129), 'a*b', 'http://x']
    await refuses(target, [SET, keys('good', ...bad)], 'TagKeyInvalid', bad.join(', '))
  })

  it('InvalidParameter: a list element whose number is none', async () => {
    const numbers = 'Numbers of list elements go from 1 to 1000.'
    await refuses(target, [SET, { 'TagKey.0': 'a' }], 'InvalidParameter', 'TagKey.0', numbers)
    const hint = 'Write the list as TagKey.1, TagKey.2 and so on.'
    await refuses(target, [SET, { TagKey: 'a' }], 'InvalidParameter', 'TagKey', hint)
  })
})

describe('403', () => {
  it('NumberExceed.Tags: 101 keys', async () => {
    await refuses(target, [SET, numbered('TagKey', Array(101).fill('*'))], 'TooManyTags')
  })

  it('Duplicate.TagKey comes before the form of the keys', async () => {
    await refuses(target, [SET, keys('a', '*', 'a')], 'DuplicateTagKey')
  })
})

refusesServicePrincipals(target, SET)
everyErrorIsProvoked(SET)
