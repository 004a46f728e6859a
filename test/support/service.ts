import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createAuthenticator } from '../../src/auth/authenticate.ts'
import { createConfigurations } from '../../src/auth/configurations.ts'
import { createExaminer } from '../../src/auth/doctor/examine.ts'
import { rpcV1Signature, rpcV1StringToSign } from '../../src/auth/signature/rpc-v1.ts'
import { createCredentials, sealSecret } from '../../src/core/access-key.ts'
import { createDiagnostics } from '../../src/core/diagnosis.ts'
import { type Keyring, openKeyring, wrapNewDataKey } from '../../src/core/keyring.ts'
import { openPageToken, sealPageToken } from '../../src/core/page-token.ts'
import { createRequestIds } from '../../src/core/request-id.ts'
import { startKeyUses } from '../../src/jobs/key-uses.ts'
import { startRequestJournal } from '../../src/jobs/request-journal.ts'
import { operations, ossOperations } from '../../src/operations/index.ts'
import { establishOperator } from '../../src/operator.ts'
import { productOperations } from '../../src/products/index.ts'
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { createTagging } from '../../src/tagging/tagging.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createConsole } from '../../src/web/console.ts'
import { createDocuments } from '../../src/web/documents.ts'
import type { Outcome } from '../../src/wire/dispatch.ts'
import { dispatch } from '../../src/wire/dispatch.ts'
import type { HttpRequest, HttpResponse } from '../../src/wire/http.ts'
import { notedCall } from '../../src/wire/journaled-call.ts'
import { createRegistry } from '../../src/wire/registry.ts'
import type { RouterPorts } from '../../src/wire/router.ts'
import { createSignatureDoctor } from '../../src/wire/signature-doctor.ts'
import { createThrottle } from '../../src/wire/throttle.ts'
import { createTurns } from '../../src/wire/turns.ts'
import { temporaryDir } from './server.ts'

export const ACCOUNT = '1234567890123456'
export const KEY_ID = 'testAccessKeyId'
export const SECRET = 'testAccessKeySecret'
export const OPERATOR = { accessKeyId: 'operatorAccessKeyId', accessKeySecret: 'operatorAccessKeySecret' }

export type Parameters = Readonly<Record<string, string>>
export type Answer = {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly response: HttpResponse
}

/** A service in this process, without a socket. It ends before its store. */
export type Served = AsyncDisposable & {
  readonly store: Store
  readonly ports: RouterPorts
  readonly outcomes: Outcome[]
  /** Milliseconds; tests set it. */
  now: number
  readonly dispatch: (request: HttpRequest) => Promise<HttpResponse>
  /** A call signed with version 1.0 in the query, answered as JSON. */
  readonly call: (action: string, parameters: Parameters, overrides?: Parameters) => Promise<Answer>
}

/** One with a store of its own in a temporary directory. */
export type Service = Served & {
  /** Where the store lies, for a second service on it once this one is disposed. */
  readonly directory: string
  /** Every row of every table; the same object again while nothing was written. */
  readonly dump: () => Dump
  /** Another one after everything that is written to the store, be it only a nonce. */
  readonly version: () => unknown
}

export type Dump = Readonly<Record<string, readonly unknown[]>>

export type ServiceOptions = {
  readonly resources?: 'auto' | 'strict'
  readonly unusedTagDelay?: number
  /** Whether rates are kept. */
  readonly throttled?: boolean
  /** Of a service that was disposed; without it a new installation. */
  readonly directory?: string
  /** Puts something between the service and its store. */
  readonly around?: (store: Store) => Store
}

/** Nothing is written beside the calls, so that tests can tell what a call has written. */
const A_DAY_MS = 24 * 60 * 60 * 1000

/** The same for every installation, so that a directory can be opened again. */
const MASTER_KEY = Buffer.alloc(32, 7)

export async function createService(options: ServiceOptions = {}): Promise<Service> {
  const { directory = temporaryDir(), around = (store: Store) => store, unusedTagDelay = 3_600_000 } = options
  const clock = newClock()
  const store = around(await openSqliteStore({ directory, unusedTagDelay, now: () => clock.now }))
  const served = await serveStore(store, clock, options)
  const reader = openReader(directory)
  const ended = served[Symbol.asyncDispose]
  return Object.assign(served, {
    directory,
    dump: reader.dump,
    version: reader.version,
    async [Symbol.asyncDispose]() {
      reader.close()
      await ended()
      await store[Symbol.asyncDispose]()
    },
  })
}

/** Milliseconds, which tests move. */
export function newClock(): { now: number } {
  return { now: Date.parse('2026-11-24T12:00:00Z') }
}

const PUBLIC_URL = 'http://tagplane.test'
const BUILT_CONSOLE = join(import.meta.dirname, '../../dist/console')

