import { createHmac, timingSafeEqual } from 'node:crypto'

const VERSION = 1
const MAC_BYTES = 16

/** What a token is bound to: it is good for this very query of this account only. */
export type PageQuery = {
  readonly operation: string
  readonly account: string
  /** Every filter and setting of the query that must not change between pages. */
  readonly filters: unknown
}

/** A token that names the last entry of a page. It holds no secret and needs no state on the server. */
export function sealPageToken(key: Uint8Array, query: PageQuery, last: readonly string[]): string {
  const payload = Buffer.from(JSON.stringify(last))
  return Buffer.concat([authenticate(key, query, payload), payload]).toString('base64url')
}

/** The last entry that a token names; undefined when it was not made for this query with this key. */
export function openPageToken(
  key: Uint8Array,
  query: PageQuery,
  token: string,
): readonly string[] | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length <= MAC_BYTES || bytes.toString('base64url') !== token) return undefined
  const payload = bytes.subarray(MAC_BYTES)
  if (!timingSafeEqual(bytes.subarray(0, MAC_BYTES), authenticate(key, query, payload))) return undefined
  return JSON.parse(payload.toString()) as readonly string[]
}

function authenticate(key: Uint8Array, query: PageQuery, payload: Buffer): Buffer {
  const bound = JSON.stringify([VERSION, query.operation, query.account, query.filters])
  const mac = createHmac('sha256', key)
    .update(`${Buffer.byteLength(bound)}:${bound}`)
    .update(payload)
  return mac.digest().subarray(0, MAC_BYTES)
}
