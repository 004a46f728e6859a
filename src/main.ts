import { randomBytes, randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
import { createAuthenticator } from './auth/authenticate.ts'
import { createConfigurations } from './auth/configurations.ts'
import { createExaminer } from './auth/doctor/examine.ts'
import type { Config } from './config/config.ts'
import {
  type Credentials,
  openDataDir,
  openTemporaryDir,
  readMasterKey,
  writeCredentials,
  writeMasterKey,
} from './config/data-dir.ts'
import type { KeySettings } from './config/secrets.ts'
import { createCredentials } from './core/access-key.ts'
import { createDiagnostics } from './core/diagnosis.ts'
import type { ApiError } from './core/error.ts'
import { type Keyring, openKeyring, rewrapDataKey, wrapNewDataKey } from './core/keyring.ts'
import { OPERATOR_ACCOUNT } from './core/operator.ts'
import { openPageToken, sealPageToken } from './core/page-token.ts'
import { createRequestIds } from './core/request-id.ts'
import { UsageError } from './core/usage-error.ts'
import { readDump, writeDump } from './dump-file.ts'
import { type KeyUses, startKeyUses } from './jobs/key-uses.ts'
import { type RequestJournal, startRequestJournal } from './jobs/request-journal.ts'
import { startUpkeep } from './jobs/upkeep.ts'
import { type Listener, openListener } from './listener.ts'
import { operations, ossOperations } from './operations/index.ts'
import type { Pages } from './operations/operation.ts'
import { establishOperator } from './operator.ts'
import { productOperations } from './products/index.ts'
import { establishRoot } from './root.ts'
import type { Dump } from './store/dump.ts'
import { readExport, writeExport } from './store/dump-format.ts'
import type { Finding } from './store/examination.ts'
import { measureStore } from './store/measured-store.ts'
import type { MigrateOptions } from './store/postgres/migrate.ts'
import { backupSqlite, restoreSqlite } from './store/sqlite/backup.ts'
import { dumpSqlite } from './store/sqlite/dump.ts'
import { examineSqlite } from './store/sqlite/examine.ts'
import { loadSqlite } from './store/sqlite/load.ts'
import { lockDataDir } from './store/sqlite/lock.ts'
import { openSqliteStore } from './store/sqlite/sqlite-store.ts'
import { type Store, StoreUnavailable } from './store/store.ts'
import { createTagging } from './tagging/tagging.ts'
import type { Logger } from './telemetry/log.ts'
import { createMetrics, type Metrics } from './telemetry/metrics.ts'
import { version } from './version.ts'
import { createConsole } from './web/console.ts'
import { createDocuments } from './web/documents.ts'
import { reporter } from './wire/access-log.ts'
import type { HttpRequest } from './wire/http.ts'
import { notedCall } from './wire/journaled-call.ts'
import { createRegistry } from './wire/registry.ts'
import { type RouterPorts, refuse, route } from './wire/router.ts'
import { createSignatureDoctor } from './wire/signature-doctor.ts'
import { createThrottle, type Throttle } from './wire/throttle.ts'
import { createTurns } from './wire/turns.ts'

/** Built beside the program; sources have it where they are built to. */
const consoleDirectory = join(import.meta.dirname, '../dist/console')

/** A server that accepts calls. */
export type Tagplane = {
  readonly url: Listener['url']
  readonly credentials: Credentials
  /** The key of whoever runs the installation; undefined where a shared store has none. */
  readonly operator: KeySettings | undefined
  /** Whether this start has made the root identity. */
  readonly firstStart: boolean
  /** Undefined where the store is shared: the node keeps nothing then. */
  readonly dataDir: string | undefined
  /** Refuses new calls, finishes those under way, closes the store. */
  readonly stop: () => Promise<void>
}

/** Puts the concrete parts together, and starts them. Anything that a user can mend ends as `UsageError`. */
export async function startTagplane(config: Config, log: Logger): Promise<Tagplane> {
  await using cleanup = new AsyncDisposableStack()
  const metrics = createMetrics()
  const { store, dataDir } = await openStore(config, metrics, cleanup)
  const keyring = await unlock(store, config, dataDir)
  const newRequestId = createRequestIds(Date.now, randomUUID)
  const keyUses = cleanup.use(startKeyUses({ store, log }))
  const journal = cleanup.use(
    startRequestJournal({
      ...{ store, log, now: Date.now, onRequests: metrics.journal },
      ...config.requestJournal,
    }),
  )
  let accepting = false
  let url = ''
  const ports = routerPorts({
    config,
    store,
    keyring,
    keyUses,
    journal,
    log,
    metrics,
    newRequestId,
    accepting: () => accepting,
    url: () => url,
  })
  const started = Promise.withResolvers<void>()
  const answering = {
    answer: async (request: HttpRequest) => {
      await started.promise
      return route(request, ports)
    },
    refuse: (request: HttpRequest, error: ApiError) => refuse(request, error, ports),
  }
  // Before anybody is made: a start that finds its address taken has made nobody.
  const listener = cleanup.use(await openListener(config, answering, log))
  cleanup.defer(started.resolve)
  url = listener.url
  const { root, firstStart } = await establishRoot({
    store,
    keyring,
    given: config.root,
    inventing: dataDir !== undefined,
    now: Date.now(),
    random: randomBytes,
  })
  const operator = await establishOperator({
    ...{ store, keyring, given: config.operator, inventing: dataDir !== undefined },
    ...{ firstAccount: root.accountId, now: Date.now(), random: randomBytes, newRequestId },
  })
  const { sweepInterval } = config
  const upkeep = cleanup.use(startUpkeep({ store, node: randomUUID(), sweepInterval, now: Date.now, log }))
  metrics.watchSweeper(upkeep.lag)
  const credentials = { ...root, ...addressForClients(config, url) }
  if (dataDir !== undefined) {
    writeCredentials(dataDir, 'credentials', credentials)
    if (operator)
      writeCredentials(dataDir, 'operator', { ...credentials, ...operator, accountId: OPERATOR_ACCOUNT })
  }
  accepting = true
  started.resolve()

  const running = cleanup.move()
  const stop = async () => {
    accepting = false
    await running.disposeAsync()
  }
  return { url, credentials, operator, firstStart, dataDir, stop }
}

/** Writes the embedded store of a directory to a file; a server may run on it. */
export async function backUp(dataDir: string, out: string): Promise<void> {
  await backupSqlite(resolve(dataDir), resolve(out))
}

/** Puts a backup into a directory that has no store. */
export async function restore(from: string, dataDir: string): Promise<string> {
  const directory = openDataDir(dataDir)
  using _ = lockDataDir(directory)
  await restoreSqlite(resolve(from), directory)
  return directory
}

/** How a command watches a long piece of work, and ends it early. */
export type Watch = { readonly onRows: (count: number) => void; readonly signal: AbortSignal }

/** Writes the store of the settings as text, from which either kind of store can be made; it may be served. */
export async function exportStore(config: Config, out: string, { onRows, signal }: Watch): Promise<void> {
  const { postgres, unusedTagDelay } = config
  const at = Date.now()
  const source = postgres ? 'postgresql' : 'sqlite'
  const dump = await begun(
    postgres
      ? (await import('./store/postgres/dump.ts')).dumpPostgres(postgres.url, { now: at })
      : dumpSqlite(resolve(config.dataDir), { now: at, unusedTagDelay }),
  )
  await writeDump(out, writeExport(counted(dump, onRows), { program: version, source, at }), signal)
}

/** Makes the store of the settings, where there is none, from what was exported; answers its directory, if it has one. */
export async function importStore(
  { postgres, dataDir }: Config,
  from: string,
  { onRows, signal }: Watch,
): Promise<string | undefined> {
  const dump = counted(readExport(readDump(from, signal)), onRows)
  if (postgres) {
    await importIntoPostgres(dump, postgres.url)
    return undefined
  }
  const directory = openDataDir(dataDir)
  using _ = lockDataDir(directory)
  await loadSqlite(dump, directory)
  return directory
}

async function importIntoPostgres(dump: Dump, url: string): Promise<void> {
  const { loadPostgres } = await import('./store/postgres/load.ts')
  await loadPostgres(dump, url)
}

/** The same, once it is known that there is something: nothing is written for a store that is not there. */
async function begun(dump: Dump): Promise<Dump> {
  const batches = dump[Symbol.asyncIterator]()
  const first = await batches.next()
  async function* all(): Dump {
    for (let next = first; !next.done; next = await batches.next()) yield next.value
  }
  return all()
}

async function* counted(dump: Dump, onRows: Watch['onRows']): Dump {
  for await (const batch of dump) {
    yield batch
    onRows(batch.rows.length)
  }
}

/** Looks whether the store of the settings holds what it promises. */
export async function* examine({ postgres, dataDir }: Config): AsyncGenerator<Finding> {
  if (postgres) {
    const { examinePostgres } = await import('./store/postgres/examine.ts')
    yield* examinePostgres(postgres.url)
  } else yield* examineSqlite(resolve(dataDir))
}

/** Brings a shared store up to the version of this program. */
export async function migrateStore(options: MigrateOptions): Promise<void> {
  const { migratePostgres } = await import('./store/postgres/migrate.ts')
  await migratePostgres(options)
}

/** The store of the settings, and the directory that an embedded one and its keys lie in. */
async function openStore(config: Config, metrics: Metrics, cleanup: AsyncDisposableStack) {
  const { postgres, unusedTagDelay } = config
  if (postgres) {
    const { url, connections, pooler } = postgres
    const { openPostgresStore } = await import('./store/postgres/postgres-store.ts')
    const watching = { onRetry: metrics.retry, onPool: metrics.watchPool }
    const store = await openPostgresStore({ url, connections, prepare: !pooler, unusedTagDelay, ...watching })
    return { store: measureStore(cleanup.use(store), metrics.verb), dataDir: undefined }
  }
  const directory = config.ephemeral
    ? cleanup.adopt(openTemporaryDir(), (dir) => dir.remove()).path
    : openDataDir(config.dataDir)
  cleanup.use(lockDataDir(directory))
  const store = await openSqliteStore({ directory, unusedTagDelay, now: Date.now })
  return { store: measureStore(cleanup.use(store), metrics.verb), dataDir: directory }
}

type Parts = {
  readonly config: Config
  readonly store: Store
  readonly keyring: Keyring
  readonly keyUses: KeyUses
  readonly journal: RequestJournal
  readonly log: Logger
  readonly metrics: Metrics
  readonly newRequestId: () => string
  readonly accepting: () => boolean
  readonly url: () => string
}

function routerPorts({
  config,
  store,
  keyring,
  keyUses,
  journal,
  log,
  metrics,
  newRequestId,
  accepting,
  url,
}: Parts): RouterPorts {
  const logged = reporter(log)
  const served = [...operations, ...ossOperations, ...productOperations]
  const registry = createRegistry(served)
  const publicUrl = () => config.publicUrl || url()
  const examine = createExaminer({ store, keyring })
  return {
    metrics: { ...metrics, token: config.metricsToken },
    store,
    console: createConsole({ directory: consoleDirectory, operations: served, version }),
    documents: createDocuments({ operations: served, version, publicUrl }),
    readiness: async () => (accepting() ? ((await answers(store)) ? 'ready' : 'store away') : 'stopping'),
    registry,
    authenticator: createAuthenticator({ store, keyring }),
    configOf: createConfigurations(store),
    credentials: createCredentials(keyring, randomBytes),
    diagnostics: createDiagnostics(keyring),
    tagging: createTagging({ store, resources: config.resources }),
    journal,
    doctor: createSignatureDoctor(examine, registry),
    noteKeyUse: keyUses.note,
    latestKeyUse: keyUses.latest,
    throttle: config.throttle === 'cloud' ? throttleOn(store, log) : undefined,
    turns: createTurns(),
    pages: createPages(keyring),
    now: Date.now,
    newRequestId,
    publicUrl,
    server: `Tagplane/${version}`,
    report: (outcome, seen) => {
      logged(outcome)
      metrics.request(outcome)
      journal.note(notedCall(outcome, seen, examine))
    },
  }
}

function throttleOn({ takeShare }: Store, log: Logger): Throttle {
  const onFailure = (error: unknown) =>
    log.warn({ err: error }, 'the share of a rate is not known; the last one holds')
  return createThrottle({ now: Date.now, onFailure, ...(takeShare && { takeShare }) })
}

async function answers(store: Store): Promise<boolean> {
  try {
    await store.readDataKey()
    return true
  } catch (error) {
    if (error instanceof StoreUnavailable) return false
    throw error
  }
}

/**
 * The keys of the installation. The store keeps them wrapped; the master key stays outside of it: in the
 * directory of an embedded store, which may make one, or with whoever runs the nodes of a shared one.
 */
async function unlock(
  store: Store,
  { masterKey: given, previousMasterKey: previous }: Pick<Config, 'masterKey' | 'previousMasterKey'>,
  dataDir?: string,
): Promise<Keyring> {
  const stored = await store.readDataKey()
  const masterKey = given ?? (dataDir === undefined ? undefined : readMasterKey(dataDir))
  if (!masterKey && (stored || dataDir === undefined)) throw noMasterKey(dataDir)
  const key = masterKey ?? randomBytes(32)
  if (!masterKey && dataDir !== undefined) writeMasterKey(dataDir, key)
  const kept = stored ?? (await store.keepDataKey(wrapNewDataKey(key, randomBytes)))
  const rewrapped = previous && rewrapDataKey(previous, key, kept, randomBytes)
  const inForce = rewrapped ? await store.replaceDataKey(kept, rewrapped) : kept
  const keyring = openKeyring(key, inForce, randomBytes)
  if (!keyring) {
    throw new UsageError(
      'The master key is not the one that this store was made with.',
      'Give the right one.',
    )
  }
  return keyring
}

function noMasterKey(dataDir: string | undefined): UsageError {
  return dataDir === undefined
    ? new UsageError(
        'A store that several nodes share needs a master key, the same on each of them.',
        'Make one with "openssl rand -base64 32", and set TAGPLANE_MASTER_KEY or TAGPLANE_MASTER_KEY_FILE.',
      )
    : new UsageError(
        `The store in ${dataDir} is there and its master.key is not.`,
        'Restore master.key from its backup, or set TAGPLANE_MASTER_KEY.',
      )
}

function createPages(keyring: Keyring): Pages {
  const key = keyring.derive('page-token')
  return {
    seal: (query, last) => sealPageToken(key, query, last),
    open: (query, token) => openPageToken(key, query, token),
  }
}

/** Over TLS clients have to use a name that the certificate is for: the public one, where it is given. */
function addressForClients(
  { tls, publicUrl }: Config,
  url: string,
): Pick<Credentials, 'endpoint' | 'protocol'> {
  const named = tls && /^https:\/\/[^/]+$/.test(publicUrl) ? publicUrl : url
  const [protocol = '', endpoint = ''] = named.split('://')
  return { endpoint, protocol }
}
