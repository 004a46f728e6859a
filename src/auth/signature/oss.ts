import { createHmac, hash } from 'node:crypto'
import { inSignedOrder } from './order.ts'
import type { OssRequest, OssV4Scope } from './oss-canonical.ts'

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
