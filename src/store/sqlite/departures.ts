import type { DatabaseSync } from 'node:sqlite'
import type { ResourceKey } from '../store.ts'

/** What is left of a resource that was taken out of the estate. */
export type Departure = { readonly version: number; readonly lastChange: string; readonly changedAt: number }

/** Resources that were taken out of the estate, so that their versions and histories go on if they come back. */
export type Departures = {
  readonly find: (account: string, resource: ResourceKey) => Departure | undefined
  readonly add: (account: string, resource: ResourceKey, departure: Departure) => void
  readonly remove: (account: string, resource: ResourceKey) => void
}

export function createDepartures(database: DatabaseSync): Departures {
  const place = 'account = ? AND type = ? AND id = ? AND region = ?'
  const select = database.prepare(`SELECT version, last_change, changed_at FROM deregistered WHERE ${place}`)
  const insert = database.prepare(
    `INSERT INTO deregistered (account, type, id, region, version, last_change, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const remove = database.prepare(`DELETE FROM deregistered WHERE ${place}`)
  return {
    find(account, { type, id, region }) {
      const row = select.get(account, type, id, region)
      if (!row) return undefined
      return {
        version: row['version'] as number,
        lastChange: row['last_change'] as string,
        changedAt: row['changed_at'] as number,
      }
    },
    add(account, { type, id, region }, { version, lastChange, changedAt }) {
      insert.run(account, type, id, region, version, lastChange, changedAt)
    },
    remove(account, { type, id, region }) {
      remove.run(account, type, id, region)
    },
  }
}
