import { randomBytes } from 'node:crypto'
import type { AnyOperation } from '../operations/operation.ts'
import type { HttpRequest } from '../wire/http.ts'
import { type Answer, answered, missing, SECURITY } from './answer.ts'
import { createEntities, type Entity, entityOf } from './entity.ts'
import { HTML, readFiles } from './files.ts'

export type ConsoleParts = {
  /** Where the built console lies. */
  readonly directory: string
  readonly operations: readonly AnyOperation[]
  /** Of the program. */
  readonly version: string
}

/** Stands in the built page for what only one answer knows. */
const NONCE = /__NONCE__/g
const NONCE_BYTES = 18

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
