import assert from 'node:assert/strict'
import { OPERATOR, type Parameters } from '../support/service.ts'
import type { Target } from '../support/target.ts'
import { newId } from './calls.ts'

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

/** What only the operator may do is denied to the root. */
export const OPERATORS_ONLY = 'NoPermissionOperator'
