import { createServer, type Server } from 'node:https'
import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import { ApiError } from '../core/error.ts'
import { type Certificate, secureContextOf } from './certificate.ts'
import { lastWords, limitsOf, type ServerOptions, type ServerPorts, serve, unreadable } from './server.ts'

/** The same server over TLS 1.2 or newer. */
export function createHttpsServer(
  ports: ServerPorts,
  certificate: Certificate,
  options: ServerOptions = {},
): Server {
  const limits = limitsOf(options)
  const server = createServer({
    ...limits,
    ...secureContextOf(certificate),
    handshakeTimeout: limits.requestTimeout,
    allowHalfOpen: true,
  })
  // Node would hand on what never was a connection like a broken request over one.
  server.removeAllListeners('tlsClientError')
  server.on('tlsClientError', (error: NodeJS.ErrnoException, socket: TLSSocket) => {
    if (error.code === 'ERR_SSL_HTTP_REQUEST') answerPlainHttp(socket, ports)
    else socket.destroy()
  })
  return serve(server, ports, options)
}

/** New connections get the new certificate, those that are open stay. */
export function useCertificate(server: Server, certificate: Certificate): void {
  server.setSecureContext(secureContextOf(certificate))
}

/** Whoever speaks HTTP gets to read why that fails. What lies below a TLS socket is not in Node's documents. */
function answerPlainHttp(socket: TLSSocket, ports: ServerPorts): void {
  const { _parent: below } = socket as { readonly _parent?: Duplex }
  if (!below) return void socket.destroy()
  below.on('error', () => {})
  const error = new ApiError('MalformedRequest', ['It came as plain HTTP, and this address speaks HTTPS.'])
  lastWords(below, ports.refuse({ ...unreadable(socket), secure: false }, error))
}
