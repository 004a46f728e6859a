import { findResourceType } from '../../catalog/catalog.ts'
import { formatArn } from '../../core/arn.ts'
import type { ConfiguredResources } from '../../store/estate.ts'
import type { ResourceTarget } from '../../store/store.ts'

/** Resources that this API makes itself, which carry tags like any others. */
type OwnType = 'resourcegroup' | 'Folder' | 'account'

const PRODUCT = 'rm'

/** The ARN of one of them, as ListResources shows it. */
export function ownArn(account: string, type: OwnType, id: string): string {
  const [home = ''] = typeOf(type).homes
  return formatArn({ product: PRODUCT, region: home, account, type, id })
}

/** Registers one with the change of the configuration that makes it, or names it anew. */
export function registering(account: string, type: OwnType, id: string, name: string): ConfiguredResources {
  return { account, register: [{ ...targetOf(type, id), facts: { name } }] }
}

/** Takes them out with the change of the configuration that ends them. */
export function deregistering(account: string, type: OwnType, ids: readonly string[]): ConfiguredResources {
  return { account, deregister: ids.map((id) => targetOf(type, id)) }
}

function targetOf(type: OwnType, id: string): ResourceTarget {
  const { name, homes } = typeOf(type)
  return { region: '', type: name, id, home: homes[0] ?? '' }
}

function typeOf(type: OwnType) {
  const found = findResourceType(PRODUCT, type)
  if (!found) throw new Error(`The catalogue has no ${PRODUCT}:${type}`)
  return found
}
