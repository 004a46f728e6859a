import { type Circumstances, commonConditions, conditionsOf } from '../core/conditions.ts'
import type { Diagnosis } from '../core/diagnosis.ts'
import { placeOf } from '../core/directory.ts'
import { identitiesOf } from '../core/identity.ts'
import type { Denial, Permit, Wanted } from '../core/permit.ts'
import { conditionKey } from '../core/policy/condition.ts'
import type { BoundedDecision, ConditionContext } from '../core/policy/decision.ts'
import { rightsOf } from '../core/rights.ts'
import type { ConfigSnapshot } from '../store/store.ts'
import type { Caller } from './caller.ts'

const DENIED: BoundedDecision = { outcome: 'implicit-deny' }
const ALLOWED: BoundedDecision = { outcome: 'allow' }

/**
 * What the caller may do in its account, by the policies of this configuration. Nobody may do anything in another
 * account but what that one allows, too. The root of an account may do everything in it; so may, in the operations that take its calls, a service
 * principal that the account has granted.
 */
export function permitOf(caller: Caller, config: ConfigSnapshot, circumstances: Circumstances): Permit {
  const within = ({ resource, foreign }: Wanted) => foreign || isOfAccount(resource, caller.account)
  const place = placeOf(caller.account, config.documents)
  const conditions = commonConditions({ ...caller, place }, circumstances)
  if (hasAllRights(caller)) {
    return {
      decide: (wanted) => (within(wanted) ? ALLOWED : DENIED),
      readsResource: () => false,
      allRightsIn: caller.account,
      conditions,
    }
  }
  const rights = rightsOf(caller.principal, identitiesOf(config.documents))
  return {
    decide(wanted) {
      if (!within(wanted)) return DENIED
      const { action, resource, alsoNamed } = wanted
      const context = conditionsOf(conditions, wanted)
      const decision = rights.decide({ action, resource, context })
      if (alsoNamed === undefined || decision.outcome === 'explicit-deny') return decision
      const other = rights.decide({ action, resource: alsoNamed, context })
      return decision.outcome === 'allow' && other.outcome !== 'explicit-deny' ? decision : other
    },
    readsResource: (action) => rights.readsResource(action),
    conditions,
  }
}

/** Looked at for every right on every resource of a call. */
function isOfAccount(resource: string, account: string): boolean {
  const region = resource.indexOf(':', resource.indexOf(':') + 1)
  return resource.startsWith(`${account}:`, resource.indexOf(':', region + 1) + 1)
}

function hasAllRights({ principal }: Caller): boolean {
  return principal.kind !== 'user' && principal.kind !== 'session'
}

/** The first that is denied; undefined where all are allowed. */
export function firstDenial(permit: Permit, all: readonly Wanted[]): Denial | undefined {
  for (const wanted of all) {
    const decision = permit.decide(wanted)
    if (decision.outcome !== 'allow') return { wanted, decision }
  }
  return undefined
}

/** Whether a statement on the tags that the call names has denied it: its keys are not the caller's to touch. */
export function concernsRequestTags({ decision }: Denial): boolean {
  const { outcome, decidedBy } = decision
  const keys = outcome === 'explicit-deny' ? (decidedBy?.conditionKeys ?? []) : []
  return keys.some((key) => key.toLowerCase().startsWith('acs:requesttag/'))
}

/** What to tell of a denial to whoever may know it. */
export function diagnose(
  { wanted, decision }: Denial,
  caller: Caller,
  common: ConditionContext,
  requestId: string,
): Diagnosis {
  const { outcome, boundary, decidedBy } = decision
  const context = conditionsOf(common, wanted)
  return {
    outcome,
    action: wanted.action,
    resource: wanted.resource,
    principal: namesOf(caller),
    conditions: valuesOf(context, decidedBy?.conditionKeys ?? []),
    ...(boundary && { boundary }),
    ...(decidedBy && { decidedBy }),
    requestId,
  }
}

function valuesOf(context: ConditionContext, keys: readonly string[]) {
  return keys.map((key) => [key, context.get(conditionKey(key)) ?? []] as const)
}

function namesOf({ account, principal }: Caller): Diagnosis['principal'] {
  switch (principal.kind) {
    case 'user':
      return { type: 'SubUser', account, displayName: principal.id }
    case 'session':
      return {
        type: 'AssumedRoleUser',
        account,
        displayName: `${principal.role}:${principal.session.name}`,
      }
    default:
      return { type: 'RootUser', account, displayName: account }
  }
}

/** The part of an error's answer that says who was denied what. `encoded` is the diagnosis in a sealed form. */
export function accessDeniedDetail(diagnosis: Diagnosis, encoded: string): Readonly<Record<string, string>> {
  const { outcome, boundary, action, principal } = diagnosis
  const policyTypes = { session: 'SessionPolicy', trust: 'AssumeRolePolicy' } as const
  return {
    AuthAction: action,
    AuthPrincipalDisplayName: principal.displayName,
    AuthPrincipalOwnerId: principal.account,
    AuthPrincipalType: principal.type,
    EncodedDiagnosticMessage: encoded,
    NoPermissionType: outcome === 'explicit-deny' ? 'ExplicitDeny' : 'ImplicitDeny',
    PolicyType: boundary ? policyTypes[boundary] : 'AccountLevelIdentityBasedPolicy',
  }
}
