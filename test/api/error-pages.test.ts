import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ErrorName, errors } from '../../src/core/error.ts'
import type { ErrorEntry } from '../../src/core/errors/entry.ts'
import { zhCn } from '../../src/core/errors/zh-cn.ts'
import { zhTw } from '../../src/core/errors/zh-tw.ts'
import { operations, ossOperations } from '../../src/operations/index.ts'
import { productOperations } from '../../src/products/index.ts'
import type { ErrorDocument, ErrorReference } from '../../src/reference/documents.ts'
import { converse, type RawAnswer } from '../support/http.ts'
import { HOST, openWire } from './wire.ts'

/** The pages of errors as a browser gets them, over a real socket. */

const { port } = await openWire()
const served = [...operations, ...ossOperations, ...productOperations]
const CODE = 'Duplicate.TagKey'
const ENGLISH = 'The Tag.N.Key contains duplicate keys.'

type Reading = {
  readonly path?: string
  readonly accept?: string
  readonly code?: string
  readonly query?: string
  readonly method?: string
}

async function read(acceptLanguage: string | undefined, reading: Reading = {}): Promise<RawAnswer> {
  const { code = CODE, query = '', method = 'GET', path = `/errors/${code}`, accept } = reading
  const header = acceptLanguage === undefined ? '' : `Accept-Language: ${acceptLanguage}\r\n`
  const accepted = accept === undefined ? '' : `Accept: ${accept}\r\n`
  const request = `${method} ${path}${query} HTTP/1.1\r\n${HOST}${header}${accepted}\r\n`
  const { answers } = await converse(port, [request], { wanted: 1, toHead: method === 'HEAD' })
  return answers[0] ?? assert.fail('no answer')
}

function assertIn(language: string, answer: RawAnswer): void {
  assert.equal(answer.status, 200)
  assert.ok(answer.body.includes(ENGLISH), answer.body)
  assertPage(language, answer)
}

function assertPage(language: string, { headers, body }: RawAnswer): void {
  assert.equal(headers.get('content-language'), language)
  assert.equal(headers.get('vary'), 'Accept, Accept-Language')
  assert.ok(body.includes(`<html lang="${language}">`), body)
  assert.doesNotMatch(body, /<script/i)
}

describe('200', () => {
  it('a page is in the language of its reader, English where none fits', async () => {
    const chinese = [
      ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-TW', zhTw],
      ['zh-HK', 'zh-TW', zhTw],
      ['zh-CN,zh;q=0.9', 'zh-CN', zhCn],
    ] as const
    for (const [header, language, texts] of chinese) {
      const answer = await read(header)
      assertIn(language, answer)
      assert.ok(answer.body.includes(texts.DuplicateTagKey.fix), answer.body)
    }
    for (const header of [undefined, 'en-GB', 'de']) assertIn('en', await read(header))
  })

  it('the links to the other languages lead there, whatever the header says', async () => {
    const { body } = await read('zh-TW')
    const links = [...body.matchAll(/<a href="(\?lang=[^"]+)" lang="([^"]+)"/g)]
    assert.deepEqual(
      links.map(([, , language]) => language),
      ['en', 'zh-CN'],
    )
    for (const [, query = '', language = ''] of links) assertIn(language, await read('zh-TW', { query }))
  })

  it('HEAD has the headers of GET and no body', async () => {
    const [get, head] = [await read('zh-CN'), await read('zh-CN', { method: 'HEAD' })]
    assert.deepEqual([head.status, head.body], [200, ''])
    for (const name of ['content-language', 'vary', 'content-type', 'content-length']) {
      assert.equal(head.headers.get(name), get.headers.get(name), name)
    }
  })

  it('a hostile Accept-Language gets the page in English', async () => {
    const hostile = ['zh;q=abc', '*', '<script>alert(1)</script>', `${'de,'.repeat(10_000)}zh`, ';;;,,q=,=']
    for (const header of hostile) assertIn('en', await read(header))
  })

  it('a hostile lang counts as none', async () => {
    for (const lang of ['', '%00', '%3Cscript%3E', '%E0%A4', '%', 'a'.repeat(50_000), 'zh-TW%0d%0aX:%201']) {
      assertIn('zh-CN', await read('zh-CN', { query: `?lang=${lang}` }))
    }
  })
})

async function assertDescribed(code: string): Promise<void> {
  const { headers, body } = await read('zh-TW', { code: `${code}.json` })
  assert.equal(headers.get('content-language'), 'zh-TW')
  const { errors: described } = JSON.parse(body) as ErrorDocument
  assert.ok(described.length > 0)
  for (const { meaning, fix, operations: declaring, anywhere } of described) {
    for (const said of [meaning, fix]) assert.match(said, /\p{Script=Han}/u)
    assert.equal(anywhere, declaring.length === 0)
  }
}

