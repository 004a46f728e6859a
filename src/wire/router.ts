import type { ApiError } from '../core/error.ts'
import type { AnyOperation } from '../operations/operation.ts'
import { type DispatchPorts, dispatch } from './dispatch.ts'
import { doorOf } from './door.ts'
import { errorPage, unknownCodePage } from './error-page.ts'
import { type FileResponse, type HttpRequest, type HttpResponse, hostOf } from './http.ts'
import { type Language, preferredLanguage } from './language.ts'
import { type MetricsPage, metricsPage } from './metrics-page.ts'
import { isOssRequest } from './oss-message.ts'

export type RouterPorts = DispatchPorts & {
  readonly metrics: MetricsPage
  readonly operations: readonly AnyOperation[]
  /** The pages under `/console`. */
  readonly console: (request: HttpRequest) => Promise<HttpResponse | FileResponse>
  /** Not `ready` from the moment the server is told to stop, and while its store does not answer. */
  readonly readiness: () => Promise<'ready' | 'stopping' | 'store away'>
}

const CONSOLE = /^\/console(?:\/|$)/
const ERROR_PAGE = /^\/errors\/([A-Za-z0-9.]{1,100})$/

/** One listener: health, the console, error pages, and the API at every other path. */
export async function route(request: HttpRequest, ports: RouterPorts): Promise<HttpResponse | FileResponse> {
  const reading = request.method === 'GET' || request.method === 'HEAD'
  const path = reading ? (request.target.split('?', 1)[0] ?? '') : ''
  if (path === '/healthz') return plain(200, 'ok')
  if (path === '/readyz') return readyz(await ports.readiness())
  if (path === '/metrics') return metricsPage(request, ports.metrics)
  // A bucket may be called so.
  if (CONSOLE.test(path) && !isOssRequest(request)) return ports.console(request)
  const code = ERROR_PAGE.exec(path)?.[1]
  if (code === undefined) return dispatch(request, ports)
  const language = languageOf(request)
  return errorPage(code, ports.operations, language) ?? unknownCodePage(code, language)
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

function languageOf({ target, headers }: HttpRequest): Language {
  const [, query = ''] = target.split('?', 2)
  return preferredLanguage(new URLSearchParams(query).get('lang'), headers.get('accept-language'))
}

function readyz(readiness: string): HttpResponse {
  return plain(readiness === 'ready' ? 200 : 503, readiness)
}

function plain(status: number, text: string): HttpResponse {
  return { status, headers: { 'Content-Type': 'text/plain;charset=utf-8' }, body: `${text}\n` }
}
