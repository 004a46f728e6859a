import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import {
  type Acs3Algorithm,
  acs3BodyHash,
  acs3Signature,
  acs3StringToSign,
} from '../../src/auth/signature/acs3.ts'
import { acs3CanonicalRequest } from '../../src/auth/signature/acs3-canonical.ts'
import { rpcV1Signature, rpcV1StringToSign } from '../../src/auth/signature/rpc-v1.ts'
import { operations } from '../../src/operations/index.ts'
import { readCertificate } from '../../src/wire/certificate.ts'
import type { HttpRequest, HttpResponse } from '../../src/wire/http.ts'
import { createHttpsServer } from '../../src/wire/https-server.ts'
import { refuse, route } from '../../src/wire/router.ts'
import {
  close,
  createHttpServer,
  listen,
  type ServerOptions,
  type ServerPorts,
} from '../../src/wire/server.ts'
import type { Parameters, Service } from './service.ts'
import { certificateFiles, openSecurely } from './tls.ts'

/** As in src/wire/server.ts: an `import` would cost every process of the tests 50 ms. */
const { request: httpRequest } = process.getBuiltinModule('node:http')

/** Who signs, and for which Host. */
export type Signer = { readonly keyId: string; readonly secret: string; readonly host: string }

/** Values by name; undefined takes the name out. */
type Overrides = Readonly<Record<string, string | undefined>>

export type Signing = {
  readonly action: string
  readonly parameters?: Parameters
  /** Signed time, milliseconds. */
  readonly now: number
  readonly method?: string
  /** Where the parameters go. `split`: the common ones into the query, the others into the form. */
  readonly place?: 'query' | 'form' | 'split'
  /** Common parameters of version 1.0, headers of ACS3: as they are signed. */
  readonly overrides?: Overrides
  /** The same, changed after signing. */
  readonly afterwards?: Overrides
}

export type Acs3Signing = Signing & {
  readonly algorithm?: Acs3Algorithm
  /** Headers that SignedHeaders leaves out. */
  readonly unsigned?: readonly string[]
}

const FORM = 'application/x-www-form-urlencoded'

/** A request of version 1.0. */
export function rpcRequest(signer: Signer, signing: Signing): HttpRequest {
  const { action, parameters = {}, now, method = 'POST', place = 'query' } = signing
  const common = {
    Action: action,
    Version: versionOf(action),
    Format: 'JSON',
    AccessKeyId: signer.keyId,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: randomUUID(),
    Timestamp: timestamp(now),
  }
  const signed = merged({ ...common, ...parameters }, signing.overrides)
  const signature = rpcV1Signature(signer.secret, rpcV1StringToSign(method, signed)).toString('base64')
  const sent = merged(Object.fromEntries(signed.set('Signature', signature)), signing.afterwards)
  const own = (name: string) => Object.hasOwn(parameters, name)
  const inForm = (name: string) => place === 'form' || (place === 'split' && own(name))
  const form = encodeForm([...sent].filter(([name]) => inForm(name)))
  const query = encodeForm([...sent].filter(([name]) => !inForm(name)))
  return {
    method,
    target: query === '' ? '/' : `/?${query}`,
    headers: new Map([
      ['host', signer.host],
      ...(form === ''
        ? []
        : ([
            ['content-type', FORM],
            ['content-length', String(form.length)],
          ] as const)),
    ]),
    body: Buffer.from(form),
    source: '127.0.0.1',
    secure: false,
  }
}

/** A request of ACS3, its parameters in the query or in a form. */
export function acs3Request(signer: Signer, signing: Acs3Signing): HttpRequest {
  const { action, parameters = {}, now, method = 'POST', algorithm = 'ACS3-HMAC-SHA256' } = signing
  const inForm = signing.place === 'form'
  const body = Buffer.from(inForm ? encodeForm(Object.entries(parameters)) : '')
  const query = new Map(inForm ? [] : Object.entries(parameters))
  const common = {
    host: signer.host,
    'x-acs-action': action,
    'x-acs-version': versionOf(action),
    'x-acs-date': timestamp(now),
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-content-sha256': acs3BodyHash(algorithm, body),
    ...(inForm && { 'content-type': FORM, 'content-length': String(body.length) }),
  }
  const headers = merged(common, signing.overrides)
  const signedHeaders = [...headers.keys()]
    .filter((name) => name !== 'content-length' && !signing.unsigned?.includes(name))
    .sort()
  const text = acs3CanonicalRequest({
    ...{ method, path: '/', query, headers, signedHeaders },
    bodyHash: acs3BodyHash(algorithm, body),
  })
  const signature = acs3Signature(algorithm, signer.secret, acs3StringToSign(algorithm, text)).toString('hex')
  const authorization = `${algorithm} Credential=${signer.keyId},SignedHeaders=${signedHeaders.join(';')},Signature=${signature}`
  return {
    method,
    target: query.size === 0 ? '/' : `/?${encodeForm([...query])}`,
    headers: merged({ ...Object.fromEntries(headers), authorization }, signing.afterwards),
    body,
    source: '127.0.0.1',
    secure: false,
  }
}

