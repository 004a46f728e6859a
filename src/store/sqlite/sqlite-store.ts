import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Store } from '../store.ts'
import { type Accounts, createAccounts } from './accounts.ts'
import { createChanges } from './changes.ts'
import { type Checkpointer, startCheckpointer } from './checkpointer.ts'
import { openDatabase, STORE_FILE, storeError } from './database.ts'
import { createGuards, type Guards } from './guard.ts'
import { createIdempotencies } from './idempotency.ts'
import { createLeases } from './leases.ts'
import { createPostingIndex, type PostingIndex } from './posting-index.ts'
import { createResources, type Resources } from './resources.ts'
import { createTagTexts } from './tag-texts.ts'
import { removeTags, setTags } from './write-tags.ts'
import { Writer } from './writer.ts'

/** Postings that may wait to be deleted before writing calls help with it, and so are slowed down. */
const MAX_BACKLOG = 1_000_000
const MAX_ROWS_PER_SWEEP = 500

export type SqliteOptions = {
  /** The directory that holds `tagplane.sqlite`. */
  readonly directory: string
  /** Milliseconds that a tag without resources stays in the lists of keys and values. */
  readonly unusedTagDelay: number
  readonly now: () => number
}

/** The embedded store, on one file of one process. */
export async function openSqliteStore(options: SqliteOptions): Promise<Store> {
  const file = join(options.directory, STORE_FILE)
  const database = openDatabase(file)
  const checkpointer = startCheckpointer(database, file)
  return createStore(database, checkpointer, options)
}

function createStore(database: DatabaseSync, checkpointer: Checkpointer, options: SqliteOptions): Store {
  const accounts = createAccounts(database)
  const guards = createGuards(database, options.now())
  const resources = createResources(database)
  const changes = createChanges(database)
  const idempotency = createIdempotencies(database)
  const index = createPostingIndex({ database, resources, changes, unusedTagDelay: options.unusedTagDelay })
  const writer = new Writer(database, { beforeCommit: guards.flush, afterCommit: checkpointer.afterCommit })
  const tagTexts = createTagTexts(database)
  const sweeps = [guards.sweep, idempotency.sweep, lingeringSweep(database)]
  const sweep = (now: number) => sweeps.map((one) => one(now)).includes(true)
  const ports = { guards, resources, changes, index, idempotency }
  const maintain = maintenance(writer, index)
  const helpIndex = async () => {
    if (index.backlog() > MAX_BACKLOG) await maintain('all')
  }
  const leases = createLeases()
  const close = closeOnce(async () => {
    await writer.close()
    await checkpointer.stop()
    database.close()
  })

  return {
    ...installation(accounts, writer),
    findAccessKey: (keyId) => reading(() => accounts.findAccessKey(keyId)),
    readConfig: (account, since) => reading(() => accounts.readConfig(account, since)),
    changeConfig: (command) =>
      writer.submit((work) => {
        guards.write(command.guard, work)
        changes.record(command.guard.account, command.change, [])
        return accounts.changeConfig(command)
      }),
    check: (guard) => reading(() => guards.check(guard)),
    confirm: ({ guard, durable }) =>
      durable ? writer.submit((work) => guards.write(guard, work)) : reading(() => guards.read(guard)),
    async removeTags(command) {
      await helpIndex()
      return writer.submit((work) => removeTags(ports, command, work))
    },
    async setTags(command) {
      await helpIndex()
      return writer.submit((work) => setTags(ports, command, work))
    },
    ...resourceReads(guards, resources),
    listResources: (query) =>
      reading(() => {
        guards.read(query.guard)
        return resources.page(query)
      }),
    listTagTexts: async (query) => {
      // A posting that waits keeps its tag listed: after a standstill longer than it may, and always with a delay of 0.
      while (index.isOverdue(query.now) && (await maintain('all')));
      return reading(() => {
        guards.read(query.guard)
        return tagTexts(query)
      })
    },
    readChange: (account, id) => reading(() => changes.read(account, id)),
    maintain,
    sweep: (now, lease) => writer.submit(() => (!lease || leases.holds(lease)) && sweep(now)),
    takeLease: async (wanted) => leases.take(wanted),
    [Symbol.asyncDispose]: close,
  }
}

function resourceReads(guards: Guards, resources: Resources) {
  return {
    readResources: (guard, targets) =>
      reading(() => {
        guards.read(guard)
        return targets.map((target) => {
          const row = resources.find(guard.account, target)
          return row?.home === target.home ? row : undefined
        })
      }),
    locateResources: (guard, names) =>
      reading(() => {
        guards.read(guard)
        return names.map(({ type, id }) => resources.homesOf(guard.account, type, id))
      }),
  } satisfies Partial<Store>
}

function installation(accounts: Accounts, writer: Writer) {
  return {
    readDataKey: () => reading(accounts.readDataKey),
    keepDataKey: (offered) => writer.submit(() => accounts.keepDataKey(offered)),
    replaceDataKey: (former, wrapped) => writer.submit(() => accounts.replaceDataKey(former, wrapped)),
    readRoot: () => reading(() => accounts.readHolder('root-key')),
    putRoot: (root, at) => writer.submit(() => accounts.putHolder('root-key', root, at)),
    readOperator: () => reading(() => accounts.readHolder('operator-key')),
    putOperator: (operator, at) => writer.submit(() => accounts.putHolder('operator-key', operator, at)),
  } satisfies Partial<Store>
}

function closeOnce(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined
  return () => {
    closing ??= close()
    return closing
  }
}

/** Work on the index that is worth doing now: also what is little, when nobody has written since the last time. */
function maintenance(writer: Writer, index: PostingIndex): Store['maintain'] {
  let groupsSeen = 0
  return async (extent) => {
    const idle = writer.groups === groupsSeen
    groupsSeen = writer.groups
    if (index.backlog() === 0 || (extent === 'due' && !index.isDue(idle))) return false
    const more = await writer.submit((work) => index.advance(work))
    groupsSeen = writer.groups
    return more
  }
}

/** Reads run at once, between groups, and so see only what is committed. */
async function reading<T>(read: () => T): Promise<T> {
  try {
    return read()
  } catch (error) {
    throw storeError(error)
  }
}

function lingeringSweep(database: DatabaseSync): (now: number) => boolean {
  const expire = database.prepare(
    `DELETE FROM lingering WHERE (account, home, key, value) IN
     (SELECT account, home, key, value FROM lingering WHERE due <= ? ORDER BY due LIMIT ?)`,
  )
  return (now) => Number(expire.run(now, MAX_ROWS_PER_SWEEP).changes) === MAX_ROWS_PER_SWEEP
}
