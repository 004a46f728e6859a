import { hash } from 'node:crypto'
import { openSecret } from '../core/access-key.ts'
import { fail } from '../core/error.ts'
import type { Keyring } from '../core/keyring.ts'
import { openSession, SESSION_KEY_PREFIX, type Session } from '../core/session.ts'
import type { AccessKey, Nonce, Store } from '../store/store.ts'
import { createCache } from './cache.ts'
import type { Claim, SignedRequest } from './claim.ts'
import { claimOf, MAX_SKEW } from './claim-of.ts'

/** Who signed: the owner of a long-term key, or somebody who has taken on a role. */
export type Signer =
  | { readonly kind: 'key'; readonly account: string; readonly key: AccessKey }
  | { readonly kind: 'session'; readonly account: string; readonly session: Session }

/** No nonce where the protocol has none: a request of OSS may be sent again while its time is good. */
export type Identity = { readonly signer: Signer; readonly nonce?: Nonce }

export type AuthenticatorPorts = {
  readonly store: Pick<Store, 'findAccessKey'>
  readonly keyring: Keyring
}

export type Authenticator = {
  /**
   * Who signed the request. `fresh` reads the key from the store; without it it may be that of an earlier
   * call, which the guard of every verb detects.
   */
  readonly authenticate: (request: SignedRequest, now: number, fresh: boolean) => Promise<Identity>
}

type Known = { readonly key: AccessKey; readonly secret: string }

export function createAuthenticator({ store, keyring }: AuthenticatorPorts): Authenticator {
  const keys = createCache<Known>()
  const sessions = createCache<Session>()

  async function knownKey(keyId: string, fresh: boolean): Promise<Known> {
    const cached = fresh ? undefined : keys.get(keyId)
    if (cached) return cached
    keys.delete(keyId)
    const key = (await store.findAccessKey(keyId)) ?? fail('AccessKeyNotFound')
    if (key.status !== 'active') fail('AccessKeyInactive')
    const known = { key, secret: openSecret(keyring, key.id, key.sealedSecret) }
    keys.set(keyId, known)
    return known
  }

  /** A secret that was read before may have been replaced; a wrong signature is held against the current one. */
  async function verified(claim: Claim, known: Known): Promise<Known> {
    try {
      claim.verify(known.secret)
      return known
    } catch (mismatch) {
      const current = await knownKey(claim.keyId, true)
      if (current.secret === known.secret) throw mismatch
      claim.verify(current.secret)
      return current
    }
  }

  /** A token holds all there is to know of its session; whether its role is still there, the account knows. */
  function sessionOf(keyId: string, token: string | undefined, now: number): Session {
    if (!token) return fail('MissingSecurityToken')
    const session = sessions.get(token) ?? openSession(keyring, token) ?? fail('SecurityTokenMalformed')
    sessions.set(token, session)
    if (session.keyId !== keyId) fail('SecurityTokenMismatch')
    if (now >= session.expiresAt) fail('SecurityTokenExpired')
    return session
  }

  async function signerOf(claim: Claim, now: number, fresh: boolean): Promise<Signer> {
    if (claim.keyId.startsWith(SESSION_KEY_PREFIX)) {
      const session = sessionOf(claim.keyId, claim.token, now)
      checkTime(claim, now)
      claim.verify(session.secret)
      return { kind: 'session', account: session.account, session }
    }
    const known = await knownKey(claim.keyId, fresh)
    if (claim.token)
      fail(openSession(keyring, claim.token) ? 'SecurityTokenMismatch' : 'SecurityTokenMalformed')
    checkTime(claim, now)
    const { key } = await verified(claim, known)
    return { kind: 'key', account: key.account, key }
  }

  return {
    async authenticate(request, now, fresh) {
      const claim = claimOf(request)
      const signer = await signerOf(claim, now, fresh)
      const { nonce, signedAt } = claim
      if (nonce === undefined || signedAt === undefined) return { signer }
      return { signer, nonce: { signedAt, hash: nonceHash(signer.account, nonce) } }
    },
  }
}

function checkTime({ signedAt, expiresAt }: Claim, now: number): void {
  if (expiresAt !== undefined && now > expiresAt) fail('OssUrlExpired')
  if (signedAt === undefined) return
  if (signedAt - now > MAX_SKEW) fail('TimestampExpired')
  if (expiresAt === undefined && now - signedAt > MAX_SKEW) fail('TimestampExpired')
}

function nonceHash(account: string, nonce: string): Uint8Array {
  return hash('sha256', `${account}\n${nonce}`, 'buffer').subarray(0, 8)
}
