import { fail } from '../core/error.ts'
import type { Caller } from './caller.ts'

/**
 * Ends with the contract's error unless the caller may act on the resource, `acs:product:region:account:…`.
 * The root of an account may do everything in it; so may, in the operations that take its calls, a service
 * principal that the account has granted.
 */
export function authorize(caller: Caller, request: { readonly resource: string }): void {
  const account = request.resource.split(':')[3]
  if (account !== caller.account) fail('NoPermissionOperator')
}
