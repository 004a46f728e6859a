/**
 * What makes a resource one and the same. `regional`: region and id. `account`: the id alone, for services
 * that are deployed centrally. `global`: a name that is unique over all accounts (buckets).
 */
export type Identity = 'regional' | 'account' | 'global'

/**
 * The best source that names a type: a page or sample of the Tag API; the vendor's automation templates that
 * call the Tag API; only the Resource Center names that the same templates accept; only the metadata of the
 * product's own tag operations; only the Terraform provider, which calls those operations.
 */
export type Evidence =
  | 'documented'
  | 'listed-by-official-templates'
  | 'resource-center'
  | 'product-api'
  | 'terraform'

/**
 * How the homes of a central service are known. The vendor's page that lists them (2579691) was not at hand;
 * they follow from the endpoints in the API metadata, the SDKs and the Terraform provider:
 * `named-endpoint`: its only endpoint, one for each site of the cloud, names the region;
 * `regionless-endpoint`: its only endpoint names none, and cn-hangzhou is what the Tag pages say for all;
 * `only-endpoint`: it has a regional endpoint in this region and in no other;
 * `same-service`: it is a part of another central service.
 */
export type HomeEvidence = 'named-endpoint' | 'regionless-endpoint' | 'only-endpoint' | 'same-service'

/** What ListSupportResourceTypes is known to say of a type; of its other codes nothing is known. */
export type SupportCode = 'TAG_CONSOLE_SUPPORT' | 'TAG_API_SUPPORT'

/** `product:type`, as in `acs:<product>:<region>:<account>:<type>/<id>`. */
export type TypeName = `${string}:${string}`

/** A name by which another service of the cloud calls the type. */
export type OtherName = {
  readonly name: TypeName
  readonly kind: 'resource-center' | 'actiontrail' | 'resource-group'
}

/** The product's own answer when RAM denies its tag or untag action on a resource. */
export type Denial = { readonly code: string; readonly message: string }

/** A type of resource that can carry tags: one row of the catalogue, under its canonical name. */
export type ResourceType = {
  /** Product code and type as ARNs and listings spell them; look-ups disregard case. */
  readonly product: string
  readonly type: string
  readonly name: TypeName

  readonly identity: Identity
  /** Regions of a central service, the canonical one first; empty for all others. */
  readonly homes: readonly string[]
  /** Of central services only. */
  readonly homeEvidence: HomeEvidence | undefined

  /** `listed`: the Tag API is known to take it. `unconfirmed`: known from the product's own operations only. */
  readonly tagApi: 'listed' | 'unconfirmed'
  readonly evidence: Evidence
  readonly supportCodes: readonly SupportCode[]
  /** Names of other vocabularies that differ from the canonical one; they resolve to this row. */
  readonly vocabulary: readonly OtherName[]

  /** RAM actions of the product behind the Tag API's removal; any one that is allowed suffices. */
  readonly untagActions: readonly string[]
  /** The same for tagging. */
  readonly tagActions: readonly string[]
  readonly denial: Denial
  /** Product part of the RAM ARN and prefix of the actions. */
  readonly ramCode: string
  /** What precedes the id in the RAM ARN: `acs:rds:<region>:<account>:dbinstance/<id>` has `dbinstance/`. */
  readonly ramPath: string
}
