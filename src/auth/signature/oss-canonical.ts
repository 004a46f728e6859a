import { inSignedOrder } from './order.ts'
import { percentEncode } from './percent.ts'

/** What the signatures of OSS cover. */
export type OssRequest = {
  readonly method: string
  /** `/bucket/object`, `/bucket/` or `/`, decoded: with the bucket, wherever the request names it. */
  readonly resource: string
  /** Decoded. */
  readonly query: ReadonlyMap<string, string>
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>
}

/** What a key signs for with version 4: `20261124/cn-hangzhou/oss/aliyun_v4_request`. */
export type OssV4Scope = { readonly date: string; readonly region: string }

/**
 * The canonical request of version 4. `additional`: names of headers that the client has added to those that are always
 * covered, in its order. A signature in the query does not cover itself.
 */
export function ossV4CanonicalRequest(request: OssRequest, additional: readonly string[]): string {
  const { method, resource, query, headers } = request
  const parameters = [...query]
    .filter(([name]) => name !== 'x-oss-signature')
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
  const covered = new Set(additional)
  const named = [...headers].filter(([name]) => isCovered(name) || covered.has(name))
  const path = resource.split('/').map(percentEncode).join('/')
  const queryText = inSignedOrder(parameters).map(([name, value]) =>
    value === '' ? name : `${name}=${value}`,
  )
  const headerText = inSignedOrder(named).map(([name, value]) => `${name}:${value.trim()}\n`)
  const payload = headers.get('x-oss-content-sha256') ?? UNSIGNED_PAYLOAD
  return `${method}\n${path}\n${queryText.join('&')}\n${headerText.join('')}\n${additional.join(';')}\n${payload}`
}

export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD'

function isCovered(name: string): boolean {
  return name === 'content-type' || name === 'content-md5' || name.startsWith('x-oss-')
}
