import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A call as a client has sent it: query, form and JSON body together. */
export type Sent = {
  readonly method: string
  readonly path: string
  readonly action: string
  readonly version: string
  readonly parameters: Readonly<Record<string, unknown>>
}

/** A server that answers `{}` to everything, and remembers it. */
export async function startStub() {
  const sent: Sent[] = []
  const server = createServer(async (request, response) => {
    sent.push(await read(request))
    response.setHeader('Content-Type', 'application/json')
    response.end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, protocol: 'http' } as const,
    /** What came since it was asked last. */
    taken: () => sent.splice(0),
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function read(request: IncomingMessage): Promise<Sent> {
  const url = new URL(request.url ?? '', 'http://stub')
  const chunks = (await request.toArray()) as Buffer[]
  const body = Buffer.concat(chunks).toString('utf8')
  const isJson = request.headers['content-type']?.startsWith('application/json') && body !== ''
  const fields = isJson ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body))
  const header = (name: string) => String(request.headers[name] ?? '')
  return {
    ...{ method: request.method ?? '', path: url.pathname },
    ...{ action: header('x-acs-action'), version: header('x-acs-version') },
    parameters: ownParameters({ ...Object.fromEntries(url.searchParams), ...fields }),
  }
}

const VERSION_1 = [
  'AccessKeyId',
  'Action',
  'Format',
  'Signature',
  'SignatureMethod',
  'SignatureNonce',
  'SignatureVersion',
  'Timestamp',
  'Version',
]

/** Without those that go with a signature of version 1.0. */
function ownParameters(all: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!('Signature' in all)) return all
  return Object.fromEntries(Object.entries(all).filter(([name]) => !VERSION_1.includes(name)))
}
