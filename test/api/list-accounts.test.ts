import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { onlyHere, openTarget } from '../support/target.ts'
import { listAccounts, newAccount, operatorOf } from './accounts.ts'
import { everyErrorIsProvoked, newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'

const LIST = 'ListAccounts'
const target = await openTarget()
after(() => target[Symbol.asyncDispose]())

describe('ListAccounts', { skip: onlyHere('it needs the key of the operator') }, () => {
  it('shows the first account, and those that were made, in the order of their ids', async () => {
    const Name = newId('red')
    const { id } = await newAccount(target, { Name, AccountId: '99999' })
    const all = await listAccounts(target)
    assert.deepEqual(
      all.map(({ AccountId }) => AccountId),
      [target.account, id],
    )
    const [first, red] = all
    assert.deepEqual(Object.keys(first ?? {}), ['AccountId', 'Name', 'Status', 'CreateDate'])
    assert.deepEqual([red?.['Name'], red?.['Status']], [Name, 'Active'])
  })

  it('goes page by page', async () => {
    for (let i = 0; i < 3; i++) await newAccount(target)
    assert.deepEqual(await listAccounts(target, 2), await listAccounts(target))
  })

  it('400 and 403', async () => {
    const operator = operatorOf(target)
    await refuses(
      operator,
      [LIST, { PageSize: '0' }],
      'InvalidParameter',
      'PageSize',
      'It is a number from 1 to 1000.',
    )
    await refuses(operator, [LIST, { NextToken: 'x' }], 'InvalidNextToken')
    await refuses(target, [LIST, {}], 'NoPermissionOperator')
  })

  refusesServicePrincipals(target, LIST)
  everyErrorIsProvoked(LIST)
})
