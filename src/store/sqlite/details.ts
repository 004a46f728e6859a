import type { DatabaseSync } from 'node:sqlite'
import type { ResourceFacts } from '../estate.ts'
import { packAttributes, packRelations, unpackAttributes, unpackRelations } from '../facts.ts'
import type { ResourceKey } from '../store.ts'
import { createInserter } from './inserter.ts'

type Detail = Pick<ResourceFacts, 'relations' | 'attributes'>

/** What is long of the facts of resources, apart from their rows, which calls on tags write anew. */
export type Details = {
  readonly read: (account: string, resource: ResourceKey) => Detail
  readonly write: (
    account: string,
    all: readonly (readonly [resource: ResourceKey, detail: Detail])[],
  ) => void
}

export function createDetails(database: DatabaseSync): Details {
  const place = 'account = ? AND type = ? AND id = ? AND region = ?'
  const select = database.prepare(`SELECT relations, attributes FROM resource_detail WHERE ${place}`)
  const columns = 'account, type, id, region, relations, attributes'
  const put = createInserter(database, `INSERT OR REPLACE INTO resource_detail (${columns})`, 6)
  const remove = database.prepare(`DELETE FROM resource_detail WHERE ${place}`)
  return {
    read(account, { type, id, region }) {
      const row = select.get(account, type, id, region)
      if (!row) return { relations: [], attributes: {} }
      return {
        relations: unpackRelations(JSON.parse(row['relations'] as string)),
        attributes: unpackAttributes(JSON.parse(row['attributes'] as string)),
      }
    },
    write(account, all) {
      const values: string[] = []
      for (const [{ type, id, region }, { relations, attributes }] of all) {
        const [packedRelations, packedAttributes] = [packRelations(relations), packAttributes(attributes)]
        if (packedRelations.length + packedAttributes.length === 0) remove.run(account, type, id, region)
        else {
          const texts = [JSON.stringify(packedRelations), JSON.stringify(packedAttributes)]
          values.push(account, type, id, region, ...texts)
        }
      }
      put(values)
    },
  }
}
