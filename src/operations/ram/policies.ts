import type { Attachment, Identities, PolicyVersion } from '../../core/identity.ts'
import { MAX_POLICY_LENGTH, parsePolicy } from '../../core/policy/parse.ts'
import { findSystemPolicy, type SystemPolicy, systemPolicies } from '../../core/system-policies.ts'
import type { Tag } from '../../core/tag.ts'
import { oneOf, optionalString, string } from '../../shape/shapes.ts'
import { dateOf } from '../date.ts'
import type { Fail } from '../operation.ts'
import { count, flag, object, text } from '../response.ts'
import type { Settings } from '../settings.ts'
import { attachmentCount } from './attachments.ts'
import { shownTags, toShownTags } from './entity-tags.ts'

/** How many policies of its own an account may have. */
export const MAX_POLICIES = 1_500
/** How many versions a policy may have. */
export const MAX_POLICY_VERSIONS = 5

/** When the policies of the system came into being, as their dates have it. */
const SYSTEM_SINCE = Date.parse('2026-11-24T00:00:00Z')

/** A policy of either type. */
export type AnyPolicy = {
  readonly type: Attachment['type']
  readonly name: string
  readonly description: string
  readonly defaultVersion: string
  readonly versions: readonly PolicyVersion[]
  /** Milliseconds. */
  readonly createdAt: number
  /** Milliseconds. */
  readonly updatedAt: number
}

/** The policy of that type and name, in any case. */
export function findPolicy(type: string, name: string, { policies }: Identities): AnyPolicy | undefined {
  if (type === 'System') {
    const system = findSystemPolicy(name)
    return system && ofSystem(system)
  }
  const custom = policies.named(name)
  return custom && { ...custom, type: 'Custom' }
}

