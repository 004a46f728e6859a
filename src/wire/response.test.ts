import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyCharacter, anyText } from '../../test/support/any-text.ts'
import { ApiError } from '../core/error.ts'
import type { HttpResponse } from './http.ts'
import type { Format } from './message.ts'
import { failure, success } from './response.ts'

const requestId = '43D12436-B10F-4469-8136-FD1C5D2B2083'
const links = { host: '127.0.0.1:7020', publicUrl: 'http://127.0.0.1:7020' }
const envelope = (format: Format) => ({ requestId, format, server: 'Tagplane/0.1.0' })
const declaration = "<?xml version='1.0' encoding='UTF-8'?>"

function answer(format: Format, output: Readonly<Record<string, unknown>>): HttpResponse {
  return success(envelope(format), { action: 'UntagResources' }, output)
}

/** The fields of an XML answer, without declaration, root and RequestId. */
function fieldsOf(output: Readonly<Record<string, unknown>>): string {
  const { body } = answer('XML', output)
  const start = `${declaration}<UntagResourcesResponse><RequestId>${requestId}</RequestId>`
  const end = '</UntagResourcesResponse>'
  assert.ok(body.startsWith(start) && body.endsWith(end), body)
  return body.slice(start.length, -end.length)
}

/** What a reader of XML makes of escaped text. */
function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
  return text.replace(
    /&(\w+);/g,
    (_, name: string) => named[name] ?? assert.fail(`&${name}; is no entity of XML`),
  )
}

describe('an answer in JSON', () => {
  it('begins with the RequestId and has the fields in their order', () => {
    const { status, body } = answer('JSON', { FailedResources: { FailedResource: [] }, NextToken: '' })
    assert.equal(status, 200)
    assert.equal(body, `{"RequestId":"${requestId}","FailedResources":{"FailedResource":[]},"NextToken":""}`)
  })

  it('is read as what was written, whatever it holds', () => {
    const same = fc.property(anyText(), (text) => {
      assert.deepEqual(JSON.parse(answer('JSON', { Text: text }).body), { RequestId: requestId, Text: text })
    })
    fc.assert(same, { seed: 15 })
  })

  it('names its type exactly as the official clients look for it', () => {
    assert.equal(answer('JSON', {}).headers['Content-Type'], 'application/json;charset=utf-8')
  })
})

describe('an answer in XML', () => {
  it('has the action in the name of its root', () => {
    assert.equal(
      success(envelope('XML'), { action: 'ListTagKeys' }, {}).body,
      `${declaration}<ListTagKeysResponse><RequestId>${requestId}</RequestId></ListTagKeysResponse>`,
    )
  })

  it('has an empty wrapper for an empty list in a wrapper', () => {
    assert.equal(fieldsOf({ FailedResources: { FailedResource: [] } }), '<FailedResources></FailedResources>')
  })

  it('repeats the element of a list in a wrapper', () => {
    const entry = (arn: string) => ({ ResourceARN: arn, Result: { Code: 'c', Message: 'm' } })
    const element = (arn: string) =>
      `<FailedResource><ResourceARN>${arn}</ResourceARN><Result><Code>c</Code><Message>m</Message></Result></FailedResource>`
    assert.equal(
      fieldsOf({ FailedResources: { FailedResource: [entry('a'), entry('b')] } }),
      `<FailedResources>${element('a')}${element('b')}</FailedResources>`,
    )
  })

  it('repeats the name of a plain list, and has nothing for an empty one', () => {
    assert.equal(
      fieldsOf({
        TagResources: [
          { ResourceARN: 'a', Tags: [{ Key: 'k' }, { Key: 'l' }] },
          { ResourceARN: 'b', Tags: [] },
        ],
      }),
      '<TagResources><ResourceARN>a</ResourceARN><Tags><Key>k</Key></Tags><Tags><Key>l</Key></Tags></TagResources>' +
        '<TagResources><ResourceARN>b</ResourceARN></TagResources>',
    )
    assert.equal(fieldsOf({ TagKeys: ['a', 'b'] }), '<TagKeys>a</TagKeys><TagKeys>b</TagKeys>')
    assert.equal(fieldsOf({ TagKeys: [] }), '')
  })

  it('has an empty element for an empty text', () => {
    assert.equal(fieldsOf({ NextToken: '' }), '<NextToken></NextToken>')
  })

  it('writes numbers and truth values as text', () => {
    assert.equal(fieldsOf({ Count: 0, Open: false }), '<Count>0</Count><Open>false</Open>')
  })

  it('escapes markup, so that no value becomes an element', () => {
    const text = `</Value><Evil a="b" c='d'>&amp;]]>`
    const [, inner = ''] = /^<Value>([^<]*)<\/Value>$/.exec(fieldsOf({ Value: text })) ?? []
    assert.equal(inner.includes('>'), false)
    assert.equal(unescaped(inner), text)
  })

  it('holds every character that XML allows, and nothing that it forbids', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(...'<>&"\'\0\b\t\n\v\x1f\ufffe\uffff中𠀀'), anyCharacter),
    })
    // Readers turn a carriage return into a line feed.
    const held = text.map((any) => any.replaceAll('\r', ''))
    const same = fc.property(held, (any) => {
      const [, inner] = /^<Value>([^<>]*)<\/Value>$/.exec(fieldsOf({ Value: any })) ?? []
      assert.ok(inner !== undefined)
      const readable = [...any]
        .map((character) => (isXmlCharacter(character) ? character : '\ufffd'))
        .join('')
      assert.equal(unescaped(inner), readable)
    })
    fc.assert(same, { seed: 16, numRuns: 1_000 })
  })

  it('names its type exactly as the official clients look for it', () => {
    assert.equal(answer('XML', {}).headers['Content-Type'], 'text/xml;charset=utf-8')
  })
})

