import { centralErrors } from './errors/central.ts'
import type { ErrorEntry } from './errors/entry.ts'
import { estateErrors } from './errors/estate.ts'
import { gatewayErrors } from './errors/gateway.ts'
import { ossErrors } from './errors/oss.ts'
import { productWordErrors } from './errors/product-words.ts'
import { productErrors } from './errors/products.ts'
import { ramErrors } from './errors/ram.ts'
import { ramPolicyErrors } from './errors/ram-policies.ts'
import { ramUserErrors } from './errors/ram-users.ts'
import { stsErrors } from './errors/sts.ts'
import { tagErrors } from './errors/tag.ts'
import { tagplaneErrors } from './errors/tagplane.ts'

/** Every error that this server can answer with; the keys are the names that operations declare. */
export const errors = {
  ...gatewayErrors,
  ...tagErrors,
  ...centralErrors,
  ...tagplaneErrors,
  ...estateErrors,
  ...ramErrors,
  ...ramUserErrors,
  ...ramPolicyErrors,
  ...stsErrors,
  ...ossErrors,
  ...productErrors,
  ...productWordErrors,
}

export type ErrorName = keyof typeof errors

/** An error of the contract: it becomes the answer as it stands. Anything else thrown is a bug. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly error: ErrorName
  readonly code: string
  readonly status: number
  /** What the error was made with, in order. */
  readonly values: readonly string[]
  /** Of a denial: who was denied what, for `AccessDeniedDetail`. */
  readonly denied: Readonly<Record<string, string>> | undefined

  constructor(
    error: ErrorName,
    values: readonly string[],
    cause?: unknown,
    denied?: Readonly<Record<string, string>>,
  ) {
    const entry: ErrorEntry = errors[error]
    super(fillIn(entry.message, values).trimEnd(), cause === undefined ? undefined : { cause })
    this.error = error
    this.code = entry.code
    this.status = entry.status
    this.values = values
    this.denied = denied
  }
}

/** The account has called too often; its caller should wait so many milliseconds. */
export class ThrottledCall extends ApiError {
  readonly retryAfter: number

  constructor(retryAfter: number) {
    super('ThrottlingUser', [])
    this.retryAfter = retryAfter
  }
}

/** Throws the named error. `values` fill the `%s` of its message, in order. */
export function fail(error: ErrorName, ...values: readonly string[]): never {
  throw new ApiError(error, values)
}

function fillIn(message: string, values: readonly string[]): string {
  let next = 0
  return message.replaceAll('%s', () => values[next++] ?? '')
}
