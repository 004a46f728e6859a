import type { ApiError } from '../core/error.ts'
import type { AnyOperation } from '../operations/operation.ts'
import type { HttpRequest, HttpResponse } from './http.ts'
import { type Format, guessFormat, type Message, parseMessage } from './message.ts'
import { isOssRequest, parseOssMessage } from './oss-message.ts'
import { ossFailure, ossSuccess } from './oss-response.ts'
import { type Envelope, failure, type Links, success } from './response.ts'

/** A way in: how requests are written, and answers. What lies behind is the same for all. */
export type Door = {
  /** For an answer to a request that cannot be read. */
  readonly guessFormat: (request: HttpRequest) => Format
  readonly parse: (request: HttpRequest, hasPath: (path: string) => boolean) => Message
  readonly success: (
    envelope: Envelope,
    operation: AnyOperation,
    output: Readonly<Record<string, unknown>>,
  ) => HttpResponse
  readonly failure: (envelope: Envelope, error: ApiError, links: Links) => HttpResponse
}

const rpcDoor: Door = { guessFormat, parse: parseMessage, success, failure }

const ossDoor: Door = {
  guessFormat: () => 'XML',
  parse: parseOssMessage,
  success: ossSuccess,
  failure: ossFailure,
}

export function doorOf(request: HttpRequest): Door {
  return isOssRequest(request) ? ossDoor : rpcDoor
}
