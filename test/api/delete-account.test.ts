import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { onlyHere, openTarget } from '../support/target.ts'
import { codeOf, newAccount, operatorOf, refusesOthers, set, statusOf } from './accounts.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { newDirectory, newMember } from './estate.ts'

const skip = onlyHere('it needs the key of the operator')
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

describe('DeleteAccount', { skip }, () => {
  it('deletes a disabled account and its keys; its id is gone for good', async () => {
    const { id, root } = await newAccount(target)
    await refuses(operatorOf(target), ['DeleteAccount', { AccountId: id }], 'AccountActive')
    await set(target, 'DisableAccount', id)
    await set(target, 'DeleteAccount', id)
    assert.equal(await statusOf(target, id), undefined)
    assert.equal(await codeOf(root, 'GetCallerIdentity'), 'InvalidAccessKeyId.NotFound')
    for (const action of ['DisableAccount', 'EnableAccount', 'DeleteAccount']) {
      await refuses(operatorOf(target), [action, { AccountId: id }], 'AccountNotFound')
    }
    await refuses(operatorOf(target), ['CreateAccount', { Name: newId(), AccountId: id }], 'AccountExists')
  })

  it('keeps the first account', async () => {
    await set(target, 'DisableAccount', target.account)
    await refuses(operatorOf(target), ['DeleteAccount', { AccountId: target.account }], 'AccountIsFirst')
    await set(target, 'EnableAccount', target.account)
  })

  it('keeps an account that manages a directory or is a member of one', async () => {
    const manager = await newDirectory(target)
    for (const id of [await newMember(target, manager), manager.id]) {
      await set(target, 'DisableAccount', id)
      await refuses(operatorOf(target), ['DeleteAccount', { AccountId: id }], 'AccountInDirectory')
    }
  })

  refusesOthers(target, 'DeleteAccount')
  everyErrorIsProvoked('DeleteAccount')
})
