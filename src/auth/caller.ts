import { type ErrorName, fail } from '../core/error.ts'
import { identitiesOf } from '../core/identity.ts'
import { isActive, OPERATOR_ACCOUNT } from '../core/operator.ts'
import { type Principal, rootArn, sessionArn, userArn } from '../core/principal.ts'
import { servicePrincipalArn, servicePrincipalId, servicePrincipals } from '../core/service-principal.ts'
import type { TagCategory } from '../core/tag.ts'
import type { ConfigSnapshot, Delegation } from '../store/store.ts'
import type { Signer } from './authenticate.ts'
import type { ConfigOf } from './configurations.ts'

/** Who calls, and in which account. */
export type Caller = {
  /** The account that the call acts in. */
  readonly account: string
  /** RAM ARN of who signed. */
  readonly arn: string
  readonly principal: Principal
  /** Of a service principal, which acts for a tenant. */
  readonly delegation?: Delegation
}

export type Acting = { readonly caller: Caller; readonly config: ConfigSnapshot }

export type Signed = {
  readonly signer: Signer
  readonly parameters: ReadonlyMap<string, string>
  /** Whether the operation takes calls of service principals. */
  readonly trusted: boolean
  /** Whether the operator may call it, too, or nobody else. */
  readonly operators: 'also' | 'only' | undefined
  /** What the operation answers to whoever may not. */
  readonly denied: ErrorName
}

/** What service principals say of the tenant they act for; nobody else may send it. */
const TRUSTED_PARAMETERS = ['AliUid', 'Bid', 'Createby', 'Category']

/**
 * For whom a call acts: the account of whoever signed it, or, where a service principal has signed, the account
 * that it names and that has granted it. `fresh` as in `ConfigOf`.
 */
export async function actFor(signed: Signed, configOf: ConfigOf, fresh: boolean): Promise<Acting> {
  const { signer } = signed
  const service = signer.kind === 'key' ? servicePrincipalId(signer.key.principal) : undefined
  if (service !== undefined) return actForTenant(signed, service, configOf, fresh)
  if (signed.trusted && TRUSTED_PARAMETERS.some((name) => signed.parameters.has(name))) {
    fail('NoPermissionOperator')
  }
  const config = await configOf(signer.account, fresh)
  if (!config) throw new Error(`The store has no configuration of account ${signer.account}`)
  const caller = callerOf(signer, config)
  const permitted = caller.principal.kind === 'operator' ? signed.operators : signed.operators !== 'only'
  if (!permitted) fail(signed.denied)
  return { caller, config }
}

/** Users and roles are what the configuration says they are, at the version that the guard shows. */
function callerOf(signer: Signer, config: ConfigSnapshot): Caller {
  const { account } = signer
  const identities = identitiesOf(config.documents)
  if (!isActive(config.documents)) fail('AccessKeyInactive')
  if (signer.kind === 'session') {
    const { session } = signer
    const role = identities.roles.byId.get(session.roleId) ?? fail('SecurityTokenExpired')
    const arn = sessionArn(account, role.name, session.name)
    return { account, arn, principal: { kind: 'session', role: role.name, session } }
  }
  if (signer.key.principal === rootArn(account)) {
    const kind = account === OPERATOR_ACCOUNT ? 'operator' : 'root'
    return { account, arn: signer.key.principal, principal: { kind } }
  }
  const key = identities.keys.get(signer.key.id) ?? fail('AccessKeyNotFound')
  if (!key.active) fail('AccessKeyInactive')
  const { id, name } = identities.users.byId.get(key.user) ?? fail('AccessKeyNotFound')
  return { account, arn: userArn(account, name), principal: { kind: 'user', id, name } }
}

async function actForTenant(
  { signer, parameters, trusted, denied }: Signed,
  id: string,
  configOf: ConfigOf,
  fresh: boolean,
): Promise<Acting> {
  if (!trusted) fail(denied)
  const account = parameters.get('AliUid') || fail('MissingAliUid')
  const bid = parameters.get('Bid') || fail('MissingBid')
  const createdBy = parameters.get('Createby') || fail('MissingCreateby')
  if (!/^[0-9]{1,32}$/.test(bid)) fail('InvalidParameter', 'Bid', 'It is a number of at most 32 digits.')
  if ([...createdBy].length > 128) fail('InvalidParameter', 'Createby', 'It has at most 128 characters.')
  const { config, granted } = await grantOf(account, id, configOf, fresh)
  const serviceCode = granted.serviceCode || fail('MissingServiceCode')
  const category = categoryOf(parameters.get('Category') || 'Custom')
  const delegation = { serviceCode, bid, createdBy, category }
  const arn = servicePrincipalArn(signer.account, id)
  return { caller: { account, arn, principal: { kind: 'service', id }, delegation }, config }
}

/**
 * A grant may be newer than the configuration of an earlier call; a withdrawn one is the guard's to find. What the
 * operator keeps of its own principals, with the accounts that it granted, is no grant of the operator's account.
 */
async function grantOf(account: string, id: string, configOf: ConfigOf, fresh: boolean) {
  for (const again of [fresh, true]) {
    const config = await configOf(account, again)
    const granted = config && servicePrincipals(config.documents).get(id)
    if (granted && !granted.accounts && isActive(config.documents)) return { config, granted }
  }
  return fail('NoPermissionOperator')
}

function categoryOf(text: string): TagCategory {
  const category = (['Custom', 'System'] as const).find((word) => word.toLowerCase() === text.toLowerCase())
  return category ?? fail('InvalidCategory')
}
