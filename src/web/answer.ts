import type { FileResponse, HttpRequest, HttpResponse } from '../wire/http.ts'
import type { Entity } from './entity.ts'

export type Answer = HttpResponse | FileResponse

export const SECURITY = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** The smallest form that the client takes, or nothing where it has the latest already. */
export function answered(entity: Entity | undefined, { headers }: HttpRequest): Answer {
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

export function missing(text = 'There is no such file.'): Answer {
  return {
    status: 404,
    headers: { ...SECURITY, 'Content-Type': 'text/plain;charset=utf-8' },
    body: `${text}\n`,
  }
}
