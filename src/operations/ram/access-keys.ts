import type { Entry, Identities, User, UserKey } from '../../core/identity.ts'
import type { Wanted } from '../../core/permit.ts'
import type { Caller, Fail } from '../operation.ts'
import type { Settings } from '../settings.ts'
import { optionalUserName, userPath, wantedOf } from './ram.ts'

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

type Asking = {
  readonly input: { readonly UserName?: string | undefined }
  readonly caller: Caller
}

/** The name of the user whose access keys a call is about: the one that is named, or the caller. */
export function checkKeyOwner({ input, caller }: Asking, refuse: Fail<'CallerIsNoUser'>): string {
  return ownerOf({ input, caller }) ?? refuse('CallerIsNoUser')
}

export function wantedOfKeys(action: string, asking: Asking & { readonly settings: Settings }): Wanted {
  return wantedOf(action, asking.caller, userPath(ownerOf(asking) ?? '', asking.settings))
}

function ownerOf({ input, caller: { principal } }: Asking): string | undefined {
  return input.UserName ?? (principal.kind === 'user' ? principal.name : undefined)
}

/** The access keys of a user, the oldest first. */
export function keysOf(user: Entry<User>, { keys }: Identities): readonly Entry<UserKey>[] {
  const own = [...keys.values()].filter((key) => key.user === user.id)
  return own.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
}
