import { compareBytes } from '../../core/order.ts'
import type { TagOrigin } from '../../core/tag.ts'
import type { PutOutcome } from '../estate.ts'
import { type PackedFacts, unpackFacts } from '../facts.ts'
import type { Change, ChangeHeader, ResourceChange, StoredTag, TagOutcome } from '../store.ts'
import type { Row } from './database.ts'

/** Tags as they are stored: the origin is left out where it is `own`. */
export type PackedTags = Readonly<Record<string, readonly [value: string, origin?: TagOrigin]>>

type PackedResource = readonly [
  type: string,
  id: string,
  region: string,
  home: string,
  outcome: TagOutcome,
  version: number,
  previous: string,
  before: PackedTags,
  after: PackedTags,
  existence?: ResourceChange['existence'] | '',
  factsBefore?: PackedFacts,
  factsAfter?: PackedFacts,
]

/** The text of packed tags. */
export function packedTags(tags: readonly StoredTag[]): string {
  const packed = tags.map(({ key, value, origin }) => [key, origin === 'own' ? [value] : [value, origin]])
  return JSON.stringify(Object.fromEntries(packed))
}

/** In byte order of the keys. */
export function unpackTags(packed: PackedTags): StoredTag[] {
  return Object.entries(packed)
    .map(([key, [value, origin = 'own']]) => ({ key, value, origin }))
    .sort((a, b) => compareBytes(a.key, b.key))
}

export function outcomesOf(doc: string): readonly TagOutcome[] {
  return resourcesOf(doc).map(([, , , , outcome]) => outcome)
}

/** What `putResources` has answered. */
export function putOutcomesOf(doc: string): readonly PutOutcome[] {
  return resourcesOf(doc).map(([, , , , outcome, , , , after, existence, ...facts]) => {
    if (outcome !== 'done') return outcome
    if (existence) return existence as 'registered'
    return [after, ...facts].some((one) => Object.keys(one ?? {}).length > 0) ? 'changed' : 'unchanged'
  })
}

export function toChange(row: Row): Change {
  const header = JSON.parse(row['header'] as string) as Omit<ChangeHeader, 'id' | 'at'>
  return {
    ...header,
    id: row['id'] as string,
    at: row['at'] as number,
    status: row['status'] as Change['status'],
    resources: resourcesOf(row['doc'] as string).map(unpackResource),
  }
}

function resourcesOf(doc: string): readonly PackedResource[] {
  return JSON.parse(doc) as PackedResource[]
}

function unpackResource(packed: PackedResource): ResourceChange {
  const [type, id, region, home, outcome, version, previous, before, after, existence, ...facts] = packed
  return {
    ...{ type, id, region, home, outcome, before: unpackTags(before), after: unpackTags(after) },
    ...(existence && { existence }),
    ...factsOf(...facts),
    ...(version > 0 && { version }),
    ...(previous !== '' && { previous }),
  }
}

function factsOf(before: PackedFacts = {}, after: PackedFacts = {}): Pick<ResourceChange, 'facts'> {
  if (Object.keys({ ...before, ...after }).length === 0) return {}
  return { facts: { before: unpackFacts(before), after: unpackFacts(after) } }
}