/** All policies, in byte order of their names; no two have the same. */
export function allPolicies(type: string | undefined, { policies }: Identities): readonly AnyPolicy[] {
  const system = type === 'Custom' ? [] : systemPolicies.map(ofSystem)
  const custom =
    type === 'System' ? [] : policies.sorted().map((one) => ({ ...one, type: 'Custom' }) as const)
  return [...system, ...custom].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function ofSystem({ name, description, version, document }: SystemPolicy): AnyPolicy {
  const times = { createdAt: SYSTEM_SINCE, updatedAt: SYSTEM_SINCE }
  const versions = [{ id: version, document, createdAt: SYSTEM_SINCE }]
  return { type: 'System', name, description, defaultVersion: version, versions, ...times }
}

/** A policy as a path below its account; those of the system, too: what is decided is what the account may do with it. */
export function policyPath(name: string, { identities }: Settings): string {
  return `policy/${findSystemPolicy(name)?.name ?? identities.policies.named(name)?.name ?? name}`
}

export const policyName = (doc: string) =>
  string({
    ...{ doc, example: 'untag-test-instances', required: 'MissingPolicyName' },
    ...{ max: 128, tooLong: 'PolicyNameLength' },
    ...{ accept: (name) => /^[A-Za-z0-9-]+$/.test(name), invalid: 'PolicyNameChars' },
  })

export const policyNameErrors = ['MissingPolicyName', 'PolicyNameLength', 'PolicyNameChars'] as const

export const policyType = string({
  ...{ doc: 'System for one that every account has, Custom for one of the account.', example: 'Custom' },
  ...{ required: 'MissingPolicyType', accept: (type) => /^(System|Custom)$/.test(type) },
  invalid: 'InvalidPolicyType',
})

export const policyTypeErrors = ['MissingPolicyType', 'InvalidPolicyType'] as const

export const policyDocument = string({
  doc: 'The text of the policy, at most 6,144 characters.',
  example: '{"Version":"1","Statement":[{"Effect":"Allow","Action":"tag:*","Resource":"*"}]}',
  ...{ required: 'MissingPolicyDocument', max: MAX_POLICY_LENGTH.identity, tooLong: 'PolicyDocumentLength' },
})

export const policyDocumentErrors = [
  'MissingPolicyDocument',
  'PolicyDocumentLength',
  'MalformedPolicyDocument',
] as const

export const description = optionalString({
  ...{ doc: 'A note, 1 to 1,024 characters.', example: 'For the nightly clean-up.' },
  ...{ max: 1_024, tooLong: 'DescriptionLength' },
})

export const versionId = string({
  ...{ doc: 'The id of the version.', example: 'v1', required: 'MissingVersionId' },
  ...{ accept: (id) => /^v[1-9][0-9]{0,8}$/.test(id), invalid: 'VersionIdFormat' },
})

export const versionIdErrors = ['MissingVersionId', 'VersionIdFormat'] as const

export const rotateStrategy = oneOf({
  doc: 'What to do where the policy has 5 versions already: refuse, or delete the oldest that is not the default.',
  example: 'None',
  values: ['None', 'DeleteOldestNonDefaultVersionWhenLimitExceeded'],
  fallback: 'None',
  invalid: 'InvalidRotateStrategy',
})

/** Ends with the place and the reason where the text is no policy. */
export function checkDocument(
  document: string,
  use: 'identity' | 'trust',
  refuse: Fail<'MalformedPolicyDocument'>,
): void {
  const { fault } = parsePolicy(document, use)
  if (fault) refuse('MalformedPolicyDocument', `${fault.path}${fault.path && ': '}${fault.problem}`)
}

const shownName = {
  PolicyName: text('The name.', 'untag-test-instances'),
  PolicyType: text('System or Custom.', 'Custom'),
  Description: text('The note; empty where there is none.', 'For the nightly clean-up.'),
  DefaultVersion: text('The id of the version in force.', 'v1'),
}
const CreateDate = text('When it was made, UTC.', '2026-11-24T12:00:00Z')
const UpdateDate = text('When it was last changed, UTC.', '2026-11-24T12:00:00Z')
const PolicyDocument = text('The text of the policy.', '{"Version":"1","Statement":[]}')

/** A policy as the answer of its creation shows it. */
export const createdPolicy = object('The policy.', { ...shownName, CreateDate })

/** The same after a change. */
export const changedPolicy = object('The policy.', { ...shownName, CreateDate, UpdateDate })

/** A policy in a list. */
export const listedPolicy = object('A policy.', {
  ...{ ...shownName, CreateDate, UpdateDate },
  AttachmentCount: count('To how many users, groups and roles it is attached.', '0'),
  Tags: shownTags,
})

export const shownPolicy = object('The policy.', {
  ...{ ...shownName, CreateDate, UpdateDate },
  AttachmentCount: count('To how many users, groups and roles it is attached.', '0'),
  PolicyDocument: text('The text of the version in force.', '{"Version":"1","Statement":[]}'),
})

export const shownVersion = object('The version.', {
  VersionId: text('Its id.', 'v1'),
  IsDefaultVersion: flag('Whether it is in force.', 'true'),
  PolicyDocument,
  CreateDate,
})

export function toCreatedPolicy({ name, type, description: note, defaultVersion, createdAt }: AnyPolicy) {
  return {
    ...{ PolicyName: name, PolicyType: type, Description: note },
    ...{ DefaultVersion: defaultVersion, CreateDate: dateOf(createdAt) },
  }
}

export function toChangedPolicy(policy: AnyPolicy) {
  return { ...toCreatedPolicy(policy), UpdateDate: dateOf(policy.updatedAt) }
}

export function toCountedPolicy(policy: AnyPolicy, identities: Identities) {
  return { ...toChangedPolicy(policy), AttachmentCount: attachmentCount(policy, identities) }
}

type Tagged = { readonly tags: readonly Tag[] }

export function toListedPolicy(policy: AnyPolicy & Tagged, identities: Identities) {
  return { ...toCountedPolicy(policy, identities), Tags: toShownTags(policy.tags) }
}

export function toVersion({ id, document, createdAt }: PolicyVersion, { defaultVersion }: AnyPolicy) {
  return {
    ...{ VersionId: id, IsDefaultVersion: id === defaultVersion },
    ...{ PolicyDocument: document, CreateDate: dateOf(createdAt) },
  }
}

/** The version that is in force. */
export function versionInForce(policy: AnyPolicy): PolicyVersion {
  const version = policy.versions.find(({ id }) => id === policy.defaultVersion)
  if (!version) throw new Error(`The policy ${policy.name} has no version ${policy.defaultVersion}`)
  return version
}
