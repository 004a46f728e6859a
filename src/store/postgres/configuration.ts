import { GroupNotEmpty } from '../estate.ts'
import {
  type ChangeConfig,
  type ConfigChanges,
  type ConfigSnapshot,
  ReplayedNonce,
  StaleChange,
} from '../store.ts'
import type { Bound, Database, Row, Run, Statement } from './database.ts'
import { deregisterWithin } from './deregister-resources.ts'
import { nonceValues } from './nonce-claims.ts'
import { registerWithin } from './put-resources.ts'
import type { WritePorts } from './write-resources.ts'

const READ: Statement = {
  name: 'read-config',
  text: `
SELECT a.version AS current, c.kind, c.name, c.version, c.value
FROM tagplane.account a
LEFT JOIN tagplane.config c ON c.account = a.id AND c.value IS NOT NULL
WHERE a.id = $1 AND a.version <> $2
ORDER BY c.kind, c.name`,
}

/**
 * The account's row is locked and moved on first: whoever comes second finds another version. `$8` kinds, `$9` names,
 * `$10` values of the documents; a null deletes one that is there. `$11` ids, `$12` principals, `$13` secrets, `$14`
 * states of new access keys, `$15` ids of those that are revoked; `$16`, `$17` and `$18` whose documents, new keys and
 * revoked keys they are. `$19` other accounts than the guard's, `$20` groups that must be empty, `$21` the account whose resources
 * follow, with the record. An id that another call has just taken meets a null
 * where there must be none, and the statement runs again.
 */
const CHANGE: Statement = {
  name: 'change-config',
  text: `
WITH checked AS MATERIALIZED (
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM tagplane.change WHERE account = $1 AND id = $5) THEN 'repeated'
    WHEN NOT EXISTS (SELECT 1 FROM tagplane.account WHERE id = $1 AND version = $2) THEN 'stale'
    WHEN EXISTS (SELECT 1 FROM tagplane.nonce WHERE account = $1 AND slot = $3 AND hash = $4) THEN 'replayed'
    WHEN EXISTS (SELECT 1 FROM tagplane.access_key WHERE id = ANY ($11::text[])) THEN 'taken'
    WHEN EXISTS (SELECT 1 FROM tagplane.registration WHERE account = $1 AND grp = ANY ($20::text[])) THEN 'occupied'
    ELSE 'new'
  END AS word
), moved AS (
  UPDATE tagplane.account SET version = version + 1
  WHERE id = $1 AND version = $2 AND (SELECT word FROM checked) = 'new'
  RETURNING version
), others AS (
  INSERT INTO tagplane.account AS known (id, version, created)
  SELECT other.id, 1, $6::bigint FROM moved, unnest($19::text[]) AS other (id) ORDER BY other.id COLLATE "C"
  ON CONFLICT (id) DO UPDATE SET version = known.version + 1
  RETURNING id, version
), changed AS MATERIALIZED (
  SELECT $1 AS id, version FROM moved UNION ALL SELECT id, version FROM others
), document AS MATERIALIZED (
  SELECT account, kind, name, value
  FROM unnest($16::text[], $8::text[], $9::text[], $10::text[]) AS d (account, kind, name, value)
), written AS (
  INSERT INTO tagplane.config (account, kind, name, version, value)
  SELECT d.account, d.kind, d.name, changed.version, d.value
  FROM changed JOIN document d ON d.account = changed.id
  WHERE d.value IS NOT NULL
    OR EXISTS (SELECT 1 FROM tagplane.config c WHERE c.account = d.account AND c.kind = d.kind AND c.name = d.name)
  ON CONFLICT (account, kind, name) DO UPDATE SET version = excluded.version, value = excluded.value
), keys AS (
  INSERT INTO tagplane.access_key (id, account, principal, sealed, status, created)
  SELECT k.id, k.account, k.principal, k.sealed, k.status, $6::bigint
  FROM moved, unnest($11::text[], $17::text[], $12::text[], $13::text[], $14::text[])
    AS k (id, account, principal, sealed, status)
  UNION ALL
  SELECT k.id, k.account, '', '', 'revoked', k.created
  FROM moved, unnest($15::text[], $18::text[]) AS gone (id, account)
  JOIN tagplane.access_key k ON k.id = gone.id AND k.account = gone.account
  ORDER BY 1
  ON CONFLICT (id) DO UPDATE
  SET principal = '', sealed = CASE WHEN excluded.status = 'revoked' THEN '' END, status = excluded.status
), unused AS (
  DELETE FROM tagplane.access_key_use used
  USING moved, unnest($15::text[], $18::text[]) AS gone (id, account)
  WHERE used.account = gone.account AND used.key_id = gone.id
), kept_nonce AS (
  INSERT INTO tagplane.nonce (account, slot, hash) SELECT $1, $3, $4 FROM moved WHERE $4 IS NOT NULL
), kept_change AS (
  INSERT INTO tagplane.change (account, id, at, status, header, doc)
  SELECT $1, $5, $6::bigint, 'done', $7, '[]' FROM moved WHERE $21::text IS DISTINCT FROM $1
)
SELECT CASE WHEN word = 'new' AND NOT EXISTS (SELECT 1 FROM moved) THEN 'stale' ELSE word END AS word,
  (SELECT version FROM changed WHERE id = $21) AS version
FROM checked`,
}

