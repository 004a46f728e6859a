import type { ErrorName } from '../../core/error.ts'
import type { Entry, User } from '../../core/identity.ts'
import { optionalString } from '../../shape/shapes.ts'
import { dateOf } from '../date.ts'
import { object, text } from '../response.ts'
import type { Settings } from '../settings.ts'
import { madeName } from './ram.ts'

/** How many users an account may have. */
export const MAX_USERS = 5_000

/** A user as a path below its account. */
export function userPath(name: string, { identities }: Settings): string {
  return `user/${madeName(identities.users, name)}`
}

export const displayName = <E extends ErrorName>(doc: string, tooLong: E) =>
  optionalString({ doc, example: 'Alice', max: 128, tooLong })

export const mobilePhone = <E extends ErrorName>(doc: string, invalid: E) =>
  optionalString({
    ...{ doc, example: '86-18688888888' },
    ...{ accept: (phone) => /^[0-9]{1,4}-[0-9]{4,20}$/.test(phone), invalid },
  })

export const email = <E extends ErrorName>(doc: string, invalid: E) =>
  optionalString({
    ...{ doc, example: 'alice@example.com' },
    ...{ accept: (address) => /^[^@\s]{1,64}@[^@\s]{1,255}$/.test(address), invalid },
  })

export const comments = <E extends ErrorName>(doc: string, tooLong: E) =>
  optionalString({ doc, example: 'Cleans up tags.', max: 128, tooLong })

const fields = {
  UserId: text('Its id, which it keeps when it is renamed.', '222748924538541234'),
  UserName: text('Its name.', 'alice'),
  DisplayName: text('Its display name; empty where it has none.', 'Alice'),
  MobilePhone: text('Its mobile phone number; empty where it has none.', '86-1868888****'),
  Email: text('Its email address; empty where it has none.', 'alice@example.com'),
  Comments: text('What was noted of it; empty where nothing was.', 'Cleans up tags.'),
  CreateDate: text('When it was made, UTC.', '2026-11-24T12:00:00Z'),
}

const UpdateDate = text('When what is shown here was last changed, UTC.', '2026-11-24T12:00:00Z')

/** A user as the answer of its creation shows it. */
export const createdUser = object('The user.', fields)

/** A user as lists and changes show it. */
export const shownUser = object('The user.', { ...fields, UpdateDate })

/** A user as GetUser shows it. */
export const wholeUser = object('The user.', {
  ...{ ...fields, UpdateDate },
  LastLoginDate: text('Always empty: nobody logs in here.', ''),
})

export function toCreatedUser(user: Entry<User>) {
  return {
    UserId: user.id,
    UserName: user.name,
    DisplayName: user.displayName,
    MobilePhone: user.mobilePhone,
    Email: user.email,
    Comments: user.comments,
    CreateDate: dateOf(user.createdAt),
  }
}

export function toUser(user: Entry<User>) {
  return { ...toCreatedUser(user), UpdateDate: dateOf(user.updatedAt) }
}
