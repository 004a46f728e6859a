import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { ApiError } from '../core/error.ts'
import type { HttpRequest, HttpResponse } from './http.ts'
import { MAX_BODY_BYTES, MAX_REQUEST_LINE_BYTES } from './message.ts'

/** Beyond our own limit, so that a request just above it still gets an answer of the contract. */
const MAX_HEAD_BYTES = 4 * MAX_REQUEST_LINE_BYTES
/** Outlives the idle time of usual load balancers, which would otherwise write into a closing connection. */
const KEEP_ALIVE_MS = 75_000
const REQUEST_TIMEOUT_MS = 30_000
/** After an answer to a request that was not read to its end. */
const LINGER_MS = 1_000

export type ServerPorts = {
  /** Answers a complete request; never rejects. */
  readonly answer: (request: HttpRequest) => Promise<HttpResponse>
  /** The answer to a request that is refused before it is complete. */
  readonly refuse: (request: HttpRequest, error: ApiError) => HttpResponse
}

/** An HTTP server that hands complete requests on and answers all others with errors of the contract. */
export function createHttpServer(ports: ServerPorts): Server {
  const server = createServer(
    {
      maxHeaderSize: MAX_HEAD_BYTES,
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: REQUEST_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: 1_000,
      requireHostHeader: false,
    },
    (incoming, response) => {
      receive(incoming, response, ports, (answer) => {
        // A server that is stopping answers, and lets go of the connection.
        if (!server.listening) response.shouldKeepAlive = false
        send(response, answer, incoming.method)
      })
    },
  )
  server.maxRequestsPerSocket = 0
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    answerBrokenRequest(error, socket, ports)
  })
  return server
}

/** Starts listening; resolves with the port once connections are accepted. */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Stops accepting, lets calls under way finish, then closes; whoever takes too long is cut off. */
export function close(server: Server): Promise<void> {
  const cutOff = setTimeout(() => server.closeAllConnections(), REQUEST_TIMEOUT_MS)
  return new Promise((resolve, reject) => {
    server.close((error) => {
      clearTimeout(cutOff)
      if (error) reject(error)
      else resolve()
    })
    server.closeIdleConnections()
  })
}

function receive(
  incoming: IncomingMessage,
  response: ServerResponse,
  ports: ServerPorts,
  reply: (answer: HttpResponse) => void,
): void {
  const head = headOf(incoming)
  // A peer that goes away before its request is complete has asked for nothing.
  incoming.on('error', () => {})
  const refuse = (error: ApiError) => {
    response.shouldKeepAlive = false
    reply(ports.refuse(head, error))
    // What still comes is thrown away for a moment, or the peer might be reset before it has read the answer.
    incoming.resume()
    setTimeout(() => incoming.destroy(), LINGER_MS).unref()
  }
  const refusal = refusalOf(incoming, head)
  if (refusal) refuse(refusal)
  else collect(incoming, refuse, (body) => void ports.answer({ ...head, body }).then(reply))
}

function collect(
  incoming: IncomingMessage,
  refuse: (error: ApiError) => void,
  complete: (body: Uint8Array) => void,
): void {
  const chunks: Buffer[] = []
  let size = 0
  incoming.on('data', (chunk: Buffer) => {
    const fits = size <= MAX_BODY_BYTES
    size += chunk.length
    if (size <= MAX_BODY_BYTES) chunks.push(chunk)
    else if (fits) refuse(tooLarge('Its body has more than 1 MiB.'))
  })
  incoming.on('end', () => {
    if (size <= MAX_BODY_BYTES) complete(Buffer.concat(chunks))
  })
}

function refusalOf(incoming: IncomingMessage, head: HttpRequest): ApiError | undefined {
  if (head.target.length > MAX_REQUEST_LINE_BYTES) return tooLarge('Its request line has more than 128 KiB.')
  if (Number(incoming.headers['content-length'] ?? 0) > MAX_BODY_BYTES)
    return tooLarge('Its body has more than 1 MiB.')
  for (const name of ['host', 'authorization', 'content-type']) {
    if ((incoming.headersDistinct[name]?.length ?? 0) > 1) {
      return new ApiError('MalformedRequest', [`The header ${name} is there twice.`])
    }
  }
  return undefined
}

function headOf(incoming: IncomingMessage): HttpRequest {
  const headers = new Map<string, string>()
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    if (values) headers.set(name, values.length === 1 ? (values[0] ?? '').trim() : joinValues(values))
  }
  return {
    method: incoming.method ?? '',
    target: incoming.url ?? '',
    headers,
    body: Buffer.alloc(0),
    source: incoming.socket.remoteAddress ?? '',
  }
}

function joinValues(values: readonly string[]): string {
  return values
    .map((value) => value.trim())
    .sort()
    .join(',')
}

function send(response: ServerResponse, answer: HttpResponse, method: string | undefined): void {
  if (response.destroyed) return
  const headers = { ...answer.headers, 'Content-Length': Buffer.byteLength(answer.body) }
  response.writeHead(answer.status, headers)
  response.end(method === 'HEAD' ? undefined : answer.body)
}

/** What Node itself could not read as a request: its bare status lines become errors of the contract. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex, ports: ServerPorts): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const refused = ports.refuse(
    { method: '', target: '', headers: new Map(), body: Buffer.alloc(0), source: '' },
    brokenRequestError(error),
  )
  const headers = {
    ...refused.headers,
    'Content-Length': Buffer.byteLength(refused.body),
    Connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(
    `HTTP/1.1 ${refused.status} ${REASONS[refused.status] ?? ''}\r\n${lines.join('')}\r\n${refused.body}`,
  )
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  413: 'Content Too Large',
}

function brokenRequestError(error: NodeJS.ErrnoException): ApiError {
  if (error.code === 'HPE_HEADER_OVERFLOW') return tooLarge('Its request line and headers are too long.')
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return new ApiError('RequestTimeout', [])
  return new ApiError('MalformedRequest', [])
}

function tooLarge(what: string): ApiError {
  return new ApiError('EntityTooLarge', [what])
}
