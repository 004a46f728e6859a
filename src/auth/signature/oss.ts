import { createHmac, hash } from 'node:crypto'
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

/** Parameters of the query that choose what of a bucket is meant: those alone are covered by a signature of version 1. */
const SUB_RESOURCES = new Set(
  `acl append bucketArchiveDirectRead bucketInfo callback callback-var cname comp continuation-token cors delete encryption
  endTime httpsConfig img inventory inventoryId lifecycle live location logging metaQuery objectInfo objectMeta partNumber policy
  policyStatus position processConfiguration qos referer regionList replication replicationLocation replicationProgress
  requestPayment resourceGroup response-cache-control response-content-disposition response-content-encoding
  response-content-language response-content-type response-expires restore rtc security-token sequential startTime stat status
  style styleName symlink tagging transferAcceleration uploadId uploads vod versionId versioning versions website worm wormExtend
  wormId x-oss-process x-oss-request-payer x-oss-traffic-limit`.split(/\s+/),
)

/** The text that a signature of version 1 covers. `date`: that of the headers, or the end of a signed URL. */
export function ossV1StringToSign({ method, resource, query, headers }: OssRequest, date: string): string {
  const named = inSignedOrder([...headers].filter(([name]) => name.startsWith('x-oss-')))
  const chosen = inSignedOrder([...query].filter(([name]) => SUB_RESOURCES.has(name)))
  const headerLines = named.map(([name, value]) => `${name}:${value}\n`).join('')
  const parameters = chosen.map(([name, value]) => (value === '' ? name : `${name}=${value}`)).join('&')
  const of = (name: string) => headers.get(name) ?? ''
  return `${method}\n${of('content-md5')}\n${of('content-type')}\n${date}\n${headerLines}${resource}${parameters && `?${parameters}`}`
}

/** HMAC-SHA1 under the raw secret; the wire carries it in base64. */
export function ossV1Signature(secret: string, stringToSign: string): Buffer {
  return createHmac('sha1', secret).update(stringToSign).digest()
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

/** The text that a signature of version 4 covers. `time`: `20261124T105608Z`. */
export function ossV4StringToSign(time: string, { date, region }: OssV4Scope, canonical: string): string {
  return `OSS4-HMAC-SHA256\n${time}\n${date}/${region}/oss/aliyun_v4_request\n${hash('sha256', canonical, 'hex')}`
}

/** HMAC-SHA256 under a key that is derived for day, region and service; the wire carries it in hex. */
export function ossV4Signature(secret: string, { date, region }: OssV4Scope, stringToSign: string): Buffer {
  const derived = [date, region, 'oss', 'aliyun_v4_request'].reduce<string | Buffer>(
    (key, text) => createHmac('sha256', key).update(text).digest(),
    `aliyun_v4${secret}`,
  )
  return createHmac('sha256', derived).update(stringToSign).digest()
}
