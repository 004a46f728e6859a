import type { Entry, Identities, User, UserKey } from '../../core/identity.ts'
import type { Wanted } from '../../core/permit.ts'
import { string } from '../../shape/shapes.ts'
import type { Asking, Caller, Fail } from '../operation.ts'
import { optionalUserName, wantedOf } from './ram.ts'
import { userPath } from './users.ts'

/** How many access keys a user may have. */
export const MAX_ACCESS_KEYS = 2

/** Errors of every operation on the access keys of a user. */
export const keyOwnerErrors = [
  'UserNameLength',
  'UserNameChars',
  'CallerIsNoUser',
  'NotAuthorized',
  'UserNotFound',
] as const

export const keyOwner = optionalUserName(
  'The name of the user. Left out, it is the caller, who has to be a user then.',
)

type KeyInput = { readonly UserName?: string | undefined }

/** The name of the user whose access keys a call is about: the one that is named, or the caller. */
export function checkKeyOwner(
  { input, caller }: Omit<Asking<KeyInput>, 'settings'>,
  refuse: Fail<'CallerIsNoUser'>,
): string {
  return ownerOf(input, caller) ?? refuse('CallerIsNoUser')
}

/** The right to an action on the user whose access keys a call that has been checked is about. */
export function wantedOfKeys(action: string, { input, caller, settings }: Asking<KeyInput>): Wanted {
  return wantedOf(action, caller, userPath(ownerOf(input, caller) ?? '', settings))
}

function ownerOf({ UserName }: KeyInput, { principal }: Caller): string | undefined {
  return UserName ?? (principal.kind === 'user' ? principal.name : undefined)
}

/** The access keys of a user, the oldest first. */
export function keysOf(user: Entry<User>, { keys }: Identities): readonly Entry<UserKey>[] {
  const own = [...keys.values()].filter((key) => key.user === user.id)
  return own.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
}

/** The access key of that id which the user has. */
export function keyOf(
  user: Entry<User>,
  { keys }: Identities,
  id: string,
  refuse: Fail<'AccessKeyOfUserNotFound'>,
): Entry<UserKey> {
  const key = keys.get(id)
  return key?.user === user.id ? key : refuse('AccessKeyOfUserNotFound')
}

export const userAccessKeyId = string({
  ...{ doc: 'The id of the access key.', example: 'TPLN3qVY0pHn5aZt8LxCw2Rd' },
  required: 'MissingUserAccessKeyId',
})

/** As answers write it. */
export function statusOf({ active }: UserKey): string {
  return active ? 'Active' : 'Inactive'
}
