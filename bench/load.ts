/** A load generator that costs little beside the server: requests are signed before, sockets are kept. */
import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { rpcV1Signature, rpcV1StringToSign } from '../src/auth/signature/rpc-v1.ts'
import { KEY_ID, SECRET } from './protocol.ts'

export type Rate = { readonly callsPerSecond: number; readonly p50: number; readonly p99: number }

export type Key = { readonly id: string; readonly secret: string }

/** A call of signature version 1.0 with everything in the query, as bytes of HTTP; without a key the root's. */
export function signedCall(
  action: string,
  parameters: Readonly<Record<string, string>>,
  key: Key = { id: KEY_ID, secret: SECRET },
): Buffer {
  const all: Record<string, string> = {
    Action: action,
    Version: '2018-08-28',
    Format: 'JSON',
    AccessKeyId: key.id,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: randomUUID(),
    Timestamp: `${new Date().toISOString().slice(0, 19)}Z`,
    ...parameters,
  }
  const signature = rpcV1Signature(key.secret, rpcV1StringToSign('POST', new Map(Object.entries(all))))
  const query = Object.entries({ ...all, Signature: signature.toString('base64') })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  return Buffer.from(`POST /?${query} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n`)
}

/** Sends all calls over so many connections, each waiting for its answer; every answer must be a clean 200. */
export async function run(port: number, calls: readonly Buffer[], connections: number): Promise<Rate> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const waiting = [...calls]
  const times: number[] = []
  const started = performance.now()
  await Promise.all(sockets.map((socket) => drive(socket, waiting, times)))
  const seconds = (performance.now() - started) / 1000
  for (const socket of sockets) socket.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0
  return { callsPerSecond: calls.length / seconds, p50: at(0.5), p99: at(0.99) }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })
}

const END_OF_HEAD = Buffer.from('\r\n\r\n')

function drive(socket: Socket, waiting: Buffer[], times: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent = 0
    let received = Buffer.alloc(0)
    const next = () => {
      const call = waiting.pop()
      if (!call) return resolve()
      sent = performance.now()
      socket.write(call)
    }
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('The server has closed a connection')))
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      if (!isComplete(received)) return
      const answer = received.toString('utf8')
      received = Buffer.alloc(0)
      if (!answer.startsWith('HTTP/1.1 200') || answer.includes('"Result"')) return reject(new Error(answer))
      times.push(performance.now() - sent)
      next()
    })
    next()
  })
}

function isComplete(received: Buffer): boolean {
  const head = received.indexOf(END_OF_HEAD)
  if (head < 0) return false
  const length = Number(/content-length: (\d+)/i.exec(received.toString('latin1', 0, head))?.[1])
  return received.length >= head + END_OF_HEAD.length + length
}
