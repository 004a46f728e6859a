import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Change } from '../../src/store/store.ts'
import { createService, type Parameters } from '../support/service.ts'
import { onlyHere, type Target, targetOf } from '../support/target.ts'
import { arnOf, arns, keys, newId, REGION, tagged } from './calls.ts'

/** The record of a call that has to succeed. */
async function recordOf(target: Target, action: string, parameters: Parameters): Promise<Change | undefined> {
  const { status, body } = await target.call(action, parameters)
  assert.equal(status, 200)
  return target.service?.store.readChange(target.account, String(body['RequestId']))
}

const own = (key: string, value: string) => ({ key, value, origin: 'own' })

describe('change record', { skip: onlyHere('it looks into the store') }, () => {
  it('of a removal: who, what, where from, when, and what each resource was before', async () => {
    await using service = await createService()
    const target = targetOf(service)
    const arn = await tagged(target, { a: '1', b: '2' })
    service.now += 1000
    const call = { RegionId: REGION, ...arns(arnOf('ecs:instance', newId()), arn), ...keys('b', 'zz') }
    const change = await recordOf(target, 'UntagResources', call)
    assert.deepEqual(change?.principals, [`acs:ram::${target.account}:root`])
    assert.deepEqual(
      [change.operation, change.source, change.at],
      ['tag:UntagResources', '127.0.0.1', service.now],
    )
    assert.deepEqual(
      change.resources.map(({ outcome, before, after }) => ({ outcome, before, after })),
      [
        { outcome: 'not-found', before: [], after: [] },
        { outcome: 'done', before: [own('b', '2')], after: [] },
      ],
    )
  })

  it('of tagging: only what differs, with what it was', async () => {
    await using service = await createService()
    const target = targetOf(service)
    const arn = await tagged(target, { a: '1', b: '2' })
    const call = { RegionId: REGION, ...arns(arn), Tags: '{"a":"1","b":"3","c":""}' }
    const change = await recordOf(target, 'TagResources', call)
    assert.deepEqual(
      change?.resources.map(({ outcome, before, after }) => ({ outcome, before, after })),
      [{ outcome: 'done', before: [own('b', '2')], after: [own('b', '3'), own('c', '')] }],
    )
  })

  it('of a resource points at the one before', async () => {
    await using service = await createService()
    const target = targetOf(service)
    const call = { RegionId: REGION, ...arns(arnOf('ecs:instance', newId())) }
    const first = await recordOf(target, 'TagResources', { ...call, Tags: '{"a":"1"}' })
    const second = await recordOf(target, 'TagResources', { ...call, Tags: '{"a":"2"}' })
    const third = await recordOf(target, 'UntagResources', { ...call, ...keys('a') })
    const previous = [first, second, third].map((change) => change?.resources[0]?.previous)
    assert.deepEqual(previous, [undefined, first?.id, second?.id])
  })

  it('is there for a call that changed nothing', async () => {
    await using service = await createService()
    const target = targetOf(service)
    const call = { RegionId: REGION, ...arns(arnOf('ecs:instance', newId())), ...keys('a') }
    assert.equal((await recordOf(target, 'UntagResources', call))?.status, 'done')
  })

  it('of a setting names the operation and no resource', async () => {
    await using service = await createService()
    const change = await recordOf(targetOf(service), 'SetProtectedTagKeys', keys('a'))
    assert.deepEqual([change?.operation, change?.resources], ['tagplane:SetProtectedTagKeys', []])
  })

  it('of a read there is none', async () => {
    await using service = await createService()
    const before = service.dump()
    for (const action of ['ListTagResources', 'GetProtectedTagKeys']) {
      assert.equal(await recordOf(targetOf(service), action, { RegionId: REGION }), undefined)
    }
    assert.equal(service.dump(), before)
  })
})
