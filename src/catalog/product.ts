import { centralRegion } from './region.ts'
import type { Denial, Evidence, Identity, OtherName, ResourceType, TypeName } from './resource-type.ts'

/** A product of the cloud and the types of its resources that can carry tags. */
export type Product = {
  /** Product code as ARNs and listings spell it. */
  readonly code: string
  readonly types: readonly ResourceType[]
}

/** The columns that a product sets for all of its rows and a row may set for itself. */
type Columns = {
  readonly identity?: Identity
  readonly homes?: readonly string[]
  readonly evidence?: Evidence
  readonly denial?: Denial
  readonly ramCode?: string
  /** Action names without the RAM code. */
  readonly untag?: readonly string[]
  readonly tag?: readonly string[]
}

/** A row that differs from the product's columns or has names of its own. */
type Row = Columns & {
  readonly type: string
  readonly ramPath?: string
  readonly resourceCenter?: readonly TypeName[]
  readonly actionTrail?: readonly TypeName[]
  readonly resourceGroup?: readonly TypeName[]
}

// Text of the gateway's common error; most products answer with it.
const forbiddenByRam: Denial = {
  code: 'Forbidden.RAM',
  message: "User not authorized to operate on the specified resource, or this API doesn't support RAM.",
}

/**
 * Declares a product. A type that follows the product's columns is written as its bare name. Left out, a
 * column means: regional, listed by the official templates, RAM code = product code, actions UntagResources
 * and TagResources, denial Forbidden.RAM; a central service without `homes` has cn-hangzhou.
 */
export function product(code: string, columns: Columns, rows: readonly (string | Row)[]): Product {
  const types = rows.map((row) =>
    resourceType(code, { ...columns, ...(typeof row === 'string' ? { type: row } : row) }),
  )
  return { code, types }
}

function resourceType(code: string, row: Row): ResourceType {
  const { type, identity = 'regional', evidence = 'listed-by-official-templates', ramCode = code } = row
  const action = (name: string) => `${ramCode}:${name}`
  return {
    product: code,
    type,
    name: `${code}:${type}`,
    identity,
    homes: identity === 'account' ? (row.homes ?? [centralRegion]) : [],
    tagApi: evidence === 'product-api' || evidence === 'terraform' ? 'unconfirmed' : 'listed',
    evidence,
    vocabulary: [
      ...named('resource-center', row.resourceCenter),
      ...named('actiontrail', row.actionTrail),
      ...named('resource-group', row.resourceGroup),
    ],
    untagActions: (row.untag ?? ['UntagResources']).map(action),
    tagActions: (row.tag ?? ['TagResources']).map(action),
    denial: row.denial ?? forbiddenByRam,
    ramCode,
    ramPath: row.ramPath ?? `${type.toLowerCase()}/`,
  }
}

function named(kind: OtherName['kind'], names: readonly TypeName[] = []): readonly OtherName[] {
  return names.map((name) => ({ name, kind }))
}
