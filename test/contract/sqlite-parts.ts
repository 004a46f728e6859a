import type { DatabaseSync } from 'node:sqlite'
import { createChanges } from '../../src/store/sqlite/changes.ts'
import { openDatabase } from '../../src/store/sqlite/database.ts'
import { createDepartures } from '../../src/store/sqlite/departures.ts'
import { createDetails } from '../../src/store/sqlite/details.ts'
import { createGuards } from '../../src/store/sqlite/guard.ts'
import { createIdempotencies } from '../../src/store/sqlite/idempotency.ts'
import { createPostingIndex } from '../../src/store/sqlite/posting-index.ts'
import { createResources } from '../../src/store/sqlite/resources.ts'
import { createUntagged } from '../../src/store/sqlite/untagged.ts'
import type { WritePorts } from '../../src/store/sqlite/write-resources.ts'
import { removeTags, setTags } from '../../src/store/sqlite/write-tags.ts'
import { type Work, Writer } from '../../src/store/sqlite/writer.ts'
import type { Nonce, ResourceTarget, StoredTag, TagOutcome } from '../../src/store/store.ts'
import { ALICE, UNUSED_TAG_DELAY } from './world.ts'

type Call = { readonly at?: number; readonly nonce?: Nonce }

/** The parts of the embedded store, for tests that must reach between them. */
export type Parts = Disposable & {
  readonly database: DatabaseSync
  readonly ports: WritePorts
  readonly writer: Writer
  readonly set: (targets: readonly ResourceTarget[], tags: readonly StoredTag[], call?: Call) => Outcomes
  readonly remove: (targets: readonly ResourceTarget[], keys: readonly string[], call?: Call) => Outcomes
  /** One column of all rows. */
  readonly column: (sql: string) => unknown[]
}
type Outcomes = Promise<readonly TagOutcome[]>

let changes = 0

export function openParts(file: string, beforeCommit: () => void = () => {}): Parts {
  const database = openDatabase(file)
  database.prepare('INSERT OR IGNORE INTO account VALUES (?, 0, 0)').run(ALICE)
  const guards = createGuards(database, 0)
  const resources = createResources(database)
  const recorded = createChanges(database)
  const untagged = createUntagged(database)
  const ports = {
    ...{ details: createDetails(database), departures: createDepartures(database) },
    ...{ guards, resources, changes: recorded, idempotency: createIdempotencies(database) },
    untagged,
    index: createPostingIndex({
      ...{ database, resources, changes: recorded, untagged },
      unusedTagDelay: UNUSED_TAG_DELAY,
    }),
  }
  const flush = () => {
    guards.flush()
    beforeCommit()
  }
  const writer = new Writer(database, { beforeCommit: flush, afterCommit: () => {} })
  const parameters = (targets: readonly ResourceTarget[], { at = 1, nonce }: Call) => ({
    guard: { account: ALICE, configVersion: 0, ...(nonce && { nonce }) },
    change: { id: `change-${++changes}`, at, principals: [], source: '', operation: 'tag:Test' },
    resources: targets,
  })
  return {
    ...{ database, ports, writer },
    set(targets, tags, call = {}) {
      const command = { ...parameters(targets, call), tags, register: true, quota: 20 }
      return writer.submit((work: Work) => setTags(ports, command, work))
    },
    remove(targets, keys, call = {}) {
      const command = { ...parameters(targets, call), keys }
      return writer.submit((work: Work) => removeTags(ports, command, work))
    },
    column: (sql) =>
      database
        .prepare(sql)
        .all()
        .map((row) => Object.values(row)[0]),
    [Symbol.dispose]: () => database.close(),
  }
}
