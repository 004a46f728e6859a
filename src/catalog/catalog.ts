import type { Product } from './product.ts'
import { products } from './product-list.ts'
import { centralRegion } from './region.ts'
import type { HomeEvidence, ResourceType, TypeName } from './resource-type.ts'

/** Products and types by lower-case code and name, their own and those of other vocabularies. */
type CatalogIndex = {
  readonly products: ReadonlyMap<string, Product>
  readonly types: ReadonlyMap<string, ReadonlyMap<string, ResourceType>>
  readonly sorted: readonly ResourceType[]
}

/** A centrally deployed service: its types, its regions with the canonical one first, and how they are known. */
type CentralService = {
  readonly product: Product
  readonly types: readonly ResourceType[]
  readonly homes: readonly string[]
  readonly evidence: HomeEvidence
}

/** Indexes a product list; throws an Error that names both holders where one code or name has two. */
export function indexProducts(list: readonly Product[]): CatalogIndex {
  const types = new Map<string, Map<string, ResourceType>>()
  const rows = list.flatMap((product) => product.types)
  for (const row of rows) {
    claimType(types, row.name, row)
    for (const other of row.vocabulary) claimType(types, other.name, row)
  }
  return { products: indexCodes(list), types, sorted: rows.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
}

function claimType(types: Map<string, Map<string, ResourceType>>, name: TypeName, row: ResourceType): void {
  const [code, type] = split(name)
  const ofCode = types.get(code) ?? new Map<string, ResourceType>()
  const holder = ofCode.get(type) ?? row
  if (holder !== row) throw new Error(`Two rows claim the name ${name}: ${holder.name} and ${row.name}`)
  types.set(code, ofCode.set(type, row))
}

function indexCodes(list: readonly Product[]): ReadonlyMap<string, Product> {
  const own = new Map<string, Product>()
  for (const product of list) claimCode(own, product.code.toLowerCase(), product)

  const others = new Map<string, Product>()
  for (const product of list) {
    for (const { name } of product.types.flatMap((row) => row.vocabulary)) {
      const [code] = split(name)
      // A product may own names under the code of another one: `cen` is a product and names types of `cbn`.
      if (!own.has(code)) claimCode(others, code, product)
    }
  }
  return new Map([...others, ...own])
}

function claimCode(codes: Map<string, Product>, code: string, product: Product): void {
  const holder = codes.get(code) ?? product
  if (holder !== product) {
    throw new Error(`Two products claim the code ${code}: ${holder.code} and ${product.code}`)
  }
  codes.set(code, product)
}

function split(name: TypeName): readonly [code: string, type: string] {
  const colon = name.indexOf(':')
  return [name.slice(0, colon).toLowerCase(), name.slice(colon + 1).toLowerCase()]
}

const index = indexProducts(products)

/** The product with this code, in any case; a code of another vocabulary (`eip`) finds its owner (`vpc`). */
export function findProduct(code: string): Product | undefined {
  return index.products.get(code.toLowerCase())
}

/** The type with this name, in any case; a name of another vocabulary finds the canonical row. */
export function findResourceType(productCode: string, typeName: string): ResourceType | undefined {
  return index.types.get(productCode.toLowerCase())?.get(typeName.toLowerCase())
}

/** Every type once, under its canonical name, in byte order of `name`. */
export function resourceTypes(): readonly ResourceType[] {
  return index.sorted
}

/** Every central service, in the order of the product codes. */
export function centralServices(): readonly CentralService[] {
  return products.flatMap((product) => {
    const types = product.types.filter((type) => type.identity === 'account')
    const evidence = types[0]?.homeEvidence
    return evidence ? [{ product, types, homes: types[0]?.homes ?? [], evidence }] : []
  })
}

/** The region whose listings show a resource that is registered through `region`. */
export function homeOf(type: ResourceType, region: string): string {
  return type.identity === 'account' ? (type.homes[0] ?? centralRegion) : region
}

/** Under which region a call of this region finds resources of the type: its own, or the home of a central service that it serves. */
export function listedUnder(type: ResourceType, region: string): string {
  return acceptsRegion(type, region, region) ? homeOf(type, region) : region
}

/**
 * Whether an ARN with the literal region `arnRegion` is legal under RegionId `requestRegion`; `*` stands for
 * the latter and is to be replaced before. A central service takes cn-hangzhou and its own regions in either
 * place (UntagResources page, RegionId).
 */
export function acceptsRegion(type: ResourceType, requestRegion: string, arnRegion: string): boolean {
  if (type.identity !== 'account') return arnRegion === requestRegion
  return isCentrallyServed(type, requestRegion) && isCentrallyServed(type, arnRegion)
}

function isCentrallyServed(type: ResourceType, region: string): boolean {
  return region === centralRegion || type.homes.includes(region)
}

/** The region part of a resource's identity: empty where the id alone says which resource is meant. */
export function keyRegion(type: ResourceType, region: string): string {
  return type.identity === 'regional' ? region : ''
}
