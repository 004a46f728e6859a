/** Parts of a request that the changes of both kinds take apart. */
import type { HttpRequest } from '../../../src/wire/http.ts'
import type { Random } from '../../contract/random.ts'
import { encodeForm } from '../../support/http.ts'

export type Pair = readonly [name: string, value: string]
export type Place = 'query' | 'form'

/** Where a request has parameters. */
export function placesOf(request: HttpRequest): readonly Place[] {
  const isForm = request.headers.get('content-type') === 'application/x-www-form-urlencoded'
  return [
    ...(request.target.includes('?') ? (['query'] as const) : []),
    ...(isForm && request.body.length > 0 ? (['form'] as const) : []),
  ]
}

export function isAcs3({ headers }: HttpRequest): boolean {
  return headers.has('authorization')
}

/** As it is written, still encoded. */
export function writtenIn({ target, body }: HttpRequest, place: Place): string {
  return place === 'query' ? target.slice(target.indexOf('?') + 1) : Buffer.from(body).toString('latin1')
}

export function rewritten(request: HttpRequest, place: Place, text: string): HttpRequest {
  if (place === 'query') return { ...request, target: text === '' ? '/' : `/?${text}` }
  return withBody(request, Buffer.from(text, 'latin1'))
}

export function withBody(request: HttpRequest, body: Buffer): HttpRequest {
  const headers = new Map(request.headers)
  if (headers.has('content-length')) headers.set('content-length', String(body.length))
  return { ...request, body, headers }
}

export function pairsIn(text: string): readonly Pair[] {
  return [...new URLSearchParams(text)]
}

/** The request with the parameters of one of its places changed; undefined where it has none. */
export function edited(
  request: HttpRequest,
  random: Random,
  edit: (pairs: readonly Pair[]) => readonly Pair[] | undefined,
): HttpRequest | undefined {
  const place = oneOf(random, placesOf(request))
  if (!place) return undefined
  const pairs = edit(pairsIn(writtenIn(request, place)))
  // An edit may part what two units of UTF-16 stand for.
  const whole = pairs?.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()] as const)
  return whole && rewritten(request, place, encodeForm(whole))
}

export function withHeader(request: HttpRequest, name: string, value: string | undefined): HttpRequest {
  const headers = new Map(request.headers)
  if (value === undefined) headers.delete(name)
  else headers.set(name, value)
  return { ...request, headers }
}

export function oneOf<T>(random: Random, list: readonly T[]): T | undefined {
  return list[random.below(list.length)]
}

/** The text with one of the low seven bits of one of its characters changed. */
export function flipped(random: Random, text: string): string | undefined {
  if (text === '') return undefined
  const at = random.below(text.length)
  const character = String.fromCharCode(text.charCodeAt(at) ^ (1 << random.below(7)))
  return text.slice(0, at) + character + text.slice(at + 1)
}
