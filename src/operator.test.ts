import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { temporaryDir } from '../test/support/server.ts'
import { type Keyring, openKeyring, wrapNewDataKey } from './core/keyring.ts'
import { OPERATOR_ACCOUNT } from './core/operator.ts'
import { userArn } from './core/principal.ts'
import { UsageError } from './core/usage-error.ts'
import { establishOperator } from './operator.ts'
import { establishRoot } from './root.ts'
import { openSqliteStore } from './store/sqlite/sqlite-store.ts'
import type { Store } from './store/store.ts'

const ACCOUNT = '1234567890123456'
const now = 0

function newKeyring(): Keyring {
  const key = randomBytes(32)
  const keyring = openKeyring(key, wrapNewDataKey(key, randomBytes), randomBytes)
  assert.ok(keyring)
  return keyring
}

/** What a start does with the keys that it is given; the same store takes several. */
function starts(store: Store, keyring: Keyring) {
  const made = { store, keyring, inventing: false, now, random: randomBytes }
  const key = (accessKeyId: string) => ({ accessKeyId, accessKeySecret: `the secret of ${accessKeyId}` })
  return {
    root: (id: string) => establishRoot({ ...made, given: { accountId: ACCOUNT, ...key(id) } }),
    operator: (id: string) =>
      establishOperator({ ...made, given: key(id), firstAccount: ACCOUNT, newRequestId: randomUUID }),
  }
}

describe('the id of a key that is given', () => {
  it("is refused where it is that of another's key, which stays whose it was", async () => {
    await using store = await openSqliteStore({
      directory: temporaryDir(),
      unusedTagDelay: 0,
      now: () => now,
    })
    const { root, operator } = starts(store, newKeyring())
    await root('rootKey')
    await assert.rejects(operator('rootKey'), UsageError)
    await operator('operatorKey')
    await assert.rejects(root('operatorKey'), UsageError)
    const config = await store.readConfig(ACCOUNT, -1)
    await store.changeConfig({
      guard: { account: ACCOUNT, configVersion: config?.version ?? -1 },
      change: { id: randomUUID(), at: now, principals: [], source: '', operation: 'x:Y' },
      ...{ puts: [], deletes: [] },
      newKeys: [{ id: 'userKey', principal: userArn(ACCOUNT, 'alice'), sealedSecret: '', status: 'active' }],
    })
    await assert.rejects(root('userKey'), UsageError)
    await assert.rejects(operator('userKey'), UsageError)
    const owners = await Promise.all(
      ['rootKey', 'operatorKey', 'userKey'].map(async (id) => (await store.findAccessKey(id))?.principal),
    )
    assert.deepEqual(owners, [
      `acs:ram::${ACCOUNT}:root`,
      `acs:ram::${OPERATOR_ACCOUNT}:root`,
      `acs:ram::${ACCOUNT}:user/alice`,
    ])
    await root('rootKey')
    await operator('operatorKey')
  })
})
