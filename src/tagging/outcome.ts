import { errors } from '../core/error.ts'
import type { ResourceTarget, TagOutcome } from '../store/store.ts'

/** A resource as the caller named it, and what that name means. */
export type NamedResource = { readonly arn: string; readonly target: ResourceTarget }

/** Why one resource of a call was left as it was, in its product's words. */
export type ResourceFailure = { readonly arn: string; readonly code: string; readonly message: string }

const reasons = {
  'not-found': errors.ResourceNotFound,
  'over-quota': errors.TooManyTagsOnResource,
  moved: errors.OperationConflict,
} as const

/** The distinct resources of a call: several names of one are one. Keyed by `resourceName`. */
export function distinctTargets(resources: readonly NamedResource[]): Map<string, ResourceTarget> {
  return new Map(resources.map(({ target }) => [resourceName(target), target]))
}

/** One failure per distinct name whose resource was not done, in the order of the call. */
export function failuresOf(
  resources: readonly NamedResource[],
  targets: ReadonlyMap<string, ResourceTarget>,
  outcomes: readonly TagOutcome[],
): readonly ResourceFailure[] {
  const byName = new Map([...targets.keys()].map((name, i) => [name, outcomes[i]]))
  const failures = new Map<string, ResourceFailure>()
  for (const { arn, target } of resources) {
    const outcome = byName.get(resourceName(target))
    if (outcome === undefined) throw new Error(`The store answered nothing for ${arn}`)
    if (outcome === 'done') continue
    failures.set(arn, { arn, code: reasons[outcome].code, message: reasons[outcome].message })
  }
  return [...failures.values()]
}

/** Two homes of one bucket name are two names here, of which at most one is right. */
function resourceName(target: ResourceTarget): string {
  return `${target.home}\n${target.region}\n${target.type}\n${target.id}`
}
