import type { SignedRequest } from '../claim.ts'
import { percentEncode } from '../signature/percent.ts'
import { contentMd5, roaV1Signature, roaV1StringToSign } from '../signature/roa-v1.ts'
import type { Finding, Mistake, Signing } from './signing.ts'

/** How a request of ROA 1.0 is signed. */
export function roaV1Signing(request: SignedRequest, signature: string): Signing {
  const [stringToSign = '', ...also] = (['name=', 'name'] as const).map((emptyValue) =>
    roaV1StringToSign({ ...request, emptyValue }),
  )
  const { headers, body } = request
  const [claimed, actual] = [headers.get('content-md5'), contentMd5(body)]
  const faults: readonly Finding[] =
    claimed && claimed !== actual ? [{ code: 'BodyHashDiffers', detail: actual }] : []
  return {
    ...{ protocol: 'ROA HMAC-SHA1 1.0', signature, encoding: 'base64', stringToSign, also, faults },
    sign: roaV1Signature,
    mistakes: () => mistakesOf(request),
  }
}

function* mistakesOf(request: SignedRequest): Generator<Mistake> {
  const { method, path, query, headers } = request
  const text = (change: Partial<SignedRequest>) =>
    roaV1StringToSign({ ...request, ...change, emptyValue: 'name=' })
  for (const [name, value] of alternatives(headers)) {
    const stringToSign = text({ headers: new Map([...headers, [name, value]]) })
    yield { code: 'HeaderChanged', detail: `${name}: ${value}`, stringToSign }
  }
  for (const left of [...headers.keys()].filter((name) => name.startsWith('x-acs-'))) {
    const code = left === 'x-acs-security-token' ? 'TokenNotSigned' : 'HeaderChanged'
    const stringToSign = text({ headers: new Map([...headers].filter(([name]) => name !== left)) })
    yield { code, detail: `${left}:`, stringToSign }
  }
  for (const other of ['GET', 'POST', 'PUT', 'DELETE', method.toLowerCase()]) {
    if (other !== method)
      yield { code: 'MethodDiffers', detail: other, stringToSign: text({ method: other }) }
  }
  for (const other of [decodeURI(path), `${path}/`, path.replace(/\/$/, '')]) {
    if (other !== path) yield { code: 'PathDiffers', detail: other, stringToSign: text({ path: other }) }
  }
  yield { code: 'QueryLeftOut', stringToSign: text({ query: new Map() }) }
  const encoded = [...query].map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
  yield { code: 'EncodedTwice', stringToSign: text({ query: new Map(encoded) }) }
}

function alternatives(headers: SignedRequest['headers']): readonly (readonly [string, string])[] {
  const type = headers.get('content-type') ?? ''
  const types = [
    '',
    type.split(';')[0] ?? '',
    'application/json',
    'application/json;charset=utf-8',
    `${type};charset=utf-8`,
  ]
  const accepts = ['', 'application/json', '*/*', 'application/xml']
  return [
    ...accepts.map((value) => ['accept', value] as const),
    ...types.map((value) => ['content-type', value] as const),
    ['content-md5', ''],
    ['date', ''],
  ]
}
