import { findResourceType } from '../catalog/catalog.ts'
import type { ResourceType } from '../catalog/resource-type.ts'
import { MAX_KEY_LENGTH } from '../core/tag.ts'
import type { Route } from '../operations/operation.ts'
import type { ListEncoding, TagsEncoding } from './encoding.ts'
import { type ListForm, listForms } from './list-form.ts'
import { type Paging, sized } from './paging.ts'
import type { NameStyle } from './spelling.ts'
import { commonWords, type Words } from './words.ts'

/**
 * Where what a row says was read: in the product's SDK, in the metadata of the vendor's command-line tool only, in the
 * Terraform provider only, which calls the operation.
 */
export type RowEvidence = 'sdk' | 'metadata' | 'terraform'

/** A parameter with its encoding. */
export type ListParameter = { readonly name: string; readonly encoding: ListEncoding }
export type IdParameter = ListParameter & {
  /** The only type that ids in this parameter are of. */
  readonly type?: string
  /** What precedes the id in the last part of an ARN, where the parameter takes ARNs, too. */
  readonly arnPrefix?: string
}
export type TagsParameter = {
  readonly name: string
  readonly encoding: TagsEncoding
  /** How many tags it takes, where another number than the family's. */
  readonly max?: number
}
export type TextParameter = { readonly name: string; readonly required: boolean }

/** A parameter that says that all tags of the resources are to go. */
export type AllParameter = {
  readonly name: string
  /** Whether it decides where keys are given, too; else the keys do. */
  readonly wins: boolean
}

export type Limits = {
  /** Resources and keys or tags per call; one that nobody has published is that of most products. */
  readonly resources: number
  readonly keys: number
  readonly keyLength: number
  /** How many custom tags a resource may carry by a call of the product. */
  /** Left out: what the account's quota is. */
  readonly tagsPerResource?: number
}

/** How a product lists. */
export type Listing = {
  readonly form: ListForm
  readonly paging: Paging
  readonly names: NameStyle
  /** The object that the fields of a list stand in, where it is not the answer itself. */
  readonly within: string | undefined
  /** A parameter that takes keys with several values each, `Name.1.TagKey` and `Name.1.TagValues.1`. */
  readonly tagFilters: string | undefined
  /** The only key of interest. */
  readonly key: TextParameter | undefined
  /** A parameter with a part of the keys, or values, that are wanted. */
  readonly containing: string | undefined
  /** A parameter that says whether tags of users or of the system are wanted. */
  readonly category: string | undefined
  /** A parameter that makes a list of tags one of their keys. */
  readonly distinctKeys: string | undefined
  /** Whether tags that a call names do not count where it names resources. */
  readonly idsDecide: boolean
}

export type Role = 'untag' | 'tag' | 'list'

/** Operations of a product on tags that speak of resources in one way: at most one of each role. */
export type Family = {
  readonly api: string
  readonly version: string
  readonly hosts: readonly string[]
  readonly evidence: RowEvidence
  readonly actions: Readonly<Partial<Record<Role, string>>>
  /** RAM actions without their code, where they are called otherwise than the operations. */
  readonly ramActions: Readonly<Partial<Record<Role, string>>>
  readonly routes: Readonly<Partial<Record<Role, Route>>>
  /** Calls in a second, where another number than that of most. */
  readonly rates: Readonly<Partial<Record<Role, number>>>
  readonly region: TextParameter | undefined
  readonly type: TextParameter | undefined
  /** By what the wire calls them; the first is meant where a call names none. */
  readonly types: ReadonlyMap<string, ResourceType>
  /** Of which a call takes one. */
  readonly ids: readonly IdParameter[]
  readonly keys: ListParameter | undefined
  /** Of which a call takes any. */
  readonly tags: readonly TagsParameter[]
  /** What a removal names; with tags a value that is given must be there for the tag to go. */
  readonly removes: 'keys' | 'tags' | 'either'
  /** Whether a removal by tags needs their values. */
  readonly valuesNeeded: boolean
  readonly all: AllParameter | undefined
  readonly dryRun: boolean
  readonly limits: Limits
  readonly words: Words
  /** Whether a removal from a resource that is not there succeeds. */
  readonly missingIsFine: boolean
  /** The field that names the resources left as they were, where the others are done; else all are done or none. */
  readonly failedField: string | undefined
  /** Fields of every answer beside the RequestId. */
  readonly answer: Readonly<Record<string, string | number | boolean>>
  readonly requestIdField: string | undefined
  readonly listing: Listing
  /** Parameters that are only for products of the cloud that act for others. */
  readonly tagOwners: boolean
}

/** A row: what differs from the columns of most products. */
export type FamilyRow = {
  readonly types: ReadonlyMap<string, ResourceType>
  readonly untag?: string | false
  readonly tag?: string | false
  readonly list?: string | false
  readonly ram?: Family['ramActions']
  readonly routes?: Family['routes']
  readonly rates?: Family['rates']
  /** A name that ends in `?` may be left out. */
  readonly region?: string | false
  readonly type?: string | false
  readonly ids?: string | IdParameter | readonly IdParameter[]
  readonly keys?: string | ListParameter
  readonly tags?: string | TagsParameter | readonly TagsParameter[]
  readonly removes?: Family['removes']
  readonly valuesNeeded?: true
  readonly all?: string | AllParameter | false
  readonly dryRun?: true
  readonly limits?: Partial<Limits>
  readonly words?: Partial<Words>
  readonly missingIsFine?: true
  readonly failedField?: string
  readonly answer?: Family['answer']
  readonly requestIdField?: string
  readonly listForm?: keyof typeof listForms | ListForm
  readonly listNames?: NameStyle
  readonly listWithin?: string
  /** Tokens are usual; a text is the parameter that says how many entries a page has. */
  readonly paging?: Paging | string
  readonly tagFilters?: string
  readonly keyOfList?: string
  readonly containing?: string
  readonly category?: string
  readonly distinctKeys?: string
  readonly idsDecide?: true
  readonly tagOwners?: true
  readonly evidence?: RowEvidence
}

