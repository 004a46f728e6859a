import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answerOf, failedResourcesIn } from '../../src/console/call/answer.ts'
import { messageOf } from '../../src/console/call/message.ts'
import { differing } from '../../src/console/doctor/differing.ts'
import { findErrors } from '../../src/console/errors/find-errors.ts'
import { sharedParameters, wireParameters } from '../../src/console/form/values.ts'
import { preferredLanguage } from '../../src/console/languages.ts'
import { hashOf, placeOf } from '../../src/console/place.ts'
import { plannedChanges } from '../../src/console/preview/planned-changes.ts'
import { indentXml, markJson } from '../../src/console/result/marking.ts'
import { findOperations } from '../../src/console/search.ts'
import type { ApiEntry, ParameterReference } from '../../src/reference/documents.ts'

const json = { get: (name: string) => (name === 'content-type' ? 'application/json' : null) }
const xml = { get: (name: string) => (name === 'content-type' ? 'text/xml' : null) }

function parameter(name: string, rest: Partial<ParameterReference>): ParameterReference {
  return { name, type: 'string', doc: '', required: false, ...rest }
}

describe('the address of a place', () => {
  it('leads back to it, whatever its parameters hold', () => {
    const parameters = { 'TagKey.1': '鍵 &=#?+%', Tags: '{"a":"b"}' }
    for (const version of [{}, { version: '2022-02-22' }]) {
      const place = {
        kind: 'operation',
        api: 'eds-aic',
        ...version,
        action: 'X',
        view: 'reference',
        parameters,
      } as const
      assert.deepEqual(placeOf(hashOf(place)), place)
    }
    assert.deepEqual(placeOf(hashOf({ kind: 'changes' })), { kind: 'changes' })
    for (const place of [
      { kind: 'errors', text: '鍵 &=#', api: 'Tag' },
      { kind: 'error', code: 'InvalidResourceId.NotFound' },
      { kind: 'requests', filters: { ErrorCode: '*', Principal: 'acs:ram::1:user/a b' } },
      { kind: 'request', id: '019ABC12-3DEF-7000-8A5B-2C4D6E8F0A1B' },
      { kind: 'doctor', requestId: '019ABC12-3DEF-7000-8A5B-2C4D6E8F0A1B' },
      { kind: 'doctor', requestId: '' },
    ] as const) {
      assert.deepEqual(placeOf(hashOf(place)), place)
    }
    for (const hash of ['', '#/', '#/api/Tag', '#/api/../X', '#nothing'])
      assert.deepEqual(placeOf(hash), { kind: 'home' })
  })
})

describe('the language', () => {
  it('is the one chosen, else the first that the reader wants and there is', () => {
    assert.equal(preferredLanguage('zh-CN', ['en']), 'zh-CN')
    assert.equal(preferredLanguage(null, ['de', 'zh-Hant-HK', 'en']), 'zh-TW')
    assert.equal(preferredLanguage('fr', ['zh']), 'zh-CN')
    assert.equal(preferredLanguage(null, ['de']), 'en')
  })
})

describe('a form', () => {
  it('numbers elements anew, leaves out what is empty, and keeps a key that is there twice', () => {
    const parameters = [
      parameter('Key', { type: 'array' }),
      parameter('Tag', { type: 'array', fields: ['Key', 'Value'] }),
      parameter('Tags', { type: 'json', json: 'map' }),
      parameter('Ids', { type: 'json', json: 'list' }),
      parameter('Name', {}),
    ]
    const values = {
      ...{ Key: ['', 'a', '', 'b'], Tag: [{}, { Key: 'k', Value: '' }], Ids: ['x', ''], Name: '' },
      Tags: [
        { Key: 'k', Value: '1' },
        { Key: 'k', Value: '"' },
        { Key: '', Value: '' },
      ],
    }
    assert.deepEqual(wireParameters(parameters, values), {
      ...{ 'Key.1': 'a', 'Key.2': 'b', 'Tag.1.Key': 'k', Tags: '{"k":"1","k":"\\""}', Ids: '["x"]' },
    })
  })
})

describe('an address', () => {
  it('has no parameter that may hold a secret', () => {
    const declared = [parameter('Request', { secret: true }), parameter('RequestId', {})]
    assert.deepEqual(sharedParameters(declared, { Request: 'curl', RequestId: '1' }), { RequestId: '1' })
  })
})

describe('an answer', () => {
  it('is an error by its status, in JSON and in XML', () => {
    const denied = { AuthAction: 'tag:X', EncodedDiagnosticMessage: 'AQ&' }
    const body = JSON.stringify({ Code: 'No', Message: 'm <', AccessDeniedDetail: denied })
    assert.deepEqual(answerOf(403, json, body).error, { code: 'No', message: 'm <', denied })
    const text =
      '<Error><Code>No</Code><Message>m &lt;</Message><AccessDeniedDetail><AuthAction>tag:X</AuthAction><EncodedDiagnosticMessage>AQ&amp;</EncodedDiagnosticMessage></AccessDeniedDetail></Error>'
    assert.deepEqual(answerOf(403, xml, text).error, { code: 'No', message: 'm <', denied })
    assert.deepEqual(answerOf(502, json, '<html>').error, { code: '', message: '', denied: undefined })
  })

  it('names the resources that failed', () => {
    const entry = { ResourceARN: 'arn', Result: { Code: 'c', Message: 'm' } }
    const body = JSON.stringify({ FailedResources: { FailedResource: [entry] } })
    assert.deepEqual(failedResourcesIn(answerOf(200, json, body)), [{ arn: 'arn', code: 'c', message: 'm' }])
    assert.deepEqual(failedResourcesIn(answerOf(200, json, '{}')), [])
  })

  it('is shown whole: marks lose nothing, and XML is only broken into lines', () => {
    const text = JSON.stringify({ a: 'x"y', 'b:': [1.5, true, null], c: '<>' }, null, 2)
    assert.equal(
      markJson(text)
        .map(([, part]) => part)
        .join(''),
      text,
    )
    assert.equal(indentXml('<a><b>1</b><c/><d></d></a>'), '<a>\n  <b>1</b>\n  <c/>\n  <d>\n  </d>\n</a>')
  })
})