describe('the index of all errors', () => {
  const codesOf = (body: string) => [...body.matchAll(/<td><a href="([^"?]+)/g)].map(([, code]) => code)

  it('has every code, each with a page and its data in each language', async () => {
    const { body, status } = await read('en', { path: '/errors/' })
    assert.equal(status, 200)
    const all = Object.values<ErrorEntry>(errors).map(({ code }) => code)
    assert.deepEqual([...new Set(codesOf(body))].sort(), [...new Set(all)].sort())
    const declared = served.flatMap((operation) => [...operation.errors, ...(operation.failures ?? [])])
    for (const name of declared as ErrorName[]) assert.ok(all.includes(errors[name].code), name)
    for (const code of new Set(all)) await assertDescribed(code)
  })

  it('finds by words and by API, without a script', async () => {
    const found = async (query: string, language = 'en') =>
      codesOf((await read(language, { path: '/errors/', query })).body)
    assert.ok((await found('?q=duplicate+keys')).includes('Duplicate.TagKey'))
    assert.deepEqual(await found('?q=duplicate+keys&api=Oss'), [])
    assert.ok(!(await found('?api=Oss')).includes('Duplicate.TagKey'))
    assert.ok((await found('?q=%E4%BB%A3%E7%90%86', 'zh-TW')).includes('SignatureDoesNotMatch'))
    const none = await read('zh-CN', { path: '/errors/', query: '?q=%3Cscript%3E%22' })
    assert.deepEqual(codesOf(none.body), [])
    assert.doesNotMatch(none.body, /<script/i)
    assert.match(none.body, /value="&lt;script&gt;&quot;"/)
  })

  it('is data for whoever asks for JSON', async () => {
    const accept = 'application/json'
    const { headers, body } = await read('zh-CN', { path: '/errors/', accept, query: '?q=Duplicate.TagKey' })
    assert.match(headers.get('content-type') ?? '', /^application\/json/)
    const [first] = (JSON.parse(body) as { readonly errors: readonly ErrorReference[] }).errors
    assert.equal(first?.code, 'Duplicate.TagKey')
    const one = JSON.parse((await read('en', { accept })).body) as ErrorDocument
    const { scope, ...declaring } = one.errors[0]?.operations[0] ?? assert.fail('no operation')
    assert.deepEqual(declaring, {
      api: 'Tag',
      version: '2018-08-28',
      action: 'UntagResources',
      product: false,
    })
    assert.equal(scope, 'call')
    const missing = await read('en', { code: 'Nothing.json' })
    assert.deepEqual([missing.status, JSON.parse(missing.body).errors], [404, []])
  })

  it('is found without the slash, and leads to the operations in the console', async () => {
    const { status, headers } = await read('en', { path: '/errors', query: '?q=a' })
    assert.deepEqual([status, headers.get('location')], [308, 'errors/?q=a'])
    const { body } = await read('en', { code: 'SignatureDoesNotMatch' })
    assert.ok(
      body.includes('<a href="../console/#/api/Tagplane@2026-11-24/ExplainSignature">ExplainSignature</a>'),
    )
  })
})

describe('400', () => {
  it('NUL in Accept-Language is no valid HTTP', async () => {
    assert.equal((await read('zh\0')).status, 400)
  })
})

describe('404', () => {
  it('a code that no error has is said to be unknown in the language of the reader', async () => {
    const said = new Set<string>()
    for (const language of ['en', 'zh-TW', 'zh-CN']) {
      for (const code of ['Nothing', 'duplicate.tagkey', 'constructor', 'A'.repeat(100)]) {
        const answer = await read(language, { code })
        assert.equal(answer.status, 404)
        assertPage(language, answer)
        assert.ok(answer.body.includes(`<h1>${code}</h1>`), answer.body)
        said.add(/<p>(.*)<\/p>/.exec(answer.body)?.[1] ?? '')
      }
    }
    assert.equal(said.size, 3)
  })

  it('what cannot be a code stays a call of the API', async () => {
    for (const code of ['%3Cscript%3E', '<script>', 'A'.repeat(101)]) {
      const { status, headers, body } = await read('zh-TW', { code })
      assert.equal(status, 404)
      assert.match(headers.get('content-type') ?? '', /json|xml/)
      assert.ok(body.includes('InvalidAction.NotFound'), body)
    }
  })
})

describe('a bucket that is called like a page', () => {
  it('is one of OSS, by its signature', async () => {
    for (const path of ['/errors', '/openapi', '/errors/Duplicate.TagKey']) {
      const { headers, body } = await read('en', {
        path,
        query: '?OSSAccessKeyId=x&Signature=y&Expires=1&tagging',
      })
      assert.match(headers.get('content-type') ?? '', /xml/)
      assert.match(body, /<Error>/)
    }
  })
})
