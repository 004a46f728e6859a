import type { Entry, Group, Identities, User } from '../../core/identity.ts'
import { dateOf } from '../date.ts'
import { object, text } from '../response.ts'
import type { Settings } from '../settings.ts'
import { madeName } from './ram.ts'

/** How many groups an account may have. */
export const MAX_GROUPS = 300

/** How many groups a user may be in. */
export const MAX_GROUPS_OF_USER = 10

/** A group as a path below its account. */
export function groupPath(name: string, { identities }: Settings): string {
  return `group/${madeName(identities.groups, name)}`
}

export const groupFields = {
  GroupId: text('Its id, which it keeps when it is renamed.', 'g-5732750813924f90a1c4'),
  GroupName: text('Its name.', 'dev-team'),
  Comments: text('What was noted of it; empty where nothing was.', 'Developers'),
}

const CreateDate = text('When it was made, UTC.', '2026-11-24T12:00:00Z')

/** A group as the answer of its creation shows it. */
export const createdGroup = object('The group.', { ...groupFields, CreateDate })

/** A group as everything else shows it. */
export const shownGroup = object('The group.', {
  ...{ ...groupFields, CreateDate },
  UpdateDate: text('When what is shown here was last changed, UTC.', '2026-11-24T12:00:00Z'),
})

export const joinDate = text('When the user came into the group, UTC.', '2026-11-24T12:00:00Z')

export function toCreatedGroup({ id, name, comments, createdAt }: Entry<Group>) {
  return { GroupId: id, GroupName: name, Comments: comments, CreateDate: dateOf(createdAt) }
}

export function toGroup(group: Entry<Group>) {
  return { ...toCreatedGroup(group), UpdateDate: dateOf(group.updatedAt) }
}

/** When somebody came into a group, milliseconds. */
type Joined = { readonly joinedAt: number }

/** When the user came into the group, milliseconds; undefined for a user that is not in it. */
export function joinedAt(user: User, group: Entry<Group>): number | undefined {
  return user.groups.find(({ id }) => id === group.id)?.joinedAt
}

/** The users in a group, in byte order of their names. */
export function membersOf(group: Entry<Group>, { users }: Identities): readonly (Entry<User> & Joined)[] {
  return users.sorted().flatMap((user) => {
    const since = joinedAt(user, group)
    return since === undefined ? [] : [{ ...user, joinedAt: since }]
  })
}

/** The groups of a user, in byte order of their names. */
export function groupsOf(user: User, { groups }: Identities): readonly (Entry<Group> & Joined)[] {
  const joined = user.groups.flatMap(({ id, joinedAt }) => {
    const group = groups.byId.get(id)
    return group ? [{ ...group, joinedAt }] : []
  })
  return joined.sort((a, b) => (a.name < b.name ? -1 : 1))
}
