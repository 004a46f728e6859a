import type { Entry, Role } from '../../core/identity.ts'
import { roleArn } from '../../core/principal.ts'
import type { Tag } from '../../core/tag.ts'
import { dateOf } from '../date.ts'
import { count, object, text } from '../response.ts'
import type { Settings } from '../settings.ts'
import { shownTags, toShownTags } from './entity-tags.ts'
import { madeName } from './ram.ts'

/** How many roles an account may have. */
export const MAX_ROLES = 1_000
/** Seconds. */
export const MIN_SESSION = 3_600
/** Seconds. */
export const MAX_SESSION = 43_200

/** A role as a path below its account. */
export function rolePath(name: string, { identities }: Settings): string {
  return `role/${madeName(identities.roles, name)}`
}

const listed = {
  RoleId: text('Its id.', '322748924538541234'),
  RoleName: text('Its name.', 'tag-janitor'),
  Arn: text('Its ARN.', 'acs:ram::1234567890123456:role/tag-janitor'),
  Description: text('What was noted of it; empty where nothing was.', 'Cleans up tags.'),
  MaxSessionDuration: count('How long a session of it lasts at most, in seconds.', '3600'),
  CreateDate: text('When it was made, UTC.', '2026-11-24T12:00:00Z'),
}
const AssumeRolePolicyDocument = text('Its trust policy.', '{"Version":"1","Statement":[]}')
const UpdateDate = text('When it was last changed, UTC.', '2026-11-24T12:00:00Z')

export const createdRole = object('The role.', { ...listed, AssumeRolePolicyDocument })
export const shownRole = object('The role.', { ...listed, AssumeRolePolicyDocument, UpdateDate })
export const listedRole = object('A role.', { ...listed, UpdateDate, Tags: shownTags })

function fieldsOf({ id, name, description, maxSessionSeconds, createdAt }: Entry<Role>, account: string) {
  return {
    ...{ RoleId: id, RoleName: name, Arn: roleArn(account, name), Description: description },
    ...{ MaxSessionDuration: maxSessionSeconds, CreateDate: dateOf(createdAt) },
  }
}

export function toCreatedRole(role: Entry<Role>, account: string) {
  return { ...fieldsOf(role, account), AssumeRolePolicyDocument: role.trustPolicy }
}

export function toRole(role: Entry<Role>, account: string) {
  return { ...toCreatedRole(role, account), UpdateDate: dateOf(role.updatedAt) }
}

export function toListedRole(role: Entry<Role> & { readonly tags: readonly Tag[] }, account: string) {
  return {
    ...fieldsOf(role, account),
    ...{ UpdateDate: dateOf(role.updatedAt), Tags: toShownTags(role.tags) },
  }
}
