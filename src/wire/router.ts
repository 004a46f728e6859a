import type { ApiError } from '../core/error.ts'
import { type DispatchPorts, dispatch } from './dispatch.ts'
import { doorOf } from './door.ts'
import { type FileResponse, type HttpRequest, type HttpResponse, hostOf } from './http.ts'
import { type MetricsPage, metricsPage } from './metrics-page.ts'
import { isOssRequest } from './oss-message.ts'

export type RouterPorts = DispatchPorts & {
  readonly metrics: MetricsPage
  /** The pages under `/console`. */
  readonly console: (request: HttpRequest) => Promise<HttpResponse | FileResponse>
  /** Pages of errors and documents of the APIs; undefined where there is none at that address. */
  readonly documents: (request: HttpRequest) => Promise<HttpResponse | FileResponse | undefined>
  /** Not `ready` from the moment the server is told to stop, and while its store does not answer. */
  readonly readiness: () => Promise<'ready' | 'stopping' | 'store away'>
}

const CONSOLE = /^\/console(?:\/|$)/
const DOCUMENTS = /^\/(?:errors|openapi|changes\.json)(?:\/|$)/

/** One listener: health, the console, documents, and the API at every other path. */
export async function route(request: HttpRequest, ports: RouterPorts): Promise<HttpResponse | FileResponse> {
  const reading = request.method === 'GET' || request.method === 'HEAD'
  const path = reading ? (request.target.split('?', 1)[0] ?? '') : ''
  if (path === '/healthz') return plain(200, 'ok')
  if (path === '/readyz') return readyz(await ports.readiness())
  if (path === '/metrics') return metricsPage(request, ports.metrics)
  // A bucket may be called so.
  if (CONSOLE.test(path) && !isOssRequest(request)) return ports.console(request)
  const document = DOCUMENTS.test(path) && !isOssRequest(request) && (await ports.documents(request))
  return document || dispatch(request, ports)
}

/** The answer to a request that never became complete. */
export function refuse(request: HttpRequest, error: ApiError, ports: RouterPorts): HttpResponse {
  const requestId = ports.newRequestId()
  const { status, code } = error
  ports.report(
    { requestId, source: request.source, action: '', account: '', status, code, milliseconds: 0 },
    { at: ports.now(), request, account: '', principal: '', keyId: '', error },
  )
  const door = doorOf(request)
  const envelope = { requestId, format: door.guessFormat(request), server: ports.server }
  return door.failure(envelope, error, { host: hostOf(request), publicUrl: ports.publicUrl() })
}

function readyz(readiness: string): HttpResponse {
  return plain(readiness === 'ready' ? 200 : 503, readiness)
}

function plain(status: number, text: string): HttpResponse {
  return { status, headers: { 'Content-Type': 'text/plain;charset=utf-8' }, body: `${text}\n` }
}
