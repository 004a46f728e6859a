import type { SignedRequest } from '../claim.ts'
import { inSignedOrder } from '../signature/order.ts'
import { percentEncode } from '../signature/percent.ts'
import { rpcV1Signature, rpcV1StringToSign } from '../signature/rpc-v1.ts'
import { wrongEncodings, wrongOrders } from './encodings.ts'
import type { Mistake, Signing } from './signing.ts'

type Pair = readonly [name: string, value: string]

/** How a request of RPC 1.0 is signed. */
export function rpcV1Signing(request: SignedRequest, signature: string): Signing {
  const { method, parameters } = request
  return {
    ...{ protocol: 'RPC HMAC-SHA1 1.0', signature, encoding: 'base64', faults: [] },
    stringToSign: rpcV1StringToSign(method, parameters),
    sign: rpcV1Signature,
    mistakes: () => mistakesOf(request),
  }
}

function* mistakesOf({ method, query, parameters }: SignedRequest): Generator<Mistake> {
  const all = [...parameters].filter(([name]) => name !== 'Signature')
  const sorted = inSignedOrder(all)
  const text = (pairs: readonly Pair[], encode = percentEncode, again = percentEncode, verb = method) =>
    `${verb}&${again('/')}&${again(pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&'))}`
  for (const other of ['GET', 'POST', method.toLowerCase()].filter((verb) => verb !== method)) {
    yield {
      code: 'MethodDiffers',
      detail: other,
      stringToSign: text(sorted, percentEncode, percentEncode, other),
    }
  }
  for (const { code, encode } of wrongEncodings) {
    yield { code, stringToSign: text(sorted, encode) }
    yield { code, stringToSign: text(sorted, encode, encode) }
  }
  for (const order of wrongOrders) yield { code: 'QueryOrder', stringToSign: text(order(all)) }
  yield { code: 'EncodedOnce', stringToSign: text(sorted, percentEncode, (once) => once) }
  yield {
    code: 'EncodedOnce',
    stringToSign: text(sorted, percentEncode, (once) => (once === '/' ? '%2F' : once)),
  }
  yield { code: 'PathDiffers', detail: '/', stringToSign: text(sorted).replace('&%2F&', '&/&') }
  const inQuery = inSignedOrder([...query].filter(([name]) => name !== 'Signature'))
  yield { code: 'FormLeftOut', stringToSign: text(inQuery) }
  for (const [left] of all) {
    const code = left === 'SecurityToken' ? 'TokenNotSigned' : 'ParameterLeftOut'
    yield { code, detail: left, stringToSign: text(sorted.filter(([name]) => name !== left)) }
  }
}
