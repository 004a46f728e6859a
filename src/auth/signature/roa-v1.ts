import { createHmac, hash } from 'node:crypto'
import { inSignedOrder } from './order.ts'

/** What a ROA request of signature version 1.0 covers; of the body no more than Content-MD5 does. */
export type RoaV1Request = {
  readonly method: string
  /** As sent, still encoded, without the query. */
  readonly path: string
  /** Decoded. */
  readonly query: ReadonlyMap<string, string>
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>
  /** How a parameter without a value is signed; official SDKs differ. */
  readonly emptyValue: 'name=' | 'name'
}

const FIXED_HEADERS = ['accept', 'content-md5', 'content-type', 'date'] as const

/** The query is signed decoded, the path as it was sent. */
export function roaV1StringToSign({ method, path, query, headers, emptyValue }: RoaV1Request): string {
  const fixed = FIXED_HEADERS.map((name) => `${headers.get(name) ?? ''}\n`)
  const own = inSignedOrder([...headers].filter(([name]) => name.startsWith('x-acs-')))
  const pairs = inSignedOrder(query).map(([name, value]) =>
    value === '' && emptyValue === 'name' ? name : `${name}=${value}`,
  )
  const resource = pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
  return `${method}\n${fixed.join('')}${own.map(([name, value]) => `${name}:${value}\n`).join('')}${resource}`
}

/** HMAC-SHA1 under the raw secret; the wire carries it in base64. */
export function roaV1Signature(secret: string, stringToSign: string): Buffer {
  return createHmac('sha1', secret).update(stringToSign).digest()
}

/** What Content-MD5 says of a body. */
export function contentMd5(body: Uint8Array): string {
  return hash('md5', body, 'base64')
}
