import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { ApiError } from '../core/error.ts'
import type { HttpRequest } from './http.ts'
import { guessFormat, parseMessage } from './message.ts'

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const bytes = fc.uint8Array({ maxLength: 80 }).map(latin1)
/** What requests are made of, whole and broken; random bytes alone rarely get past the first check. */
const piece = fc.oneof(
  { weight: 1, arbitrary: bytes },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...[
        '&',
        '&',
        '=',
        '=',
        '+',
        '%',
        '%2',
        '%00',
        '%E4%B8%AD',
        '%C0%AF',
        '%ED%A0%80',
        '\0',
        '\xff',
        '\xe4\xb8\xad',
      ],
      ...[
        'Action=',
        'Version=',
        'Action=UntagResources&',
        'Version=2018-08-28&',
        'Format=XML&',
        'Format=',
        'Signature=',
      ],
      ...['TagKey.1', 'TagKey.', 'ResourceARN.1=', '__proto__', 'a', 'A', '0', '?', '/', '#', ';'],
    ),
  },
)
const encoded = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))
const named = 'Action=UntagResources&Version=2018-08-28&'
const target = fc.oneof(
  { weight: 5, arbitrary: encoded.map((query) => `/?${query}`) },
  { weight: 3, arbitrary: encoded.map((query) => `/?${named}${query}`) },
  { weight: 1, arbitrary: encoded },
)
const headerNames = [
  'authorization',
  'content-type',
  'accept',
  'x-acs-action',
  'x-acs-version',
  'host',
  '__proto__',
]
const headerValue = fc.oneof(
  fc.constantFrom(
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded; charset=utf-8',
    '',
  ),
  fc.constantFrom(
    'ACS3-HMAC-SHA256 Credential=a',
    'ACS',
    'OSS a:b',
    'text/xml',
    'UntagResources',
    '2018-08-28',
  ),
  bytes,
)
const headers = fc
  .array(fc.tuple(fc.constantFrom(...headerNames), headerValue), { maxLength: 6 })
  .map((pairs) => new Map(pairs))
const request: fc.Arbitrary<HttpRequest> = fc.record({
  method: fc.oneof({ weight: 8, arbitrary: fc.constantFrom('GET', 'POST') }, { weight: 1, arbitrary: bytes }),
  target,
  headers,
  body: encoded.map((text) => Buffer.from(text, 'latin1')),
  source: fc.constant('127.0.0.1'),
  secure: fc.constant(false),
})

it('any bytes are a request that is understood, or one that is refused with an error below 500', () => {
  let understood = 0
  let refused = 0
  const judged = fc.property(request, (any) => {
    assert.match(guessFormat(any), /^(JSON|XML)$/)
    try {
      const { action, version, format, parameters, query, path } = parseMessage(any, () => false)
      understood++
      assert.ok(action !== '' && version !== '' && path === '/')
      assert.match(format, /^(JSON|XML)$/)
      for (const [name, value] of query) assert.equal(parameters.get(name), value)
      for (const text of [...parameters].flat()) assert.ok(text.isWellFormed() && !text.includes('\0'))
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      refused++
      assert.ok(thrown.status >= 400 && thrown.status < 500, `${thrown.status} ${thrown.code}`)
    }
  })
  fc.assert(judged, { seed: 14, numRuns: 120_000 })
  assert.ok(understood > 5_000 && refused > 5_000, `${understood} were understood, ${refused} refused`)
})
