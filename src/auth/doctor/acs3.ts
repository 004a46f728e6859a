import type { FindingCode } from '../../core/signature-findings.ts'
import type { SignedRequest } from '../claim.ts'
import { type Acs3Algorithm, acs3BodyHash, acs3Signature, acs3StringToSign } from '../signature/acs3.ts'
import { acs3CanonicalRequest } from '../signature/acs3-canonical.ts'
import { inSignedOrder } from '../signature/order.ts'
import { percentEncode } from '../signature/percent.ts'
import { wrongEncodings, wrongOrders } from './encodings.ts'
import { hostsBehind } from './hosts.ts'
import type { Finding, Signing } from './signing.ts'

export type Acs3Given = {
  readonly algorithm: Acs3Algorithm
  readonly signedHeaders: readonly string[]
  readonly signature: string
}

/** How a request of ACS3 is signed. */
export function acs3Signing(request: SignedRequest, given: Acs3Given): Signing {
  const { algorithm, signedHeaders, signature } = given
  const { method, path, query, headers, body } = request
  const bodyHash = acs3BodyHash(algorithm, body)
  const canonical = { method, path, query, headers, signedHeaders, bodyHash }
  const digest = (text: string) => acs3StringToSign(algorithm, text)
  const canonicalRequest = acs3CanonicalRequest(canonical)
  return {
    ...{ protocol: algorithm, signature, encoding: 'hex', canonicalRequest, digest },
    stringToSign: digest(canonicalRequest),
    also: [digest(acs3CanonicalRequest({ ...canonical, rawNames: true }))],
    sign: (secret, text) => acs3Signature(algorithm, secret, text),
    faults: faultsOf(request, given, bodyHash),
    *mistakes() {
      yield { code: 'DigestMissing', stringToSign: canonicalRequest }
      yield { code: 'DigestMissing', stringToSign: digest(canonicalRequest).split('\n')[1] ?? '' }
      for (const { text, ...finding } of canonicalMistakes(request, given, bodyHash)) {
        yield { ...finding, stringToSign: digest(text), canonicalRequest: text }
      }
    },
  }
}

function faultsOf(
  { headers }: SignedRequest,
  { signedHeaders }: Acs3Given,
  bodyHash: string,
): readonly Finding[] {
  const notSent = signedHeaders.filter((name) => !headers.has(name))
  const claimed = headers.get('x-acs-content-sha256') ?? headers.get('x-acs-content-sm3')
  const sorted = signedHeaders.toSorted()
  return [
    ...notSent.map((detail) => ({ code: 'HeaderNotSent' as const, detail })),
    ...(claimed !== undefined && claimed !== bodyHash
      ? [{ code: 'BodyHashDiffers' as const, detail: bodyHash }]
      : []),
    ...(sorted.join() === signedHeaders.join() ? [] : [{ code: 'HeaderOrder' as const }]),
  ]
}

type Pair = readonly [name: string, value: string]
type Parts = {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly headerLines: readonly string[]
  readonly names: string
  readonly bodyHash: string
}

function written({ method, path, query, headerLines, names, bodyHash }: Parts): string {
  return `${method}\n${path}\n${query}\n${headerLines.map((line) => `${line}\n`).join('')}\n${names}\n${bodyHash}`
}

type CanonicalMistake = Finding & { readonly text: string }

function* canonicalMistakes(
  request: SignedRequest,
  { algorithm, signedHeaders }: Acs3Given,
  bodyHash: string,
): Generator<CanonicalMistake> {
  const { method, path, query, headers } = request
  const [requestMethod = '', requestPath = '', queryText = ''] = acs3CanonicalRequest({
    ...{ method, path, query, headers, signedHeaders, bodyHash },
  }).split('\n')
  const lines = (values: ReadonlyMap<string, string>, names = signedHeaders) =>
    names.map((name) => `${name}:${(values.get(name) ?? '').trim()}`)
  const right: Parts = {
    ...{ method: requestMethod, path: requestPath, query: queryText, bodyHash },
    ...{ headerLines: lines(headers), names: signedHeaders.join(';') },
  }
  const mistake = (code: FindingCode, change: Partial<Parts>, detail?: string): CanonicalMistake => {
    return { code, text: written({ ...right, ...change }), ...(detail !== undefined && { detail }) }
  }
  for (const [name, value] of headerAlternatives(request, signedHeaders)) {
    const code = name === 'host' ? 'HostRewritten' : 'HeaderChanged'
    yield mistake(code, { headerLines: lines(new Map([...headers, [name, value]])) }, `${name}: ${value}`)
  }
  yield* queryMistakes([...query], [...request.parameters], mistake)
  for (const other of ['GET', 'POST', method.toLowerCase()].filter((text) => text !== method)) {
    yield mistake('MethodDiffers', { method: other }, other)
  }
  for (const other of ['', '/', `${path}/`, encodeURIComponent(path)].filter(
    (text) => text !== requestPath,
  )) {
    yield mistake('PathDiffers', { path: other }, other)
  }
  const claimed = headers.get('x-acs-content-sha256') ?? ''
  for (const other of [claimed, acs3BodyHash(algorithm, Buffer.alloc(0)), 'UNSIGNED-PAYLOAD', '']) {
    yield mistake('BodyHashOfOtherBody', { bodyHash: other }, other)
  }
  const sorted = signedHeaders.toSorted()
  yield mistake('HeaderOrder', { headerLines: lines(headers, sorted), names: sorted.join(';') })
  yield mistake('HeaderOrder', { headerLines: lines(headers, sorted) })
  yield { code: 'BlankLineMissing', text: written(right).replace(`\n\n${right.names}`, `\n${right.names}`) }
}

function* headerAlternatives(request: SignedRequest, signedHeaders: readonly string[]): Generator<Pair> {
  for (const host of hostsBehind(request)) yield ['host', host]
  const type = request.headers.get('content-type') ?? ''
  const types = [type.split(';')[0] ?? '', `${type}; charset=utf-8`, `${type};charset=utf-8`, '']
  for (const other of signedHeaders.includes('content-type') ? types : []) yield ['content-type', other]
  for (const name of signedHeaders) {
    const value = request.headers.get(name) ?? ''
    if (value.toLowerCase() !== value) yield [name, value.toLowerCase()]
  }
}

function* queryMistakes(
  query: readonly Pair[],
  parameters: readonly Pair[],
  mistake: (code: FindingCode, change: Partial<Parts>, detail?: string) => CanonicalMistake,
): Generator<CanonicalMistake> {
  const text = (pairs: readonly Pair[], encode: (text: string) => string) =>
    pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')
  const sorted = inSignedOrder(query)
  for (const { code, encode } of wrongEncodings) yield mistake(code, { query: text(sorted, encode) })
  for (const order of wrongOrders) {
    yield mistake('QueryOrder', { query: text(order(query), percentEncode) })
  }
  yield mistake('QueryLeftOut', { query: '' })
  yield mistake('BodyHashOfOtherBody', { query: text(inSignedOrder(parameters), percentEncode) })
  for (const [left] of query) {
    yield mistake(
      'ParameterLeftOut',
      {
        query: text(
          sorted.filter(([name]) => name !== left),
          percentEncode,
        ),
      },
      left,
    )
  }
}
