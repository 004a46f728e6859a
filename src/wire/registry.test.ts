import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { operations } from '../operations/index.ts'
import { untagResources } from '../operations/tag/untag-resources.ts'
import { createRegistry } from './registry.ts'

const registry = createRegistry(operations)
const find = (version: string, action: string, from = registry, host = '') =>
  from.find({ version, action, method: 'POST', path: '/', host, parameters: new Map() })

describe('an operation', () => {
  it('is found by version and action', () => {
    for (const operation of operations) assert.equal(find(operation.version, operation.action), operation)
  })

  it('is found in any case of the action', () => {
    for (const action of ['UntagResources', 'UnTagResources', 'untagresources', 'UNTAGRESOURCES']) {
      assert.equal(find('2018-08-28', action), untagResources)
    }
  })

  it('is another one under another version', () => {
    const ofEcs = { ...untagResources, version: '2014-05-26' }
    const both = createRegistry([untagResources, ofEcs])
    assert.equal(find('2018-08-28', 'UntagResources', both), untagResources)
    assert.equal(find('2014-05-26', 'UntagResources', both), ofEcs)
  })

  it('cannot be served beside another of the same name', () => {
    const again = { ...untagResources, action: 'UnTagResources' }
    assert.throws(() => createRegistry([untagResources, again]), /2018-08-28 UnTagResources/)
  })
})

describe('operations of one version and name', () => {
  const nothing = () => false
  const one = { ...untagResources, address: { hosts: ['hbase'], recognizes: nothing } }
  const two = { ...untagResources, address: { hosts: ['cassandra', 'cds'], recognizes: nothing } }
  const three = {
    ...untagResources,
    address: { hosts: ['smc'], recognizes: (p: ReadonlyMap<string, string>) => p.has('x') },
  }
  const products = createRegistry([one, two, three])

  it('are told apart by the Host', () => {
    const hosts = ['cassandra.cn-hangzhou.aliyuncs.com', 'CDS.tagplane.test:7020', 'cassandra-cn-beijing.x']
    for (const host of [...hosts, 'cn-hangzhou.cds.aliyuncs.com']) {
      assert.equal(find('2018-08-28', 'UntagResources', products, host), two)
    }
    assert.equal(find('2018-08-28', 'UntagResources', products, 'hbase.aliyuncs.com'), one)
  })

  it('are told apart by what the call names, or else the first is meant', () => {
    const wanted = { version: '2018-08-28', action: 'UntagResources', method: 'POST', path: '/' }
    for (const host of ['', '127.0.0.1:7020', 'cassandraother.x', 'x.y.cds.z']) {
      assert.equal(products.find({ ...wanted, host, parameters: new Map([['x', '']]) }), three)
      assert.equal(products.find({ ...wanted, host, parameters: new Map() }), one)
    }
  })

  it('cannot be two of one Host', () => {
    assert.throws(() => createRegistry([one, two, { ...two }]), /Two operations are named/)
    assert.throws(() => createRegistry([one, untagResources]), /Two operations are named/)
  })
})

describe('an operation with a path of its own', () => {
  const route = { method: 'DELETE', path: '/tags' }
  const roa = { ...untagResources, address: { hosts: ['cs'], route, recognizes: () => false } }
  const products = createRegistry([roa])
  const wanted = { version: '2018-08-28', action: undefined, host: '', parameters: new Map(), ...route }

  it('is found by version, method and path, and by its path only', () => {
    assert.equal(products.find(wanted), roa)
    assert.deepEqual(
      [products.hasPath('/tags'), products.hasPath('/'), products.hasPath('/tag')],
      [true, false, false],
    )
    assert.throws(() => products.find({ ...wanted, method: 'PUT' }), { error: 'ActionNotFound' })
    assert.throws(() => products.find({ ...wanted, version: '2015-12-15' }), { error: 'InvalidVersion' })
    assert.throws(() => find('2018-08-28', 'UntagResources', products), { error: 'ActionNotFound' })
  })
})

describe('a call is refused', () => {
  it('with 400 for a version that no API has', () => {
    for (const version of ['', '2018-08-29', '2018-08-28 ', 'latest', '__proto__', 'constructor']) {
      assert.throws(() => find(version, 'UntagResources'), { error: 'InvalidVersion', status: 400 })
    }
  })

  it('with 404 for an action that the version has not', () => {
    for (const action of ['', 'Untag', 'UntagResources ', 'GetProtectedTagKeys', '__proto__', 'toString']) {
      assert.throws(() => find('2018-08-28', action), { error: 'ActionNotFound', status: 404 })
    }
  })
})
