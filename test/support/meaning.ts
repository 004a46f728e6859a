import type { HttpRequest } from '../../src/wire/http.ts'

/**
 * What a request asks for, as far as its signature covers it, by a literal reading of the documents that shares no code with
 * the server: two requests with the same meaning are one, whatever their bytes.
 */
export function meaningOf({ method, target, headers, body }: HttpRequest): unknown {
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  const query = mark < 0 ? '' : target.slice(mark + 1)
  const authorization = headers.get('authorization')
  const form = isForm(headers.get('content-type') ?? '') ? Buffer.from(body).toString('latin1') : ''
  if (!authorization?.startsWith('ACS')) {
    const bearer = headers.has('x-acs-bearer-token')
    return { method, path, parameters: parametersIn(`${query}&${form}`), authorization, bearer }
  }
  const signedNames = /SignedHeaders=([^,]*)/.exec(authorization)?.[1]?.split(';') ?? []
  const covered = [...headers.keys()].filter((name) => name.startsWith('x-acs-') || name === 'content-type')
  return {
    ...{ method, path, parameters: parametersIn(query), body: Buffer.from(body).toString('latin1') },
    authorization: partsOf(authorization),
    headers: [...new Set([...signedNames, ...covered])]
      .sort()
      .map((name) => [name, headers.get(name)?.trim()]),
  }
}

function isForm(contentType: string): boolean {
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType.trim())
}

/** Of bytes that are written as latin1. */
function parametersIn(encoded: string): readonly (readonly [string, string])[] {
  const pairs = [...new URLSearchParams(Buffer.from(encoded, 'latin1').toString())]
  return pairs.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

/** The algorithm, then its three parts, in any order, with white space before them or not. */
function partsOf(authorization: string): readonly string[] {
  const [algorithm = '', ...rest] = authorization.trim().split(' ')
  const parts = rest.join(' ').split(',')
  return [algorithm, ...parts.map((part) => part.trimStart()).sort()]
}
