import { fail } from '../core/error.ts'

/** The only kind of caller there is: the root of an account, who may do everything in it. */
export type Principal = { readonly type: 'root'; readonly account: string }

/** Ends with the contract's error unless the principal may act on the resource, `acs:product:region:account:…`. */
export function authorize(principal: Principal, request: { readonly resource: string }): void {
  const account = request.resource.split(':')[3]
  if (account !== principal.account) fail('NoPermissionOperator')
}
