/** The parts of `arn:acs:product:region:account:type/id` as sent; `id` may hold `/` and `:`. */
export type Arn = {
  readonly product: string
  readonly region: string
  readonly account: string
  readonly type: string
  readonly id: string
}

const CODE = /^[A-Za-z0-9_-]{1,64}$/
const REGION = /^(?:\*|[a-z0-9-]{1,64})$/
const ACCOUNT = /^(?:\*|[0-9]{1,32})$/
const MAX_ID_BYTES = 1024

/**
 * Parses an ARN; undefined when it is not well formed. Region and account are literal or `*`; the id is
 * never `*`, so that no call can mean "all resources" by accident.
 */
export function parseArn(text: string): Arn | undefined {
  const [kind, id] = splitArn(text)
  const parsed = isResourceId(id) ? parseArnKind(kind) : undefined
  return parsed && { ...parsed, id }
}

/** An ARN without its id: what many ARNs of one call have in common. */
export type ArnKind = Omit<Arn, 'id'>

/** What stands before the first `/`, which is neither part of a kind nor missing in an ARN, and the id after it. */
export function splitArn(text: string): readonly [kind: string, id: string] {
  const slash = text.indexOf('/')
  return slash < 0 ? [text, ''] : [text.slice(0, slash), text.slice(slash + 1)]
}

/** Parses `arn:acs:product:region:account:type`; undefined when it is not well formed. */
export function parseArnKind(text: string): ArnKind | undefined {
  const [prefix, partition, product, region, account, type, ...rest] = text.split(':')
  if (prefix !== 'arn' || partition !== 'acs' || rest.length > 0) return undefined
  if (!product || !region || !account || !type) return undefined
  if (!CODE.test(product) || !REGION.test(region) || !ACCOUNT.test(account) || !CODE.test(type))
    return undefined
  return { product, region, account, type }
}

/** `arn:acs:product:region:account:type/id`, the form in which lists name resources. */
export function formatArn(arn: Arn): string {
  return `arn:acs:${arn.product}:${arn.region}:${arn.account}:${arn.type}/${arn.id}`
}

/** Whether a text can be the id of a resource. */
export function isResourceId(id: string): boolean {
  return id !== '' && id !== '*' && Buffer.byteLength(id) <= MAX_ID_BYTES && !hasControlOrEdgeSpace(id)
}

function hasControlOrEdgeSpace(id: string): boolean {
  return /\p{Cc}/u.test(id) || id.trim() !== id
}
