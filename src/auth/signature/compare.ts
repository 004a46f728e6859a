import { timingSafeEqual } from 'node:crypto'

/**
 * Whether `given` is the canonical text of `expected`: other texts of the same bytes (spare base64 bits,
 * missing padding, white space, upper-case hex) are refused, so a signed request has exactly one form.
 * The time taken depends on the length of `given` only.
 */
export function sameSignature(expected: Buffer, given: string, encoding: 'base64' | 'hex'): boolean {
  const canonical = Buffer.from(expected.toString(encoding))
  // As UTF-8: latin1 would fold U+0141 into `A`.
  const candidate = Buffer.from(given)
  return candidate.length === canonical.length && timingSafeEqual(candidate, canonical)
}
