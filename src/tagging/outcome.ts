import type { Denial, ResourceType } from '../catalog/resource-type.ts'
import { errors } from '../core/error.ts'
import type { PutOutcome } from '../store/estate.ts'
import type { ResourceTarget, TagOutcome } from '../store/store.ts'

/** A resource as the caller named it, and what that name means. */
export type NamedResource = {
  readonly arn: string
  readonly type: ResourceType
  readonly target: ResourceTarget
}

/** Why one resource of a call was left as it was, in its product's words. */
export type ResourceFailure = { readonly arn: string; readonly code: string; readonly message: string }

export type Outcome = TagOutcome | PutOutcome

const reasons: Readonly<Partial<Record<Outcome, Denial>>> = {
  'not-found': errors.ResourceNotFound,
  'over-quota': errors.TooManyTagsOnResource,
  moved: errors.OperationConflict,
}

/**
 * One failure per distinct name whose resource was not done, in the order of the call. `outcomes` by
 * `resourceName`; a resource that has none was denied: `denial`, or the words of its product.
 */
export function failuresOf(
  resources: readonly NamedResource[],
  outcomes: ReadonlyMap<string, Outcome | undefined>,
  denial?: Denial,
): readonly ResourceFailure[] {
  const failures = new Map<string, ResourceFailure>()
  for (const { arn, type, target } of resources) {
    const name = resourceName(target)
    const outcome = outcomes.get(name)
    if (outcome === undefined && outcomes.has(name)) throw new Error(`The store answered nothing for ${arn}`)
    const reason = outcome === undefined ? (denial ?? type.denial) : reasons[outcome]
    if (reason) failures.set(arn, { arn, code: reason.code, message: reason.message })
  }
  return [...failures.values()]
}

/** Two homes of one bucket name are two names here, of which at most one is right. */
export function resourceName(target: ResourceTarget): string {
  return `${target.home}\n${target.region}\n${target.type}\n${target.id}`
}
