import { acceptsRegion, findProduct, findResourceType, homeOf, keyRegion } from '../catalog/catalog.ts'
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

type Parsed = { readonly text: string; readonly arn: Arn }
type Typed = Parsed & { readonly type: ResourceType }

/**
 * What the ARNs of a call mean. Check by check over all of them, so that a caller learns of every ARN with
 * the first fault; each error names the distinct offending values in the order of the call.
 */
export function resolveResources<E extends ErrorName>(
  arns: readonly string[],
  scope: { readonly account: string; readonly region: string },
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
  const elsewhere = known.filter(({ arn, type }) => !acceptsRegion(type, scope.region, literal(arn, scope)))
  refuse(
    errors.region,
    elsewhere.map(({ arn }) => arn.region),
  )
  return known.map(({ text, arn, type }) => {
    const region = literal(arn, scope)
    const target = {
      region: keyRegion(type, region),
      type: type.name,
      id: arn.id,
      home: homeOf(type, region),
    }
    return { arn: text, type, target }
  })
}

/** `*` is the region of the call. */
function literal(arn: Arn, scope: { readonly region: string }): string {
  return arn.region === '*' ? scope.region : arn.region
}
