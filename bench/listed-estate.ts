import { randomUUID } from 'node:crypto'
import type { Guard, Store } from '../src/store/store.ts'
import type { BenchedDatabase } from './database.ts'
import { ACCOUNT } from './protocol.ts'

export const HOME = 'cn-hangzhou'
export const TYPE = 'ecs:instance'
const KEYS_PER_RESOURCE = 10
/** Resources with so many sets of keys, none of which share one. */
export const SETS = 20
export const VALUES = 50
/** Written by the store as well, to show that the rows are the same. */
const SAMPLE = 20

export const KEYS: readonly string[] = Array.from({ length: SETS * KEYS_PER_RESOURCE }, (_, i) => keyOf(i))

export function idOf(number: number): string {
  return `i-${String(number).padStart(8, '0')}`
}

function keyOf(number: number): string {
  return `key-${String(number).padStart(3, '0')}`
}

/** One row per binding of the resources from `$1` to `$2`, as `tagsOf` has them; those of a resource lie at random. */
const BINDINGS = `
  SELECT i, 'i-' || lpad(i::text, 8, '0') AS id,
    'key-' || lpad((i % ${SETS} * ${KEYS_PER_RESOURCE} + k)::text, 3, '0') AS key,
    'value-' || (i / ${SETS} + k) % ${VALUES} AS value
  FROM generate_series($1::int, $2::int) i, generate_series(0, ${KEYS_PER_RESOURCE - 1}) k`
const IN_ANY_ORDER = 'ORDER BY md5(i::text)'

const RESOURCES = `
INSERT INTO tagplane.resource
  (account, type, id, region, home, version, tagged, tags, last_change, changed_at, absent_since, registered_at)
SELECT $3, $4, id, $5, $5, 1, true, jsonb_object_agg(key, jsonb_build_array(value)), $6, $7::bigint, NULL, $7
FROM (${BINDINGS}) b GROUP BY i, id ${IN_ANY_ORDER}`
const REGISTRATIONS = `
INSERT INTO tagplane.registration (account, home, type, id, region, grp, registered_at)
SELECT account, home, type, id, region, grp, registered_at FROM tagplane.resource`
const POSTINGS = `
INSERT INTO tagplane.posting (account, type, id, home, key, value)
SELECT $3, $4, id, $5, key, value FROM (${BINDINGS}) b ${IN_ANY_ORDER}`

/** All but which change made the rows, and when. */
const SAMPLE_OF = {
  resource: `
SELECT account, type, id, region, home, version, tagged, custom, tags, absent_since, grp, registered_by
FROM tagplane.resource WHERE id = ANY ($1) ORDER BY id`,
  registration: `
SELECT account, home, type, id, region, grp FROM tagplane.registration WHERE id = ANY ($1) ORDER BY id`,
  posting: 'SELECT * FROM tagplane.posting WHERE id = ANY ($1) ORDER BY id, key',
}

type Load = {
  readonly database: BenchedDatabase
  readonly store: Store
  readonly newGuard: () => Guard
  readonly bindings: number
}

/** Makes an estate of so many bindings, row for row as the store would; answers how many resources have them. */
export async function loadEstate({ database, store, newGuard, bindings }: Load): Promise<number> {
  const resources = bindings / KEYS_PER_RESOURCE
  const byStore = await sampleByStore({ database, store, newGuard })
  await database.query('TRUNCATE tagplane.resource, tagplane.registration, tagplane.posting')
  const place = [0, resources - 1, ACCOUNT, TYPE, HOME]
  await database.query(RESOURCES, [...place, randomUUID(), Date.now()])
  await database.query(REGISTRATIONS)
  await database.query(POSTINGS, place)
  if ((await sample(database)) !== byStore)
    throw new Error('The loaded rows are not those that the store writes')
  // As the server does by itself some time after so many rows; not while pages are counted.
  await database.query('VACUUM ANALYZE')
  for (const table of ['resource', 'registration', 'posting'])
    await database.query(`ALTER TABLE tagplane.${table} SET (autovacuum_enabled = off)`)
  return resources
}

async function sampleByStore({ database, store, newGuard }: Omit<Load, 'bindings'>): Promise<string> {
  for (let number = 0; number < SAMPLE; number++) {
    await store.setTags({
      guard: newGuard(),
      change: {
        ...{ id: randomUUID(), at: Date.now(), principals: [], source: '127.0.0.1' },
        operation: 'tag:TagResources',
      },
      resources: [{ region: HOME, home: HOME, type: TYPE, id: idOf(number) }],
      tags: tagsOf(number),
      ...{ register: true, quota: 20 },
    })
  }
  return sample(database)
}

async function sample({ query }: BenchedDatabase): Promise<string> {
  const ids = Array.from({ length: SAMPLE }, (_, number) => idOf(number))
  const resources = await query(SAMPLE_OF.resource, [ids])
  const registrations = await query(SAMPLE_OF.registration, [ids])
  const postings = await query(SAMPLE_OF.posting, [ids])
  if (postings.length !== SAMPLE * KEYS_PER_RESOURCE) throw new Error('Bindings of the sample are missing')
  return JSON.stringify([resources, registrations, postings])
}

export function keysOf(number: number): readonly string[] {
  const first = (number % SETS) * KEYS_PER_RESOURCE
  return KEYS.slice(first, first + KEYS_PER_RESOURCE)
}

function tagsOf(number: number) {
  return keysOf(number).map((key, k) => ({
    key,
    value: `value-${(Math.floor(number / SETS) + k) % VALUES}`,
    origin: 'own' as const,
  }))
}
