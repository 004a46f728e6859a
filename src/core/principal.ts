import type { Session } from './session.ts'

/** Who calls, within an account. */
export type Principal =
  | { readonly kind: 'root' }
  | { readonly kind: 'operator' }
  | { readonly kind: 'user'; readonly id: string; readonly name: string }
  | { readonly kind: 'session'; readonly role: string; readonly session: Omit<Session, 'secret'> }
  | { readonly kind: 'service'; readonly id: string }

export const rootArn = (account: string) => `acs:ram::${account}:root`
export const userArn = (account: string, name: string) => `acs:ram::${account}:user/${name}`
/** Role names are found in any case, and written in lower case in ARNs. */
export const roleArn = (account: string, name: string) => `acs:ram::${account}:role/${name.toLowerCase()}`
export const sessionArn = (account: string, role: string, session: string) =>
  `acs:ram::${account}:assumed-role/${role.toLowerCase()}/${session}`
