import type { FindResources, FoundPage, RegisteredResource } from '../estate.ts'
import type { Row } from './database.ts'
import { toRegistered } from './facts.ts'
import { findStatement } from './find-statement.ts'
import { type ReadPorts, readGuarded } from './read-guard.ts'

export async function findResources(ports: ReadPorts, query: FindResources): Promise<FoundPage> {
  const { statement, own } = findStatement(query)
  const rows = await readGuarded(ports, query.guard, statement, own)
  const resources: RegisteredResource[] = []
  let last: Row | undefined
  for (const row of rows) {
    const visited = row['visited'] as number
    if (row['ended']) return { resources, visited }
    if (resources.length === query.limit && last) return { resources, next: placeOf(last), visited }
    if (row['found']) resources.push(toRegistered(row))
    if (row['bounded']) return { resources, next: placeOf(row), visited }
    last = row
  }
  throw new Error('A list has no end')
}

/** Where a page has come to. */
function placeOf(row: Row): readonly string[] {
  const { lead, at_home, at_type, at_id, region } = row as Readonly<Record<string, string | null>>
  return [...(lead === null ? [] : [lead]), at_home, at_type, at_id, region].map((text) => text ?? '')
}
