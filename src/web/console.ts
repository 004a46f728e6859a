import { randomBytes } from 'node:crypto'
import type { AnyOperation } from '../operations/operation.ts'
import type { FileResponse, HttpRequest, HttpResponse } from '../wire/http.ts'
import { createEntities, type Entity, entityOf } from './entity.ts'
import { HTML, readFiles } from './files.ts'

export type ConsoleParts = {
  /** Where the built console lies. */
  readonly directory: string
  readonly operations: readonly AnyOperation[]
  /** Of the program. */
  readonly version: string
}

type Answer = HttpResponse | FileResponse

/** Stands in the built page for what only one answer knows. */
const NONCE = /__NONCE__/g
const NONCE_BYTES = 18

const SECURITY = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** Answers what is asked for under `/console`: the page, its files, and the documents that it works from. */
export function createConsole(parts: ConsoleParts): (request: HttpRequest) => Promise<Answer> {
  const files = readFiles(parts.directory)
  const documents = createEntities((path) => documentAt(path, parts))
  return async (request) => {
    const path = request.target.split('?', 1)[0] ?? ''
    if (path === '/console') return redirect('/console/')
    if (path.startsWith('/console/api/')) return answered(await documents(path), request)
    const all = await files()
    const file = all.get(path.slice('/console/'.length))
    const isPage = file === undefined ? !/\.[a-z]+$/.test(path) : file.type === HTML
    // Any address that is no file's is one of the page's own.
    return isPage ? page(all.get('index.html')) : answered(file, request)
  }
}

/** What all operations say is loaded when the first document is asked for. */
async function documentAt(path: string, { operations, version }: ConsoleParts): Promise<Entity | undefined> {
  const { documentNamed } = await import('../reference/catalog-documents.ts')
  const document = documentNamed(path.slice('/console/api/'.length), operations, version)
  return document && entityOf(Buffer.from(JSON.stringify(document)), 'application/json;charset=utf-8')
}

/** The smallest form that the client takes, or nothing where it has the latest already. */
function answered(entity: Entity | undefined, { headers }: HttpRequest): Answer {
  if (!entity) return missing()
  const common = {
    ...SECURITY,
    'Content-Type': entity.type,
    'Cache-Control': entity.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
    ETag: entity.tag,
  }
  if (headers.get('if-none-match') === entity.tag) return { status: 304, headers: common, body: '' }
  const accepted = headers.get('accept-encoding') ?? ''
  for (const encoding of ['br', 'gzip'] as const) {
    const body = entity.compressed[encoding]
    if (body && new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))`).test(accepted)) {
      return { status: 200, headers: { ...common, 'Content-Encoding': encoding }, body }
    }
  }
  return { status: 200, headers: common, body: entity.content }
}

function page(entity: Entity | undefined): Answer {
  if (!entity) return missing('The console is not built: npm run build')
  const nonce = randomBytes(NONCE_BYTES).toString('base64')
  return {
    status: 200,
    headers: {
      ...SECURITY,
      'Content-Type': entity.type,
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy(nonce),
    },
    body: Buffer.from(entity.content).toString('utf8').replace(NONCE, nonce),
  }
}

/** Styles that components make are marked by the nonce; scripts are files of this server, and nothing else is loaded. */
function policy(nonce: string): string {
  return [
    "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:",
    `style-src 'self' 'nonce-${nonce}'`,
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ].join('; ')
}

function redirect(location: string): Answer {
  return { status: 308, headers: { ...SECURITY, Location: location }, body: '' }
}

function missing(text = 'There is no such file.'): Answer {
  return {
    status: 404,
    headers: { ...SECURITY, 'Content-Type': 'text/plain;charset=utf-8' },
    body: `${text}\n`,
  }
}
