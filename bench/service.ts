/**
 * The service that is measured, in a process of its own: the parts of production on a store in a temporary
 * directory, with one operation more that only benchmarks mount: parameters of UntagResources, decoded,
 * authorized, guard confirmed, no row written.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuthenticator } from '../src/auth/authenticate.ts'
import { createConfigurations } from '../src/auth/configurations.ts'
import { createExaminer } from '../src/auth/doctor/examine.ts'
import { createCredentials, sealSecret } from '../src/core/access-key.ts'
import { createDiagnostics } from '../src/core/diagnosis.ts'
import { openKeyring, wrapNewDataKey } from '../src/core/keyring.ts'
import { openPageToken, sealPageToken } from '../src/core/page-token.ts'
import { createRequestIds } from '../src/core/request-id.ts'
import { startKeyUses } from '../src/jobs/key-uses.ts'
import { startRequestJournal } from '../src/jobs/request-journal.ts'
import { startUpkeep } from '../src/jobs/upkeep.ts'
import { operations } from '../src/operations/index.ts'
import type { AnyOperation } from '../src/operations/operation.ts'
import { listTagResources } from '../src/operations/tag/list-tag-resources.ts'
import { untagResources } from '../src/operations/tag/untag-resources.ts'
import { measureStore } from '../src/store/measured-store.ts'
import { openPostgresStore } from '../src/store/postgres/postgres-store.ts'
import { openSqliteStore } from '../src/store/sqlite/sqlite-store.ts'
import type { Store } from '../src/store/store.ts'
import { createTagging } from '../src/tagging/tagging.ts'
import { createLog } from '../src/telemetry/log.ts'
import { createMetrics } from '../src/telemetry/metrics.ts'
import { reporter } from '../src/wire/access-log.ts'
import { notedCall } from '../src/wire/journaled-call.ts'
import { createRegistry } from '../src/wire/registry.ts'
import { type RouterPorts, refuse, route } from '../src/wire/router.ts'
import { createHttpServer, listen } from '../src/wire/server.ts'
import { createSignatureDoctor } from '../src/wire/signature-doctor.ts'
import { createThrottle } from '../src/wire/throttle.ts'
import { createTurns } from '../src/wire/turns.ts'
import {
  ACCOUNT,
  KEY_ID,
  type Message,
  SECRET,
  type StoreLoad,
  type StoreRate,
  tagsOf,
  type Usage,
} from './protocol.ts'
import { onStatement } from './sent-statements.ts'
import { createHeaders, targetOf } from './store-calls.ts'

const directory = mkdtempSync(join(tmpdir(), 'tagplane-bench-'))
process.once('exit', () => rmSync(directory, { recursive: true, force: true }))

/** The same parameters and answer; the guard is confirmed as for a reading call. */
const noOperation = (like: AnyOperation, action: string, empty: Record<string, unknown>): AnyOperation => ({
  ...like,
  action,
  handle: async ({ call, store }) => {
    await store.confirm({ guard: call.guard, durable: false })
    return empty
  },
})

const served = [
  ...operations,
  noOperation(untagResources, 'NoUntag', { FailedResources: { FailedResource: [] } }),
  // Nothing comes so often: what is measured is the counting.
  { ...untagResources, action: 'ThrottledUntag', rate: 1_000_000 },
  noOperation(listTagResources, 'NoList', { NextToken: '', TagResources: [] }),
]

let statements = 0
onStatement(() => {
  statements++
})

const metrics = createMetrics()
const unusedTagDelay = 3_600_000
const [, , storeUrl] = process.argv
const opened = storeUrl
  ? await openPostgresStore({ url: storeUrl, unusedTagDelay })
  : await openSqliteStore({ directory, unusedTagDelay, now: Date.now })
const store = measureStore(opened, metrics.verb)
const log = createLog('bench')
startUpkeep({ store, node: randomUUID(), sweepInterval: 300_000, now: Date.now, log })
const keyUses = startKeyUses({ store, log })
const journal = startRequestJournal({
  ...{ store, log, now: Date.now, keeps: 'all', age: 86_400_000, onRequests: metrics.journal },
  bounds: { count: 100_000, bytes: 1 << 26 },
})
const counting = createThrottle({
  ...{ now: Date.now, onFailure: (error: unknown) => log.error(error) },
  ...(store.takeShare && { takeShare: store.takeShare }),
})
const logged = reporter(log)
const ports = await routerPorts()
let header = await currentHeader()
const server = createHttpServer({
  answer: (request) => route(request, ports),
  refuse: (request, error) => refuse(request, error, ports),
})
process.send?.({ port: await listen(server, '127.0.0.1', 0) })

