import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { rpcRequest } from '../support/http.ts'
import { createService } from '../support/service.ts'
import { onlyHere, openTarget, targetOf } from '../support/target.ts'
import { everyErrorIsProvoked, keys } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'

const GET = 'GetProtectedTagKeys'
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

describe('200', () => {
  it('is an empty list, or the keys that were set, whatever else is sent', async () => {
    await target.call('SetProtectedTagKeys', {})
    const { response, body } = await target.call(GET, {})
    assert.equal(response.body, `{"RequestId":"${body['RequestId']}","TagKeys":[]}`)
    await target.call('SetProtectedTagKeys', keys('b', 'a'))
    const again = await target.call('getprotectedtagkeys', {
      'TagKey.x': '*',
      RegionId: 'nowhere',
      OwnerId: 'x',
    })
    assert.deepEqual([again.status, again.body['TagKeys']], [200, ['a', 'b']])
    await target.call('SetProtectedTagKeys', {})
  })

  it('in XML', async () => {
    await target.call('SetProtectedTagKeys', {})
    const signing = { action: GET, now: target.now(), overrides: { Format: 'XML' } }
    const { body } = await target.send(rpcRequest(target.signer, signing))
    assert.equal(
      body.replace(/<RequestId>.*<\/RequestId>/, ''),
      "<?xml version='1.0' encoding='UTF-8'?><GetProtectedTagKeysResponse></GetProtectedTagKeysResponse>",
    )
  })

  it('the keys are there after a restart', { skip: onlyHere('it stops the service') }, async () => {
    const service = await createService()
    await targetOf(service).call('SetProtectedTagKeys', keys('a'))
    await service[Symbol.asyncDispose]()
    await using again = await createService({ directory: service.directory })
    assert.deepEqual((await targetOf(again).call(GET, {})).body['TagKeys'], ['a'])
  })
})

refusesServicePrincipals(target, GET)
everyErrorIsProvoked(GET)
