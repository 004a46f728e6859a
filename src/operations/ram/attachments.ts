import type { Attachment, Entry, Group, Identities, Role, User } from '../../core/identity.ts'
import { dateOf } from '../date.ts'
import { array, object, text } from '../response.ts'
import type { AnyPolicy } from './policies.ts'

const MAX_ATTACHED = { System: 20, Custom: 10 } as const

/** A user, group or role. */
type Holder = { readonly policies: readonly Attachment[] }

type Named = Pick<AnyPolicy, 'type' | 'name'>

const isOf =
  ({ type, name }: Named) =>
  (attachment: Attachment) =>
    attachment.type === type && attachment.name === name

export function hasPolicy({ policies }: Holder, policy: Named): boolean {
  return policies.some(isOf(policy))
}

/** Whether it has as many policies of the type as it may. */
export function isFull({ policies }: Holder, { type }: Named): boolean {
  return policies.filter((attachment) => attachment.type === type).length >= MAX_ATTACHED[type]
}

export function withPolicy<H extends Holder>(holder: H, { type, name }: Named, attachedAt: number): H {
  return { ...holder, policies: [...holder.policies, { type, name, attachedAt }] }
}

export function withoutPolicy<H extends Holder>(holder: H, policy: Named): H {
  const isIt = isOf(policy)
  return { ...holder, policies: holder.policies.filter((attachment) => !isIt(attachment)) }
}

/** What a policy is attached to, in byte order of the names. */
export type AttachedTo = {
  readonly users: readonly (readonly [Entry<User>, Attachment])[]
  readonly groups: readonly (readonly [Entry<Group>, Attachment])[]
  readonly roles: readonly (readonly [Entry<Role>, Attachment])[]
}

export function attachedTo(policy: Named, { users, groups, roles }: Identities): AttachedTo {
  const isIt = isOf(policy)
  const holding = <H extends Holder>(all: readonly H[]) =>
    all.flatMap((holder) => {
      const attachment = holder.policies.find(isIt)
      return attachment ? [[holder, attachment] as const] : []
    })
  return { users: holding(users.sorted()), groups: holding(groups.sorted()), roles: holding(roles.sorted()) }
}

const counts = new WeakMap<Identities, ReadonlyMap<string, number>>()

/** To how many users, groups and roles a policy is attached; an account is gone through once. */
export function attachmentCount({ type, name }: Named, identities: Identities): number {
  const known = counts.get(identities) ?? countAll(identities)
  counts.set(identities, known)
  return known.get(`${type} ${name}`) ?? 0
}

function countAll({ users, groups, roles }: Identities): ReadonlyMap<string, number> {
  const byPolicy = new Map<string, number>()
  for (const { policies } of [...users.sorted(), ...groups.sorted(), ...roles.sorted()]) {
    for (const { type, name } of policies) {
      byPolicy.set(`${type} ${name}`, (byPolicy.get(`${type} ${name}`) ?? 0) + 1)
    }
  }
  return byPolicy
}

/** The policies of a user, group or role in an answer. */
export const attachedPolicies = object('Its policies.', {
  Policy: array(
    'The policies, in byte order of their names.',
    object('A policy.', {
      PolicyName: text('The name.', 'untag-test-instances'),
      PolicyType: text('System or Custom.', 'Custom'),
      Description: text('The note; empty where there is none.', 'For the nightly clean-up.'),
      DefaultVersion: text('The id of the version in force.', 'v1'),
      AttachDate: text('When it was attached, UTC.', '2026-11-24T12:00:00Z'),
    }),
  ),
})

export function toAttachedPolicies(
  { policies }: Holder,
  find: (attachment: Attachment) => AnyPolicy | undefined,
) {
  const sorted = policies.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const shown = sorted.flatMap((attachment) => {
    const policy = find(attachment)
    if (!policy) return []
    const { name, type, description, defaultVersion } = policy
    return [
      {
        ...{ PolicyName: name, PolicyType: type, Description: description },
        ...{ DefaultVersion: defaultVersion, AttachDate: dateOf(attachment.attachedAt) },
      },
    ]
  })
  return { Policy: shown }
}