process.on('message', (message: Message) => {
  void answer(message).then((result) => process.send?.(result))
})
process.on('disconnect', () => process.exit())

async function answer(message: Message): Promise<object> {
  if ('fill' in message) return fill(message.fill)
  if ('untag' in message) return untag(message.untag)
  if ('drain' in message) await drain()
  const { user, system } = process.cpuUsage()
  return {
    cpuMicroseconds: user + system,
    residentBytes: process.memoryUsage.rss(),
    statements,
  } satisfies Usage
}

async function drain(): Promise<void> {
  while (await store.maintain('all'));
}

async function routerPorts(): Promise<RouterPorts> {
  // The same for every start: a database is there longer than a process.
  const master = Buffer.alloc(32, 7)
  const keyring = openKeyring(
    master,
    await store.keepDataKey(wrapNewDataKey(master, randomBytes)),
    randomBytes,
  )
  if (!keyring) throw new Error('The data key does not open')
  const sealedSecret = sealSecret(keyring, { id: KEY_ID, secret: SECRET })
  await store.putRoot({ account: ACCOUNT, keyId: KEY_ID, sealedSecret }, Date.now())
  const pageKey = keyring.derive('page-token')
  const registry = createRegistry(served)
  const examine = createExaminer({ store, keyring })
  return {
    store,
    registry,
    journal,
    doctor: createSignatureDoctor(examine, registry),
    documents: async () => undefined,
    console: async () => ({ status: 404, headers: {}, body: '' }),
    authenticator: createAuthenticator({ store, keyring }),
    configOf: createConfigurations(store),
    credentials: createCredentials(keyring, randomBytes),
    diagnostics: createDiagnostics(keyring),
    tagging: createTagging({ store, resources: 'auto' }),
    noteKeyUse: keyUses.note,
    latestKeyUse: keyUses.latest,
    throttle: (account, operation) =>
      operation.action === 'ThrottledUntag' ? counting(account, operation) : 0,
    turns: createTurns(),
    pages: {
      seal: (query, last) => sealPageToken(pageKey, query, last),
      open: (query, token) => openPageToken(pageKey, query, token),
    },
    now: Date.now,
    newRequestId: createRequestIds(Date.now, randomUUID),
    publicUrl: () => 'http://127.0.0.1',
    server: 'Tagplane/bench',
    report: (outcome, seen) => {
      logged(outcome)
      metrics.request(outcome)
      journal.note(notedCall(outcome, seen, examine))
    },
    readiness: async () => 'ready',
    metrics: { ...metrics, token: undefined },
  }
}

/** Tags resources by way of the store, without a socket. */
async function fill({ keys, ...load }: StoreLoad): Promise<StoreRate> {
  return eachCall(load, (ids) =>
    store.setTags({
      ...header('tag:TagResources'),
      resources: ids.map(targetOf),
      tags: tagsOf(ids[0] ?? '', keys).map((tag) => ({ ...tag, origin: 'own' })),
      register: true,
      quota: 20,
    }),
  )
}

/** The verb alone, with the statements that the service runs. */
async function untag({ keys, ...load }: StoreLoad): Promise<StoreRate> {
  const names = Object.keys(keys)
  return eachCall(load, (ids) =>
    store.removeTags({ ...header('tag:UntagResources'), resources: ids.map(targetOf), keys: names }),
  )
}

async function currentHeader() {
  return createHeaders((await store.readConfig(ACCOUNT, -1))?.version ?? 0)
}

type Run = (ids: readonly string[]) => ReturnType<Store['setTags']>

async function eachCall(load: Omit<StoreLoad, 'keys'>, run: Run): Promise<StoreRate> {
  // Calls may have changed the configuration meanwhile.
  header = await currentHeader()
  const calls = [...load.calls]
  const started = performance.now()
  const lanes = Array.from({ length: load.concurrency }, async () => {
    for (let ids = calls.pop(); ids; ids = calls.pop()) {
      const outcomes = await run(ids)
      if (outcomes.some((outcome) => outcome !== 'done'))
        throw new Error(`A resource of the load was ${outcomes}`)
    }
  })
  await Promise.all(lanes)
  const seconds = (performance.now() - started) / 1000
  await drain()
  return { seconds, secondsWithUpkeep: (performance.now() - started) / 1000 }
}
