import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Config } from './config/config.ts'
import { canonicalAddress, isLoopback, within } from './core/address.ts'
import { UsageError } from './core/usage-error.ts'
import type { Logger } from './telemetry/log.ts'
import type { CertificateFiles } from './wire/certificate.ts'
import { close, createHttpServer, listen, type ServerOptions, type ServerPorts } from './wire/server.ts'

/** A server that accepts connections. */
export type Listener = AsyncDisposable & {
  /** Where it listens, for example http://127.0.0.1:7020. */
  readonly url: string
}

type Listening = Pick<Config, 'host' | 'port' | 'tls' | 'trustedProxies'>

/** Opens the one listener of the settings; what a user can mend ends as `UsageError`. */
export async function openListener(config: Listening, ports: ServerPorts, log: Logger): Promise<Listener> {
  const { tls, host, trustedProxies } = config
  await using cleanup = new AsyncDisposableStack()
  const options = { trusts: within(trustedProxies) }
  const server = tls
    ? await openSecureServer(tls, ports, options, log, cleanup)
    : createHttpServer(ports, options)
  const port = await listenOrExplain(server, config)
  cleanup.defer(() => (server.listening ? close(server) : undefined))
  const { address } = server.address() as AddressInfo
  if (!tls && trustedProxies.length === 0 && !isLoopback(canonicalAddress(address) ?? '')) {
    log.warn(
      { address },
      'Whoever is between this server and its callers can read and change what they send and get: it listens beyond this machine without TLS. Give it --tls-cert and --tls-key, or put a proxy with TLS before it and name that with --trusted-proxy.',
    )
  }
  const opened = cleanup.move()
  return {
    url: `${tls ? 'https' : 'http'}://${endpointHost(host)}:${port}`,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

/** Loaded only where it is used: most servers have a proxy before them, or are on the same machine. */
async function openSecureServer(
  files: CertificateFiles,
  ports: ServerPorts,
  options: ServerOptions,
  log: Logger,
  cleanup: AsyncDisposableStack,
): Promise<Server> {
  const { createHttpsServer, useCertificate } = await import('./wire/https-server.ts')
  const { readCertificate, watchCertificate } = await import('./wire/certificate.ts')
  const current = await readCertificate(files)
  const server = createHttpsServer(ports, current, options)
  const use = (certificate: typeof current) => useCertificate(server, certificate)
  cleanup.use(watchCertificate({ files, current, use, log }))
  return server
}

async function listenOrExplain(server: Server, { host, port }: Listening): Promise<number> {
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
