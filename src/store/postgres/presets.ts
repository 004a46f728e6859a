import {
  beginOf,
  type CreatePresets,
  type DeletePreset,
  type ListPresets,
  type Preset,
  type PresetPage,
  type PresetRefusal,
  PresetRefused,
  pageOf,
} from '../presets.ts'
import { ReplayedNonce, StaleGuard } from '../store.ts'
import { lockAccount } from './configuration.ts'
import type { Statement } from './database.ts'
import { nonceValues } from './nonce-claims.ts'
import { guardedStatement, type ReadPorts, readGuarded } from './read-guard.ts'

const CHECKED = `checked AS MATERIALIZED (
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM tagplane.change WHERE account = $1 AND id = $5) THEN 'repeated'
    WHEN NOT EXISTS (SELECT 1 FROM tagplane.account WHERE id = $1 AND version = $2) THEN 'stale'
    WHEN EXISTS (SELECT 1 FROM tagplane.nonce WHERE account = $1 AND slot = $3 AND hash = $4) THEN 'replayed'
    ELSE 'new'
  END AS word
)`

const RECORDED = `kept_nonce AS (
  INSERT INTO tagplane.nonce (account, slot, hash) SELECT $1, $3, $4 FROM verdict WHERE word = 'new' AND $4 IS NOT NULL
), kept_change AS (
  INSERT INTO tagplane.change (account, id, at, status, header, doc)
  SELECT $1, $5, $6::bigint, 'done', $7, '[]' FROM verdict WHERE word = 'new'
)
SELECT word FROM verdict`

/** `$8` and `$9` keys and their descriptions; `$10`, `$11`, `$12` keys, values, descriptions; `$13` keys, `$14` values at most. */
const CREATE: Statement = {
  name: 'create-presets',
  text: `
WITH ${CHECKED}, wanted_key AS MATERIALIZED (
  SELECT w.key, coalesce(w.description, k.description, '') AS description, k.key IS NULL AS is_new
  FROM unnest($8::text[], $9::text[]) AS w (key, description)
  LEFT JOIN tagplane.preset_key k ON k.account = $1 AND k.key = w.key
), wanted_value AS MATERIALIZED (
  SELECT w.key, w.value, coalesce(w.description, v.description, '') AS description, v.value IS NULL AS is_new
  FROM unnest($10::text[], $11::text[], $12::text[]) AS w (key, value, description)
  LEFT JOIN tagplane.preset_value v ON v.account = $1 AND v.key = w.key AND v.value = w.value
), verdict AS MATERIALIZED (
  SELECT CASE
    WHEN word <> 'new' THEN word
    WHEN EXISTS (
      SELECT 1 FROM wanted_value w WHERE w.is_new GROUP BY w.key
      HAVING count(*) + (SELECT count(*) FROM tagplane.preset_value v WHERE v.account = $1 AND v.key = w.key) > $14::bigint
    ) THEN 'too-many-values'
    WHEN EXISTS (
      SELECT 1 FROM wanted_key WHERE is_new
      HAVING count(*) > 0 AND count(*) + (SELECT count(*) FROM tagplane.preset_key k WHERE k.account = $1) > $13::bigint
    ) THEN 'too-many-keys'
    ELSE 'new'
  END AS word
  FROM checked
), kept_key AS (
  INSERT INTO tagplane.preset_key (account, key, description)
  SELECT $1, key, description FROM wanted_key WHERE (SELECT word FROM verdict) = 'new'
  ON CONFLICT (account, key) DO UPDATE SET description = excluded.description
), kept_value AS (
  INSERT INTO tagplane.preset_value (account, key, value, description)
  SELECT $1, key, value, description FROM wanted_value WHERE (SELECT word FROM verdict) = 'new'
  ON CONFLICT (account, key, value) DO UPDATE SET description = excluded.description
), ${RECORDED}`,
}

/** The homes where an account has tags; each of them one look at the index. */
const HOMES = `home (name) AS (
  SELECT min(home) FROM tagplane.posting WHERE account = $1 AND key <> ''
  UNION ALL
  SELECT (SELECT min(p.home) FROM tagplane.posting p WHERE p.account = $1 AND p.key <> '' AND p.home > home.name)
  FROM home WHERE name IS NOT NULL
)`

const boundWith = (condition: string) => `EXISTS (
      SELECT 1 FROM home, LATERAL (
        SELECT 1 FROM tagplane.posting p
        WHERE p.account = $1 AND p.home = home.name AND p.key = $8 AND p.key <> '' ${condition} LIMIT 1
      ) found)`

