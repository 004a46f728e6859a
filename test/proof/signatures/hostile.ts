import { acs3BodyHash } from '../../../src/auth/signature/acs3.ts'
import type { HttpRequest } from '../../../src/wire/http.ts'
import type { Random } from '../../contract/random.ts'
import { timestamp } from '../../support/http.ts'
import type { Change } from './mutate.ts'
import { edited, flipped, isAcs3, oneOf, type Pair, rewritten, withBody, withHeader } from './parts.ts'

type Edit = (pairs: readonly Pair[], at: number, random: Random) => readonly Pair[] | undefined

/** A change of the parameters at one of them. */
function atOne(edit: Edit): Change {
  return (request, random) =>
    edited(request, random, (pairs) =>
      pairs.length > 0 ? edit(pairs, random.below(pairs.length), random) : undefined,
    )
}

/** Where version 1.0 has a parameter, ACS3 has a header. */
function named(parameter: string, header: string, change: (value: string, random: Random) => string): Change {
  return (request, random) => {
    const sent = request.headers.get(header)
    if (isAcs3(request))
      return sent === undefined ? undefined : withHeader(request, header, change(sent, random))
    return edited(request, random, (pairs) => {
      const at = pairs.findIndex(([name]) => name === parameter)
      return at < 0 ? undefined : pairs.with(at, [parameter, change(pairs[at]?.[1] ?? '', random)])
    })
  }
}

function authorization(change: (value: string, random: Random) => string | undefined): Change {
  return (request, random) => {
    const sent = request.headers.get('authorization')
    return sent === undefined ? undefined : withHeader(request, 'authorization', change(sent, random))
  }
}

function signedNamesOf(request: HttpRequest): readonly string[] {
  return /SignedHeaders=([^,]*)/.exec(request.headers.get('authorization') ?? '')?.[1]?.split(';') ?? []
}

const ACTIONS = [
  'UntagResources',
  'TagResources',
  'ListTagResources',
  'GetCallerIdentity',
  'DeleteUser',
  'CreateAccessKey',
] as const