const LOCK: Statement = {
  name: 'lock-account',
  text: 'SELECT 1 FROM tagplane.account WHERE id = $1 FOR UPDATE',
}

/**
 * Comes before what one call at a time may do in an account: a statement that had to wait for the other call would not see
 * what that one has written.
 */
export function lockAccount(account: string): Bound {
  return { statement: LOCK, values: [account] }
}

export async function readConfig(
  database: Database,
  account: string,
  since: number,
): Promise<ConfigSnapshot | undefined> {
  const rows = await database.run(READ, [account, since])
  const [first] = rows
  if (!first) return undefined
  const documents = rows.flatMap(({ kind, name, version, value }) =>
    typeof value === 'string'
      ? [
          {
            kind: kind as string,
            name: name as string,
            version: version as number,
            value: JSON.parse(value) as unknown,
          },
        ]
      : [],
  )
  return { version: first['current'] as number, documents }
}

export async function changeConfig(ports: WritePorts, command: ChangeConfig): Promise<number> {
  const { guard } = command
  using claim = ports.nonces.claim(guard)
  const main = { statement: CHANGE, values: valuesOf(command) }
  const { resources, emptyGroups = [] } = command
  const [row] = await (resources || emptyGroups.length > 0
    ? ports.database.runTogether((run) => changeWithin(run, main, command, ports))
    : ports.database.run(CHANGE, main.values))
  if (row?.['word'] === 'stale') throw new StaleChange()
  if (row?.['word'] === 'replayed') throw new ReplayedNonce()
  if (row?.['word'] === 'occupied') throw new GroupNotEmpty()
  if (row?.['word'] === 'taken') throw new Error('An access key has the id of another one')
  claim.keep()
  return guard.configVersion + 1
}

async function changeWithin(
  run: Run,
  main: Bound,
  { guard, change, emptyGroups = [], resources: settled }: ChangeConfig,
  ports: WritePorts,
): Promise<readonly Row[]> {
  // Whoever moves a resource into a group holds on to the account's row.
  if (emptyGroups.length > 0) await run(lockAccount(guard.account))
  const rows = await run(main)
  const [{ word, version } = {}] = rows
  if (!settled || word !== 'new') return rows
  const decided = { guard: { account: settled.account, configVersion: version as number }, change }
  if ('register' in settled) {
    const { register: resources, registrationTags = [] } = settled
    await registerWithin(run, { ...decided, resources, registrationTags }, ports)
  } else await deregisterWithin(run, { ...decided, resources: settled.deregister }, ports)
  return rows
}

function valuesOf(command: ChangeConfig): readonly unknown[] {
  const { guard, change, others = [], emptyGroups = [], resources, ...own } = command
  const { id, at, ...header } = change
  const all = [{ account: guard.account, ...own }, ...others]
  const documents = all.flatMap(lastOfEach)
  const keys = all.flatMap(({ account, newKeys = [] }) => newKeys.map((key) => ({ ...key, account })))
  const gone = all.flatMap(({ account, deletedKeys = [] }) =>
    deletedKeys.map((key) => ({ id: key, account })),
  )
  return [
    ...[guard.account, guard.configVersion, ...nonceValues(guard.nonce), id, at, JSON.stringify(header)],
    ...[documents.map(({ kind }) => kind), documents.map(({ name }) => name)],
    documents.map(({ value }) => value),
    ...[keys.map((key) => key.id), keys.map(({ principal }) => principal)],
    ...[keys.map(({ sealedSecret }) => sealedSecret), keys.map(({ status }) => status)],
    gone.map((key) => key.id),
    ...[documents, keys, gone, others].map((list) => list.map(({ account }) => account)),
    ...[emptyGroups, resources?.account],
  ]
}

type Document = {
  readonly account: string
  readonly kind: string
  readonly name: string
  readonly value: string | null
}

/** What becomes of each document: it is written once, and a deletion comes after all puts. */
function lastOfEach({
  account,
  puts,
  deletes,
}: ConfigChanges & { readonly account: string }): readonly Document[] {
  const all: readonly Document[] = [
    ...puts.map(({ kind, name, value }) => ({ account, kind, name, value: JSON.stringify(value) })),
    ...deletes.map(({ kind, name }) => ({ account, kind, name, value: null })),
  ]
  return [...new Map(all.map((one) => [JSON.stringify([one.kind, one.name]), one])).values()]
}
