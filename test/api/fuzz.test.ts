import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { operations } from '../../src/operations/index.ts'
import { anyText } from '../support/any-text.ts'
import { acs3Request, converse, listenTo, requestBytes, rpcRequest } from '../support/http.ts'
import { meaningOf } from '../support/meaning.ts'
import { createService, type Parameters } from '../support/service.ts'
import { targetOf } from '../support/target.ts'
import { arnOf, arns, keys, REGION } from './calls.ts'

/** So that a failure comes again. */
const SEED = 20180828

const service = await createService()
const target = targetOf(service)
const { port, ...listening } = await listenTo(service)
after(async () => {
  await listening[Symbol.asyncDispose]()
  await service[Symbol.asyncDispose]()
})

const seedArn = arnOf('ecs:instance', 'i-seed')
const nasty = [
  ...[
    '',
    ' ',
    '\t',
    '\r\n',
    '\0',
    '\u0001',
    '\u202e',
    '\ufeff',
    '\uffff',
    '%',
    '%00',
    '+',
    '&',
    '=',
    ';',
    '"',
    '\\',
  ],
  ...[
    'null',
    'undefined',
    'NaN',
    'true',
    '[object Object]',
    '__proto__',
    'constructor',
    '{}',
    '[]',
    '{"a":',
    '[{}]',
  ],
  ...[
    '0',
    '-1',
    '1',
    '01',
    '1e3',
    '1.5',
    '1000',
    '1001',
    '999999999999',
    '0x10',
    '١',
    'Infinity',
    '2147483648',
  ],
  ...[
    '<a>',
    ']]>',
    '&amp;',
    "' OR 1=1 --",
    '../..',
    '$' + '{x}',
    '%s',
    '%n%n',
    '😀',
    '𠮷',
    'e\u0301',
    'İ',
    'ß',
  ],
  ...['x'.repeat(129), '標'.repeat(129), 'x'.repeat(3000), 'http://x', 'acs:x', 'aliyun:y', 'kept', 'a', 'b'],
  ...['cn-hangzhou', 'cn-beijing', 'CN-HANGZHOU', '*', 'JSON', 'XML', 'xml', 'All', 'Custom', 'system'],
  ...[
    '{"a":"1"}',
    '{"a":"1","a":"2"}',
    '{"__proto__":"x"}',
    '{"a":1}',
    '{"\\ud800":""}',
    '{"":""}',
    '{"acs:x":""}',
  ],
  ...[
    seedArn,
    arnOf('rds:dbinstance', 'rm'),
    arnOf('oss:bucket', 'b', '*'),
    arnOf('ecs:instance', '*'),
    arnOf('zz:z', '1'),
  ],
  ...[
    arnOf('dcdn:domain', 'd', 'cn-shanghai'),
    'arn:acs:ecs:::instance/i',
    'arn:acs:::::::',
    'arn:acs:ecs:*:1:instance/i',
  ],
]
const common = [
  'Action',
  'Version',
  'Format',
  'AccessKeyId',
  'SignatureMethod',
  'SignatureVersion',
  'SignatureNonce',
]
const names = [
  ...new Set(operations.flatMap(({ parameters }) => Object.keys(parameters))),
  ...[
    ...common,
    'Timestamp',
    'SignatureType',
    'SecurityToken',
    'Signature',
    'OwnerAccount',
    'ResourceOwnerId',
  ],
  ...[
    'Tag.1.Key',
    'Tag.1.Value',
    'Tag.2.Value',
    'Tags.1.Key',
    '__proto__',
    'constructor',
    'toString',
    'length',
    'x y',
    '中',
  ],
]

const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: anyText({ maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...nasty), fc.constantFrom(...nasty)).map((two) => two.join('')),
  },
)
const name = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...names) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom('ResourceARN', 'TagKey', 'Tag', 'Tags'),
        fc.oneof(fc.integer({ min: -1, max: 60 }), value),
      )
      .map(([list, index]) => `${list}.${index}`),
  },
  { weight: 1, arbitrary: value },
)

/** Valid for every operation. */
const base: Parameters = { RegionId: REGION, Tags: '{"a":"1"}', ...arns(seedArn), ...keys('a') }

const call = fc.record({
  action: fc.constantFrom(...operations.map((operation) => operation.action)),
  kept: fc.subarray(Object.keys(base)),
  more: fc.array(fc.tuple(name, value), { maxLength: 8 }),
  acs3: fc.boolean(),
  place: fc.constantFrom('query', 'form', 'split'),
  method: fc.constantFrom('POST', 'POST', 'GET'),
})
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never

