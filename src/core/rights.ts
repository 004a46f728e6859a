import type { Attachment, Identities } from './identity.ts'
import { type CompiledPolicies, compilePolicies } from './policy/compile.ts'
import type { AttachedPolicy, BoundedDecision, ConditionContext } from './policy/decision.ts'
import { intersect } from './policy/decision.ts'
import { evaluate } from './policy/evaluate.ts'
import { parsePolicy } from './policy/parse.ts'
import type { Principal } from './principal.ts'
import { findSystemPolicy } from './system-policies.ts'

export type RightsRequest = {
  readonly action: string
  readonly resource: string
  readonly context: ConditionContext
}

/** What a principal may do, by the policies of one version of its account's configuration. */
export type Rights = {
  readonly decide: (request: RightsRequest) => BoundedDecision
  /** Whether a decision on the action may depend on the tags or the group of the resource. */
  readonly readsResource: (action: string) => boolean
}

const known = new WeakMap<Identities, Map<string, CompiledPolicies>>()
const sessionPolicies = new WeakMap<object, CompiledPolicies>()

/** The rights of a user or of a session of a role; compiled once per principal and version of its account. */
export function rightsOf(principal: Principal, identities: Identities): Rights {
  if (principal.kind === 'user') {
    return rightsBy(compiled(identities, `user ${principal.id}`, (all) => policiesOfUser(all, principal.id)))
  }
  if (principal.kind !== 'session') throw new Error(`A ${principal.kind} has no policies`)
  const { session } = principal
  const role = compiled(identities, `role ${session.roleId}`, (all) => policiesOfRole(all, session.roleId))
  if (session.policy === undefined) return rightsBy(role)
  const bound = sessionPolicies.get(session) ?? compilePolicies([sessionPolicy(session.name, session.policy)])
  sessionPolicies.set(session, bound)
  return {
    decide: (request) => intersect(evaluate(role, request), evaluate(bound, request)),
    readsResource: (action) => role.readsResource(action) || bound.readsResource(action),
  }
}

function rightsBy(policies: CompiledPolicies): Rights {
  return {
    decide: (request) => evaluate(policies, request),
    readsResource: (action) => policies.readsResource(action),
  }
}

function compiled(
  identities: Identities,
  principal: string,
  policiesOf: (all: Identities) => readonly AttachedPolicy[],
): CompiledPolicies {
  const ofAccount = known.get(identities) ?? new Map<string, CompiledPolicies>()
  known.set(identities, ofAccount)
  const policies = ofAccount.get(principal) ?? compilePolicies(policiesOf(identities))
  ofAccount.set(principal, policies)
  return policies
}

function policiesOfUser(identities: Identities, id: string): readonly AttachedPolicy[] {
  const user = identities.users.byId.get(id)
  if (!user) return []
  const groups = user.groups.flatMap((membership) => identities.groups.byId.get(membership.id) ?? [])
  return [
    ...attached(identities, 'user', user),
    ...groups.flatMap((group) => attached(identities, 'group', group)),
  ]
}

function policiesOfRole(identities: Identities, id: string): readonly AttachedPolicy[] {
  const role = identities.roles.byId.get(id)
  return role ? attached(identities, 'role', role) : []
}

type Holder = { readonly name: string; readonly policies: readonly Attachment[] }

function attached(
  identities: Identities,
  kind: 'user' | 'group' | 'role',
  { name: holder, policies }: Holder,
): readonly AttachedPolicy[] {
  return policies.map(({ type, name }) => {
    const { version, document } = currentVersion(identities, type, name)
    return { type, name, version, attachedTo: { kind, name: holder }, document: parsed(document) }
  })
}

/** A policy that is attached cannot be deleted, so it is there. */
function currentVersion(identities: Identities, type: Attachment['type'], name: string) {
  if (type === 'System') {
    const system = findSystemPolicy(name)
    if (system) return system
  }
  const policy = identities.policies.named(name)
  const version = policy?.versions.find(({ id }) => id === policy.defaultVersion)
  if (!version) throw new Error(`The ${type} policy ${name} is attached and not there`)
  return { version: version.id, document: version.document }
}

function sessionPolicy(name: string, text: string): AttachedPolicy {
  const attachedTo = { kind: 'session', name } as const
  return {
    type: 'Inline',
    name: 'session policy',
    version: 'v1',
    attachedTo,
    document: parsed(text, 'session'),
  }
}

function parsed(text: string, use: 'identity' | 'session' = 'identity') {
  const { document, fault } = parsePolicy(text, use)
  if (!document) throw new Error(`A stored policy is none: ${fault.path} ${fault.problem}`)
  return document
}
