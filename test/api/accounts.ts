import assert from 'node:assert/strict'
import { it } from 'node:test'
import { OPERATOR, type Parameters } from '../support/service.ts'
import type { Target } from '../support/target.ts'
import { newId, refuses } from './calls.ts'
import { refusesServicePrincipals } from './delegated.ts'

/** Whoever runs the installation. */
export function operatorOf(target: Target): Target {
  return target.as(OPERATOR.accessKeyId, OPERATOR.accessKeySecret)
}

export type MadeAccount = {
  readonly id: string
  readonly keyId: string
  readonly secret: string
  readonly root: Target
}

/** A new account, and its root. */
export async function newAccount(target: Target, parameters: Parameters = {}): Promise<MadeAccount> {
  const answer = await operatorOf(target).call('CreateAccount', { Name: newId('account'), ...parameters })
  assert.equal(answer.status, 200, answer.response.body)
  const { AccessKeyId: keyId = '', AccessKeySecret: secret = '' } = answer.body['AccessKey'] as Record<
    string,
    string
  >
  const id = String(answer.body['AccountId'])
  return { id, keyId, secret, root: { ...target.as(keyId, secret), account: id } }
}

/** All accounts, page by page. */
export async function listAccounts(target: Target, size = 100): Promise<readonly Record<string, string>[]> {
  const accounts: Record<string, string>[] = []
  for (let token = ''; ; ) {
    const paging = { PageSize: String(size), ...(token !== '' && { NextToken: token }) }
    const { status, body } = await operatorOf(target).call('ListAccounts', paging)
    assert.equal(status, 200, JSON.stringify(body))
    const page = body['Accounts'] as Record<string, string>[]
    assert.ok(page.length <= size)
    accounts.push(...page)
    token = String(body['NextToken'])
    if (token === '') return accounts
  }
}

/** Disables, enables or deletes an account. */
export async function set(target: Target, action: string, AccountId: string): Promise<void> {
  const answer = await operatorOf(target).call(action, { AccountId })
  assert.equal(answer.status, 200, answer.response.body)
}

/** The status of an account as it is listed; undefined where it is not. */
export async function statusOf(target: Target, id: string): Promise<string | undefined> {
  return (await listAccounts(target)).find(({ AccountId }) => AccountId === id)?.['Status']
}

/** The code of the error that a call ends with. */
export async function codeOf(caller: Target, action: string, parameters: Parameters = {}): Promise<unknown> {
  return (await caller.call(action, parameters)).body['Code']
}

/** What each operation on one account refuses. */
export function refusesOthers(target: Target, action: string): void {
  it('refuses what is no account, and anybody but the operator', async () => {
    await refuses(operatorOf(target), [action, {}], 'MissingAccountId')
    await refuses(operatorOf(target), [action, { AccountId: '55555' }], 'AccountNotFound')
    await refuses(target, [action, { AccountId: target.account }], 'NoPermissionOperator')
  })

  refusesServicePrincipals(target, action, { AccountId: target.account })
}
