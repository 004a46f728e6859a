import { randomBytes } from 'node:crypto'
import type { Parameters } from '../../support/service.ts'

/** A text that a call may send, and one like it that stands for nothing anywhere. */
export type Drawn = { readonly value: string; readonly twin: string }

/** Who signs a call. */
export type Key = { readonly keyId: string; readonly secret: string; readonly token?: string }

/**
 * One account with its marks. What carries the open mark is thrown into the calls of other accounts: names, keys of tags,
 * ids of resources. What carries the hidden one is sent by the account alone, so that nobody else has any way to know it.
 */
export type Tenant = {
  readonly account: string
  /** What stands for its id where nothing of that id is there. */
  readonly noAccount: string
  readonly open: string
  readonly hidden: string
  readonly root: Key
  /** A user who may do everything, and is never deleted. */
  readonly admin: Key
  readonly users: Key[]
  readonly sessions: Key[]
  readonly services: Key[]
  /** What the server made for it, by kind; each may be thrown into the calls of others. */
  readonly made: Readonly<Record<MadeKind, string[]>>
  /** Names of others' that may come back to it, because it has sent them. */
  readonly sent: Set<string>
  /** Names of others' by which it may have something itself. */
  readonly had: Set<string>
}

export type MadeKind = 'keyId' | 'token' | 'principal' | 'diagnostic' | 'page' | 'userId' | 'request'

/** As many of a kind are remembered as are thrown in. */
const REMEMBERED = 8

/** Marks have the same length and nothing that a parameter may not have. */
export function newMark(): string {
  return `m${randomBytes(7).toString('hex')}`
}

export function newTenant(account: string, root: Key, admin: Key): Tenant {
  const made = { keyId: [], token: [], principal: [], diagnostic: [], page: [], userId: [], request: [] }
  const noAccount = account.replace(/^..../, '9999')
  const marks = { open: newMark(), hidden: newMark() }
  return {
    account,
    noAccount,
    ...marks,
    root,
    admin,
    users: [],
    sessions: [],
    services: [],
    made,
    sent: new Set(),
    had: new Set(),
  }
}

export function remember<T>(list: T[], one: T): void {
  list.push(one)
  if (list.length > REMEMBERED) list.shift()
}

/** Reads what an answer has made; keys are those of a call that succeeded. */
export function learn(tenant: Tenant, body: Readonly<Record<string, unknown>>): void {
  const { made, users, services, sessions } = tenant
  const key = keyIn(body['AccessKey'])
  if (key) {
    remember(made.keyId, key.keyId)
    remember(body['PrincipalId'] === undefined ? users : services, key)
  }
  const session = keyIn(body['Credentials'])
  if (session?.token !== undefined) {
    remember(sessions, session)
    remember(made.keyId, session.keyId)
    remember(made.token, session.token)
  }
  const { UserId } = (body['User'] ?? {}) as Parameters
  const { EncodedDiagnosticMessage } = (body['AccessDeniedDetail'] ?? {}) as Parameters
  const texts: readonly (readonly [MadeKind, unknown])[] = [
    ['page', body['NextToken']],
    ['page', body['Marker']],
    ['principal', body['PrincipalId']],
    ['userId', UserId],
    ['request', body['RequestId']],
    ['diagnostic', EncodedDiagnosticMessage],
  ]
  for (const [kind, text] of texts) if (typeof text === 'string' && text !== '') remember(made[kind], text)
}

function keyIn(value: unknown): Key | undefined {
  const { AccessKeyId, AccessKeySecret, SecurityToken } = (value ?? {}) as Parameters
  if (AccessKeyId === undefined || AccessKeySecret === undefined) return undefined
  return {
    keyId: AccessKeyId,
    secret: AccessKeySecret,
    ...(SecurityToken !== undefined && { token: SecurityToken }),
  }
}
