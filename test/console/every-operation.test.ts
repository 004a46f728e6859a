import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { answerOf } from '../../src/console/call/answer.ts'
import { messageOf, targetOf } from '../../src/console/call/message.ts'
import { sign } from '../../src/console/call/sign.ts'
import { importSecret } from '../../src/console/call/signing-keys.ts'
import { formValues, wireParameters } from '../../src/console/form/values.ts'
import { readingOf } from '../../src/console/preview/reader.ts'
import { operations, ossOperations } from '../../src/operations/index.ts'
import type { AnyOperation } from '../../src/operations/operation.ts'
import { productOperations } from '../../src/products/index.ts'
import type { ApiDocument, OperationReference } from '../../src/reference/documents.ts'
import { route } from '../../src/wire/router.ts'
import { ACCOUNT, createService, KEY_ID, SECRET } from '../support/service.ts'

/** Every operation as the console has it: from the documents that the server gives out, over the form, to a signed call. */

const service = await createService()
after(() => service[Symbol.asyncDispose]())
const served: readonly AnyOperation[] = [...operations, ...ossOperations, ...productOperations]
const HOST = 'tagplane.test'
const keys = await importSecret(SECRET)

async function documentAt<T>(path: string): Promise<T> {
  const response = await read(`/console/api/${path}.en.json`)
  assert.equal(response.status, 200, path)
  return JSON.parse(Buffer.from(response.body).toString()) as T
}

function read(target: string, headers: Readonly<Record<string, string>> = {}) {
  const all = new Map(Object.entries({ host: HOST, ...headers }))
  const request = { method: 'GET', target, headers: all, body: new Uint8Array(), source: '127.0.0.1' }
  return route({ ...request, secure: false }, service.ports)
}

async function send(operation: OperationReference, parameters: Readonly<Record<string, string>>) {
  const message = messageOf(operation, parameters, 'JSON')
  const circumstances = { host: HOST, now: new Date(service.now), nonce: crypto.randomUUID() }
  const { headers } = await sign(message, { keyId: KEY_ID, token: undefined, keys }, circumstances)
  const response = await route(
    {
      ...{ method: message.method, target: targetOf(message), body: Buffer.from(message.body) },
      headers: new Map([['host', HOST], ...Object.entries(headers)]),
      ...{ source: '127.0.0.1', secure: false },
    },
    service.ports,
  )
  const type = response.headers['Content-Type'] ?? null
  return answerOf(
    response.status,
    { get: (name) => (name === 'content-type' ? type : null) },
    String(response.body),
  )
}

const index = await documentAt<{ apis: { api: string; version: string }[] }>('index')
const documents = await Promise.all(
  index.apis.map(({ api, version }) => documentAt<ApiDocument>(`${api}/${version}`)),
)

describe('every operation that is served', () => {
  it('is in the documents, once', () => {
    const named = documents.flatMap(({ operations: own }) =>
      own.map(({ api, version, action }) => `${api} ${version} ${action}`),
    )
    const all = served.map(({ api, version, action }) => `${api} ${version} ${action}`)
    assert.deepEqual(named.sort(), all.sort())
  })

  it('has a form that writes its examples as they are', () => {
    for (const { operations: own } of documents) {
      for (const { action, parameters, examples } of own) {
        for (const { parameters: sent } of examples) {
          assert.deepEqual(wireParameters(parameters, formValues(parameters, sent)), sent, action)
        }
      }
    }
  })

  it('is called with a signature that the server takes, and answers what it declares', async () => {
    for (const { operations: own, errors } of documents) {
      for (const operation of own) {
        const [example] = operation.examples
        assert.ok(example, operation.action)
        const sent = Object.entries(example.parameters).map(([name, value]) => [
          name,
          value.replaceAll('123456789****', ACCOUNT),
        ])
        const { error } = await send(operation, Object.fromEntries(sent))
        const declared = operation.errors.map(({ name }) => errors[name]?.code)
        const place = `${operation.api} ${operation.action}: ${error?.code} ${error?.message}`
        assert.ok(error === undefined || declared.includes(error.code), place)
      }
    }
  })
})

describe('what is read before a writing call', () => {
  const reads = (api: string, action: string, parameters: Readonly<Record<string, string>>) => {
    const document = documents.find((each) => each.api === api)
    const writing = document?.operations.find((operation) => operation.action === action)
    assert.ok(document && writing)
    const reading = readingOf(document, writing, parameters)
    return reading && [reading.operation.action, reading.parameters]
  }

  it('is of the same thing, with what the call names', () => {
    const user = { UserName: 'alice', NewDisplayName: 'Alice' }
    assert.deepEqual(reads('Ram', 'UpdateUser', user), ['GetUser', { UserName: 'alice' }])
    const arn = { RegionId: 'cn-hangzhou', 'ResourceARN.1': 'arn:acs:ecs:*:*:instance/i' }
    assert.deepEqual(reads('Tag', 'UntagResources', { ...arn, 'TagKey.1': 'k' }), ['ListTagResources', arn])
    assert.deepEqual(reads('Tagplane', 'SetProtectedTagKeys', { 'TagKey.1': 'k' }), [
      'GetProtectedTagKeys',
      {},
    ])
    const bucket = { Bucket: 'invoices' }
    assert.deepEqual(reads('Oss', 'DeleteBucketTagging', bucket), ['GetBucketTagging', bucket])
    const ecs = { RegionId: 'cn-hangzhou', ResourceType: 'instance', 'ResourceId.1': 'i-1' }
    assert.deepEqual(reads('Ecs', 'UntagResources', { ...ecs, 'TagKey.1': 'k' })?.[0], 'ListTagResources')
  })

  it('is nothing where the call says too little', () => {
    assert.equal(reads('Tag', 'UntagResources', {}), undefined)
    assert.equal(reads('Ram', 'CreateUser', {}), undefined)
  })
})

describe('under /console', () => {
  it('documents come compressed, and not at all to whoever has them', async () => {
    const first = await read('/console/api/index.zh-TW.json', { 'accept-encoding': 'gzip, br' })
    assert.equal(first.headers['Content-Encoding'], 'gzip')
    const again = await read('/console/api/index.zh-TW.json', {
      'if-none-match': first.headers['ETag'] ?? '',
    })
    assert.equal(again.status, 304)
  })

  it('nothing else is there', async () => {
    for (const path of [
      'api/Tag/2018-08-28.fr.json',
      'api/Nothing/2018-08-28.en.json',
      '../package.json',
      'assets/x.js',
    ]) {
      assert.equal((await read(`/console/${path}`)).status, 404, path)
    }
    assert.equal((await read('/console')).headers['Location'], '/console/')
  })

  it('a bucket may be called console', async () => {
    const response = await read('/console/?tagging', { authorization: 'OSS key:signature', date: 'x' })
    assert.match(String(response.body), /<Code>/)
  })
})
