import { findResourceType } from '../catalog/catalog.ts'
import { formatArn } from '../core/arn.ts'
import type { Tag } from '../core/tag.ts'
import type { ConfiguredResources } from '../store/estate.ts'
import type { ResourceTarget, StoredTag } from '../store/store.ts'

/** Resources that calls make here, which carry tags like any others, by the products that they belong to. */
const PRODUCTS = {
  ...{ resourcegroup: 'rm', Folder: 'rm', account: 'rm' },
  ...{ role: 'ram', policy: 'ram' },
} as const
type OwnType = keyof typeof PRODUCTS

/** The ARN of one of them, as ListResources shows it. */
export function ownArn(account: string, type: OwnType, id: string): string {
  const [home = ''] = typeOf(type).homes
  return formatArn({ product: PRODUCTS[type], region: home, account, type, id })
}

type Own = {
  readonly id: string
  readonly name: string
  readonly tags?: readonly Tag[]
  /** As a call has them, or another account. */
  readonly registrationTags: readonly StoredTag[]
}

/** Registers one with the change of the configuration that makes it, or names it anew. */
export function registering(
  account: string,
  type: OwnType,
  { id, name, tags, registrationTags }: Own,
): ConfiguredResources {
  const stored = tags?.map((tag) => ({ ...tag, origin: 'own' as const }))
  const resource = { ...ownTarget(type, id), facts: { name }, ...(stored && { tags: stored }) }
  return { account, register: [resource], registrationTags }
}

/** Takes them out with the change of the configuration that ends them. */
export function deregistering(account: string, type: OwnType, ids: readonly string[]): ConfiguredResources {
  return { account, deregister: ids.map((id) => ownTarget(type, id)) }
}

/** How the store knows one of them. */
export function ownTarget(type: OwnType, id: string): ResourceTarget {
  const { name, homes } = typeOf(type)
  return { region: '', type: name, id, home: homes[0] ?? '' }
}

function typeOf(type: OwnType) {
  const found = findResourceType(PRODUCTS[type], type)
  if (!found) throw new Error(`The catalogue has no ${PRODUCTS[type]}:${type}`)
  return found
}
