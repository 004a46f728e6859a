import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { onlyHere, openTarget } from '../support/target.ts'
import { codeOf, newAccount, operatorOf, refusesOthers, set, statusOf } from './accounts.ts'
import { arnOf, arns, everyErrorIsProvoked, keys, newId, numbered, tagged, tagsOf } from './calls.ts'
import { delegation } from './delegated.ts'
import { newRole, trustText } from './identities.ts'
import { newAssumer } from './sessions.ts'

const skip = onlyHere('it needs the key of the operator')
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

describe('DisableAccount', { skip }, () => {
  it('refuses the keys of the account from the next call on, and EnableAccount lets them in again', async () => {
    const { id, root } = await newAccount(target)
    const arn = await tagged(root, { a: '1' })
    await set(target, 'DisableAccount', id)
    assert.equal(await statusOf(target, id), 'Disabled')
    assert.equal(await codeOf(root, 'GetCallerIdentity'), 'InvalidAccessKeyId.Inactive')
    const untag = { RegionId: 'cn-hangzhou', ...arns(arn), ...keys('a') }
    assert.equal(await codeOf(root, 'UntagResources', untag), 'InvalidAccessKeyId.Inactive')
    await set(target, 'DisableAccount', id)
    await set(target, 'EnableAccount', id)
    assert.equal(await statusOf(target, id), 'Active')
    assert.deepEqual(await tagsOf(root, arn), { a: '1' })
  })

  it('keeps service principals from acting for it', async () => {
    const { id } = await newAccount(target)
    const granted = { Name: newId('hbr'), ServiceCode: 'hbr', ...numbered('Accounts', [id, target.account]) }
    const { body } = await operatorOf(target).call('CreateServicePrincipal', granted)
    const { AccessKeyId = '', AccessKeySecret = '' } = body['AccessKey'] as Record<string, string>
    const service = target.as(AccessKeyId, AccessKeySecret)
    const call = (account: string) => ({
      ...{ RegionId: 'cn-hangzhou', Tags: '{"a":"b"}', ...arns(arnOf('ecs:instance', newId())) },
      ...{ ...delegation(target), AliUid: account },
    })
    assert.equal(await codeOf(service, 'TagResources', call(id)), undefined)
    await set(target, 'DisableAccount', id)
    assert.equal(await codeOf(service, 'TagResources', call(id)), 'NoPermission.Operator')
    assert.equal(await codeOf(service, 'TagResources', call(target.account)), undefined)
    const { PrincipalId } = body
    await operatorOf(target).call('DeleteServicePrincipal', { PrincipalId: String(PrincipalId) })
    assert.equal(await codeOf(service, 'TagResources', call(target.account)), 'InvalidAccessKeyId.NotFound')
  })

  it('keeps others from taking on its roles, as if there were none', async () => {
    const { id, root } = await newAccount(target)
    const RoleName = await newRole(root, { AssumeRolePolicyDocument: trustText(target) })
    const assumer = await newAssumer(target)
    const call = { RoleArn: `acs:ram::${id}:role/${RoleName}`, RoleSessionName: 'nightly' }
    assert.equal(await codeOf(assumer, 'AssumeRole', call), undefined)
    await set(target, 'DisableAccount', id)
    assert.equal(await codeOf(assumer, 'AssumeRole', call), 'NoPermission')
    await set(target, 'EnableAccount', id)
    assert.equal(await codeOf(assumer, 'AssumeRole', call), undefined)
  })

  refusesOthers(target, 'DisableAccount')
  everyErrorIsProvoked('DisableAccount')
})
