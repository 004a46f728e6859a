import { type ErrorName, fail } from '../core/error.ts'
import type { Signing } from './doctor/signing.ts'

/** A request as far as signatures see it: decoded parameters, headers and body as they arrived. */
export type SignedRequest = {
  readonly method: string
  /** Encoded path as sent. */
  readonly path: string
  readonly query: ReadonlyMap<string, string>
  /** Query and form together. */
  readonly parameters: ReadonlyMap<string, string>
  /** Lower-case names; values of a repeated header trimmed, sorted and joined by commas. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Uint8Array
  /** Of OSS: `/bucket/object`, decoded, with the bucket wherever the request names it. */
  readonly resource?: string
}

/** What a protocol finds in a request before the secret is known. */
export type Claim = {
  readonly keyId: string
  readonly token?: string
  /** Milliseconds; a signed address may not say it. */
  readonly signedAt?: number
  /** Until when a signed address is good, milliseconds. */
  readonly expiresAt?: number
  /** Unique per call, where the protocol has one. */
  readonly nonce?: string
  /** Ends with the contract's error unless the request was signed with `secret`. */
  readonly verify: (secret: string) => void
  /** For whoever asks why it was refused. */
  readonly signing: () => Signing
}

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/

/** Milliseconds of a signed time in UTC; a fraction is accepted, since an official client sends one. */
export function parseTimestamp(text: string): number {
  const time = TIMESTAMP.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? fail('TimestampFormat') : time
}

/** The value, or the error that says it is missing. Empty counts as missing. */
export function demand(value: string | undefined, error: ErrorName): string {
  return value || fail(error)
}
