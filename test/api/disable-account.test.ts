import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { onlyHere, openTarget, type Target } from '../support/target.ts'
import { listAccounts, newAccount, operatorOf } from './accounts.ts'
import { arnOf, arns, everyErrorIsProvoked, keys, newId, numbered, refuses, tagged, tagsOf } from './calls.ts'
import { delegation, refusesServicePrincipals } from './delegated.ts'

const skip = onlyHere('it needs the key of the operator')
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

async function set(action: string, AccountId: string): Promise<void> {
  const answer = await operatorOf(target).call(action, { AccountId })
  assert.equal(answer.status, 200, answer.response.body)
}

async function statusOf(id: string): Promise<string | undefined> {
  return (await listAccounts(target)).find(({ AccountId }) => AccountId === id)?.['Status']
}

async function codeOf(caller: Target, action: string, parameters = {}): Promise<unknown> {
  return (await caller.call(action, parameters)).body['Code']
}

describe('DisableAccount', { skip }, () => {
  it('refuses the keys of the account from the next call on, and EnableAccount lets them in again', async () => {
    const { id, root } = await newAccount(target)
    const arn = await tagged(root, { a: '1' })
    await set('DisableAccount', id)
    assert.equal(await statusOf(id), 'Disabled')
    assert.equal(await codeOf(root, 'GetCallerIdentity'), 'InvalidAccessKeyId.Inactive')
    const untag = { RegionId: 'cn-hangzhou', ...arns(arn), ...keys('a') }
    assert.equal(await codeOf(root, 'UntagResources', untag), 'InvalidAccessKeyId.Inactive')
    await set('DisableAccount', id)
    await set('EnableAccount', id)
    assert.equal(await statusOf(id), 'Active')
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
    await set('DisableAccount', id)
    assert.equal(await codeOf(service, 'TagResources', call(id)), 'NoPermission.Operator')
    assert.equal(await codeOf(service, 'TagResources', call(target.account)), undefined)
    const { PrincipalId } = body
    await operatorOf(target).call('DeleteServicePrincipal', { PrincipalId: String(PrincipalId) })
    assert.equal(await codeOf(service, 'TagResources', call(target.account)), 'InvalidAccessKeyId.NotFound')
  })
})

for (const action of ['DisableAccount', 'EnableAccount', 'DeleteAccount']) {
  describe(action, { skip }, () => {
    it('refuses what is no account, and anybody but the operator', async () => {
      await refuses(operatorOf(target), [action, {}], 'MissingAccountId')
      await refuses(operatorOf(target), [action, { AccountId: '55555' }], 'AccountNotFound')
      await refuses(target, [action, { AccountId: target.account }], 'NoPermissionOperator')
    })

    refusesServicePrincipals(target, action, { AccountId: target.account })
  })
}

describe('DeleteAccount', { skip }, () => {
  it('deletes a disabled account and its keys; its id is gone for good', async () => {
    const { id, root } = await newAccount(target)
    await refuses(operatorOf(target), ['DeleteAccount', { AccountId: id }], 'AccountActive')
    await set('DisableAccount', id)
    await set('DeleteAccount', id)
    assert.equal(await statusOf(id), undefined)
    assert.equal(await codeOf(root, 'GetCallerIdentity'), 'InvalidAccessKeyId.NotFound')
    for (const action of ['DisableAccount', 'EnableAccount', 'DeleteAccount']) {
      await refuses(operatorOf(target), [action, { AccountId: id }], 'AccountNotFound')
    }
    await refuses(operatorOf(target), ['CreateAccount', { Name: newId(), AccountId: id }], 'AccountExists')
  })

  it('keeps the first account', async () => {
    await set('DisableAccount', target.account)
    await refuses(operatorOf(target), ['DeleteAccount', { AccountId: target.account }], 'AccountIsFirst')
    await set('EnableAccount', target.account)
  })

  for (const action of ['DisableAccount', 'EnableAccount', 'DeleteAccount']) everyErrorIsProvoked(action)
})
