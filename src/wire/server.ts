import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { ApiError } from '../core/error.ts'
import { originOf, peerOf, type Trusts } from './forwarded.ts'
import type { FileResponse, HttpRequest, HttpResponse } from './http.ts'
import { MAX_BODY_BYTES, MAX_REQUEST_LINE_BYTES } from './message.ts'

/** An `import` of values reads all exports, some of which load the whole client of fetch: a fifth of the start. */
const { createServer } = process.getBuiltinModule('node:http')
/** Beyond our own limit, so that a request just above it still gets an answer of the contract. */
const MAX_HEAD_BYTES = 4 * MAX_REQUEST_LINE_BYTES
/** Outlives the idle time of usual load balancers, which would otherwise write into a closing connection. */
const KEEP_ALIVE_MS = 75_000
const REQUEST_TIMEOUT_MS = 30_000
/** After an answer to a request that was not read to its end. */
const LINGER_MS = 1_000

export type ServerPorts = {
  /** Answers a complete request; never rejects. */
  readonly answer: (request: HttpRequest) => Promise<HttpResponse | FileResponse>
  /** The answer to a request that is refused before it is complete. */
  readonly refuse: (request: HttpRequest, error: ApiError) => HttpResponse
}

export type ServerOptions = {
  /** Milliseconds within which a request has to arrive whole. */
  readonly requestTimeout?: number
  /** Which proxies are believed; without it none. */
  readonly trusts?: Trusts
}

/** An HTTP server that hands complete requests on and answers all others with errors of the contract. */
export function createHttpServer(ports: ServerPorts, options: ServerOptions = {}): Server {
  return serve(createServer(limitsOf(options)), ports, options)
}

/** What is the same over TLS: the settings that a server is made with. */
export function limitsOf({ requestTimeout = REQUEST_TIMEOUT_MS }: ServerOptions) {
  return {
    maxHeaderSize: MAX_HEAD_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: requestTimeout,
    requestTimeout,
    connectionsCheckingInterval: Math.min(1_000, requestTimeout),
    requireHostHeader: false,
  }
}

/** What is the same over TLS: how the requests of a server are answered. */
export function serve<S extends Server>(server: S, ports: ServerPorts, options: ServerOptions): S {
  const { trusts = () => false } = options
  server.maxRequestsPerSocket = 0
  // A peer that has said all it has to say still gets its answer. Not in Node's documents.
  Object.assign(server, { httpAllowHalfOpen: true })
  const latest = new WeakMap<Duplex, Exchange>()
  const take = (incoming: IncomingMessage, response: ServerResponse) => {
    const exchange = receive(headOf(incoming, trusts), incoming, response, ports, (answer) => {
      // A server that is stopping answers, and lets go of the connection.
      if (!server.listening) response.shouldKeepAlive = false
      send(response, answer, incoming.method)
    })
    latest.set(incoming.socket, exchange)
  }
  server.on('request', take)
  server.on('checkContinue', take)
  // Node would answer a bare 417; an expectation that is not known may be ignored.
  server.on('checkExpectation', take)
  server.on('connect', (incoming, socket) => {
    socket.on('error', () => {}).resume()
    lastWords(socket, ports.refuse(headOf(incoming, trusts), new ApiError('UnsupportedHttpMethod', [])))
  })
  server.on('clientError', (error, socket) => answerBrokenRequest(error, socket, latest.get(socket), ports))
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

/** A request under way and its answer. */
type Exchange = {
  readonly incoming: IncomingMessage
  readonly response: ServerResponse
  /** Answers before the request is complete; does nothing once it has an answer. */
  readonly refuse: (error: ApiError) => void
}

function receive(
  head: HttpRequest,
  incoming: IncomingMessage,
  response: ServerResponse,
  ports: ServerPorts,
  reply: (answer: HttpResponse | FileResponse) => void,
): Exchange {
  // A peer that goes away before its request is complete has asked for nothing.
  incoming.on('error', () => {})
  const refuse = (error: ApiError) => {
    if (response.headersSent) return
    response.shouldKeepAlive = false
    start(response, ports.refuse(head, error), head.method)
    // The peer has the answer. What it still sends is thrown away for a moment, since closing at once would
    // reset it, maybe before it has read anything.
    const end = () => response.end()
    incoming.once('end', end).resume()
    setTimeout(end, LINGER_MS).unref()
  }
  const refusal = refusalOf(incoming, head)
  if (refusal) refuse(refusal)
  else {
    if (incoming.headers.expect?.toLowerCase() === '100-continue') response.writeContinue()
    collect(incoming, refuse, (body) => {
      if (!response.headersSent) void ports.answer({ ...head, body }).then(reply)
    })
  }
  return { incoming, response, refuse }
}

function collect(
  incoming: IncomingMessage,
  refuse: (error: ApiError) => void,
  complete: (body: Uint8Array) => void,
): void {
  const chunks: Buffer[] = []
  let size = 0
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= MAX_BODY_BYTES) chunks.push(chunk)
    else refuse(tooLarge('Its body has more than 1 MiB.'))
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

function headOf(incoming: IncomingMessage, trusts: Trusts): HttpRequest {
  const { host, source, secure } = originOf(incoming, trusts)
  const headers = new Map<string, string>()
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    if (values) headers.set(name, values.length === 1 ? (values[0] ?? '').trim() : joinValues(values))
  }
  if (host !== undefined) headers.set('host', host)
  return {
    method: incoming.method ?? '',
    target: originForm(incoming.url ?? ''),
    headers,
    body: Buffer.alloc(0),
    ...{ source, secure },
  }
}

