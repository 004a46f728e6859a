import { isOssSigned, ossSigningRegion } from '../auth/verify-oss.ts'
import { fail } from '../core/error.ts'
import { type HttpRequest, hostOf } from './http.ts'
import type { Message } from './message.ts'
import { decodeParameters, utf8Text } from './parameters.ts'

export const OSS_VERSION = '2019-05-17'

/** `bucket.oss-cn-hangzhou.aliyuncs.com`, `oss-cn-hangzhou-internal.…`, `bucket.oss.example.org`: an official client may send the first label empty. */
const OSS_HOST = /^(?:([^.]*)\.)?oss(?:-([a-z0-9-]+?))?(?:-internal)?\.[^/]+$/i
const LOCAL_HOST = /^([^.]+)\.localhost(?::\d+)?$/i

const OPERATIONS: ReadonlyMap<string, string> = new Map([
  ['GET', 'GetBucketTagging'],
  ['PUT', 'PutBucketTagging'],
  ['DELETE', 'DeleteBucketTagging'],
])

/** Whether a request is one of OSS: it is signed as such, or was sent to a host of OSS. */
export function isOssRequest(request: HttpRequest): boolean {
  return isOssSigned(request.headers, request.target) || OSS_HOST.test(hostOf(request))
}

/** Reads a request of OSS: the bucket is named by the host, or by the first segment of the path. */
export function parseOssMessage(request: HttpRequest): Message {
  const { method, target, headers, body } = request
  const query = new Map<string, string>()
  decodeParameters(utf8Text(Buffer.from(queryOf(target), 'latin1'), 'query'), query)
  const path = target.split('?', 1)[0] ?? ''
  const host = hostParts(hostOf(request))
  const { bucket, object } = host.bucket
    ? { bucket: host.bucket, object: decoded(path.slice(1)) }
    : inPath(path)
  const action = operationOf(method, { bucket, object, query })
  const region = regionOf(host.region, ossSigningRegion({ headers, query }))
  const keys = query.get('tagging')
  const parameters = new Map([
    ['Bucket', bucket],
    ...(region ? [['Region', region] as const] : []),
    ...(keys ? [['TagKeys', keys] as const] : []),
    ...(method === 'PUT' ? [['Tagging', utf8Text(body, 'body')] as const] : []),
  ])
  return {
    ...{ method, path, query, parameters, headers, body },
    ...{ action, version: OSS_VERSION, format: 'XML', resource: `/${bucket}/${object}` },
  }
}

type Addressed = {
  readonly bucket: string
  readonly object: string
  readonly query: ReadonlyMap<string, string>
}

function operationOf(method: string, { bucket, object, query }: Addressed): string {
  if (object !== '' || !query.has('tagging')) fail('OssNotImplemented')
  if (bucket === '') fail('InvalidBucketName')
  return OPERATIONS.get(method) ?? fail('OssMethodNotAllowed')
}

function hostParts(host: string): { readonly bucket?: string; readonly region?: string } {
  const [, local] = LOCAL_HOST.exec(host) ?? []
  if (local) return { bucket: local }
  const [, bucket, place] = OSS_HOST.exec(host) ?? []
  const region = place?.startsWith('accelerate') ? undefined : place?.toLowerCase()
  return { ...(bucket && { bucket }), ...(region && { region }) }
}

function inPath(path: string): { readonly bucket: string; readonly object: string } {
  const [, bucket = '', object = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? []
  return { bucket: decoded(bucket), object: decoded(object) }
}

/** Version 4 signs for a region, which is the one that is asked. */
function regionOf(addressed: string | undefined, signed: string | undefined): string | undefined {
  if (addressed && signed && addressed !== signed) {
    fail('OssInvalidArgument', 'Invalid signing region in Authorization header.')
  }
  return addressed ?? signed
}

function queryOf(target: string): string {
  const mark = target.indexOf('?')
  return mark < 0 ? '' : target.slice(mark + 1)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return fail('OssInvalidArgument', 'The path is no percent-encoded UTF-8.')
  }
}
