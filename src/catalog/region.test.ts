import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultRegion, isRegion, regions } from './region.ts'

describe('the regions', () => {
  it('are the 34 that the Tag API names', () => {
    assert.equal(regions.length, 34)
    assert.equal(new Set(regions.map((region) => region.id)).size, 34)
    for (const id of [defaultRegion, 'cn-zhengzhou-jva', 'me-central-1', 'us-east-1']) assert.ok(isRegion(id))
  })

  it('are spelled exactly', () => {
    for (const id of ['', '*', 'CN-HANGZHOU', 'cn-hangzhou ', 'cn-hangzhou-a'])
      assert.equal(isRegion(id), false)
  })

  it('have a name in every language', () => {
    for (const { names } of regions) assert.ok(Object.values(names).every((name) => name.length > 0))
  })
})
