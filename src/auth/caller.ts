import { fail } from '../core/error.ts'
import { servicePrincipalId, servicePrincipals } from '../core/service-principal.ts'
import type { TagCategory } from '../core/tag.ts'
import type { AccessKey, ConfigSnapshot, Delegation } from '../store/store.ts'
import type { ConfigOf } from './configurations.ts'

/** Who calls, and in which account. */
export type Caller = {
  /** The account that the call acts in. */
  readonly account: string
  /** RAM ARN of who signed. */
  readonly principal: string
  /** Of a service principal, which acts for a tenant. */
  readonly delegation?: Delegation
}

export type Acting = { readonly caller: Caller; readonly config: ConfigSnapshot }

export type Signed = {
  readonly key: AccessKey
  readonly parameters: ReadonlyMap<string, string>
  /** Whether the operation takes calls of service principals. */
  readonly trusted: boolean
}

/** What service principals say of the tenant they act for; nobody else may send it. */
const TRUSTED_PARAMETERS = ['AliUid', 'Bid', 'Createby', 'Category']

/**
 * For whom a call acts: the owner of its key, or, where a service principal has signed, the account that it
 * names and that has granted it. `fresh` as in `ConfigOf`.
 */
export async function actFor(signed: Signed, configOf: ConfigOf, fresh: boolean): Promise<Acting> {
  const { account, principal } = signed.key
  const id = servicePrincipalId(principal)
  if (id !== undefined) return actForTenant(signed, id, configOf, fresh)
  if (signed.trusted && TRUSTED_PARAMETERS.some((name) => signed.parameters.has(name))) {
    fail('NoPermissionOperator')
  }
  const config = await configOf(account, fresh)
  if (!config) throw new Error(`The store has no configuration of account ${account}`)
  return { caller: { account, principal }, config }
}

async function actForTenant(
  { key, parameters, trusted }: Signed,
  id: string,
  configOf: ConfigOf,
  fresh: boolean,
): Promise<Acting> {
  if (!trusted) fail('NoPermissionOperator')
  const account = parameters.get('AliUid') || fail('MissingAliUid')
  const bid = parameters.get('Bid') || fail('MissingBid')
  const createdBy = parameters.get('Createby') || fail('MissingCreateby')
  if (!/^[0-9]{1,32}$/.test(bid)) fail('InvalidParameter', 'Bid', 'It is a number of at most 32 digits.')
  if ([...createdBy].length > 128) fail('InvalidParameter', 'Createby', 'It has at most 128 characters.')
  const { config, granted } = await grantOf(account, id, configOf, fresh)
  const serviceCode = granted.serviceCode || fail('MissingServiceCode')
  const category = categoryOf(parameters.get('Category') || 'Custom')
  const delegation = { serviceCode, bid, createdBy, category }
  return { caller: { account, principal: key.principal, delegation }, config }
}

/** A grant may be newer than the configuration of an earlier call; a withdrawn one is the guard's to find. */
async function grantOf(account: string, id: string, configOf: ConfigOf, fresh: boolean) {
  for (const again of [fresh, true]) {
    const config = await configOf(account, again)
    const granted = config && servicePrincipals(config.documents).get(id)
    if (granted) return { config, granted }
  }
  return fail('NoPermissionOperator')
}

function categoryOf(text: string): TagCategory {
  const category = (['Custom', 'System'] as const).find((word) => word.toLowerCase() === text.toLowerCase())
  return category ?? fail('InvalidCategory')
}
