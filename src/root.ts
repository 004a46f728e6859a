import type { RootSettings } from './config/config.ts'
import type { Keyring, RandomBytes } from './core/keyring.ts'
import { UsageError } from './core/usage-error.ts'
import type { Store } from './store/store.ts'

type Establishing = {
  readonly store: Store
  readonly keyring: Keyring
  readonly given: RootSettings | undefined
  readonly now: number
  readonly random: RandomBytes
}

/**
 * The root identity of the installation: the given one, which wins at every start; else the stored one; else
 * a new one.
 */
export async function establishRoot({ store, keyring, given, now, random }: Establishing): Promise<{
  readonly root: RootSettings
  readonly firstStart: boolean
}> {
  const stored = await store.readRoot()
  const current = stored && {
    accountId: stored.account,
    accessKeyId: stored.keyId,
    accessKeySecret: keyring.open(stored.sealedSecret, `access-key:${stored.keyId}`),
  }
  if (given && current && given.accountId !== current.accountId) {
    throw new UsageError(
      `TAGPLANE_ROOT_ACCOUNT_ID is ${given.accountId}, and the root account of this store is ${current.accountId}.`,
      'Set the id of the store, or use another data directory.',
    )
  }
  const root = given ?? current ?? newRoot(random)
  const changed =
    root.accessKeyId !== current?.accessKeyId || root.accessKeySecret !== current.accessKeySecret
  if (changed) {
    const sealedSecret = keyring.seal(root.accessKeySecret, `access-key:${root.accessKeyId}`)
    await store.putRoot({ account: root.accountId, keyId: root.accessKeyId, sealedSecret }, now)
  }
  return { root, firstStart: !stored }
}

function newRoot(random: RandomBytes): RootSettings {
  return {
    accountId: `1${digits(random, 15)}`,
    accessKeyId: `TPLN${letters(random, 20)}`,
    accessKeySecret: letters(random, 30),
  }
}

function digits(random: RandomBytes, count: number): string {
  return pick(random, count, '0123456789')
}

function letters(random: RandomBytes, count: number): string {
  return pick(random, count, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789')
}

/** Evenly: bytes that would favour the first characters are drawn again. */
function pick(random: RandomBytes, count: number, alphabet: string): string {
  const limit = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < count) {
    for (const byte of random(count)) {
      if (byte < limit && text.length < count) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}