describe('what a call of the Tag API would change', () => {
  const there = [
    {
      ResourceARN: 'arn:acs:ecs:cn-hangzhou:1234567890123456:instance/i-1',
      Tags: [
        { Key: 'env', Value: 'test' },
        { Key: 'team', Value: 'blue' },
      ],
    },
  ]
  const arns = {
    'ResourceARN.1': 'arn:acs:ecs:*:*:instance/i-1',
    'ResourceARN.2': 'arn:acs:ecs:*:*:instance/i-2',
  }

  it('is told by what the resources carry', () => {
    const untag = { ...arns, RegionId: 'cn-hangzhou', 'TagKey.1': 'env', 'TagKey.2': 'x' }
    assert.deepEqual(plannedChanges('UntagResources', untag, there), [
      {
        ...{ arn: arns['ResourceARN.1'], found: true },
        changes: [
          { key: 'env', kind: 'removed', from: 'test' },
          { key: 'x', kind: 'absent' },
        ],
      },
      {
        ...{ arn: arns['ResourceARN.2'], found: false },
        changes: [
          { key: 'env', kind: 'absent' },
          { key: 'x', kind: 'absent' },
        ],
      },
    ])
    const tag = { ...arns, RegionId: 'cn-hangzhou', Tags: '{"env":"prod","team":"blue","new":"1"}' }
    const [first] = plannedChanges('TagResources', tag, there)
    assert.deepEqual(first?.changes, [
      { key: 'env', kind: 'changed', from: 'test', to: 'prod' },
      { key: 'team', kind: 'same', from: 'blue' },
      { key: 'new', kind: 'added', to: '1' },
    ])
  })
})

describe('what may be secret', () => {
  it('is sent in the body of a call, and not in its address', () => {
    const parameters = [parameter('Request', { secret: true }), parameter('RequestId', {})]
    const operation = { api: 'Tagplane', version: '2026-11-24', action: 'ExplainSignature', parameters }
    const { query, body } = messageOf(operation, { Request: 'a=b &c', RequestId: '1' }, 'JSON')
    assert.deepEqual(query, [['RequestId', '1']])
    assert.equal(new URLSearchParams(body).get('Request'), 'a=b &c')
  })
})

describe('the first difference of two lines', () => {
  const marked = (server: string, client: string) => differing(server, client).map(({ differs }) => differs)

  it('is as little as possible of one parameter, whole characters of its encoding', () => {
    assert.deepEqual(marked('host:a.example', 'host:b.example'), ['a', 'b'])
    assert.deepEqual(marked('a%3D1%26b%3Dx%2520y%26c%3D1', 'a%3D1%26b%3Dx%2By%26c%3D2'), ['%2520', '%2B'])
    assert.deepEqual(marked('a=1&b=2&c=3', 'a=1&c=3'), ['&b=2', ''])
    assert.deepEqual(marked('a=1&c=3', 'a=1&b=2&c=3'), ['', '&b=2'])
    assert.deepEqual(marked('', 'x'), ['', 'x'])
  })

  it('stands between what is the same, cut short where it is long', () => {
    const long = 'x'.repeat(500)
    const [{ before, differs, after }] = differing(`${long}1${long}`, `${long}2${long}`)
    assert.deepEqual([before.length, differs, after.length], [61, '1', 61])
  })
})

describe('the search for errors', () => {
  const error = (code: string, meaning: string, ...apis: string[]) => ({
    ...{ status: 403, code, message: 'm', meaning, fix: 'f', apis },
  })
  const index = {
    language: 'en',
    errors: [error('A.Key', 'About tags', 'Tag'), error('Key.B', 'Anything'), error('Key.B', 'Tags', 'Ram')],
  }
  const found = (text: string, api = '') =>
    findErrors(index, { text, api }).map(({ code, errors }) => `${code} ${errors.length}`)

  it('finds codes by words of all that is said, those that begin so first, and by API', () => {
    assert.deepEqual(found(''), ['A.Key 1', 'Key.B 2'])
    assert.deepEqual(found('key'), ['Key.B 2', 'A.Key 1'])
    assert.deepEqual(found('tags 403'), ['A.Key 1', 'Key.B 1'])
    assert.deepEqual(found('', 'Tag'), ['A.Key 1', 'Key.B 1'])
    assert.deepEqual(found('nothing'), [])
  })
})

describe('the search', () => {
  const api = (name: string, product: boolean, ...actions: string[]): ApiEntry => ({
    ...{ api: name, version: '2020-01-01', product },
    operations: actions.map((action) => ({ action, level: 'read', summary: `About ${action} tags` })),
  })
  const apis = [api('Ecs', true, 'UntagResources'), api('Tag', false, 'ListTagKeys', 'UntagResources')]
  const names = (query: string) =>
    findOperations(apis, query).map(({ entry, action }) => `${entry.api} ${action}`)

  it('finds by name, API and purpose, the likeliest first', () => {
    assert.deepEqual(names('untag'), ['Tag UntagResources', 'Ecs UntagResources'])
    assert.deepEqual(names('ecs untag'), ['Ecs UntagResources'])
    assert.equal(names('about').length, 3)
    assert.deepEqual(names('nothing'), [])
    assert.deepEqual(names('  '), [])
  })
})