/** `$8` the key, `$9` the value, where one is to go. */
const DELETE: Statement = {
  name: 'delete-preset',
  text: `
WITH RECURSIVE ${HOMES}, ${CHECKED}, verdict AS MATERIALIZED (
  SELECT CASE
    WHEN word <> 'new' THEN word
    WHEN NOT EXISTS (SELECT 1 FROM tagplane.preset_key WHERE account = $1 AND key = $8) THEN 'not-found'
    WHEN $9::text IS NULL AND EXISTS (SELECT 1 FROM tagplane.preset_value WHERE account = $1 AND key = $8) THEN 'has-values'
    WHEN CASE WHEN $9 IS NULL THEN ${boundWith('')} ELSE ${boundWith('AND p.value = $9')} END THEN 'bound'
    ELSE 'new'
  END AS word
  FROM checked
), gone_key AS (
  DELETE FROM tagplane.preset_key
  WHERE account = $1 AND key = $8 AND $9 IS NULL AND (SELECT word FROM verdict) = 'new'
), gone_value AS (
  DELETE FROM tagplane.preset_value
  WHERE account = $1 AND key = $8 AND value = $9 AND (SELECT word FROM verdict) = 'new'
), ${RECORDED}`,
}

/** `$5` where to begin, `$6` how many; `$7` the key whose values are listed. */
const KEYS = guardedStatement('list-preset-keys', {
  found: `
  SELECT key AS text, description, true AS there FROM tagplane.preset_key
  WHERE account = $1 AND key >= $5 AND $7::text IS NULL ORDER BY key LIMIT $6`,
})
const VALUES = guardedStatement('list-preset-values', {
  found: `
  SELECT v.value AS text, v.description, true AS there
  FROM tagplane.preset_key k LEFT JOIN LATERAL (
    SELECT value, description FROM tagplane.preset_value
    WHERE account = $1 AND key = $7 AND value >= $5 ORDER BY value LIMIT $6
  ) v ON true
  WHERE k.account = $1 AND k.key = $7 ORDER BY v.value`,
})

export async function createPresets(ports: ReadPorts, command: CreatePresets): Promise<void> {
  const { keys, maxKeys, maxValues } = command
  const values = keys.flatMap(({ text: key, values }) => values.map((value) => ({ key, ...value })))
  await write(ports, command, CREATE, [
    ...[keys.map(({ text }) => text), keys.map(({ description }) => description ?? null)],
    ...[values.map(({ key }) => key), values.map(({ text }) => text)],
    ...[values.map(({ description }) => description ?? null), maxKeys, maxValues],
  ])
}

export async function deletePreset(ports: ReadPorts, command: DeletePreset): Promise<void> {
  await write(ports, command, DELETE, [command.key, command.value ?? null])
}

/** One call after the other: the one that counts, or finds no value, must not be overtaken by one that adds. */
async function write(
  { database, nonces }: ReadPorts,
  { guard, change }: Pick<CreatePresets, 'guard' | 'change'>,
  statement: Statement,
  own: readonly unknown[],
): Promise<void> {
  const { id, at, ...header } = change
  using claim = nonces.claim(guard)
  const common = [guard.account, guard.configVersion, ...nonceValues(guard.nonce)]
  const values = [...common, id, at, JSON.stringify(header), ...own]
  const [row] = await database.runTogether(async (run) => {
    await run(lockAccount(guard.account))
    return run({ statement, values })
  })
  switch (row?.['word']) {
    case 'new':
    case 'repeated':
      return claim.keep()
    case 'stale':
      throw new StaleGuard()
    case 'replayed':
      throw new ReplayedNonce()
    default:
      throw new PresetRefused(row?.['word'] as PresetRefusal)
  }
}

export async function listPresets(ports: ReadPorts, query: ListPresets): Promise<PresetPage | undefined> {
  const { guard, key, limit } = query
  const statement = key === undefined ? KEYS : VALUES
  const rows = await readGuarded(ports, guard, statement, [beginOf(query), limit + 1, key ?? null])
  if (key !== undefined && !rows[0]?.['there']) return undefined
  const found = rows.flatMap(({ text, description }) =>
    typeof text === 'string' ? [{ text, description: description as string } satisfies Preset] : [],
  )
  return pageOf(found, query)
}
