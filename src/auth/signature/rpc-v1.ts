import { createHmac } from 'node:crypto'
import { inSignedOrder } from './order.ts'
import { percentEncode } from './percent.ts'

/**
 * What an RPC request of SignatureVersion 1.0 signs, from the decoded parameters of query and form together.
 * `Signature` is left out; empty values stay. The method counts as sent.
 */
export function rpcV1StringToSign(method: string, params: ReadonlyMap<string, string>): string {
  let text = ''
  for (const [name, value] of inSignedOrder(params)) {
    if (name === 'Signature') continue
    text += text === '' ? encodeTwice(name) : `%26${encodeTwice(name)}`
    text += `%3D${encodeTwice(value)}`
  }
  return `${method}&%2F&${text}`
}

/** HMAC-SHA1 under the secret followed by `&`; the wire carries it in base64. */
export function rpcV1Signature(secret: string, stringToSign: string): Buffer {
  return createHmac('sha1', `${secret}&`).update(stringToSign).digest()
}

// The canonical query is encoded once more as a whole; piece by piece most of it needs no work at all.
function encodeTwice(text: string): string {
  const once = percentEncode(text)
  return once === text ? text : encodeURIComponent(once)
}
