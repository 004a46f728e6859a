import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openPostgresStore } from '../src/store/postgres/postgres-store.ts'
import { openSqliteStore } from '../src/store/sqlite/sqlite-store.ts'
import type { Store } from '../src/store/store.ts'
import { connect, createDatabase } from './database.ts'
import { createRandom, inCalls } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { ACCOUNT, KEY_ID } from './protocol.ts'
import { createHeaders, targetOf } from './store-calls.ts'

const KEYS = 10
const VALUES = 50
const PER_CALL = 50
const IN_HAND = 20
const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Bytes on disk of each table with its indexes, by the store's own names. */
type Sizes = Readonly<Record<string, number>>

type Measured = AsyncDisposable & { readonly store: Store; readonly sizes: () => Promise<Sizes> }

/** What a resource, a binding and a call take on disk, written by the store's verbs in no order of ids. */
export async function bytesOnDisk({ quick, store: url }: BenchOptions): Promise<Figure[]> {
  const resources = quick ? 2_000 : 20_000
  await using measured = await (url === undefined ? openEmbedded() : openShared(url))
  const { store } = measured
  await store.putRoot({ account: ACCOUNT, keyId: KEY_ID, sealedSecret: '' }, Date.now())
  const header = createHeaders((await store.readConfig(ACCOUNT, -1))?.version ?? 0)
  const random = createRandom(11)
  const ids = Array.from({ length: resources }, () => newId(random))
  const keys = Array.from({ length: KEYS }, (_, i) => `key-${i}`)
  const empty = await measured.sizes()
  await eachOf(inCalls(ids, PER_CALL), (some) =>
    store.setTags({
      ...header('tag:TagResources'),
      resources: some.map(targetOf),
      tags: keys.map((key) => ({ key, value: `value-${Math.floor(random() * VALUES)}`, origin: 'own' })),
      ...{ register: true, quota: 20 },
    }),
  )
  const tagged = await measured.sizes()
  const some = ids.slice(0, resources / 4)
  await eachOf(inCalls(some, 1), (one) =>
    store.removeTags({
      ...header('tag:UntagResources'),
      resources: one.map(targetOf),
      keys: keys.slice(0, 2),
    }),
  )
  while (await store.maintain('all'));
  const untagged = await measured.sizes()
  const grown = (table: string, from: Sizes, to: Sizes, by: number) =>
    `${(((to[table] ?? 0) - (from[table] ?? 0)) / by).toFixed(0)} bytes`
  return [
    ['a resource with 10 tags', grown('resource', empty, tagged, resources)],
    ['a binding in the index', grown('posting', empty, tagged, resources * KEYS)],
    ['the record of TagResources, 50 x 10', grown('change', empty, tagged, resources / PER_CALL)],
    ['the record of UntagResources, 1 x 2', grown('change', tagged, untagged, some.length)],
    ['the nonce of a call', grown('nonce', tagged, untagged, some.length)],
  ].map(([name = '', value = '']) => ({ name, value, budget: '' }))
}

/** As long as those of instances, and spread over all places of an index. */
function newId(random: () => number): string {
  const letters = Array.from({ length: 17 }, () => ID_LETTERS[Math.floor(random() * ID_LETTERS.length)])
  return `i-bp1${letters.join('')}`
}

async function eachOf<T>(calls: readonly T[], run: (call: T) => Promise<unknown>): Promise<void> {
  const waiting = [...calls]
  const lanes = Array.from({ length: IN_HAND }, async () => {
    for (let call = waiting.pop(); call; call = waiting.pop()) await run(call)
  })
  await Promise.all(lanes)
}

async function openEmbedded(): Promise<Measured> {
  const directory = mkdtempSync(join(tmpdir(), 'tagplane-sizes-'))
  const store = await openSqliteStore({ directory, unusedTagDelay: 3_600_000, now: Date.now })
  const reader = new DatabaseSync(join(directory, 'tagplane.sqlite'), { readOnly: true })
  return {
    store,
    sizes: async () => {
      const rows = reader
        .prepare(
          'SELECT tbl_name AS name, sum(pgsize) AS bytes FROM dbstat JOIN sqlite_schema USING (name) GROUP BY 1',
        )
        .all()
      return Object.fromEntries(rows.map(({ name, bytes }) => [String(name), Number(bytes)]))
    },
    async [Symbol.asyncDispose]() {
      reader.close()
      await store[Symbol.asyncDispose]()
      rmSync(directory, { recursive: true })
    },
  }
}

async function openShared(server: string): Promise<Measured> {
  const url = await createDatabase(server, 'sizes')
  const store = await openPostgresStore({ url, unusedTagDelay: 3_600_000 })
  const database = await connect(url)
  return {
    store,
    sizes: async () => {
      const rows = await database.query<{ name: string; bytes: string }>(
        `SELECT relname AS name, pg_total_relation_size(oid) AS bytes FROM pg_class
         WHERE relkind = 'r' AND relnamespace = 'tagplane'::regnamespace`,
      )
      return Object.fromEntries(rows.map(({ name, bytes }) => [name, Number(bytes)]))
    },
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]()
      await store[Symbol.asyncDispose]()
    },
  }
}
