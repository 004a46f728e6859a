import type { PolicyDocument } from './document.ts'

export type PolicyType = 'System' | 'Custom' | 'Inline'

/** What a policy is attached to. */
export type Attachment = { readonly kind: 'user' | 'group' | 'role' | 'session'; readonly name: string }

/** Type, name and attachment tell the policies of a principal apart. */
export type PolicyIdentity = {
  readonly type: PolicyType
  readonly name: string
  /** Such as `v1`. */
  readonly version: string
  readonly attachedTo: Attachment
}

export type AttachedPolicy = PolicyIdentity & { readonly document: PolicyDocument }

/**
 * What a request is decided on: the values of a condition key, undefined or none where the request has no such key.
 * Keys are asked for as `conditionKey` writes them, so a Map of such keys is a context, and so is anything that finds
 * values when it is asked. A key is asked for only where a statement matches action and resource.
 */
export type ConditionContext = { readonly get: (key: string) => readonly string[] | undefined }

export type AccessRequest = {
  /** Such as `ecs:RemoveTags`; its case does not matter. */
  readonly action: string
  /** `acs:code:region:account:relative-id`. A region or account that is `*` or empty means that there is none. */
  readonly resource: string
  readonly context: ConditionContext
}

export type Outcome = 'allow' | 'explicit-deny' | 'implicit-deny'

/** The statement that decided, counted from 0, and the condition keys that it names. */
export type DecidingStatement = {
  readonly policy: PolicyIdentity
  readonly statement: number
  readonly conditionKeys: readonly string[]
}

/** No statement decides an implicit deny. */
export type Decision = { readonly outcome: Outcome; readonly decidedBy?: DecidingStatement }

/** `boundary`: the session policy refused, not the policies of the role. */
export type BoundedDecision = Decision & { readonly boundary?: 'session' }

/** What a session may do: no more than its role, and no more than its session policy, where it has one. */
export function intersect(identity: Decision, session: Decision | undefined): BoundedDecision {
  if (session === undefined || identity.outcome === 'explicit-deny') return identity
  if (session.outcome === 'explicit-deny') return { ...session, boundary: 'session' }
  if (identity.outcome === 'implicit-deny' || session.outcome === 'allow') return identity
  return { ...session, boundary: 'session' }
}
