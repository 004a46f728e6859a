/** The account of whoever runs the installation: it makes accounts, and holds nothing else. No ARN can name it. */
export const OPERATOR_ACCOUNT = 'operator'

/** An account as the operator's configuration keeps it; the name of the document is the id of the account. */
export type Account = {
  readonly name: string
  /** Milliseconds. */
  readonly createdAt: number
  readonly status: AccountStatus
  /** The access key of its root, made with it; undefined for the first account, whose key the settings give. */
  readonly rootKeyId?: string
}

export type AccountStatus = 'active' | 'disabled' | 'deleted'

/** The kind of the operator's documents of accounts. */
export const ACCOUNT = 'account'

/** Where an account's own configuration says that it is not active. */
export const ACCOUNT_STATUS = { kind: 'account', name: 'status' } as const

type Document = { readonly kind: string; readonly name: string; readonly value: unknown }

/** Whether calls in the account are taken. */
export function isActive(documents: readonly Document[]): boolean {
  const { kind, name } = ACCOUNT_STATUS
  return !documents.some((document) => document.kind === kind && document.name === name)
}

/** The accounts of the installation, by id, from the operator's configuration. */
export function accountsOf(documents: readonly Document[]): ReadonlyMap<string, Account> {
  const all = documents.filter(({ kind }) => kind === ACCOUNT)
  return new Map(all.map(({ name, value }) => [name, value as Account]))
}
