import type { Caller } from '../operation.ts'

type Level = 'read' | 'list' | 'create' | 'update' | 'delete'
type Asking = { readonly input: Readonly<Record<string, unknown>>; readonly caller: Pick<Caller, 'account'> }

/** The right to an action on something of the account, such as `resourcegroup/{ResourceGroupId}`, where a parameter is named. */
export function accessTo<L extends Level>(action: string, level: L, path: string) {
  return {
    level,
    resource: `acs:tagplane:*:{Account}:${path}`,
    conditionKeys: ['*'],
    request: ({ input, caller }: Asking) => ({
      action: `tagplane:${action}`,
      resource: `acs:tagplane:*:${caller.account}:${path.replace(/\{(\w+)\}/g, (_, name: string) => String(input[name]))}`,
    }),
  }
}
