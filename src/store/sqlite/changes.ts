import type { DatabaseSync } from 'node:sqlite'
import { type PackedFacts, packFacts, unpackFacts } from '../facts.ts'
import type { Change, ChangeHeader, ResourceChange, TagOutcome } from '../store.ts'
import { type PackedTag, packTags, unpackTags } from '../tag-set.ts'

/** The record of writing calls. */
export type Changes = {
  /** Records a change; answers its number. */
  readonly record: (account: string, header: ChangeHeader, resources: readonly ResourceChange[]) => number
  readonly read: (account: string, id: string) => Change | undefined
  readonly readNumbered: (seq: number) => { readonly account: string; readonly change: Change } | undefined
}

type PackedResource = readonly [
  type: string,
  id: string,
  region: string,
  home: string,
  outcome: TagOutcome,
  version: number,
  previous: string,
  before: readonly PackedTag[],
  after: readonly PackedTag[],
  /** The last three only where one of them says something. */
  existence?: NonNullable<ResourceChange['existence']> | '',
  factsBefore?: PackedFacts,
  factsAfter?: PackedFacts,
]

export function createChanges(database: DatabaseSync): Changes {
  const insert = database.prepare(
    'INSERT INTO change (account, id, at, status, header, doc) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const byId = database.prepare(
    'SELECT account, id, at, status, header, doc FROM change WHERE account = ? AND id = ?',
  )
  const bySeq = database.prepare('SELECT account, id, at, status, header, doc FROM change WHERE seq = ?')
  return {
    record(account, { id, at, ...rest }, resources) {
      const doc = JSON.stringify(resources.map(packResource))
      return Number(insert.run(account, id, at, 'done', JSON.stringify(rest), doc).lastInsertRowid)
    },
    read(account, id) {
      const row = byId.get(account, id)
      return row && toChange(row)
    },
    readNumbered(seq) {
      const row = bySeq.get(seq)
      return row && { account: row['account'] as string, change: toChange(row) }
    },
  }
}

function packResource(resource: ResourceChange): PackedResource {
  const { type, id, region, home, outcome, version = 0, previous = '', existence = '', facts } = resource
  const [before, after] = [packTags(resource.before), packTags(resource.after)]
  const tagged = [type, id, region, home, outcome, version, previous, before, after] as const
  if (!existence && !facts) return tagged
  return [...tagged, existence, packFacts(facts?.before ?? {}), packFacts(facts?.after ?? {})]
}

function unpackResource(packed: PackedResource): ResourceChange {
  const [type, id, region, home, outcome, version, previous, before, after, existence, ...facts] = packed
  const [factsBefore = {}, factsAfter = {}] = facts
  const differ = Object.keys(factsBefore).length + Object.keys(factsAfter).length > 0
  return {
    ...{ type, id, region, home, outcome, before: unpackTags(before), after: unpackTags(after) },
    ...(version > 0 && { version }),
    ...(previous !== '' && { previous }),
    ...(existence && { existence }),
    ...(differ && { facts: { before: unpackFacts(factsBefore), after: unpackFacts(factsAfter) } }),
  }
}

function toChange(row: Record<string, unknown>): Change {
  const header = JSON.parse(row['header'] as string) as Omit<ChangeHeader, 'id' | 'at'>
  const resources = JSON.parse(row['doc'] as string) as PackedResource[]
  return {
    ...header,
    id: row['id'] as string,
    at: row['at'] as number,
    status: row['status'] as Change['status'],
    resources: resources.map(unpackResource),
  }
}
