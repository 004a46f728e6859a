import { hash, timingSafeEqual } from 'node:crypto'
import type { HttpRequest, HttpResponse } from './http.ts'

/** The metrics of this node, and who may read them. */
export type MetricsPage = {
  readonly contentType: string
  readonly text: () => Promise<string>
  /** Without it only readers on this machine get an answer. */
  readonly token: string | undefined
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/
/** What proxies add: a call that has any of these comes from elsewhere, though the proxy is on this machine. */
const FORWARDED = /^(forwarded|via|x-forwarded(-.+)?|.+-ip)$/
/** Whom a reader on this machine asks: a proxy passes on another Host, as does a page whose name leads here. */
const LOCAL_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])?(:\d+)?$/i

/** `/metrics`: for readers on this machine, or with the token. */
export async function metricsPage(request: HttpRequest, page: MetricsPage): Promise<HttpResponse> {
  if (!isLocal(request) && !hasToken(request, page.token)) {
    const body = 'Metrics are for readers on this machine, or with the bearer token TAGPLANE_METRICS_TOKEN.\n'
    return { status: 403, headers: { 'Content-Type': 'text/plain;charset=utf-8' }, body }
  }
  return { status: 200, headers: { 'Content-Type': page.contentType }, body: await page.text() }
}

function isLocal({ source, headers }: HttpRequest): boolean {
  if (!LOOPBACK.test(source) || !LOCAL_HOST.test(headers.get('host') ?? '')) return false
  return ![...headers.keys()].some((name) => FORWARDED.test(name))
}

function hasToken({ headers }: HttpRequest, token: string | undefined): boolean {
  const [, given] = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '') ?? []
  if (token === undefined || given === undefined) return false
  const [a, b] = [given, token].map((text) => hash('sha256', text, 'buffer')) as [Buffer, Buffer]
  return timingSafeEqual(a, b)
}
