import type { RegisteredResource, Registration, ResourceFacts } from '../estate.ts'
import {
  type PackedFacts,
  packAttributes,
  packRelations,
  unpackAttributes,
  unpackRelations,
} from '../facts.ts'
import type { Row } from './database.ts'
import { toResource } from './read-resources.ts'

const NONE = { name: "''", grp: "''", created_by: "''", relations: "'[]'", attributes: "'[]'" } as const
export type FactColumn = keyof typeof NONE

/** The columns that hold the facts of a resource. */
export const FACTS = Object.keys(NONE) as readonly FactColumn[]

/** The facts as a record has them, of columns or of what `of` makes of each; SQL. */
export function packedFacts(of: (column: FactColumn) => string = (column) => column): string {
  const text = (column: FactColumn) => `nullif(${of(column)}, ${NONE[column]})`
  return `jsonb_strip_nulls(jsonb_build_object('name', ${text('name')}, 'group', ${text('grp')},
    'createdBy', ${text('created_by')}, 'relations', ${text('relations')}::jsonb, 'attributes', ${text('attributes')}::jsonb))`
}

/** The values of the columns; null where a fact is not given. */
export function factValues(facts: Partial<ResourceFacts>): Readonly<Record<FactColumn, string | null>> {
  const { name = null, group = null, createdBy = null, relations, attributes } = facts
  return {
    ...{ name, grp: group, created_by: createdBy },
    relations: relations ? JSON.stringify(packRelations(relations)) : null,
    attributes: attributes ? JSON.stringify(packAttributes(attributes)) : null,
  }
}

/** The columns of a resource with all that is known of it; SQL. */
export const REGISTERED_COLUMNS = `region, type, id, home, version, tags, ${FACTS.join(', ')}, registered_by,
  coalesce(registered_at, changed_at) AS registered_at`

export function toRegistered(row: Row): RegisteredResource {
  const packed = (column: 'relations' | 'attributes') =>
    JSON.parse(row[column] as string) as NonNullable<PackedFacts[typeof column]>
  return {
    ...toResource(row),
    name: row['name'] as string,
    createdBy: row['created_by'] as string,
    relations: unpackRelations(packed('relations') as NonNullable<PackedFacts['relations']>),
    attributes: unpackAttributes(packed('attributes') as NonNullable<PackedFacts['attributes']>),
    registeredBy: row['registered_by'] as Registration,
    registeredAt: row['registered_at'] as number,
  }
}
