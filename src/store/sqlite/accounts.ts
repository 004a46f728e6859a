import type { DatabaseSync } from 'node:sqlite'
import type { WrappedKey } from '../../core/keyring.ts'
import type { AccessKey, ChangeConfig, ConfigChanges, ConfigSnapshot, KeyHolder } from '../store.ts'

const DATA_KEY = 'data-key'
/** Whose key a row of the installation names. */
export type Holder = 'root-key' | 'operator-key'

/** Installation, accounts, access keys and configuration documents; callers see to guards and transactions. */
export type Accounts = {
  readonly readDataKey: () => WrappedKey | undefined
  readonly keepDataKey: (offered: WrappedKey) => WrappedKey
  readonly replaceDataKey: (former: WrappedKey, wrapped: WrappedKey) => WrappedKey
  readonly readHolder: (holder: Holder) => KeyHolder | undefined
  readonly putHolder: (holder: Holder, identity: KeyHolder, at: number) => void
  readonly findAccessKey: (keyId: string) => (AccessKey & { readonly configVersion: number }) | undefined
  readonly readConfig: (account: string, since: number) => ConfigSnapshot | undefined
  /** Of the account's configuration; undefined for an unknown one. */
  readonly versionOf: (account: string) => number | undefined
  readonly changeConfig: (command: ChangeConfig) => number
}

export function createAccounts(database: DatabaseSync): Accounts {
  return { ...installation(database), ...configuration(database) }
}

function installation(database: DatabaseSync) {
  const readMeta = database.prepare('SELECT value FROM meta WHERE name = ?')
  const writeMeta = database.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)')
  const addAccount = database.prepare('INSERT OR IGNORE INTO account VALUES (?, 0, ?)')
  const bump = database.prepare('UPDATE account SET version = version + 1 WHERE id = ?')
  const selectKey = database.prepare(
    `SELECT k.id, k.account, k.principal, k.sealed, k.status, a.version
     FROM access_key k JOIN account a ON a.id = k.account WHERE k.id = ?`,
  )
  const putKey = database.prepare('INSERT OR REPLACE INTO access_key VALUES (?, ?, ?, ?, ?, ?)')
  const dropKey = database.prepare('DELETE FROM access_key WHERE id = ? RETURNING account')

  const meta = (name: string) => readMeta.get(name)?.['value'] as string | undefined
  const readDataKey = () => {
    const text = meta(DATA_KEY)
    return text === undefined ? undefined : (JSON.parse(text) as WrappedKey)
  }

  return {
    readDataKey,
    keepDataKey(offered: WrappedKey) {
      const kept = readDataKey()
      if (kept) return kept
      writeMeta.run(DATA_KEY, JSON.stringify(offered))
      return offered
    },
    replaceDataKey(former: WrappedKey, wrapped: WrappedKey) {
      const kept = readDataKey()
      if (kept && kept.wrapped !== former.wrapped) return kept
      writeMeta.run(DATA_KEY, JSON.stringify(wrapped))
      return wrapped
    },
    readHolder(holder: Holder): KeyHolder | undefined {
      const row = selectKey.get(meta(holder) ?? '')
      return (
        row && {
          account: String(row['account']),
          keyId: String(row['id']),
          sealedSecret: String(row['sealed']),
        }
      )
    },
    putHolder(holder: Holder, { account, keyId, sealedSecret }: KeyHolder, at: number) {
      addAccount.run(account, at)
      const former = dropKey.get(meta(holder) ?? '')?.['account'] as string | undefined
      putKey.run(keyId, account, `acs:ram::${account}:root`, sealedSecret, 'active', at)
      writeMeta.run(holder, keyId)
      for (const changed of new Set([account, former ?? account])) bump.run(changed)
    },
    findAccessKey(keyId: string) {
      const row = selectKey.get(keyId)
      return (
        row && {
          id: String(row['id']),
          account: String(row['account']),
          principal: String(row['principal']),
          sealedSecret: String(row['sealed']),
          status: row['status'] as AccessKey['status'],
          configVersion: Number(row['version']),
        }
      )
    },
  }
}

function configuration(database: DatabaseSync) {
  const version = database.prepare('SELECT version FROM account WHERE id = ?')
  const documents = database.prepare(
    'SELECT kind, name, version, value FROM config WHERE account = ? ORDER BY kind, name',
  )
  const put = database.prepare('INSERT OR REPLACE INTO config VALUES (?, ?, ?, ?, ?)')
  const remove = database.prepare('DELETE FROM config WHERE account = ? AND kind = ? AND name = ?')
  const addKey = database.prepare('INSERT INTO access_key VALUES (?, ?, ?, ?, ?, ?)')
  const dropKey = database.prepare('DELETE FROM access_key WHERE id = ? AND account = ?')
  const dropUse = database.prepare('DELETE FROM access_key_use WHERE account = ? AND key_id = ?')
  const setVersion = database.prepare('UPDATE account SET version = ? WHERE id = ?')
  const addAccount = database.prepare('INSERT OR IGNORE INTO account VALUES (?, 0, ?)')

  function apply(account: string, next: number, changes: ConfigChanges, at: number): void {
    const { puts, deletes, newKeys = [], deletedKeys = [] } = changes
    for (const { kind, name, value } of puts) put.run(account, kind, name, next, JSON.stringify(value))
    for (const { kind, name } of deletes) remove.run(account, kind, name)
    for (const { id, principal, sealedSecret, status } of newKeys) {
      addKey.run(id, account, principal, sealedSecret, status, at)
    }
    for (const id of deletedKeys) {
      dropKey.run(id, account)
      dropUse.run(account, id)
    }
    setVersion.run(next, account)
  }

  const versionOf = (account: string) => version.get(account)?.['version'] as number | undefined

  return {
    versionOf,
    readConfig(account: string, since: number): ConfigSnapshot | undefined {
      const current = versionOf(account) ?? since
      if (current === since) return undefined
      const rows = documents.all(account)
      return {
        version: current,
        documents: rows.map((row) => ({
          kind: String(row['kind']),
          name: String(row['name']),
          version: Number(row['version']),
          value: JSON.parse(String(row['value'])) as unknown,
        })),
      }
    },
    changeConfig({ guard, change, others = [], ...own }: ChangeConfig): number {
      const next = guard.configVersion + 1
      apply(guard.account, next, own, change.at)
      for (const { account, ...changes } of others) {
        addAccount.run(account, change.at)
        apply(account, (versionOf(account) ?? 0) + 1, changes, change.at)
      }
      return next
    },
  }
}
