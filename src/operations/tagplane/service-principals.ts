import type { ServicePrincipal } from '../../core/service-principal.ts'
import type { Caller, Fail } from '../operation.ts'
import { array, object, text } from '../response.ts'
import type { Settings } from '../settings.ts'

export const MAX_SERVICE_PRINCIPALS = 100
export const MAX_ACCOUNTS = 100

/** The service principals of an account as a RAM resource. */
export function servicePrincipalsResource(account: string): string {
  return `acs:tagplane:*:${account}:serviceprincipal/*`
}

export const createDate = text('When it was made, UTC.', '2026-11-24T12:00:00Z')

export const servicePrincipal = object('A service principal.', {
  PrincipalId: text('Its id.', 'sp-5732750813924f90a1c4'),
  Name: text('Its name.', 'backup'),
  ServiceCode: text('The code of its product; empty where it has none.', 'hbr'),
  Accounts: array('The accounts that it acts for.', text('An account.', '1234567890123456')),
  AccessKeyId: text('The id of its access key.', 'TPLN3qVY0pHn5aZt8LxCw2Rd'),
  CreateDate: createDate,
})

type Checking = {
  readonly caller: Caller
  readonly settings: Settings
  readonly fail: Fail<'NoPermissionOperator' | 'AccountNotFound'>
}

/** A root grants its own account, and no other; the operator grants any that there is. */
export function checkAccounts(granted: readonly string[], { caller, settings, fail }: Checking): void {
  if (caller.principal.kind === 'operator') {
    const isThere = (id: string) => (settings.accounts.get(id)?.status ?? 'deleted') !== 'deleted'
    if (!granted.every(isThere)) fail('AccountNotFound')
  } else if (granted.some((account) => account !== caller.account)) fail('NoPermissionOperator')
}

/** The accounts that a principal of the caller's acts for. */
export function accountsOf({ accounts }: ServicePrincipal, caller: Caller): readonly string[] {
  return accounts ?? [caller.account]
}