/** What somebody on the way might change, in the hope that it is not noticed. */
export const hostileChanges: Readonly<Record<string, Change>> = {
  'one bit of the target': (request, random) => {
    const target = flipped(random, request.target)
    return target === undefined ? undefined : { ...request, target }
  },
  'one bit of a header': (request, random) => {
    const [name, value = ''] = oneOf(random, [...request.headers]) ?? ['']
    const changed = flipped(random, value)
    return changed === undefined ? undefined : withHeader(request, name, changed)
  },
  'one bit of the signature': authorization((value, random) => {
    const at = value.indexOf('Signature=') + 10
    return value.slice(0, at) + (flipped(random, value.slice(at)) ?? '')
  }),
  'one bit of the body': (request, random) => bodyWithOneBit(request, random),
  'one bit of the body, and its hash': (request, random) => {
    const changed = isAcs3(request) ? bodyWithOneBit(request, random) : undefined
    const algorithm = changed?.headers.get('authorization')?.startsWith('ACS3-HMAC-SM3')
      ? 'ACS3-HMAC-SM3'
      : 'ACS3-HMAC-SHA256'
    return changed && withHeader(changed, 'x-acs-content-sha256', acs3BodyHash(algorithm, changed.body))
  },
  'a longer body': (request) =>
    isAcs3(request) ? withBody(request, Buffer.concat([request.body, Buffer.from('&')])) : undefined,
  'no body': (request) => (request.body.length === 0 ? undefined : withBody(request, Buffer.alloc(0))),
  'a header dropped': (request, random) =>
    withHeader(request, oneOf(random, [...request.headers.keys()]) ?? '', undefined),
  'a header repeated': (request, random) => {
    const [name, value] = oneOf(random, [...request.headers]) ?? ['', '']
    return withHeader(request, name, `${value},${value}`)
  },
  'one more x-acs- header': (request, random) =>
    isAcs3(request)
      ? withHeader(request, random.pick(['x-acs-more', 'x-acs-security-token']), 'x')
      : undefined,
  'a header left out of SignedHeaders': (request, random) => {
    const name = oneOf(random, signedNamesOf(request))
    return name === undefined ? undefined : unlisted(request, name)
  },
  'a header dropped and left out of SignedHeaders': (request, random) => {
    const name = oneOf(random, signedNamesOf(request))
    return name === undefined ? undefined : withHeader(unlisted(request, name), name, undefined)
  },
  'another method': (request, random) => {
    const method = random.pick(['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'get', 'Post', ''])
    return { ...request, method }
  },
  'another path': (request, random) => ({
    ...request,
    target: request.target.replace('/', random.pick(['//', '/.', '/%2F', '/a', '', '/healthz/../', '*'])),
  }),
  'a parameter dropped': atOne((pairs, at) => pairs.toSpliced(at, 1)),
  'a parameter given twice': atOne((pairs, at) => [...pairs, pairs[at] ?? ['', '']]),
  'one more parameter': atOne((pairs, _, random) => [
    ...pairs,
    [random.pick(['Zz', 'OwnerId', 'Format', 'AliUid', 'All']), random.pick(['', 'x', 'true'])],
  ]),
  'another value': atOne((pairs, at, random) =>
    replaced(pairs, at, (pair) => [
      pair[0],
      random.pick(['', '*', 'x', `${pair[1]} `, pair[1].toLowerCase(), `${pair[1]}\0`]),
    ]),
  ),
  'another name': atOne((pairs, at, random) =>
    replaced(pairs, at, ([name, value]) => [
      random.pick([`${name} `, name.toLowerCase(), `${name}.1`, name.replace(/\d+$/, '9')]),
      value,
    ]),
  ),
  'two values exchanged': atOne((pairs, at, random) => {
    const other = random.below(pairs.length)
    const [a, b] = [pairs[at] ?? ['', ''], pairs[other] ?? ['', '']]
    return pairs.with(at, [a[0], b[1]]).with(other, [b[0], a[1]])
  }),
  'the border of name and value moved': atOne((pairs, at) =>
    replaced(pairs, at, ([name, value]) => [name + value.slice(0, 1), value.slice(1)]),
  ),
  'two parameters as one': atOne((pairs, at, random) => {
    const other = random.below(pairs.length)
    if (other === at) return undefined
    const [a, b] = [pairs[at] ?? ['', ''], pairs[other] ?? ['', '']]
    const [is, and] = [random.pick(['=', '%3D']), random.pick(['&', '%26', '\n'])]
    const rest = pairs.filter((_, i) => i !== at && i !== other)
    return random.below(2) === 0
      ? [...rest, [`${a[0]}${is}${a[1]}${and}${b[0]}`, b[1]]]
      : [...rest, [a[0], `${a[1]}${and}${b[0]}${is}${b[1]}`]]
  }),
  'from the query into the form': (request) =>
    isAcs3(request) && request.target.includes('?') && request.body.length === 0
      ? withBody(
          withHeader({ ...request, target: '/' }, 'content-type', 'application/x-www-form-urlencoded'),
          Buffer.from(request.target.slice(2), 'latin1'),
        )
      : undefined,
  'from the form into the query': (request) =>
    isAcs3(request) && request.target === '/' && request.body.length > 0
      ? rewritten(withBody(request, Buffer.alloc(0)), 'query', Buffer.from(request.body).toString('latin1'))
      : undefined,
  'another operation': named('Action', 'x-acs-action', (_, random) => random.pick(ACTIONS)),
  'another version': named('Version', 'x-acs-version', (_, random) =>
    random.pick(['2018-08-28', '2015-05-01', '2015-04-01', '2026-11-24']),
  ),
  'another time': named('Timestamp', 'x-acs-date', (value, random) =>
    timestamp(Date.parse(value) + random.pick([-1, 1, 60, -900, 900, 86_400]) * 1_000),
  ),
  'another nonce': named('SignatureNonce', 'x-acs-signature-nonce', (value, random) =>
    random.pick([`${value}1`, value.slice(1), value.toUpperCase(), '']),
  ),
  'another security token': named('SecurityToken', 'x-acs-security-token', (value, random) =>
    random.pick([value.slice(0, -1), `${value}A`, '', value.toLowerCase()]),
  ),
  'another key': (request, random) => {
    const other = random.pick(['testAccessKeyId', 'operatorAccessKeyId', 'TestAccessKeyId', 'STS.x', ''])
    if (!isAcs3(request)) return named('AccessKeyId', '', () => other)(request, random)
    return authorization((value) => value.replace(/Credential=[^,]*/, `Credential=${other}`))(request, random)
  },
  'another algorithm': (request, random) => {
    if (!isAcs3(request))
      return named('SignatureMethod', '', (_, own) => own.pick(['HMAC-SHA256', 'hmac-sha1', '', 'none']))(
        request,
        random,
      )
    return authorization((value, own) =>
      value.replace(
        /^\S+/,
        own.pick([
          'ACS3-HMAC-SM3',
          'ACS3-HMAC-SHA256',
          'ACS3-RSA-SHA256',
          'acs3-hmac-sha256',
          'ACS4-HMAC-SHA256',
          'ACS3-NONE',
        ]),
      ),
    )(request, random)
  },
  'the signature cut, lengthened or in the other case': (request, random) => {
    const other = (value: string) =>
      random.pick([
        value.slice(0, -1),
        `${value}0`,
        value.toUpperCase(),
        value.toLowerCase(),
        `${value} `,
        `${value}=`,
        '',
      ])
    if (!isAcs3(request)) return named('Signature', '', other)(request, random)
    return authorization((value) => value.replace(/(?<=Signature=).*$/, other))(request, random)
  },
  'no signature': (request) => {
    if (isAcs3(request)) return withHeader(request, 'authorization', undefined)
    return {
      ...request,
      target: request.target.replace(/Signature=[^&]*/, ''),
      body: Buffer.from(
        Buffer.from(request.body)
          .toString('latin1')
          .replace(/Signature=[^&]*/, ''),
        'latin1',
      ),
    }
  },
  'an Authorization beside version 1.0': (request, random) =>
    isAcs3(request)
      ? undefined
      : withHeader(request, 'authorization', random.pick(['Bearer x', 'ACS3-HMAC-SHA256 x', 'acs x:y'])),
}

function bodyWithOneBit(request: HttpRequest, random: Random): HttpRequest | undefined {
  if (request.body.length === 0) return undefined
  const body = Buffer.from(request.body)
  const at = random.below(body.length)
  body[at] = (body[at] ?? 0) ^ (1 << random.below(8))
  return withBody(request, body)
}

function replaced(
  pairs: readonly Pair[],
  at: number,
  change: (pair: Pair) => Pair,
): readonly Pair[] | undefined {
  const pair = pairs[at]
  return pair && pairs.with(at, change(pair))
}

function unlisted(request: HttpRequest, name: string): HttpRequest {
  const names = signedNamesOf(request).filter((other) => other !== name)
  const header = (request.headers.get('authorization') ?? '').replace(
    /SignedHeaders=[^,]*/,
    `SignedHeaders=${names.join(';')}`,
  )
  return withHeader(request, 'authorization', header)
}
