import { hash } from 'node:crypto'
import { fail } from '../core/error.ts'
import type { Keyring } from '../core/keyring.ts'
import type { AccessKey, ConfigSnapshot, Nonce, Store } from '../store/store.ts'
import type { Claim, SignedRequest } from './claim.ts'
import { verifyAcs3 } from './verify-acs3.ts'
import { verifyRpcV1 } from './verify-rpc-v1.ts'

export type Identity = {
  readonly key: AccessKey
  readonly config: ConfigSnapshot
  readonly nonce: Nonce
}

export type AuthenticatorPorts = {
  readonly store: Store
  readonly keyring: Keyring
}

export type Authenticator = {
  /**
   * Who signed the request. `fresh` reads key and configuration from the store; without it they may be
   * those of an earlier call, which the guard of every verb detects.
   */
  readonly authenticate: (request: SignedRequest, now: number, fresh: boolean) => Promise<Identity>
}

/** The window of the contract, either way. */
const MAX_SKEW = 15 * 60 * 1000
const MAX_CACHED = 10_000

type Known = { readonly key: AccessKey; readonly secret: string }

export function createAuthenticator({ store, keyring }: AuthenticatorPorts): Authenticator {
  const keys = new Map<string, Known>()
  const configs = new Map<string, ConfigSnapshot>()

  async function knownKey(keyId: string, fresh: boolean): Promise<Known> {
    const cached = fresh ? undefined : keys.get(keyId)
    if (cached) return cached
    keys.delete(keyId)
    const key = (await store.findAccessKey(keyId)) ?? fail('AccessKeyNotFound')
    if (key.status !== 'active') fail('AccessKeyInactive')
    const known = { key, secret: keyring.open(key.sealedSecret, `access-key:${key.id}`) }
    remember(keys, keyId, known)
    return known
  }

  async function configOf(account: string, fresh: boolean): Promise<ConfigSnapshot> {
    const cached = configs.get(account)
    if (cached && !fresh) return cached
    const read = await store.readConfig(account, cached?.version ?? -1)
    const config = read ?? cached
    if (!config) throw new Error(`The store has no configuration of account ${account}`)
    remember(configs, account, config)
    return config
  }

  return {
    async authenticate(request, now, fresh) {
      const claim = claimOf(request)
      const { key, secret } = await knownKey(claim.keyId, fresh)
      if (claim.token) fail('SecurityTokenMalformed')
      if (Math.abs(now - claim.signedAt) > MAX_SKEW) fail('TimestampExpired')
      claim.verify(secret)
      const config = await configOf(key.account, fresh)
      return { key, config, nonce: { signedAt: claim.signedAt, hash: nonceHash(key.account, claim.nonce) } }
    },
  }
}

function claimOf(request: SignedRequest): Claim {
  const authorization = request.headers.get('authorization')
  if (authorization?.startsWith('ACS')) return verifyAcs3(request, authorization)
  if (authorization) return fail('InvalidSignatureMethod', authorization.split(' ', 1)[0] ?? '')
  if (request.headers.has('x-acs-bearer-token')) return fail('InvalidSignatureMethod', 'BEARERTOKEN')
  return verifyRpcV1(request)
}

function remember<T>(cache: Map<string, T>, name: string, value: T): void {
  if (cache.size >= MAX_CACHED) cache.clear()
  cache.set(name, value)
}

function nonceHash(account: string, nonce: string): Uint8Array {
  return hash('sha256', `${account}\n${nonce}`, 'buffer').subarray(0, 8)
}
