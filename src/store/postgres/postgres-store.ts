import pg from 'pg'
import { UsageError } from '../../core/usage-error.ts'
import type { Store } from '../store.ts'
import { changeConfig, readConfig } from './configuration.ts'
import { check, confirm } from './confirm.ts'
import { connectionOf, faultOf, placeOf } from './connection.ts'
import { openDatabase, type PoolState } from './database.ts'
import { deregisterResources } from './deregister-resources.ts'
import { describeResources } from './describe-resources.ts'
import { findResources } from './find-resources.ts'
import {
  findAccessKey,
  keepDataKey,
  putHolder,
  readDataKey,
  readHolder,
  replaceDataKey,
} from './installation.ts'
import { appendJournal, readJournal, trimJournal } from './journal.ts'
import { readKeyUse, recordKeyUses } from './key-uses.ts'
import { listResources } from './list-resources.ts'
import { listTagTexts } from './list-tag-texts.ts'
import { locateResources } from './locate-resources.ts'
import { createNonceClaims } from './nonce-claims.ts'
import { createPresets, deletePreset, listPresets } from './presets.ts'
import { putResources } from './put-resources.ts'
import { readChange } from './read-change.ts'
import { readResources } from './read-resources.ts'
import { removeTags } from './remove-tags.ts'
import { replaceTags } from './replace-tags.ts'
import { openSchema } from './schema.ts'
import { setTags } from './set-tags.ts'
import { createSweep } from './sweep.ts'
import { takeLease } from './take-lease.ts'
import { takeShare } from './take-share.ts'

/**
 * Every statement is a few look-ups along an index. What a planner gains by looking at the values is less than
 * what planning costs, and on a table that has just grown its figures would lead it to read all of it.
 */
export const PLANNING = [
  'plan_cache_mode=force_generic_plan',
  'jit=off',
  'enable_seqscan=off',
  'enable_bitmapscan=off',
]
  .map((setting) => `-c ${setting}`)
  .join(' ')

export type PostgresOptions = {
  /** postgres://user:password@host:5432/database?sslmode=verify-full */
  readonly url: string
  /** Milliseconds that a tag without resources stays in the lists of keys and values. */
  readonly unusedTagDelay: number
  /** Connections of this node at most; 10 without it. */
  readonly connections?: number
  /** Milliseconds after which a call to a database that does not answer gives up; 2,000 without it. */
  readonly timeout?: number
  /**
   * `false` behind a pooler that gives each transaction another connection, as PgBouncer may: statements are
   * then not prepared once per connection, and no setting is sent when a connection is made.
   */
  readonly prepare?: boolean
  /** Hears why a statement runs again. */
  readonly onRetry?: (failure: string) => void
  /** Gets what tells about the connections. */
  readonly onPool?: (read: () => PoolState) => void
  /** The schema that holds the tables; `tagplane` without it. */
  readonly schema?: string
}

/** The store that several nodes share, in a schema of a PostgreSQL database; made where it is not there yet. */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const {
    url,
    unusedTagDelay,
    connections = 10,
    timeout = 2_000,
    prepare = true,
    schema = 'tagplane',
  } = options
  const connection: pg.ClientConfig = {
    ...connectionOf(url),
    ...(prepare && { statement_timeout: timeout, options: PLANNING }),
    keepAlive: true,
  }
  await makeReady(connection, schema, timeout)
  const { onRetry = () => {}, onPool = () => {} } = options
  const database = openDatabase({ connection, schema, connections, timeout, prepare, onRetry, onPool })
  const nonces = createNonceClaims()
  const reading = { database, nonces }
  const writing = { database, nonces, unusedTagDelay }
  const sweep = createSweep(database)
  return {
    readDataKey: () => readDataKey(database),
    keepDataKey: (offered) => keepDataKey(database, offered),
    replaceDataKey: (former, wrapped) => replaceDataKey(database, former, wrapped),
    readRoot: () => readHolder(database, 'root-key'),
    putRoot: (root, at) => putHolder(database, 'root-key', root, at),
    readOperator: () => readHolder(database, 'operator-key'),
    putOperator: (operator, at) => putHolder(database, 'operator-key', operator, at),
    findAccessKey: (keyId) => findAccessKey(database, keyId),
    readConfig: (account, since) => readConfig(database, account, since),
    changeConfig: (command) => changeConfig(writing, command),
    recordKeyUses: (uses) => recordKeyUses(database, uses),
    readKeyUse: (guard, keyId) => readKeyUse(reading, guard, keyId),
    appendJournal: (segments) => appendJournal(database, segments),
    readJournal: (query) => readJournal(reading, query),
    trimJournal: (oldest, bounds) => trimJournal(database, oldest, bounds),
    check: (guard) => check(reading, guard),
    confirm: ({ guard, durable }) => confirm(reading, guard, durable),
    removeTags: (command) => removeTags(writing, command),
    setTags: (command) => (command.replacing ? replaceTags : setTags)(writing, command),
    readResources: (guard, keys) => readResources(reading, guard, keys),
    locateResources: (guard, names) => locateResources(reading, guard, names),
    listResources: (query) => listResources(reading, query),
    listTagTexts: (query) => listTagTexts(reading, query),
    readChange: (account, id) => readChange(database, account, id),
    // The indexes are written with the tags.
    maintain: async () => false,
    sweep: async (now, lease) => {
      nonces.dropBefore(now)
      return sweep(now, lease)
    },
    takeLease: (wanted) => {
      // Every node asks for the lease of upkeep, one gets it and sweeps; each has nonces in its memory.
      nonces.dropBefore(wanted.now)
      return takeLease(database, wanted)
    },
    takeShare: (wanted) => takeShare(database, wanted),
    putResources: (command) => putResources(writing, command),
    deregisterResources: (command) => deregisterResources(writing, command),
    describeResources: (guard, keys) => describeResources(reading, guard, keys),
    findResources: (query) => findResources(reading, query),
    createPresets: (command) => createPresets(reading, command),
    deletePreset: (command) => deletePreset(reading, command),
    listPresets: (query) => listPresets(reading, query),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}

async function makeReady(connection: pg.ClientConfig, schema: string, timeout: number): Promise<void> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: timeout })
  client.on('error', () => {})
  try {
    await client.connect()
    await openSchema(client, schema)
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    const { reason, hint } = faultOf(
      cause,
      'Check that the database is there, and that the user may log in and make tables.',
    )
    throw new UsageError(
      `The PostgreSQL store at ${placeOf(connection)} cannot be opened: ${reason}.`,
      hint,
      { cause },
    )
  } finally {
    await client.end().catch(() => {})
  }
}
