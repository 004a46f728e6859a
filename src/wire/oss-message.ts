import { isOssSigned, ossSigningRegion } from '../auth/verify-oss.ts'
import { fail } from '../core/error.ts'
import { BUCKET_TAGGING, OSS_VERSION } from '../operations/oss/bucket.ts'
import { type HttpRequest, hostOf } from './http.ts'
import type { Message } from './message.ts'
import { decodeParameters, utf8Text } from './parameters.ts'

/** `bucket.oss-cn-hangzhou.aliyuncs.com`, `oss-cn-hangzhou-internal.…`, `bucket.oss.example.org`: an official client may send the first label empty. */
const OSS_HOST = /^(?:([^.]*)\.)?oss(?:-([a-z0-9-]+?))?(?:-internal)?\.[^/]+$/i
const LOCAL_HOST = /^([^.]+)\.localhost(?::\d+)?$/i

const METHODS = ['GET', 'PUT', 'DELETE']

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
  const { bucket, object } = addressed(host.bucket, path)
  checkAddress(method, { bucket, object, query })
  const region = regionOf(host.region, ossSigningRegion({ headers, query }))
  const keys = query.get('tagging')
  const parameters = new Map([
    ['Bucket', bucket],
    ...(region ? [['Region', region] as const] : []),
    ...(keys ? [['TagKeys', keys] as const] : []),
    ...(method === 'PUT' ? [['Tagging', utf8Text(body, 'body')] as const] : []),
  ])
  return {
    ...{ method, path: BUCKET_TAGGING, query, parameters, headers, body },
    ...{ action: undefined, version: OSS_VERSION, format: 'XML', resource: `/${bucket}/${object}` },
  }
}

type Addressed = {
  readonly bucket: string
  readonly object: string
  readonly query: ReadonlyMap<string, string>
}

function checkAddress(method: string, { bucket, object, query }: Addressed): void {
  if (object !== '' || !query.has('tagging')) fail('OssNotImplemented')
  if (bucket === '') fail('InvalidBucketName')
  if (!METHODS.includes(method)) fail('OssMethodNotAllowed')
}

function hostParts(host: string): { readonly bucket?: string; readonly region?: string } {
  const [, local] = LOCAL_HOST.exec(host) ?? []
  if (local) return { bucket: local }
  const [, bucket, place] = OSS_HOST.exec(host) ?? []
  const region = place?.startsWith('accelerate') ? undefined : place?.toLowerCase()
  return { ...(bucket && { bucket }), ...(region && { region }) }
}

/** ali-oss with `sldEnable` and an address of digits names the bucket in both places. */
function addressed(inHost: string | undefined, path: string): { bucket: string; object: string } {
  const named = inPath(path)
  if (inHost === undefined || (named.bucket === inHost && named.object === '')) return named
  return { bucket: inHost, object: decoded(path.slice(1)) }
}

function inPath(path: string): { bucket: string; object: string } {
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
