import type { DatabaseSync } from 'node:sqlite'
import type { ResourceKey } from '../store.ts'
import { createLookUp } from './look-up.ts'

/** What is left of a resource that was taken out of the estate. */
export type Departure = { readonly version: number; readonly lastChange: string; readonly changedAt: number }

/** Resources that were taken out of the estate, so that their versions and histories go on if they come back. */
export type Departures = {
  /** Of those of the resources that were taken out. */
  readonly find: (account: string, resources: readonly ResourceKey[]) => ReadonlyMap<ResourceKey, Departure>
  readonly add: (account: string, resource: ResourceKey, departure: Departure) => void
  readonly remove: (account: string, resource: ResourceKey) => void
}

export function createDepartures(database: DatabaseSync): Departures {
  const place = 'account = ? AND type = ? AND id = ? AND region = ?'
  const lookUp = createLookUp<ResourceKey>(
    database,
    'SELECT id, version, last_change, changed_at FROM deregistered',
    'type = ? AND region = ?',
    ({ type, region }) => [type, region],
  )
  const insert = database.prepare(
    `INSERT INTO deregistered (account, type, id, region, version, last_change, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const remove = database.prepare(`DELETE FROM deregistered WHERE ${place}`)
  return {
    find: (account, resources) =>
      new Map([...lookUp(account, resources)].map(([resource, row]) => [resource, toDeparture(row)])),
    add(account, { type, id, region }, { version, lastChange, changedAt }) {
      insert.run(account, type, id, region, version, lastChange, changedAt)
    },
    remove(account, { type, id, region }) {
      remove.run(account, type, id, region)
    },
  }
}

function toDeparture(row: Record<string, unknown>): Departure {
  return {
    version: row['version'] as number,
    lastChange: row['last_change'] as string,
    changedAt: row['changed_at'] as number,
  }
}
