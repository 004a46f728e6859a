import type { Entry, User } from '../../core/identity.ts'
import { dateOf } from '../date.ts'
import { object, text } from '../response.ts'

/** How many users an account may have. */
export const MAX_USERS = 5_000

const fields = {
  UserId: text('Its id, which it keeps when it is renamed.', '222748924538541234'),
  UserName: text('Its name.', 'alice'),
  DisplayName: text('Its display name; empty where it has none.', 'Alice'),
  MobilePhone: text('Its mobile phone number; empty where it has none.', '86-1868888****'),
  Email: text('Its email address; empty where it has none.', 'alice@example.com'),
  Comments: text('What was noted of it; empty where nothing was.', 'Cleans up tags.'),
  CreateDate: text('When it was made, UTC.', '2026-11-24T12:00:00Z'),
}

/** A user as the answer of its creation shows it. */
export const createdUser = object('The user.', fields)

export function toUser(user: Entry<User>) {
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
