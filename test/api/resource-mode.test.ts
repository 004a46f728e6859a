import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createService } from '../support/service.ts'
import { onlyHere, targetOf } from '../support/target.ts'
import { arnOf, arns, everyErrorIsProvoked, newId, REGION, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'
import { failuresOf, registered, resourceOf } from './estate.ts'
import { asUser, closing, done, newUser } from './identities.ts'

const skip = onlyHere('it changes what all other files rely on')
const target = targetOf(await createService({ resources: 'strict' }))
closing(target)

/** How TagResources ends for a resource that nobody has registered. */
async function taggingUnknown(): Promise<readonly string[]> {
  const call = { RegionId: REGION, ...arns(arnOf('ecs:instance', newId())), Tags: '{"a":"1"}' }
  return Object.values(failuresOf(await done(target, 'TagResources', call)))
}

describe('SetResourceMode, GetResourceMode', { skip }, () => {
  it('200: what the account has chosen holds, else what the installation has', async () => {
    const inherited = { Mode: 'Strict', Chosen: 'Inherit', Installation: 'Strict' }
    assert.deepEqual(await done(target, 'GetResourceMode'), inherited)
    assert.deepEqual(await taggingUnknown(), ['InvalidResourceId.NotFound'])
    const auto = { Mode: 'Auto', Chosen: 'Auto', Installation: 'Strict' }
    assert.deepEqual(await done(target, 'SetResourceMode', { Mode: 'auto' }), auto)
    assert.deepEqual(await done(target, 'GetResourceMode'), auto)
    assert.deepEqual(await taggingUnknown(), [])
    await done(target, 'SetResourceMode', { Mode: 'Strict' })
    assert.deepEqual(await taggingUnknown(), ['InvalidResourceId.NotFound'])
    assert.deepEqual(await done(target, 'SetResourceMode', { Mode: 'Inherit' }), inherited)
  })

  it('200: in strict mode what is registered can be tagged, and what was registered by tagging says so', async () => {
    const arn = await registered(target)
    const call = { RegionId: REGION, ...arns(arn), Tags: '{"a":"1"}' }
    assert.deepEqual(failuresOf(await done(target, 'TagResources', call)), {})
    assert.equal((await resourceOf(target, arn))['RegisteredBy'], 'Call')
    await done(target, 'SetResourceMode', { Mode: 'Auto' })
    const other = arnOf('ecs:instance', newId())
    await done(target, 'TagResources', { ...call, ...arns(other) })
    assert.equal((await resourceOf(target, other))['RegisteredBy'], 'Tagging')
    await done(target, 'SetResourceMode', { Mode: 'Inherit' })
  })

  it('400, 403', async () => {
    await refuses(target, ['SetResourceMode', {}], 'MissingMode')
    const hint = 'It is Auto, Strict or Inherit.'
    await refuses(target, ['SetResourceMode', { Mode: 'x' }], 'InvalidParameter', 'Mode', hint)
    const nobody = await asUser(target, await newUser(target))
    await refuses(nobody, ['SetResourceMode', { Mode: 'Auto' }], 'NoPermissionOperator')
    await refuses(nobody, ['GetResourceMode', {}], 'NoPermissionOperator')
  })

  refusesServicePrincipals(target, 'SetResourceMode', { Mode: 'Auto' })
  everyErrorIsProvoked('SetResourceMode')
  everyErrorIsProvoked('GetResourceMode')
})
