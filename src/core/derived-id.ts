import { createHash } from 'node:crypto'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** An id in the form of the cloud's that follows from the text: a call that is decided again makes the same. */
export function derivedId(prefix: 'rg' | 'rd' | 'r' | 'fd', length: number, text: string): string {
  const bytes = createHash('sha256').update(`${prefix} ${text}`).digest().subarray(0, length)
  return `${prefix}-${Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('')}`
}
