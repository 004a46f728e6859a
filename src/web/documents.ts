import type { AnyOperation } from '../operations/operation.ts'
import type { HttpRequest, HttpResponse } from '../wire/http.ts'
import { preferredLanguage } from '../wire/language.ts'
import { type Answer, answered } from './answer.ts'
import { createEntities, type Entity, entityOf } from './entity.ts'

type Served = readonly AnyOperation[]

const JSON_TYPE = 'application/json;charset=utf-8'

export type DocumentParts = {
  readonly operations: Served
  /** What addresses of this server begin with. */
  readonly publicUrl: () => string
  /** Of the program. */
  readonly version: string
}

/**
 * Answers what is asked for under `/errors`, `/changes` and `/openapi`; undefined for an address that is none of theirs. What
 * they are made of is loaded when it is first asked for.
 */
export function createDocuments(parts: DocumentParts): (request: HttpRequest) => Promise<Answer | undefined> {
  const { operations } = parts
  const openapi = createEntities((path) => openApiAt(path, parts))
  const places: readonly (readonly [
    RegExp,
    (request: HttpRequest, path: string) => Promise<Answer | undefined>,
  ])[] = [
    [/^\/errors$/, async (request) => redirect('errors/', request)],
    [/^\/errors\/$/, (request) => errorIndex(request, operations)],
    [
      /^\/errors\/[A-Za-z0-9.]{1,100}$/,
      (request, path) => errorOf(path.slice('/errors/'.length), request, operations),
    ],
    [/^\/changes\.json$/, (request) => changes(request, operations)],
    [/^\/openapi(?:\/|$)/, async (request, path) => maybe(await openapi(path.replace(/\/$/, '')), request)],
  ]
  return async (request) => {
    const path = request.target.split('?', 1)[0] ?? ''
    const [, answer] = places.find(([place]) => place.test(path)) ?? []
    return answer?.(request, path)
  }
}

function maybe(entity: Entity | undefined, request: HttpRequest): Answer | undefined {
  return entity && answered(entity, request)
}

async function errorOf(named: string, request: HttpRequest, operations: Served): Promise<Answer> {
  const { errorDocument } = await import('../reference/error-documents.ts')
  const { errorPage, unknownCodePage } = await import('./error-page.ts')
  const language = await languageOf(request)
  const [, code = named, ending] = /^(.*?)(\.json)?$/.exec(named) ?? []
  const document = errorDocument(code, operations, language)
  if (ending !== undefined || wantsJson(request)) {
    return json(
      document ? 200 : 404,
      document ?? { language: language.code, code, errors: [] },
      language.code,
    )
  }
  return document ? errorPage(document, operations, language) : unknownCodePage(code, language)
}

async function errorIndex(request: HttpRequest, operations: Served): Promise<Answer> {
  const { findErrors } = await import('../reference/error-documents.ts')
  const { errorIndexPage } = await import('./error-page.ts')
  const language = await languageOf(request)
  const query = queryOf(request)
  const search = { text: (query.get('q') ?? '').slice(0, 100), api: (query.get('api') ?? '').slice(0, 100) }
  if (!wantsJson(request)) return errorIndexPage(search, operations, language)
  return json(
    200,
    { language: language.code, errors: findErrors(search, operations, language) },
    language.code,
  )
}

async function changes(request: HttpRequest, operations: Served): Promise<Answer> {
  const { changesOf } = await import('../reference/changes.ts')
  const language = await languageOf(request)
  return json(200, changesOf(operations, language), language.code)
}

async function openApiAt(path: string, { operations, publicUrl, version }: DocumentParts) {
  const { openApiDocument, openApiIndex } = await import('../reference/openapi.ts')
  const [, api, ofApi] = /^\/openapi\/([A-Za-z-]{1,40})\/(\d{4}-\d{2}-\d{2})\.json$/.exec(path) ?? []
  const server = { url: publicUrl(), program: version }
  const document =
    path === '/openapi'
      ? openApiIndex(operations, server)
      : api !== undefined && ofApi !== undefined
        ? openApiDocument({ api, version: ofApi }, operations, server)
        : undefined
  return document && entityOf(Buffer.from(JSON.stringify(document)), JSON_TYPE)
}

async function languageOf(request: HttpRequest) {
  const { english, simplifiedChinese, traditionalChinese } = await import('../reference/language.ts')
  const code = preferredLanguage(queryOf(request).get('lang'), request.headers.get('accept-language'))
  return [traditionalChinese, simplifiedChinese].find((language) => language.code === code) ?? english
}

function queryOf({ target }: HttpRequest): URLSearchParams {
  return new URLSearchParams(target.split('?', 2)[1] ?? '')
}

/** Browsers name HTML, whatever else they take. */
function wantsJson({ headers }: HttpRequest): boolean {
  const accept = headers.get('accept') ?? ''
  return accept.includes('application/json') && !accept.includes('text/html')
}

function json(status: number, content: unknown, language: string): HttpResponse {
  return {
    status,
    headers: {
      'Content-Type': JSON_TYPE,
      'Content-Language': language,
      Vary: 'Accept, Accept-Language',
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    },
    body: JSON.stringify(content),
  }
}

function redirect(location: string, { target }: HttpRequest): HttpResponse {
  const query = target.slice(target.split('?', 1)[0]?.length)
  return { status: 308, headers: { Location: `${location}${query}` }, body: '' }
}
