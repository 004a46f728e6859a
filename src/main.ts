import { randomBytes, randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { createAuthenticator } from './auth/authenticate.ts'
import { createConfigurations } from './auth/configurations.ts'
import type { Config } from './config/config.ts'
import {
  type Credentials,
  openDataDir,
  openTemporaryDir,
  readMasterKey,
  writeCredentials,
  writeMasterKey,
} from './config/data-dir.ts'
import { createCredentials } from './core/access-key.ts'
import { type Keyring, openKeyring, wrapNewDataKey } from './core/keyring.ts'
import { openPageToken, sealPageToken } from './core/page-token.ts'
import { createRequestIds } from './core/request-id.ts'
import { UsageError } from './core/usage-error.ts'
import { startUpkeep } from './jobs/upkeep.ts'
import { operations } from './operations/index.ts'
import type { Pages } from './operations/operation.ts'
import { establishRoot } from './root.ts'
import { lockDataDir } from './store/sqlite/lock.ts'
import { openSqliteStore } from './store/sqlite/sqlite-store.ts'
import type { Store } from './store/store.ts'
import { createTagging } from './tagging/tagging.ts'
import type { Logger } from './telemetry/log.ts'
import { version } from './version.ts'
import { reporter } from './wire/access-log.ts'
import { createRegistry } from './wire/registry.ts'
import { type RouterPorts, refuse, route } from './wire/router.ts'
import { close, createHttpServer, listen } from './wire/server.ts'

/** A server that accepts calls. */
export type Tagplane = {
  /** Where it listens, for example http://127.0.0.1:7020. */
  readonly url: string
  readonly credentials: Credentials
  /** Whether this start has made the root identity. */
  readonly firstStart: boolean
  readonly dataDir: string
  /** Refuses new calls, finishes those under way, closes the store. */
  readonly stop: () => Promise<void>
}

/** Puts the concrete parts together, and starts them. Anything that a user can mend ends as `UsageError`. */
export async function startTagplane(config: Config, log: Logger): Promise<Tagplane> {
  await using cleanup = new AsyncDisposableStack()
  const dataDir = config.ephemeral
    ? cleanup.adopt(openTemporaryDir(), (dir) => dir.remove()).path
    : openDataDir(config.dataDir)
  cleanup.use(lockDataDir(dataDir))
  const { unusedTagDelay, sweepInterval } = config
  const store = cleanup.use(await openSqliteStore({ directory: dataDir, unusedTagDelay, now: Date.now }))
  cleanup.use(startUpkeep({ store, node: randomUUID(), sweepInterval, now: Date.now, log }))
  const keyring = await unlock(store, dataDir, config.masterKey)
  const { root, firstStart } = await establishRoot({
    store,
    keyring,
    given: config.root,
    now: Date.now(),
    random: randomBytes,
  })

  let ready = false
  let url = ''
  const ports = routerPorts({ config, store, keyring, log, ready: () => ready, url: () => url })
  const server = createHttpServer({
    answer: (request) => route(request, ports),
    refuse: (request, error) => refuse(request, error, ports),
  })
  const port = await listenOrExplain(server, config)
  cleanup.defer(() => (server.listening ? close(server) : undefined))
  const host = endpointHost(config.host)
  url = `http://${host}:${port}`
  const credentials = { ...root, endpoint: `${host}:${port}` }
  writeCredentials(dataDir, credentials)
  ready = true

  const running = cleanup.move()
  const stop = async () => {
    ready = false
    await running.disposeAsync()
  }
  return { url, credentials, firstStart, dataDir, stop }
}

type Parts = {
  readonly config: Config
  readonly store: Store
  readonly keyring: Keyring
  readonly log: Logger
  readonly ready: () => boolean
  readonly url: () => string
}

function routerPorts({ config, store, keyring, log, ready, url }: Parts): RouterPorts {
  return {
    store,
    operations,
    ready,
    registry: createRegistry(operations),
    authenticator: createAuthenticator({ store, keyring }),
    configOf: createConfigurations(store),
    credentials: createCredentials(keyring, randomBytes),
    tagging: createTagging({ store, resources: config.resources }),
    pages: createPages(keyring),
    now: Date.now,
    newRequestId: createRequestIds(Date.now, randomUUID),
    publicUrl: () => config.publicUrl || url(),
    server: `Tagplane/${version}`,
    report: reporter(log),
  }
}

/** The keys of the installation. The store keeps them wrapped; the master key stays outside of it. */
async function unlock(store: Store, dataDir: string, given: Buffer | undefined): Promise<Keyring> {
  const stored = await store.readDataKey()
  const masterKey = given ?? readMasterKey(dataDir)
  if (!masterKey && stored) {
    throw new UsageError(
      `The store in ${dataDir} is there and its master.key is not.`,
      'Restore master.key from its backup, or set TAGPLANE_MASTER_KEY.',
    )
  }
  const key = masterKey ?? randomBytes(32)
  if (!masterKey) writeMasterKey(dataDir, key)
  const kept = stored ?? (await store.keepDataKey(wrapNewDataKey(key, randomBytes)))
  const keyring = openKeyring(key, kept, randomBytes)
  if (!keyring) {
    throw new UsageError(
      'The master key is not the one that this store was made with.',
      'Give the right one.',
    )
  }
  return keyring
}

function createPages(keyring: Keyring): Pages {
  const key = keyring.derive('page-token')
  return {
    seal: (query, last) => sealPageToken(key, query, last),
    open: (query, token) => openPageToken(key, query, token),
  }
}

async function listenOrExplain(server: Server, { host, port }: Config): Promise<number> {
  try {
    return await listen(server, host, port)
  } catch (cause) {
    const taken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE'
    throw new UsageError(
      `${host}:${port} cannot be listened on${taken ? ': something else does already' : ''}.`,
      'Give another address with --host and --port; --port 0 picks a free one.',
      { cause },
    )
  }
}

/** Where a client on this machine reaches a server that listens on `host`. */
function endpointHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
