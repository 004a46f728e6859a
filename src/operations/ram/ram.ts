import type { ErrorName } from '../../core/error.ts'
import type { Directory, Entry } from '../../core/identity.ts'
import type { Wanted } from '../../core/permit.ts'
import { integer, optionalString, string } from '../../shape/shapes.ts'
import type { Caller, Fail, Pages } from '../operation.ts'
import { flag, optional, text } from '../response.ts'

export const RAM_VERSION = '2015-05-01'

/** The right to an action on something of the account, such as `user/alice`. ARNs write roles in lower case. */
export function wantedOf(action: string, caller: Caller, path: string): Wanted {
  const named = (spelled: string) => `acs:ram:*:${caller.account}:${spelled}`
  const wanted = { action: `ram:${action}`, resource: named(path) }
  return path.startsWith('role/') ? { ...wanted, alsoNamed: named(path.toLowerCase()) } : wanted
}

/** The name of something as it was made, which policies are held against; the one that was sent where there is none. */
export function madeName(directory: Directory<{ readonly name: string }>, name: string): string {
  return directory.named(name)?.name ?? name
}

/** What a document becomes, where only its content changes. */
export function documentOf<T extends object>(kind: string, { id, ...value }: Entry<T>) {
  return { kind, name: id, value }
}

const NAME = /^[A-Za-z0-9._-]+$/

/** The form of the names of users, groups and roles. */
export const nameForm = <L extends ErrorName, C extends ErrorName>(tooLong: L, invalid: C) => {
  return { max: 64, tooLong, accept: (name: string) => NAME.test(name), invalid }
}

export const userName = (doc: string) =>
  string({
    ...{ doc, example: 'alice', required: 'MissingUserName' },
    ...nameForm('UserNameLength', 'UserNameChars'),
  })

export const optionalUserName = (doc: string) =>
  optionalString({ ...{ doc, example: 'alice' }, ...nameForm('UserNameLength', 'UserNameChars') })

export const groupName = (doc: string) =>
  string({
    ...{ doc, example: 'dev-team', required: 'MissingGroupName' },
    ...nameForm('GroupNameLength', 'GroupNameChars'),
  })

export const roleName = (doc: string) =>
  string({
    ...{ doc, example: 'tag-janitor', required: 'MissingRoleName' },
    ...nameForm('RoleNameLength', 'RoleNameChars'),
  })

/** The parameters of a list that goes page by page. */
export const paging = {
  Marker: optionalString({ doc: 'The Marker of the page before, to go on after it.' }),
  MaxItems: integer({ doc: 'Entries per page.', min: 1, max: 1000, fallback: 100, example: '100' }),
}

/** The fields of an answer that is a page; they come before what is on it. */
export const pageFields = {
  IsTruncated: flag('Whether more follow.', 'false'),
  Marker: optional(text('Send it to get the next page; not there on the last one.', 'EXAMPLE')),
}

export type Paging = {
  readonly input: { readonly Marker?: string | undefined; readonly MaxItems: number }
  readonly pages: Pages
  /** Of the action, with every other parameter that it filters by. */
  readonly query: { readonly operation: string; readonly account: string; readonly filters: unknown }
  readonly fail: Fail<'InvalidMarker'>
}

/** The page of a sorted list that begins after the marker; entries are told apart by `nameOf`. */
export function pageOf<T>(
  sorted: readonly T[],
  nameOf: (entry: T) => string,
  { input, pages, query, fail }: Paging,
) {
  const [after] = input.Marker ? (pages.open(query, input.Marker) ?? fail('InvalidMarker')) : []
  const following = after === undefined ? sorted : sorted.filter((entry) => nameOf(entry) > after)
  const entries = following.slice(0, input.MaxItems)
  const last = entries.at(-1)
  const more = last !== undefined && following.length > entries.length
  return { entries, IsTruncated: more, Marker: more ? pages.seal(query, [nameOf(last)]) : undefined }
}