/** The service on an open store of any kind; it has the clock's time for its own. */
export async function serveStore(
  store: Store,
  clock: { now: number },
  { resources = 'auto', throttled = false }: Pick<ServiceOptions, 'resources' | 'throttled'> = {},
): Promise<Served> {
  const now = () => clock.now
  const keyring = await prepare(store, now())
  const served = [...operations, ...ossOperations, ...productOperations]
  const keyUses = startKeyUses({ store, log: createLog('test'), interval: A_DAY_MS })
  const journal = startRequestJournal({
    ...{ store, log: createLog('test'), now, keeps: 'all', age: A_DAY_MS, interval: A_DAY_MS },
    ...{ bounds: { count: 100_000, bytes: 1 << 26 }, onRequests: () => {} },
    // The clock stands still while tests call.
    ration: { done: 1e6, refused: 1e6, unsigned: 1e6, all: 1e6 },
  })
  const examine = createExaminer({ store, keyring })
  const registry = createRegistry(served)
  const outcomes: Outcome[] = []
  const ports: RouterPorts = {
    store,
    registry,
    console: createConsole({ directory: BUILT_CONSOLE, operations: served, version: 'test' }),
    documents: createDocuments({ operations: served, version: 'test', publicUrl: () => PUBLIC_URL }),
    authenticator: createAuthenticator({ store, keyring }),
    configOf: createConfigurations(store),
    credentials: createCredentials(keyring, randomBytes),
    diagnostics: createDiagnostics(keyring),
    tagging: createTagging({ store, resources }),
    journal,
    doctor: createSignatureDoctor(examine, registry),
    noteKeyUse: keyUses.note,
    latestKeyUse: keyUses.latest,
    throttle: throttled ? createThrottle({ now, onFailure: () => {} }) : undefined,
    turns: createTurns(),
    pages: pagesOf(keyring),
    now,
    newRequestId: createRequestIds(now, randomUUID),
    publicUrl: () => PUBLIC_URL,
    server: 'Tagplane/test',
    readiness: async () => 'ready',
    metrics: { contentType: 'text/plain', text: async () => '', token: undefined },
    report: (outcome, seen) => {
      outcomes.push(outcome)
      journal.note(notedCall(outcome, seen, examine))
    },
  }
  const run = (request: HttpRequest) => dispatch(request, ports)
  return Object.assign(clock, {
    ...{ store, ports, outcomes, dispatch: run },
    call: async (action: string, parameters: Parameters, overrides: Parameters = {}) => {
      const response = await run(signedRequest(action, parameters, clock.now, overrides))
      return { status: response.status, body: JSON.parse(response.body) as Record<string, unknown>, response }
    },
    async [Symbol.asyncDispose]() {
      await journal[Symbol.asyncDispose]()
      await keyUses[Symbol.asyncDispose]()
    },
  })
}

/** A second connection to the store's file, which sees what is committed. */
function openReader(directory: string): Pick<Service, 'dump' | 'version'> & { close: () => void } {
  const database = new DatabaseSync(join(directory, 'tagplane.sqlite'), { readOnly: true })
  const moves = database.prepare('PRAGMA data_version')
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all()
    .map((row) => String(row['name']))
  const selects = tables.map((name) => [name, database.prepare(`SELECT * FROM ${name}`)] as const)
  const version = () => moves.get()?.['data_version']
  let dumped: { readonly version: unknown; readonly dump: Dump } = { version: undefined, dump: {} }
  return {
    dump: () => {
      if (dumped.version === version()) return dumped.dump
      const dump = Object.fromEntries(selects.map(([name, select]) => [name, select.all()]))
      dumped = { version: version(), dump }
      return dump
    },
    version,
    close: () => database.close(),
  }
}

async function prepare(store: Store, now: number): Promise<Keyring> {
  const kept = await store.keepDataKey(wrapNewDataKey(MASTER_KEY, randomBytes))
  const keyring = openKeyring(MASTER_KEY, kept, randomBytes)
  if (!keyring) throw new Error('The data key does not open')
  const sealedSecret = sealSecret(keyring, { id: KEY_ID, secret: SECRET })
  await store.putRoot({ account: ACCOUNT, keyId: KEY_ID, sealedSecret }, now)
  await establishOperator({
    ...{ store, keyring, given: OPERATOR, inventing: false, firstAccount: ACCOUNT },
    ...{ now, random: randomBytes, newRequestId: () => randomUUID().toUpperCase() },
  })
  return keyring
}

function pagesOf(keyring: Keyring): RouterPorts['pages'] {
  const key = keyring.derive('page-token')
  return {
    seal: (query, last) => sealPageToken(key, query, last),
    open: (query, token) => openPageToken(key, query, token),
  }
}

/** A request of version 1.0 with everything in the query; `overrides` replace or add any parameter before signing. */
export function signedRequest(
  action: string,
  parameters: Parameters,
  now: number,
  overrides: Parameters = {},
): HttpRequest {
  const all: Record<string, string> = {
    Action: action,
    Version: '2018-08-28',
    Format: 'JSON',
    AccessKeyId: KEY_ID,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: randomUUID(),
    Timestamp: `${new Date(now).toISOString().slice(0, 19)}Z`,
    ...parameters,
    ...overrides,
  }
  const signature = rpcV1Signature(SECRET, rpcV1StringToSign('POST', new Map(Object.entries(all))))
  const query = Object.entries({ ...all, Signature: signature.toString('base64') })
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
  return {
    method: 'POST',
    target: `/?${query}`,
    headers: new Map([['host', 'tagplane.test']]),
    body: Buffer.alloc(0),
    source: '127.0.0.1',
    secure: false,
  }
}
