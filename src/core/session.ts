import type { Keyring } from './keyring.ts'

/** A role that somebody has taken on: what its security token says. Nothing of it is stored. */
export type Session = {
  /** Begins with `STS.`. */
  readonly keyId: string
  readonly secret: string
  /** The account of the role. */
  readonly account: string
  readonly roleId: string
  readonly name: string
  /** The text of the policy that narrows the session down. */
  readonly policy?: string
  readonly sourceIdentity?: string
  /** ARN of whoever took the role on. */
  readonly assumedBy: string
  /** Milliseconds. */
  readonly issuedAt: number
  /** Milliseconds. */
  readonly expiresAt: number
}

/** What the ids of temporary access keys begin with. */
export const SESSION_KEY_PREFIX = 'STS.'

const IDENTITY = 'security-token'

/** The security token: the whole session, sealed, so that any node can read it and nobody else. */
export function sealSession(keyring: Keyring, session: Session): string {
  return keyring.seal(JSON.stringify(session), IDENTITY)
}

/** The session of a token; undefined for a token that this installation has not issued. */
export function openSession(keyring: Keyring, token: string): Session | undefined {
  try {
    return JSON.parse(keyring.open(token, IDENTITY)) as Session
  } catch {
    return undefined
  }
}
