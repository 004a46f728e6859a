import type { KeySettings } from './config/secrets.ts'
import { newAccessKey, openSecret, sealSecret } from './core/access-key.ts'
import type { Keyring, RandomBytes } from './core/keyring.ts'
import { ACCOUNT, accountsOf, OPERATOR_ACCOUNT } from './core/operator.ts'
import { rootArn } from './core/principal.ts'
import { refuseTaken } from './root.ts'
import { StaleGuard, type Store } from './store/store.ts'

type Establishing = {
  readonly store: Store
  readonly keyring: Keyring
  readonly given: KeySettings | undefined
  /** Whether a key may be made where there is none; nothing is invented in a store that nodes share. */
  readonly inventing: boolean
  /** The root's account. */
  readonly firstAccount: string
  readonly now: number
  readonly random: RandomBytes
  readonly newRequestId: () => string
}

/**
 * The key of whoever runs the installation: the given one, which wins at every start; else the stored one; else a
 * new one. Undefined for a shared store that has none.
 */
export async function establishOperator(establishing: Establishing): Promise<KeySettings | undefined> {
  const { store, keyring, given, inventing, now, random } = establishing
  const stored = await store.readOperator()
  const current = stored && {
    accessKeyId: stored.keyId,
    accessKeySecret: openSecret(keyring, stored.keyId, stored.sealedSecret),
  }
  const operator = given ?? current ?? (inventing ? newKey(random) : undefined)
  if (!operator) return undefined
  const { accessKeyId: id, accessKeySecret: secret } = operator
  if (id !== current?.accessKeyId || secret !== current.accessKeySecret) {
    await refuseTaken(
      store,
      { accountId: OPERATOR_ACCOUNT, accessKeyId: id },
      'TAGPLANE_OPERATOR_ACCESS_KEY_ID',
    )
    const sealedSecret = sealSecret(keyring, { id, secret })
    await store.putOperator({ account: OPERATOR_ACCOUNT, keyId: id, sealedSecret }, now)
  }
  while (!(await isListed(establishing)));
  return operator
}

/** Whether the first account is among those that the operator sees; where it is not yet, it is put there. */
async function isListed({ store, firstAccount, now, newRequestId }: Establishing): Promise<boolean> {
  const config = await store.readConfig(OPERATOR_ACCOUNT, -1)
  if (!config) throw new Error('The operator that was put is not there')
  if (accountsOf(config.documents).has(firstAccount)) return true
  const value = { name: 'first', createdAt: now, status: 'active' }
  try {
    await store.changeConfig({
      guard: { account: OPERATOR_ACCOUNT, configVersion: config.version },
      change: {
        ...{ id: newRequestId(), at: now, principals: [rootArn(OPERATOR_ACCOUNT)] },
        ...{ source: '', operation: 'tagplane:Start' },
      },
      puts: [{ kind: ACCOUNT, name: firstAccount, value }],
      deletes: [],
    })
    return true
  } catch (error) {
    if (error instanceof StaleGuard) return false
    throw error
  }
}

function newKey(random: RandomBytes): KeySettings {
  const { id, secret } = newAccessKey(random)
  return { accessKeyId: id, accessKeySecret: secret }
}