/** Char of XML 1.0, but for the carriage return. */
function isXmlCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return code >= 0x20 ? code !== 0xfffe && code !== 0xffff : code === 0x09 || code === 0x0a
}

describe('the answer for an error', () => {
  const error = new ApiError('ArnFormat', ['a<b>&"c"'])
  const message =
    'The format of parameter ResourceARN: a<b>&"c" is not valid, for the correct format, you can refer to the Recommend.'

  it('has status, code, message, host and the page that explains it, in JSON', () => {
    const { status, body } = failure(envelope('JSON'), error, links)
    assert.equal(status, 400)
    assert.deepEqual(Object.entries(JSON.parse(body)), [
      ['RequestId', requestId],
      ['Message', message],
      ['Recommend', 'http://127.0.0.1:7020/errors/InvalidResourceARN.FormatError'],
      ['HostId', '127.0.0.1:7020'],
      ['Code', 'InvalidResourceARN.FormatError'],
    ])
  })

  it('has the same in XML, in an element Error', () => {
    const { status, body } = failure(envelope('XML'), error, links)
    assert.equal(status, 400)
    const [, fields = ''] = /^<\?xml version='1\.0' encoding='UTF-8'\?><Error>(.*)<\/Error>$/.exec(body) ?? []
    const elements = [...fields.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name, text = '']) => [
      name,
      unescaped(text),
    ])
    assert.deepEqual(Object.fromEntries(elements), JSON.parse(failure(envelope('JSON'), error, links).body))
  })

  it('keeps double spaces of its message in both formats', () => {
    const spaced = new ApiError('ArnServiceCode', ['x'])
    for (const format of ['JSON', 'XML'] as const)
      assert.match(failure(envelope(format), spaced, links).body, / in {2}ResourceARN /)
  })

  it('says nothing of the cause of a fault', () => {
    const fault = new ApiError('InternalError', [], new Error('secret detail'))
    const { status, body, headers } = failure(envelope('JSON'), fault, links)
    assert.equal(status, 500)
    assert.equal(`${body}${JSON.stringify(headers)}`.includes('secret'), false)
  })
})

describe('the headers of every answer', () => {
  const answers = (['JSON', 'XML'] as const).flatMap((format) => [
    answer(format, { Text: '中𠀀' }),
    answer(format, { Text: 'x'.repeat(1000) }),
    failure(envelope(format), new ApiError('MissingAction', []), links),
  ])

  it('have the RequestId of the body and the name of the server', () => {
    for (const { headers } of answers) {
      assert.equal(headers['x-acs-request-id'], requestId)
      assert.equal(headers['Server'], 'Tagplane/0.1.0')
    }
  })

  it('have an ETag of the MD5 between the first and the last digit of the length in bytes', () => {
    for (const { body, headers } of answers) {
      const bytes = Buffer.from(body)
      const [, first, sum = '', end] = /^([0-9])([A-Za-z0-9+/]{22})([0-9])$/.exec(headers['ETag'] ?? '') ?? []
      assert.deepEqual(Buffer.from(sum, 'base64'), createHash('md5').update(bytes).digest())
      assert.ok(`${bytes.length}`.startsWith(`${first}`) && `${bytes.length}`.endsWith(`${end}`))
    }
  })

  it('cannot be broken by what a client has sent', () => {
    const hostile = 'a\r\nSet-Cookie: b'
    const refused = failure(envelope('JSON'), new ApiError('UnsupportedParameter', [hostile]), {
      ...links,
      host: hostile,
    })
    for (const value of Object.values(refused.headers)) assert.match(value, /^[\x20-\x7e]+$/)
  })
})
