import type { WrappedKey } from '../../core/keyring.ts'
import type { AccessKey, KeyHolder } from '../store.ts'
import type { Database, Statement } from './database.ts'

const DATA_KEY = 'data-key'
/** Whose key a row of the installation names. */
export type Holder = 'root-key' | 'operator-key'

const READ_DATA_KEY: Statement = {
  name: 'read-data-key',
  text: `SELECT value FROM tagplane.meta WHERE name = '${DATA_KEY}'`,
}

/** Answers nothing when another node's key has come in between. */
const KEEP_DATA_KEY: Statement = {
  name: 'keep-data-key',
  text: `
WITH kept AS (
  INSERT INTO tagplane.meta (name, value) VALUES ('${DATA_KEY}', $1) ON CONFLICT (name) DO NOTHING
  RETURNING value
)
SELECT value FROM kept UNION ALL ${READ_DATA_KEY.text}`,
}

/** `$1` the former one, `$2` the one that follows it. */
const REPLACE_DATA_KEY: Statement = {
  name: 'replace-data-key',
  text: `
UPDATE tagplane.meta SET value = CASE WHEN value = $1 THEN $2 ELSE value END
WHERE name = '${DATA_KEY}' RETURNING value`,
}

const READ_HOLDER: Statement = {
  name: 'read-holder',
  text: `
SELECT k.account, k.id, k.sealed
FROM tagplane.meta m JOIN tagplane.access_key k ON k.id = m.value
WHERE m.name = $1`,
}

/**
 * `$1` account, `$2` key, `$3` its sealed secret, `$4` when, `$5` whose key. Two at the same time: where the former key is not the one
 * that this statement has seen, a null ends it, and it runs again.
 */
const PUT_HOLDER: Statement = {
  name: 'put-holder',
  text: `
WITH former AS MATERIALIZED (
  SELECT m.value AS id, k.account
  FROM tagplane.meta m JOIN tagplane.access_key k ON k.id = m.value
  WHERE m.name = $5
), accounts AS (
  INSERT INTO tagplane.account AS known (id, version, created)
  SELECT id, 1, $4::bigint FROM (SELECT $1::text AS id UNION SELECT account FROM former) moved
  ORDER BY id COLLATE "C"
  ON CONFLICT (id) DO UPDATE SET version = known.version + 1
), keys AS (
  INSERT INTO tagplane.access_key (id, account, principal, sealed, status, created)
  SELECT $2::text, $1, 'acs:ram::' || $1 || ':root', $3::text, 'active', $4
  UNION ALL
  SELECT id, account, '', '', 'revoked', $4 FROM former WHERE id <> $2
  ORDER BY 1
  ON CONFLICT (id) DO UPDATE
  SET account = excluded.account, principal = excluded.principal, sealed = excluded.sealed, status = excluded.status
)
INSERT INTO tagplane.meta AS known (name, value) VALUES ($5, $2)
ON CONFLICT (name) DO UPDATE
SET value = CASE WHEN known.value = (SELECT id FROM former) THEN excluded.value END`,
}

const FIND_ACCESS_KEY: Statement = {
  name: 'find-access-key',
  text: `
SELECT k.id, k.account, k.principal, k.sealed, k.status, a.version
FROM tagplane.access_key k JOIN tagplane.account a ON a.id = k.account
WHERE k.id = $1 AND k.status <> 'revoked'`,
}

export async function readDataKey(database: Database): Promise<WrappedKey | undefined> {
  const [row] = await database.run(READ_DATA_KEY, [])
  return row && (JSON.parse(row['value'] as string) as WrappedKey)
}

export async function keepDataKey(database: Database, offered: WrappedKey): Promise<WrappedKey> {
  const [row] = await database.run(KEEP_DATA_KEY, [JSON.stringify(offered)])
  if (row) return JSON.parse(row['value'] as string) as WrappedKey
  const kept = await readDataKey(database)
  if (!kept) throw new Error('The data key that was kept is not there')
  return kept
}

export async function replaceDataKey(
  database: Database,
  former: WrappedKey,
  wrapped: WrappedKey,
): Promise<WrappedKey> {
  const [row] = await database.run(REPLACE_DATA_KEY, [JSON.stringify(former), JSON.stringify(wrapped)])
  if (!row) throw new Error('The data key that was kept is not there')
  return JSON.parse(row['value'] as string) as WrappedKey
}

export async function readHolder(database: Database, holder: Holder): Promise<KeyHolder | undefined> {
  const [row] = await database.run(READ_HOLDER, [holder])
  return (
    row && {
      account: row['account'] as string,
      keyId: row['id'] as string,
      sealedSecret: row['sealed'] as string,
    }
  )
}

export async function putHolder(
  database: Database,
  holder: Holder,
  { account, keyId, sealedSecret }: KeyHolder,
  at: number,
): Promise<void> {
  await database.run(PUT_HOLDER, [account, keyId, sealedSecret, at, holder])
}

export async function findAccessKey(
  database: Database,
  keyId: string,
): Promise<(AccessKey & { readonly configVersion: number }) | undefined> {
  const [row] = await database.run(FIND_ACCESS_KEY, [keyId])
  return (
    row && {
      id: row['id'] as string,
      account: row['account'] as string,
      principal: row['principal'] as string,
      sealedSecret: row['sealed'] as string,
      status: row['status'] as AccessKey['status'],
      configVersion: row['version'] as number,
    }
  )
}
