import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { operations, ossOperations } from '../../src/operations/index.ts'
import { productOperations } from '../../src/products/index.ts'
import type { ChangesDocument } from '../../src/reference/documents.ts'
import { converse, type RawAnswer } from '../support/http.ts'
import { checkDocument, type Node, nodeOf } from '../support/openapi.ts'
import { HOST, openWire } from './wire.ts'

/** The OpenAPI documents and the changes, over a real socket. */

const { port } = await openWire()
const served = [...operations, ...ossOperations, ...productOperations]

async function get(path: string, header = ''): Promise<RawAnswer> {
  const { answers } = await converse(port, [`GET ${path} HTTP/1.1\r\n${HOST}${header}\r\n`], { wanted: 1 })
  return answers[0] ?? assert.fail('no answer')
}

type Index = {
  readonly apis: readonly { readonly api: string; readonly version: string; readonly url: string }[]
}

describe('an OpenAPI document', () => {
  it('is there of every API, valid, with all operations', async () => {
    const { apis } = JSON.parse((await get('/openapi')).body) as Index
    const found: string[] = []
    for (const { api, version, url } of apis) {
      const { status, body } = await get(new URL(url).pathname)
      assert.equal(status, 200, url)
      const { document, ids } = checkDocument(body)
      assert.deepEqual(
        [nodeOf(document['info'], 'info')['title'], nodeOf(document['info'], 'info')['version']],
        [api, version],
      )
      found.push(...ids.map((id) => `${api} ${version} ${id}`))
    }
    assert.deepEqual(
      found.sort(),
      served.map(({ api, version, action }) => `${api} ${version} ${action}`).sort(),
    )
  })

  it('describes the wire of UntagResources', async () => {
    const { document } = checkDocument((await get('/openapi/Tag/2018-08-28.json')).body)
    const paths = document['paths'] as Record<string, Record<string, Record<string, unknown>>>
    const operation = paths['/#Action=UntagResources']?.['post'] ?? assert.fail('not there')
    const parameters = operation['parameters'] as {
      name: string
      required: boolean
      schema: Node
      explode?: boolean
    }[]
    const named = (name: string) => parameters.find((one) => one.name === name) ?? assert.fail(name)
    assert.deepEqual(named('Action').schema, { const: 'UntagResources' })
    const { schema, explode } = named('ResourceARN')
    assert.deepEqual([explode, schema['type'], schema['maxProperties']], [true, 'object', 50])
    const [pattern = ''] = Object.keys(nodeOf(schema['patternProperties'], ''))
    assert.ok(new RegExp(pattern).test('ResourceARN.50') && !new RegExp(pattern).test('ResourceARN.x'))
    const responses = operation['responses'] as Record<string, Node>
    assert.match(String(responses['403']?.['description']), /Duplicate\.TagKey/)
    assert.deepEqual(document['servers'], [{ url: 'http://tagplane.test' }])
  })

  it('describes the REST of OSS', async () => {
    const { apis } = JSON.parse((await get('/openapi/')).body) as Index
    const { url = 'http://x' } = apis.find(({ api }) => api === 'Oss') ?? {}
    const { document } = checkDocument((await get(new URL(url).pathname)).body)
    const paths = document['paths'] as Record<string, Node>
    assert.deepEqual(Object.keys(paths['/{Bucket}'] ?? {}).sort(), ['delete', 'get', 'put'])
  })

  it('is kept by whoever has it', async () => {
    const first = await get('/openapi/Tag/2018-08-28.json')
    const tag = first.headers.get('etag') ?? ''
    const again = await get('/openapi/Tag/2018-08-28.json', `If-None-Match: ${tag}\r\n`)
    assert.deepEqual([again.status, again.body], [304, ''])
  })

  it('is not there of what is not served', async () => {
    for (const path of ['/openapi/Tag/2000-01-01.json', '/openapi/x', '/openapi/Tag/2018-08-28']) {
      const { status, body } = await get(path)
      assert.equal(status, 404)
      assert.match(body, /InvalidAction\.NotFound/)
    }
  })
})

describe('the changes of the APIs', () => {
  it('are there by day, in each language, the latest first', async () => {
    const read = async (language: string) =>
      JSON.parse((await get(`/changes.json?lang=${language}`)).body) as ChangesDocument
    const { days } = await read('en')
    const dates = days.map(({ date }) => date)
    assert.deepEqual(dates, dates.toSorted().toReversed())
    const count = days.flatMap(({ changes }) => changes).length
    assert.equal(count, served.flatMap(({ history }) => history).length)
    const chinese = (await read('zh-TW')).days.flatMap(({ changes }) => changes)
    const untag = chinese.find(({ action, api }) => action === 'UntagResources' && api === 'Tag')
    assert.match(untag?.change ?? '', /\p{Script=Han}/u)
  })
})
