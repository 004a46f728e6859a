import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { ChangeHeader, Guard, ResourceTarget, Store } from '../store.ts'
import { type Accounts, createAccounts } from './accounts.ts'
import { changeConfig } from './change-config.ts'
import { createChanges } from './changes.ts'
import { type Checkpointer, startCheckpointer } from './checkpointer.ts'
import { openDatabase, STORE_FILE, storeError } from './database.ts'
import { createDepartures } from './departures.ts'
import { createDetails } from './details.ts'
import { createFinder } from './find-resources.ts'
import { createGuards, type Guards } from './guard.ts'
import { createIdempotencies } from './idempotency.ts'
import { createWalks } from './index-walks.ts'
import { createJournal } from './journal.ts'
import { createKeyUses } from './key-uses.ts'
import { createLeases } from './leases.ts'
import { createPostingIndex, type PostingIndex } from './posting-index.ts'
import { createPresets } from './presets.ts'
import { createResources } from './resources.ts'
import { createTagTexts } from './tag-texts.ts'
import { createTypedTexts } from './typed-texts.ts'
import { createUntagged } from './untagged.ts'
import { deregisterResources, putResources, type WritePorts } from './write-resources.ts'
import { removeTags, setTags } from './write-tags.ts'
import { type Work, Writer } from './writer.ts'

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
  const ports = createPorts(database, options)
  const { guards, index, idempotency } = ports
  const writer = new Writer(database, { beforeCommit: guards.flush, afterCommit: checkpointer.afterCommit })
  const sweeps = [guards.sweep, idempotency.sweep, lingeringSweep(database)]
  const sweep = (now: number) => sweeps.map((one) => one(now)).includes(true)
  const maintain = maintenance(writer, index)
  const leases = createLeases()
  const close = closeOnce(async () => {
    await writer.close()
    await checkpointer.stop()
    database.close()
  })

  return {
    ...installation(accounts, writer),
    ...usesOfKeys(database, guards, writer),
    ...journalOf(database, guards, writer),
    findAccessKey: (keyId) => reading(() => accounts.findAccessKey(keyId)),
    readConfig: (account, since) => reading(() => accounts.readConfig(account, since)),
    changeConfig: (command) => writer.submit((work) => changeConfig({ ...ports, accounts }, command, work)),
    check: (guard) => reading(() => guards.check(guard)),
    confirm: ({ guard, durable }) =>
      durable ? writer.submit((work) => guards.write(guard, work)) : reading(() => guards.read(guard)),
    ...writes(ports, writer, maintain),
    ...reads(ports, database, maintain),
    ...presetVerbs(ports, database, writer, maintain),
    maintain,
    sweep: (now, lease) => writer.submit(() => (!lease || leases.holds(lease)) && sweep(now)),
    takeLease: async (wanted) => leases.take(wanted),
    [Symbol.asyncDispose]: close,
  }
}

function createPorts(database: DatabaseSync, { now, unusedTagDelay }: SqliteOptions): WritePorts {
  const resources = createResources(database)
  const changes = createChanges(database)
  const untagged = createUntagged(database)
  return {
    ...{ resources, changes, untagged, guards: createGuards(database, now()) },
    details: createDetails(database),
    departures: createDepartures(database),
    idempotency: createIdempotencies(database),
    index: createPostingIndex({ database, resources, changes, untagged, unusedTagDelay }),
  }
}

/** The verbs that write to resources; all wait for the index where it is far behind. */
function writes(ports: WritePorts, writer: Writer, maintain: Store['maintain']) {
  const submit = async <T>(write: (work: Work) => T): Promise<T> => {
    if (ports.index.backlog() > MAX_BACKLOG) await maintain('all')
    return writer.submit(write)
  }
  return {
    removeTags: (command) => submit((work) => removeTags(ports, command, work)),
    setTags: (command) => submit((work) => setTags(ports, command, work)),
    putResources: (command) => submit((work) => putResources(ports, command, work)),
    deregisterResources: (command) => submit((work) => deregisterResources(ports, command, work)),
  } satisfies Partial<Store>
}

function reads(
  { guards, resources, details, changes, index, untagged }: WritePorts,
  database: DatabaseSync,
  maintain: Store['maintain'],
) {
  const tagTexts = createTagTexts(database)
  const walks = createWalks(database, untagged)
  const typedTexts = createTypedTexts({ resources, walks })
  const find = createFinder({ resources, details, walks })
  const guarded = <T>(guard: Guard, read: () => T) =>
    reading(() => {
      guards.read(guard)
      return read()
    })
  const rowsOf = ({ account }: Guard, targets: readonly ResourceTarget[]) =>
    resources.find(account, targets).map((row, i) => (row?.home === targets[i]?.home ? row : undefined))
  return {
    readResources: (guard, targets) => guarded(guard, () => rowsOf(guard, targets)),
    locateResources: (guard, names) =>
      guarded(guard, () => names.map(({ type, id }) => resources.homesOf(guard.account, type, id))),
    describeResources: (guard, targets) =>
      guarded(guard, () =>
        rowsOf(guard, targets).map((row) => row && { ...row, ...details.read(guard.account, row) }),
      ),
    findResources: (query) => guarded(query.guard, () => find(query)),
    listResources: (query) => guarded(query.guard, () => resources.page(query)),
    listTagTexts: async (query) => {
      // A posting that waits keeps its tag listed: after a standstill longer than it may, and always with a delay of 0.
      while (index.isOverdue(query.now) && (await maintain('all')));
      const { type } = query
      return guarded(query.guard, () =>
        type === undefined ? tagTexts(query) : typedTexts({ ...query, type }),
      )
    },
    readChange: (account, id) => reading(() => changes.read(account, id)),
  } satisfies Partial<Store>
}

/** Postings that wait to be deleted, and that one who looks for a tag on resources may have to step over. */
const MAX_STEPPED_OVER = 1_000

function presetVerbs(
  { guards, resources, changes, index }: WritePorts,
  database: DatabaseSync,
  writer: Writer,
  maintain: Store['maintain'],
) {
  const presets = createPresets(database, resources)
  const recorded = <C extends { readonly guard: Guard; readonly change: ChangeHeader }>(
    command: C,
    write: (command: C) => void,
  ) =>
    writer.submit((work) => {
      guards.write(command.guard, work)
      write(command)
      changes.record(command.guard.account, command.change, [])
    })
  return {
    createPresets: (command) => recorded(command, presets.create),
    deletePreset: async (command) => {
      while (index.backlog() > MAX_STEPPED_OVER && (await maintain('all')));
      await recorded(command, presets.remove)
    },
    listPresets: (query) =>
      reading(() => {
        guards.read(query.guard)
        return presets.list(query)
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

function usesOfKeys(database: DatabaseSync, guards: Guards, writer: Writer) {
  const keyUses = createKeyUses(database)
  return {
    recordKeyUses: (uses) => writer.submit(() => keyUses.record(uses)),
    readKeyUse: (guard, keyId) =>
      reading(() => {
        guards.read(guard)
        return keyUses.read(guard.account, keyId)
      }),
  } satisfies Partial<Store>
}

function journalOf(database: DatabaseSync, guards: Guards, writer: Writer) {
  const journal = createJournal(database)
  return {
    appendJournal: (segments) => writer.submit(() => journal.append(segments)),
    readJournal: (query) =>
      reading(() => {
        guards.read(query.guard)
        return journal.read(query)
      }),
    trimJournal: (oldest, bounds) => writer.submit(() => journal.trim(oldest, bounds)),
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
