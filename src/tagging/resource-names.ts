import { acceptsRegion, findProduct, findResourceType, homeOf, keyRegion } from '../catalog/catalog.ts'
import { centralRegion, isRegion } from '../catalog/region.ts'
import type { ResourceType } from '../catalog/resource-type.ts'
import { type ArnKind, isResourceId, parseArnKind, splitArn } from '../core/arn.ts'
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

type Known = ArnKind & { readonly known: ResourceType }

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
  // All but the id is looked at once for all ARNs that have it in common.
  const parsed = new Map<string, ArnKind | undefined>()
  const names = arns.map((text) => {
    const [head, id] = splitArn(text)
    if (!parsed.has(head)) parsed.set(head, parseArnKind(head))
    return { text, head, id }
  })
  refuse(
    errors.format,
    names.filter(({ head, id }) => !parsed.get(head) || !isResourceId(id)).map(({ text }) => text),
  )
  const kinds = [...parsed].flatMap(([head, kind]) => (kind ? [{ ...kind, head }] : []))
  refuse(
    errors.product,
    kinds.filter(({ product }) => !findProduct(product)).map(({ product }) => product),
  )
  const typed = kinds.map((kind) => ({ ...kind, known: findResourceType(kind.product, kind.type) }))
  refuse(
    errors.type,
    typed.filter(({ known }) => !known).map(({ type }) => type),
  )
  const known = typed as readonly (Known & { readonly head: string })[]
  refuse(
    errors.account,
    known.filter(({ account }) => account !== '*' && account !== scope.account).map(({ account }) => account),
  )
  refuse(
    errors.region,
    known.filter((kind) => !isWithin(kind, scope)).map(({ region }) => region),
  )
  const meanings = new Map(known.map((kind) => [kind.head, meaningOf(kind, scope)]))
  return names.map(({ text, head, id }) => {
    const meaning = meanings.get(head)
    if (!meaning) throw new Error(`Nothing is known of ${text}`)
    const { type, region, home } = meaning
    return { arn: text, type, target: { region, type: type.name, id, home } }
  })
}

function meaningOf(kind: Known, scope: NameScope) {
  const { known: type } = kind
  const region = regionOf(kind, scope)
  return { type, region: keyRegion(type, region), home: homeOf(type, region) }
}

function isWithin(kind: Known, scope: NameScope): boolean {
  const region = regionOf(kind, scope)
  if (region === '*' && kind.known.identity === 'global' && scope.global) return true
  return isRegion(region) && acceptsRegion(kind.known, scope.region ?? region, region)
}

/** `*` is the region of the call; where it has none, a central service is where it is, and nothing else is anywhere. */
function regionOf({ region, known }: Known, scope: NameScope): string {
  if (region !== '*') return region
  return scope.region ?? (known.identity === 'account' ? centralRegion : region)
}
