/** The certificates in test/fixtures/tls, and connections that check them. */
import { readFileSync } from 'node:fs'
import { connect as connectPlain, type Socket } from 'node:net'
import { join } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'

const directory = join(import.meta.dirname, '../fixtures/tls')

export type CertificatePair = { readonly cert: string; readonly key: string }

/** Paths of a certificate for 127.0.0.1, ::1, localhost and tags.example.com, and of its key. */
export function certificateFiles(name: 'server' | 'other'): CertificatePair {
  return { cert: join(directory, `${name}-cert.pem`), key: join(directory, `${name}-key.pem`) }
}

/** The root of all of them. */
export const caFile = join(directory, 'server-ca.pem')

export const ca = readFileSync(caFile)

/** Names of the subjects of the certificates. */
export const subjects = { server: 'Tagplane tests: server', other: 'Tagplane tests: other' } as const

/** A connection whose handshake is done; `resetAndDestroy` resets what lies below. */
export function openSecurely(
  port: number,
  options: { readonly allowHalfOpen?: boolean } = {},
): Promise<Socket> {
  const below = connectPlain({ port, host: '127.0.0.1', ...options })
  return new Promise((resolve, reject) => {
    const socket = connect({ socket: below, ca, servername: 'localhost', ...options }, () => {
      resolve(Object.assign(socket, { resetAndDestroy: () => below.resetAndDestroy() }))
    })
    socket.once('error', reject)
  })
}

/** The subject of the certificate that a new connection is shown. */
export async function subjectAt(port: number): Promise<string> {
  const socket = (await openSecurely(port)) as TLSSocket
  const { subject } = socket.getPeerCertificate()
  // What lies below is not closed with what is destroyed above it.
  socket.resetAndDestroy()
  return String(subject.CN)
}
