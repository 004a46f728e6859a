import type { Dump, DumpBatch, DumpRow } from '../../src/store/dump.ts'
import { dumpPostgres } from '../../src/store/postgres/dump.ts'
import { loadPostgres } from '../../src/store/postgres/load.ts'
import { dumpSqlite } from '../../src/store/sqlite/dump.ts'
import { loadSqlite } from '../../src/store/sqlite/load.ts'
import { postgres } from '../support/postgres.ts'
import type { OpenStore } from './contract.ts'
import { openPostgresPlace, schemaOf } from './postgres-places.ts'
import { directoryOf, openSqlitePlace } from './sqlite-places.ts'
import { UNUSED_TAG_DELAY } from './world.ts'

/** A kind of store, with what makes dumps of its places and places of dumps. */
export type Kind = {
  readonly name: string
  readonly open: OpenStore
  readonly dump: (place: string, now: number) => Promise<readonly DumpRow[]>
  readonly load: (dump: Dump, place: string) => Promise<void>
}

export const sqlite: Kind = {
  name: 'SQLite',
  open: openSqlitePlace,
  dump: (place, now) => rowsOf(dumpSqlite(directoryOf(place), { now, unusedTagDelay: UNUSED_TAG_DELAY })),
  load: (dump, place) => loadSqlite(dump, directoryOf(place)),
}

export const postgresql: Kind = {
  name: 'PostgreSQL',
  open: (options) => openPostgresPlace(options),
  dump: async (place, now) => rowsOf(dumpPostgres((await postgres()).url, { now }, schemaOf(place))),
  load: async (dump, place) => loadPostgres(dump, (await postgres()).url, schemaOf(place)),
}

/** A dump of these rows, in batches of one table each. */
export async function* dumpOf(rows: readonly DumpRow[]): AsyncGenerator<DumpBatch> {
  for (const [table, some] of Map.groupBy(rows, (row) => row.table)) yield { table, rows: some }
}

async function rowsOf(dump: Dump): Promise<readonly DumpRow[]> {
  const rows: DumpRow[] = []
  for await (const batch of dump) rows.push(...batch.rows)
  return rows
}
