import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { onlyHere, openTarget } from '../support/target.ts'
import { newAccount, refusesOthers, set, statusOf } from './accounts.ts'
import { everyErrorIsProvoked } from './calls.ts'
import { done } from './identities.ts'

const skip = onlyHere('it needs the key of the operator')
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

describe('EnableAccount', { skip }, () => {
  it('lets the account call again, also where it is active', async () => {
    const { id, root } = await newAccount(target)
    await set(target, 'DisableAccount', id)
    for (let i = 0; i < 2; i++) await set(target, 'EnableAccount', id)
    assert.equal(await statusOf(target, id), 'Active')
    await done(root, 'GetCallerIdentity')
  })

  refusesOthers(target, 'EnableAccount')
  everyErrorIsProvoked('EnableAccount')
})
