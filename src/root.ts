import type { RootSettings } from './config/secrets.ts'
import { newAccessKey, newAccountId, openSecret, sealSecret } from './core/access-key.ts'
import type { Keyring, RandomBytes } from './core/keyring.ts'
import { rootArn } from './core/principal.ts'
import { UsageError } from './core/usage-error.ts'
import type { Store } from './store/store.ts'

type Establishing = {
  readonly store: Store
  readonly keyring: Keyring
  readonly given: RootSettings | undefined
  /** Whether a root may be made where there is none; nothing is invented in a store that nodes share. */
  readonly inventing: boolean
  readonly now: number
  readonly random: RandomBytes
}

/**
 * The root identity of the installation: the given one, which wins at every start; else the stored one; else
 * a new one.
 */
export async function establishRoot({
  store,
  keyring,
  given,
  inventing,
  now,
  random,
}: Establishing): Promise<{
  readonly root: RootSettings
  readonly firstStart: boolean
}> {
  const stored = await store.readRoot()
  const current = stored && {
    accountId: stored.account,
    accessKeyId: stored.keyId,
    accessKeySecret: openSecret(keyring, stored.keyId, stored.sealedSecret),
  }
  if (given && current && given.accountId !== current.accountId) {
    throw new UsageError(
      `TAGPLANE_ROOT_ACCOUNT_ID is ${given.accountId}, and the root account of this store is ${current.accountId}.`,
      'Set the id of the store, or use another data directory.',
    )
  }
  if (!given && !current && !inventing) {
    throw new UsageError(
      'The store has no root account yet, and one that several nodes share is given it.',
      'Set TAGPLANE_ROOT_ACCOUNT_ID, TAGPLANE_ROOT_ACCESS_KEY_ID and TAGPLANE_ROOT_ACCESS_KEY_SECRET.',
    )
  }
  const root = given ?? current ?? newRoot(random)
  const changed =
    root.accessKeyId !== current?.accessKeyId || root.accessKeySecret !== current.accessKeySecret
  if (changed) {
    await refuseTaken(store, root, 'TAGPLANE_ROOT_ACCESS_KEY_ID')
    const { accountId: account, accessKeyId: id, accessKeySecret: secret } = root
    await store.putRoot({ account, keyId: id, sealedSecret: sealSecret(keyring, { id, secret }) }, now)
  }
  return { root, firstStart: !stored }
}

/** Whoever else has the id would lose the key, or have this one taken for theirs. */
export async function refuseTaken(
  store: Store,
  { accountId, accessKeyId }: Pick<RootSettings, 'accountId' | 'accessKeyId'>,
  variable: string,
): Promise<void> {
  const known = await store.findAccessKey(accessKeyId)
  if (!known || known.principal === rootArn(accountId)) return
  throw new UsageError(
    `${variable} is ${accessKeyId}, which is the id of another access key of this store.`,
    'Give an id that no other key has.',
  )
}

function newRoot(random: RandomBytes): RootSettings {
  const { id, secret } = newAccessKey(random)
  return { accountId: newAccountId(random), accessKeyId: id, accessKeySecret: secret }
}