function requestOf({ action, kept, more, acs3, place, method }: Call) {
  const all = new Map([...kept.map((each) => [each, base[each] ?? ''] as const), ...more])
  if (action === 'ListTagResources' && more.length < 4) all.delete('Tags')
  // Object.fromEntries defines `__proto__` as a property like others.
  const signing = { action, parameters: Object.fromEntries(all), now: service.now, method }
  if (acs3) return acs3Request(target.signer, { ...signing, place: place === 'split' ? 'form' : place })
  return rpcRequest(target.signer, { ...signing, place })
}

describe('signed calls with any parameters', () => {
  it('never fail with 5xx, always have a RequestId, and change nothing where they are refused', async () => {
    const statuses = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(call, async (random) => {
        const version = service.version()
        const { status, headers, body } = await service.dispatch(requestOf(random))
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        const id = headers['x-acs-request-id'] ?? ''
        assert.match(id, /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/)
        assert.ok(status < 500, body)
        assert.ok(status === 200 || service.version() === version, 'a refused call has written')
        if (body.startsWith('<')) assert.ok(body.includes(`<RequestId>${id}</RequestId>`))
        else assert.equal(JSON.parse(body).RequestId, id)
      }),
      { seed: SEED, numRuns: 6_000 },
    )
    for (const status of [200, 400, 403, 404])
      assert.ok((statuses.get(status) ?? 0) > 10, `${status} is rare`)
  })
})

describe('a signed request with one bit changed on the wire', () => {
  before(async () => {
    await target.call('SetProtectedTagKeys', {})
  })

  const kinds = [
    (parameters: Parameters, action: string) =>
      rpcRequest(target.signer, { action, parameters, now: service.now }),
    (parameters: Parameters, action: string) =>
      rpcRequest(target.signer, { action, parameters, now: service.now, place: 'form' }),
    (parameters: Parameters, action: string) =>
      rpcRequest(target.signer, { action, parameters, now: service.now, place: 'split' }),
    (parameters: Parameters, action: string) =>
      acs3Request(target.signer, { action, parameters, now: service.now }),
    (parameters: Parameters, action: string) =>
      acs3Request(target.signer, { action, parameters, now: service.now, place: 'form' }),
  ]
  const parameters = { ...base, 'TagKey.2': 'b c/中~+', OwnerId: '*', Empty: '' }
  const made = (kind: number, action = 'UntagResources') =>
    requestBytes((kinds[kind] ?? kinds[0])?.(parameters, action) as never)

  it('succeeds only where it decodes to the same request', async () => {
    let refusals = 0
    const flip = fc.record({
      kind: fc.nat(kinds.length - 1),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      bit: fc.nat(7),
    })
    await fc.assert(
      fc.asyncProperty(flip, async ({ kind, at, bit }) => {
        const bytes = made(kind)
        const changed = Buffer.from(bytes)
        const byte = Math.floor(at * bytes.length)
        changed[byte] = (changed[byte] ?? 0) ^ (1 << bit)
        const version = service.version()
        const { answers } = await converse(port, [changed], { wanted: 1, hangUp: true })
        const [answer] = answers
        assert.ok(answer, 'no answer')
        assert.match(answer.headers.get('x-acs-request-id') ?? '', /^[0-9A-F-]{36}$/)
        assert.ok(answer.status < 500, answer.body)
        if (answer.status === 200) {
          assert.deepEqual(decoded(changed), decoded(bytes))
          return
        }
        refusals++
        assert.equal(service.version(), version)
      }),
      { seed: SEED, numRuns: 2_000 },
    )
    assert.ok(refusals > 100, `only ${refusals} refusals`)
  })

  it('is made from requests that succeed, also with hexadecimal digits and names in the other case', async () => {
    for (const kind of kinds.keys()) {
      const inOtherCase = Buffer.from(
        made(kind).toString('latin1').replaceAll('%3A', '%3a').replace('host:', 'HOST:'),
      )
      for (const bytes of kind === 4 ? [made(kind)] : [made(kind), inOtherCase]) {
        const { answers } = await converse(port, [bytes], { wanted: 1 })
        assert.equal(answers[0]?.status, 200, answers[0]?.body)
      }
    }
  })
})

/** What the bytes of a request mean, by rules of our own. */
function decoded(bytes: Buffer): unknown {
  const text = bytes.toString('latin1')
  const border = text.indexOf('\r\n\r\n')
  const [line = '', ...lines] = text.slice(0, border).split('\r\n')
  const [method = '', target = ''] = line.split(' ')
  const headers = new Map(
    lines.map((header) => [header.replace(/:.*/s, '').toLowerCase(), header.replace(/^[^:]*:/s, '').trim()]),
  )
  const body = bytes.subarray(border + 4).subarray(0, Number(headers.get('content-length') ?? 0))
  return meaningOf({ method, target, headers, body, source: '', secure: false })
}
