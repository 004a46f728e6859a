import type { Wanted } from '../../core/permit.ts'
import { RESOURCE_GROUP_KEY } from '../../core/policy/condition.ts'
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

/** The same, where the call concerns one resource group: policies see that one as the group of what it touches. */
export function accessInGroup<L extends Level>(action: string, level: L, path: string) {
  const access = accessTo(action, level, path)
  return {
    ...access,
    request: (asking: Asking): Wanted => {
      const id = asking.input['ResourceGroupId']
      const conditions = new Map(typeof id === 'string' ? [[RESOURCE_GROUP_KEY, [id]]] : [])
      return { ...access.request(asking), conditions }
    },
  }
}
