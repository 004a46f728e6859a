import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BUCKET_TAGGING } from '../../src/operations/oss/bucket.ts'
import { parseTagging } from '../../src/operations/oss/tagging-xml.ts'
import { parseOssMessage } from '../../src/wire/oss-message.ts'

/** A call as a client has sent it: query, form and JSON body together. */
export type Sent = {
  readonly method: string
  readonly path: string
  readonly action: string
  readonly version: string
  readonly parameters: Readonly<Record<string, unknown>>
}

/** A server that answers `{}` to everything, and an empty document to clients of OSS, and remembers it. */
export async function startStub() {
  const sent: Sent[] = []
  const server = createServer(async (request, response) => {
    const read = await reading(request)
    sent.push(read)
    const isBucket = read.path === BUCKET_TAGGING
    response.statusCode = isBucket && read.method === 'DELETE' ? 204 : 200
    response.setHeader('Content-Type', isBucket ? 'application/xml' : 'application/json')
    response.end(isBucket ? '<Tagging><TagSet/></Tagging>' : '{}')
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

async function reading(request: IncomingMessage): Promise<Sent> {
  const chunks = (await request.toArray()) as Buffer[]
  const content = Buffer.concat(chunks)
  if (request.headers.authorization?.startsWith('OSS4-')) return bucketCallIn(request, content)
  const url = new URL(request.url ?? '', 'http://stub')
  const body = content.toString('utf8')
  const isJson = request.headers['content-type']?.startsWith('application/json') && body !== ''
  const fields = isJson ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body))
  const header = (name: string) => String(request.headers[name] ?? '')
  return {
    ...{ method: request.method ?? '', path: url.pathname },
    ...{ action: header('x-acs-action'), version: header('x-acs-version') },
    parameters: ownParameters({ ...Object.fromEntries(url.searchParams), ...fields }),
  }
}

/** As the door of OSS reads it, with the tags of the document. */
function bucketCallIn(request: IncomingMessage, body: Uint8Array): Sent {
  const { method = '', url: target = '' } = request
  const headers = new Map(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  const read = parseOssMessage({ method, target, headers, body, source: '127.0.0.1', secure: false })
  const parameters = [...read.parameters].map(([name, text]) => {
    return [name, name === 'Tagging' ? byKey(parseTagging(text)) : text]
  })
  return { method, path: read.path, action: '', version: '', parameters: Object.fromEntries(parameters) }
}

/** Clients may change the order. */
export function byKey(tags: ReturnType<typeof parseTagging>) {
  return tags?.toSorted((a, b) => (a.key < b.key ? -1 : 1))
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
