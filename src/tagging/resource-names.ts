import { acceptsRegion, findProduct, findResourceType, homeOf, keyRegion } from '../catalog/catalog.ts'
import { centralRegion, isRegion } from '../catalog/region.ts'
import type { ResourceType } from '../catalog/resource-type.ts'
import { type Arn, parseArn } from '../core/arn.ts'
import type { ErrorName } from '../core/error.ts'
import type { NamedResource } from './outcome.ts'

/** The errors of each check, in the order of the checks. */
export type NameErrors<E extends ErrorName> = {
  readonly format: E
  readonly product: E
  readonly type: E
  readonly account: E
  readonly region: E
}

/** Which ARNs a call may name, and what `*` in them means. */
export type NameScope = {
  readonly account: string
  /** The region of the call; undefined where a call may name resources of all regions. */
  readonly region: string | undefined
  /** Names that are unique over all regions need none then: nothing is put where they are. */
  readonly global?: 'anywhere'
}

type Parsed = { readonly text: string; readonly arn: Arn }
type Typed = Parsed & { readonly type: ResourceType }

/**
 * What the ARNs of a call mean. Check by check over all of them, so that a caller learns of every ARN with
 * the first fault; each error names the distinct offending values in the order of the call.
 */
export function resolveResources<E extends ErrorName>(
  arns: readonly string[],
  scope: NameScope,
  errors: NameErrors<E>,
  fail: (error: E, ...values: readonly string[]) => never,
): readonly NamedResource[] {
  const refuse = (error: E, values: readonly string[]) => {
    if (values.length > 0) fail(error, [...new Set(values)].join(', '))
  }
  const parsed = arns.map((text) => ({ text, arn: parseArn(text) }))
  refuse(
    errors.format,
    parsed.filter(({ arn }) => !arn).map(({ text }) => text),
  )
  const named = parsed as readonly Parsed[]
  refuse(
    errors.product,
    named.filter(({ arn }) => !findProduct(arn.product)).map(({ arn }) => arn.product),
  )
  const typed = named.map((name) => ({ ...name, type: findResourceType(name.arn.product, name.arn.type) }))
  refuse(
    errors.type,
    typed.filter(({ type }) => !type).map(({ arn }) => arn.type),
  )
  const known = typed as readonly Typed[]
  const foreign = known.filter(({ arn }) => arn.account !== '*' && arn.account !== scope.account)
  refuse(
    errors.account,
    foreign.map(({ arn }) => arn.account),
  )
  const elsewhere = known.filter((name) => !isWithin(name, scope))
  refuse(
    errors.region,
    elsewhere.map(({ arn }) => arn.region),
  )
  return known.map((name) => {
    const { text, arn, type } = name
    const region = regionOf(name, scope)
    const target = {
      region: keyRegion(type, region),
      type: type.name,
      id: arn.id,
      home: homeOf(type, region),
    }
    return { arn: text, type, target }
  })
}

function isWithin(name: Typed, scope: NameScope): boolean {
  const region = regionOf(name, scope)
  if (region === '*' && name.type.identity === 'global' && scope.global) return true
  return isRegion(region) && acceptsRegion(name.type, scope.region ?? region, region)
}

/** `*` is the region of the call; where it has none, a central service is where it is, and nothing else is anywhere. */
function regionOf({ arn, type }: Typed, scope: NameScope): string {
  if (arn.region !== '*') return arn.region
  return scope.region ?? (type.identity === 'account' ? centralRegion : arn.region)
}
