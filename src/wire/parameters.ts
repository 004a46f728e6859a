import { isUtf8 } from 'node:buffer'
import { fail } from '../core/error.ts'

const MAX_PARAMETERS = 2000
const MAX_SHOWN = 64

/**
 * Decodes `a=1&b=2` into `into`. Strict: malformed percent-encoding, bytes that are no UTF-8, NUL, an empty
 * name or a name that is there already end the request.
 */
export function decodeParameters(encoded: string, into: Map<string, string>): void {
  let start = 0
  while (start < encoded.length) {
    let end = encoded.indexOf('&', start)
    if (end < 0) end = encoded.length
    if (end > start) addParameter(encoded.slice(start, end), into)
    start = end + 1
  }
}

/**
 * The fields of a JSON object as parameters in `into`: text as it is, anything else as the text of its JSON, as if it had
 * been sent in the query. A field without a value counts as left out.
 */
export function addJsonFields(text: string, into: Map<string, string>): void {
  const fields = parseObject(text) ?? fail('InvalidParameter', 'body', 'It is not a JSON object.')
  for (const [name, value] of Object.entries(fields)) {
    if (value === null) continue
    const written = typeof value === 'string' ? value : JSON.stringify(value)
    if (written.includes('\0')) fail('InvalidParameter', name.slice(0, MAX_SHOWN), 'It contains NUL.')
    put(name, written, into)
  }
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The text of a form or query; ends the request when its bytes are no UTF-8. */
export function utf8Text(bytes: Uint8Array, place: string): string {
  if (!isUtf8(bytes)) fail('InvalidParameter', place, 'It is not UTF-8.')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

function addParameter(piece: string, into: Map<string, string>): void {
  const equals = piece.indexOf('=')
  const rawName = equals < 0 ? piece : piece.slice(0, equals)
  const name = decodePiece(rawName, rawName)
  if (name === '') fail('InvalidParameter', piece.slice(0, MAX_SHOWN), 'A parameter has no name.')
  const value = equals < 0 ? '' : decodePiece(piece.slice(equals + 1), name)
  put(name, value, into)
}

function put(name: string, value: string, into: Map<string, string>): void {
  if (into.has(name)) fail('InvalidParameter', name.slice(0, MAX_SHOWN), 'It is given twice.')
  if (into.size >= MAX_PARAMETERS) fail('EntityTooLarge', `It has more than ${MAX_PARAMETERS} parameters.`)
  into.set(name, value)
}

function decodePiece(piece: string, name: string): string {
  let text = piece
  if (text.includes('+')) text = text.replaceAll('+', ' ')
  if (text.includes('%')) text = decodePercent(text, name)
  if (text.includes('\0')) fail('InvalidParameter', name.slice(0, MAX_SHOWN), 'It contains NUL.')
  return text
}

function decodePercent(text: string, name: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return fail(
      'InvalidParameter',
      name.slice(0, MAX_SHOWN),
      'Its percent-encoding is malformed or not UTF-8.',
    )
  }
}