/** The version under which an operation of that name is served; another name counts as one of the Tag API. */
export function versionOf(action: string): string {
  const served = operations.find((operation) => operation.action.toLowerCase() === action.toLowerCase())
  return served?.version ?? '2018-08-28'
}

export function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

export function encodeForm(parameters: Iterable<readonly [string, string]>): string {
  return [...parameters]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
}

function merged(values: Readonly<Record<string, string>>, overrides: Overrides = {}): Map<string, string> {
  const all: Record<string, string | undefined> = { ...values, ...overrides }
  return new Map(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** Sends a request over HTTP to `origin`, exactly as it is written. */
export function sendOverHttp(origin: string, request: HttpRequest): Promise<HttpResponse> {
  const { hostname, port } = new URL(origin)
  const { method, target: path, body } = request
  const headers = Object.fromEntries(request.headers)
  return new Promise((resolve, reject) => {
    const sending = httpRequest({ hostname, port, method, path, headers }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.once('error', reject)
      incoming.once('end', () => {
        const received = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])
        const text = Buffer.concat(chunks).toString()
        resolve({ status: incoming.statusCode ?? 0, headers: Object.fromEntries(received), body: text })
      })
    })
    sending.once('error', reject)
    sending.end(body)
  })
}

/** Over TLS, or without it. */
export type Door = { readonly secure?: boolean }

/** A service behind a socket on this machine, as the program puts it there. */
export type Listening = AsyncDisposable & { readonly server: Server; readonly port: number }

export async function listenTo({ ports }: Service, options: ServerOptions & Door = {}): Promise<Listening> {
  const answering: ServerPorts = {
    answer: (request) => route(request, ports),
    refuse: (request, error) => refuse(request, error, ports),
  }
  const server = options.secure
    ? createHttpsServer(answering, await readCertificate(certificateFiles('server')), options)
    : createHttpServer(answering, options)
  const port = await listen(server, '127.0.0.1', 0)
  return {
    server,
    port,
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections()
      return close(server)
    },
  }
}

/** An answer as it stood on the wire. */
export type RawAnswer = {
  readonly status: number
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** What a peer got before the connection closed, or before it had enough. */
export type Conversation = { readonly answers: readonly RawAnswer[]; readonly closed: boolean }

/**
 * Writes the pieces to a new connection and reads `wanted` answers, or to the end of the connection where
 * `wanted` is left out. With `hangUp` the writing side is closed after the last piece.
 */
export async function converse(
  port: number,
  pieces: readonly (string | Buffer)[],
  options: Door & { readonly wanted?: number; readonly hangUp?: boolean; readonly toHead?: boolean } = {},
): Promise<Conversation> {
  const socket = await open(port, options.secure ? { secure: true } : {})
  const received: Buffer[] = []
  const closed = await new Promise<boolean>((resolve) => {
    socket.on('data', (chunk) => {
      received.push(chunk)
      const { answers } = parseAnswers(Buffer.concat(received), options.toHead)
      if (options.wanted !== undefined && answers.length >= options.wanted) resolve(false)
    })
    socket.on('error', () => {})
    socket.once('close', () => resolve(true))
    for (const piece of pieces) socket.write(piece)
    if (options.hangUp) socket.end()
  })
  socket.destroy()
  return { answers: parseAnswers(Buffer.concat(received), options.toHead).answers, closed }
}

/** A connection to the server on this machine. */
export function open(
  port: number,
  { secure, ...options }: Door & { readonly allowHalfOpen?: boolean } = {},
): Promise<Socket> {
  if (secure) return openSecurely(port, options)
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', ...options }, () => resolve(socket))
    socket.once('error', reject)
  })
}

function parseAnswers(bytes: Buffer, bodiless = false): { readonly answers: RawAnswer[] } {
  const answers: RawAnswer[] = []
  for (let start = 0; ; ) {
    const headEnd = bytes.indexOf('\r\n\r\n', start)
    if (headEnd < 0) return { answers }
    const [statusLine = '', ...lines] = bytes.subarray(start, headEnd).toString('latin1').split('\r\n')
    const headers = new Map(lines.map(splitHeader))
    const bodyStart = headEnd + 4
    const bodyEnd = bodyStart + (bodiless ? 0 : Number(headers.get('content-length') ?? 0))
    if (bodyEnd > bytes.length) return { answers }
    const body = bytes.subarray(bodyStart, bodyEnd).toString()
    answers.push({ status: Number(statusLine.split(' ')[1]), headers, body })
    start = bodyEnd
  }
}

function splitHeader(line: string): [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
}

/** The bytes of a request, as a client would write them. */
export function requestBytes(request: HttpRequest): Buffer {
  const { method, target, headers, body } = request
  const length = headers.has('content-length') ? [] : [`content-length: ${body.length}`]
  const lines = [...[...headers].map(([name, value]) => `${name}: ${value}`), ...length]
  return Buffer.concat([
    Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1'),
    body,
  ])
}