type ProductColumns = {
  /** First labels of its hosts beside the product's own code. */
  readonly hosts?: readonly string[]
  readonly evidence?: RowEvidence
  readonly words?: Partial<Words>
}

/**
 * Declares the tag operations of a product of the cloud. Left out, a column means: UntagResources, TagResources and
 * ListTagResources with RegionId, ResourceType, ResourceId.N, TagKey.N, Tag.N and All, of which TagKey.N decides; 50 resources
 * and 20 keys in a call; errors as ECS has them.
 */
export function productApi(
  api: string,
  version: string,
  { hosts = [], evidence = 'sdk', words = {} }: ProductColumns,
  rows: readonly FamilyRow[],
): readonly Family[] {
  const names = [...new Set([api.toLowerCase(), ...hosts])]
  return rows.map((row) => ({
    ...{ api, version, hosts: names, evidence: row.evidence ?? evidence },
    ...actionsIn(row),
    ...parametersIn(row),
    limits: {
      ...{ resources: 50, keys: 20, keyLength: MAX_KEY_LENGTH },
      ...row.limits,
    },
    words: { ...commonWords, ...words, ...row.words },
    missingIsFine: row.missingIsFine ?? false,
    failedField: row.failedField,
    answer: row.answer ?? {},
    requestIdField: row.requestIdField,
    listing: listingIn(row),
    tagOwners: row.tagOwners ?? false,
  }))
}

function actionsIn({ untag, tag, list, ram = {}, routes = {}, rates = {} }: FamilyRow) {
  const named = {
    untag: untag ?? 'UntagResources',
    tag: tag ?? 'TagResources',
    list: list ?? 'ListTagResources',
  }
  const served = Object.entries(named).filter(([, name]) => name !== false)
  return { actions: Object.fromEntries(served) as Family['actions'], ramActions: ram, routes, rates }
}

function listingIn({ listForm = 'wrapped', paging = { by: 'token' }, ...row }: FamilyRow): Listing {
  return {
    form: typeof listForm === 'string' ? listForms[listForm] : listForm,
    paging: typeof paging === 'string' ? ({ by: 'token', size: sized(paging) } as const) : paging,
    ...{ names: row.listNames ?? 'pascal', within: row.listWithin, tagFilters: row.tagFilters },
    ...{ key: textParameter(row.keyOfList ?? false), containing: row.containing },
    ...{ category: row.category, distinctKeys: row.distinctKeys, idsDecide: row.idsDecide ?? false },
  }
}

function parametersIn(row: FamilyRow) {
  const { types, removes = 'keys', dryRun = false } = row
  return {
    ...{ types, removes, dryRun, valuesNeeded: row.valuesNeeded ?? false },
    region: textParameter(row.region ?? 'RegionId'),
    type: textParameter(row.type ?? 'ResourceType'),
    ids: several<IdParameter>(row.ids ?? 'ResourceId', flat),
    keys: removes === 'tags' ? undefined : several<ListParameter>(row.keys ?? 'TagKey', flat)[0],
    tags: several<TagsParameter>(row.tags ?? 'Tag', flat),
    all: removes === 'tags' ? undefined : allParameter(row.all ?? 'All'),
  }
}

function several<P>(sent: string | P | readonly P[], named: (name: string) => P): readonly P[] {
  if (typeof sent === 'string') return [named(sent)]
  return Array.isArray(sent) ? sent : [sent as P]
}

function textParameter(name: string | false): TextParameter | undefined {
  if (name === false) return undefined
  return name.endsWith('?') ? { name: name.slice(0, -1), required: false } : { name, required: true }
}

function allParameter(all: string | AllParameter | false): AllParameter | undefined {
  return typeof all === 'string' ? { name: all, wins: false } : all || undefined
}

export function flat(name: string): { readonly name: string; readonly encoding: 'flat' } {
  return { name, encoding: 'flat' }
}

export function json(name: string): { readonly name: string; readonly encoding: 'json' } {
  return { name, encoding: 'json' }
}

export function single(name: string): ListParameter {
  return { name, encoding: 'single' }
}

export function comma(name: string): ListParameter {
  return { name, encoding: 'comma' }
}

/**
 * Resource types by what the wire calls them, `instance disk`: the type of that name in a product of the catalogue, where
 * the last part of a name as `ALIYUN::DTS::INSTANCE` counts. `group=mq:topic` says another one.
 */
export function types(product: string, names: string): ReadonlyMap<string, ResourceType> {
  return new Map(names.split(/\s+/).map((name) => typeNamed(product, name)))
}

function typeNamed(product: string, written: string): readonly [string, ResourceType] {
  const [name = '', other] = written.split('=')
  const [code = '', type = ''] = other?.split(':') ?? [product, name.split('::').at(-1)]
  const found = findResourceType(code, type)
  if (!found) throw new Error(`The catalogue has no type ${code}:${type}`)
  return [name, found]
}
