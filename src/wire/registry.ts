import { fail } from '../core/error.ts'
import type { AnyOperation } from '../operations/operation.ts'

/** Finds an operation by version and action. Action names are compared without case. */
export type Registry = { readonly find: (version: string, action: string) => AnyOperation }

export function createRegistry(operations: readonly AnyOperation[]): Registry {
  const versions = new Map<string, Map<string, AnyOperation>>()
  for (const operation of operations) {
    const actions = versions.get(operation.version) ?? new Map<string, AnyOperation>()
    const name = operation.action.toLowerCase()
    if (actions.has(name))
      throw new Error(`Two operations are named ${operation.version} ${operation.action}`)
    actions.set(name, operation)
    versions.set(operation.version, actions)
  }
  return {
    find(version, action) {
      const actions = versions.get(version) ?? fail('InvalidVersion')
      return actions.get(action.toLowerCase()) ?? fail('ActionNotFound')
    },
  }
}
