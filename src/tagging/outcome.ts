import type { ResourceType } from '../catalog/resource-type.ts'
import { errors } from '../core/error.ts'
import type { ResourceTarget, TagOutcome } from '../store/store.ts'

/** A resource as the caller named it, and what that name means. */
export type NamedResource = {
  readonly arn: string
  readonly type: ResourceType
  readonly target: ResourceTarget
}

/** Why one resource of a call was left as it was, in its product's words. */
export type ResourceFailure = { readonly arn: string; readonly code: string; readonly message: string }

const reasons = {
  'not-found': errors.ResourceNotFound,
  'over-quota': errors.TooManyTagsOnResource,
  moved: errors.OperationConflict,
} as const

/**
 * One failure per distinct name whose resource was not done, in the order of the call. `outcomes` by
 * `resourceName`; a resource that has none was denied.
 */
export function failuresOf(
  resources: readonly NamedResource[],
  outcomes: ReadonlyMap<string, TagOutcome | undefined>,
): readonly ResourceFailure[] {
  const failures = new Map<string, ResourceFailure>()
  for (const { arn, type, target } of resources) {
    const name = resourceName(target)
    const outcome = outcomes.has(name) ? outcomes.get(name) : 'denied'
    if (outcome === undefined) throw new Error(`The store answered nothing for ${arn}`)
    if (outcome === 'done') continue
    const { code, message } = outcome === 'denied' ? type.denial : reasons[outcome]
    failures.set(arn, { arn, code, message })
  }
  return [...failures.values()]
}

/** Two homes of one bucket name are two names here, of which at most one is right. */
export function resourceName(target: ResourceTarget): string {
  return `${target.home}\n${target.region}\n${target.type}\n${target.id}`
}
