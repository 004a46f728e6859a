import type { Examiner } from '../auth/doctor/examine.ts'
import { ApiError } from '../core/error.ts'
import type { PastedRequest } from '../core/pasted-request.ts'
import type { SignatureDoctor } from '../operations/signature-doctor.ts'
import { doorOf } from './door.ts'
import type { HttpRequest } from './http.ts'
import type { Registry } from './registry.ts'

/** Reads a pasted request as if it had arrived here, and has its signature examined. */
export function createSignatureDoctor(
  examine: Examiner,
  { hasPath }: Pick<Registry, 'hasPath'>,
): SignatureDoctor {
  return async (pasted, examining) => {
    const request = arrived(pasted)
    try {
      return await examine(doorOf(request).parse(request, hasPath), examining)
    } catch (error) {
      if (error instanceof ApiError) return error
      throw error
    }
  }
}

function arrived({ method, target, headers: pasted, body }: PastedRequest): HttpRequest {
  const named = Map.groupBy(pasted, ([name]) => name.toLowerCase())
  const headers = new Map(
    [...named].map(([name, all]) => [
      name,
      all
        .map(([, value]) => value)
        .sort()
        .join(','),
    ]),
  )
  const bytes = Buffer.from(body)
  if (bytes.length > 0 && !headers.has('content-length')) headers.set('content-length', String(bytes.length))
  return { method, target, headers, body: bytes, source: '', secure: false }
}
