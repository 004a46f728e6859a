import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { openTarget } from '../support/target.ts'
import { arns, assertEntries, everyErrorIsProvoked, keys, REGION, refuses, tagged, tagsOf } from './calls.ts'
import {
  delegation,
  deleteServicePrincipals,
  listServicePrincipals,
  newServicePrincipal,
  refusesServicePrincipals,
} from './delegated.ts'

const DELETE = 'DeleteServicePrincipal'
const target = await openTarget()
after(async () => {
  await deleteServicePrincipals(target)
  await target[Symbol.asyncDispose]()
})

describe('200', () => {
  it('ends the access key with the very next call, and leaves the tags', async () => {
    const { id, keyId, secret } = await newServicePrincipal(target)
    const service = target.as(keyId, secret)
    const arn = await tagged(target, { a: '1' })
    const call = { RegionId: REGION, ...arns(arn), ...delegation(target) }
    const system = { ...call, Tags: '{"acs:x":"1"}', Category: 'System' }
    assertEntries(await service.call('TagResources', system), [])
    const { status, body } = await target.call(DELETE, { PrincipalId: id })
    assert.deepEqual([status, Object.keys(body)], [200, ['RequestId']])
    await refuses(service, ['UntagResources', { ...call, ...keys('a') }], 'AccessKeyNotFound')
    assert.deepEqual(await tagsOf(target, arn), { a: '1', 'acs:x': '1' })
    assert.ok(!(await listServicePrincipals(target)).some(({ PrincipalId }) => PrincipalId === id))
  })
})

describe('400', () => {
  it('MissingPrincipalId', async () => {
    for (const parameters of [{}, { PrincipalId: '' }]) {
      await refuses(target, [DELETE, parameters], 'MissingPrincipalId')
    }
  })
})

describe('404', () => {
  it('EntityNotExist.ServicePrincipal: never there, or no more', async () => {
    const { id } = await newServicePrincipal(target)
    await target.call(DELETE, { PrincipalId: id })
    for (const name of [id, 'sp-none', '__proto__', 'x'.repeat(2000)]) {
      await refuses(target, [DELETE, { PrincipalId: name }], 'ServicePrincipalNotFound', name)
    }
  })
})

refusesServicePrincipals(target, DELETE)
everyErrorIsProvoked(DELETE)
