import { centralRegion } from './region.ts'
import type {
  Denial,
  Evidence,
  HomeEvidence,
  Identity,
  OtherName,
  ResourceType,
  SupportCode,
  TypeName,
} from './resource-type.ts'

/** A product of the cloud and the types of its resources that can carry tags. */
export type Product = {
  /** Product code as ARNs and listings spell it. */
  readonly code: string
  /** Whether the product is known to have tag operations of its own; false says that none was found. */
  readonly hasTagOperations: boolean
  readonly types: readonly ResourceType[]
}

type Central = { readonly homes: readonly string[]; readonly evidence: HomeEvidence }

/** The columns that a product sets for all of its rows and a row may set for itself. */
type Columns = {
  readonly identity?: Exclude<Identity, 'account'> | Central
  readonly evidence?: Evidence
  readonly denial?: Denial
  /** As the "RAM authorization" page or a system policy of the product names it. */
  readonly ramCode?: string
  readonly ramPath?: string
  /** Action names without the RAM code. */
  readonly untag?: readonly string[]
  readonly tag?: readonly string[]
}

type ProductColumns = Columns & { readonly tagOperations?: 'none-known' }

/** A row that differs from the product's columns or has names of its own. */
type Row = Columns & {
  readonly type: string
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
 * column means: regional, listed by the official templates, tag operations known, RAM code = product code,
 * RAM path = type, actions UntagResources and TagResources, denial Forbidden.RAM.
 */
export function product(code: string, columns: ProductColumns, rows: readonly (string | Row)[]): Product {
  const { tagOperations, ...shared } = columns
  const hasTagOperations = tagOperations !== 'none-known'
  const types = rows.map((row) =>
    resourceType(code, hasTagOperations, { ...shared, ...(typeof row === 'string' ? { type: row } : row) }),
  )
  return { code, hasTagOperations, types }
}

/** The identity of a centrally deployed service and its regions, the canonical one first. */
export function central(evidence: HomeEvidence, ...homes: readonly string[]): Central {
  return { homes: homes.length > 0 ? homes : [centralRegion], evidence }
}

function resourceType(code: string, hasTagOperations: boolean, row: Row): ResourceType {
  const { type, evidence = 'listed-by-official-templates', ramCode = code } = row
  const action = (name: string) => `${ramCode}:${name}`
  const tagApi = evidence === 'product-api' || evidence === 'terraform' ? 'unconfirmed' : 'listed'
  return {
    product: code,
    type,
    name: `${code}:${type}`,
    ...location(row.identity),
    tagApi,
    evidence,
    supportCodes: supportCodes(tagApi, hasTagOperations),
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

function location(
  identity: Columns['identity'] = 'regional',
): Pick<ResourceType, 'identity' | 'homes' | 'homeEvidence'> {
  if (typeof identity === 'string') return { identity, homes: [], homeEvidence: undefined }
  return { identity: 'account', homes: identity.homes, homeEvidence: identity.evidence }
}

function supportCodes(tagApi: ResourceType['tagApi'], hasTagOperations: boolean): readonly SupportCode[] {
  const codes: SupportCode[] = []
  if (tagApi === 'listed') codes.push('TAG_CONSOLE_SUPPORT')
  if (hasTagOperations) codes.push('TAG_API_SUPPORT')
  return codes
}

function named(kind: OtherName['kind'], names: readonly TypeName[] = []): readonly OtherName[] {
  return names.map((name) => ({ name, kind }))
}
