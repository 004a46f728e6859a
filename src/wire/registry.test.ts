import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { operations } from '../operations/index.ts'
import { untagResources } from '../operations/tag/untag-resources.ts'
import { createRegistry } from './registry.ts'

const registry = createRegistry(operations)

describe('an operation', () => {
  it('is found by version and action', () => {
    for (const operation of operations)
      assert.equal(registry.find(operation.version, operation.action), operation)
  })

  it('is found in any case of the action', () => {
    for (const action of ['UntagResources', 'UnTagResources', 'untagresources', 'UNTAGRESOURCES']) {
      assert.equal(registry.find('2018-08-28', action), untagResources)
    }
  })

  it('is another one under another version', () => {
    const ofEcs = { ...untagResources, version: '2014-05-26' }
    const both = createRegistry([untagResources, ofEcs])
    assert.equal(both.find('2018-08-28', 'UntagResources'), untagResources)
    assert.equal(both.find('2014-05-26', 'UntagResources'), ofEcs)
  })

  it('cannot be served beside another of the same name', () => {
    const again = { ...untagResources, action: 'UnTagResources' }
    assert.throws(() => createRegistry([untagResources, again]), /2018-08-28 UnTagResources/)
  })
})

describe('a call is refused', () => {
  it('with 400 for a version that no API has', () => {
    for (const version of ['', '2018-08-29', '2018-08-28 ', 'latest', '__proto__', 'constructor']) {
      assert.throws(() => registry.find(version, 'UntagResources'), { error: 'InvalidVersion', status: 400 })
    }
  })

  it('with 404 for an action that the version has not', () => {
    for (const action of ['', 'Untag', 'UntagResources ', 'GetProtectedTagKeys', '__proto__', 'toString']) {
      assert.throws(() => registry.find('2018-08-28', action), { error: 'ActionNotFound', status: 404 })
    }
  })
})