/** Proxies may send the whole URL; a server has to take it (RFC 9112, 3.2.2). */
function originForm(target: string): string {
  const absolute = /^https?:\/\/[^/?#]*/i.exec(target)
  if (!absolute) return target
  const rest = target.slice(absolute[0].length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

function joinValues(values: readonly string[]): string {
  return values
    .map((value) => value.trim())
    .sort()
    .join(',')
}

function send(
  response: ServerResponse,
  answer: HttpResponse | FileResponse,
  method: string | undefined,
): void {
  if (response.destroyed) return
  writeHead(response, answer)
  response.end(method === 'HEAD' ? undefined : answer.body)
}

/** Writes the whole answer and leaves the response open. */
function start(response: ServerResponse, answer: HttpResponse, method: string): void {
  writeHead(response, answer)
  if (method === 'HEAD') response.flushHeaders()
  else response.write(answer.body)
}

function writeHead(response: ServerResponse, { status, headers, body }: HttpResponse | FileResponse): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) })
}

const broken = new WeakSet<Duplex>()

/** What Node itself could not read as a request: its bare status lines become errors of the contract. */
function answerBrokenRequest(
  cause: NodeJS.ErrnoException,
  socket: Duplex,
  latest: Exchange | undefined,
  ports: ServerPorts,
): void {
  // Each further piece of what follows the fault is reported again.
  if (broken.has(socket)) return
  if (cause.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const error = brokenRequestError(cause)
  if (latest && !latest.incoming.complete) {
    latest.refuse(error)
    return
  }
  broken.add(socket)
  const answer = () => lastWords(socket, ports.refuse(unreadable(socket), error))
  // Answers to complete requests before it go first.
  if (latest && !latest.response.writableFinished) latest.response.once('finish', answer)
  else answer()
}

/** Stands for a request of which nothing could be read. */
export function unreadable(socket: Duplex): HttpRequest {
  const { source, secure } = peerOf(socket)
  return { method: '', target: '', headers: new Map(), body: Buffer.alloc(0), source, secure }
}

/** Writes an answer past Node's own responses, and closes the connection even where the peer does not. */
export function lastWords(socket: Duplex, answer: HttpResponse): void {
  if (!socket.writable) return void socket.destroy()
  const length = Buffer.byteLength(answer.body)
  const headers = { ...answer.headers, 'Content-Length': length, Connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const reason = REASONS[answer.status] ?? ''
  socket.end(`HTTP/1.1 ${answer.status} ${reason}\r\n${lines.join('')}\r\n${answer.body}`)
  setTimeout(() => socket.destroy(), LINGER_MS).unref()
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
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
