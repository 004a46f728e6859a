import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { HttpRequest } from './http.ts'
import { guessFormat, parseMessage } from './message.ts'

const FORM = 'application/x-www-form-urlencoded'
const named = 'Action=UntagResources&Version=2018-08-28'
const acs3 = { authorization: 'ACS3-HMAC-SHA256 Credential=AK,SignedHeaders=host,Signature=00' }

type Sent = {
  readonly method?: string
  readonly target?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

function request({ method = 'POST', target = '/', headers = {}, body = '' }: Sent): HttpRequest {
  return {
    method,
    target,
    headers: new Map(Object.entries(headers)),
    body: Buffer.from(body),
    source: '127.0.0.1',
    secure: false,
  }
}

const parse = (sent: Sent) => parseMessage(request(sent), (path) => path === '/v1/tags')

describe('a request that is understood', () => {
  it('has its parameters in the query of a GET or a POST', () => {
    for (const method of ['GET', 'POST']) {
      const { action, version, parameters, query } = parse({ method, target: `/?${named}&TagKey.1=k+1` })
      assert.deepEqual([action, version], ['UntagResources', '2018-08-28'])
      assert.equal(parameters.get('TagKey.1'), 'k 1')
      assert.deepEqual([...query], [...parameters])
    }
  })

  it('has its parameters in a form, which the query of the signature does not hold', () => {
    const { action, parameters, query } = parse({
      headers: { 'content-type': FORM },
      body: `${named}&TagKey.1=k+1`,
    })
    assert.equal(action, 'UntagResources')
    assert.equal(parameters.get('TagKey.1'), 'k 1')
    assert.equal(query.size, 0)
  })

  it('has some of its parameters in the query and some in a form', () => {
    const { parameters, query } = parse({
      target: `/?${named}&RegionId=cn-hangzhou`,
      headers: { 'content-type': FORM },
      body: 'TagKey.1=a&TagKey.2=b',
    })
    assert.deepEqual([...parameters.keys()], ['Action', 'Version', 'RegionId', 'TagKey.1', 'TagKey.2'])
    assert.deepEqual([...query.keys()], ['Action', 'Version', 'RegionId'])
  })

  it('may name the charset of its form, in any spelling', () => {
    for (const type of [
      `${FORM}; charset=utf-8`,
      `${FORM};charset=UTF-8`,
      `${FORM} ;x=y;z`,
      FORM.toUpperCase(),
    ]) {
      assert.equal(parse({ headers: { 'content-type': type }, body: named }).action, 'UntagResources', type)
    }
  })

  it('keeps the bytes of a body that is no form, and reads no parameters from it', () => {
    const types = [
      'application/json',
      'application/octet-stream',
      'text/plain',
      `${FORM}x`,
      'multipart/form-data',
      '',
    ]
    for (const type of types) {
      const { parameters, body } = parse({
        target: `/?${named}`,
        headers: { 'content-type': type },
        body: 'x=1&x=%zz',
      })
      assert.equal(parameters.size, 2, type)
      assert.equal(Buffer.from(body).toString(), 'x=1&x=%zz')
    }
    assert.equal(parse({ target: `/?${named}`, body: 'x=1' }).parameters.size, 2)
  })

  it('may have raw UTF-8 in its query and form', () => {
    const target = Buffer.from(`/?${named}&TagKey.1=中𠀀`).toString('latin1')
    assert.equal(parse({ target }).parameters.get('TagKey.1'), '中𠀀')
    const form = { headers: { 'content-type': FORM }, body: `${named}&TagKey.1=é` }
    assert.equal(parse(form).parameters.get('TagKey.1'), 'é')
  })

  it('may have a question mark in its query', () => {
    assert.equal(parse({ target: `/?${named}&a=b?c` }).parameters.get('a'), 'b?c')
  })

  it('carries on what signatures need, as it arrived', () => {
    const headers = { 'content-type': FORM, 'x-acs-date': '2026-11-24T10:54:59Z' }
    const message = parse({ headers, body: named })
    assert.equal(message.method, 'POST')
    assert.equal(message.path, '/')
    assert.deepEqual(Object.fromEntries(message.headers), headers)
    assert.equal(Buffer.from(message.body).toString(), named)
  })
})

describe('the operation of a request', () => {
  const headers = { 'x-acs-action': 'TagResources', 'x-acs-version': '2018-08-28' }

  it('is the one of the signed headers under ACS3', () => {
    const { action, version } = parse({ headers: { ...headers, ...acs3 } })
    assert.deepEqual([action, version], ['TagResources', '2018-08-28'])
  })

  it('is the one of the signed headers under ACS3 when a parameter names another', () => {
    const { action, version } = parse({
      target: '/?Action=Other&Version=1',
      headers: { ...headers, ...acs3 },
    })
    assert.deepEqual([action, version], ['TagResources', '2018-08-28'])
  })

  it('may be a parameter under ACS3 when no header names it', () => {
    assert.equal(parse({ target: `/?${named}`, headers: acs3 }).action, 'UntagResources')
  })

  it('is never taken from the unsigned headers of signature version 1.0', () => {
    const signed = { target: `/?${named}&Signature=x`, headers }
    assert.equal(parse(signed).action, 'UntagResources')
    assert.throws(() => parse({ ...signed, target: '/?Version=2018-08-28&Signature=x' }), {
      error: 'MissingAction',
    })
    assert.throws(() => parse({ ...signed, target: '/?Action=A&Signature=x' }), { error: 'MissingVersion' })
    const form = { headers: { ...headers, 'content-type': FORM }, body: 'Version=2018-08-28&Signature=' }
    assert.throws(() => parse(form), { error: 'MissingAction' })
  })

  it('may be named by headers when nothing is signed, so that the error says what is missing', () => {
    assert.equal(parse({ headers }).action, 'TagResources')
    assert.equal(parse({ target: `/?${named}`, headers }).action, 'UntagResources')
  })

  it('is missing when neither names it, or only with an empty name', () => {
    assert.throws(() => parse({}), { error: 'MissingAction' })
    assert.throws(() => parse({ target: '/?Action=&Version=2018-08-28' }), { error: 'MissingAction' })
    assert.throws(() => parse({ target: '/?Action=UntagResources' }), { error: 'MissingVersion' })
    assert.throws(() => parse({ target: '/?Action=UntagResources&Version=' }), { error: 'MissingVersion' })
    assert.throws(() => parse({ headers: acs3 }), { error: 'MissingAction' })
    assert.throws(() => parse({ target: '/?action=x&version=y' }), { error: 'MissingAction' })
  })
})

describe('a request that is refused', () => {
  it('has another path than that of RPC calls', () => {
    for (const target of [
      '',
      '/x',
      '//',
      '/?'.slice(1),
      'x',
      '/tags?a=b',
      '/%2F',
      '/./',
      '*',
      '/x?Action=A',
    ]) {
      assert.throws(() => parse({ target }), { error: 'ActionNotFound', status: 404 }, target)
    }
  })

  it('has another method than GET and POST', () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'get', '']) {
      assert.throws(() => parse({ method, target: `/?${named}` }), {
        error: 'UnsupportedHttpMethod',
        status: 403,
      })
    }
  })

  it('has bytes in query or form that are no UTF-8', () => {
    assert.throws(() => parse({ target: `/?${named}&a=\xff` }), {
      error: 'InvalidParameter',
      message: /"query"/,
    })
    const body = Buffer.concat([Buffer.from(named), Buffer.from([0x26, 0xc3])])
    assert.throws(() => parse({ headers: { 'content-type': FORM }, body }), {
      error: 'InvalidParameter',
      message: /"body"/,
    })
  })

  it('has a parameter in both query and form', () => {
    const twice = { target: `/?${named}&a=1`, headers: { 'content-type': FORM }, body: 'a=1' }
    assert.throws(() => parse(twice), { error: 'InvalidParameter', message: /"a".*twice/ })
  })

  it('has 2,001 parameters in query and form together', () => {
    const list = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, i) => `${prefix}${i}=`).join('&')
    const sent = (count: number) => ({
      target: `/?${named}&${list('q', 998)}`,
      headers: { 'content-type': FORM },
      body: list('f', count),
    })
    assert.equal(parse(sent(1000)).parameters.size, 2000)
    assert.throws(() => parse(sent(1001)), { error: 'EntityTooLarge', status: 413 })
  })
})

describe('the format of the answer', () => {
  const format = (query: string, headers: Readonly<Record<string, string>> = {}) =>
    parse({ target: `/?${named}${query}`, headers }).format

  it('is the one that Format names, in any case, whatever the headers accept', () => {
    for (const text of ['JSON', 'json', 'Json'])
      assert.equal(format(`&Format=${text}`, { accept: 'text/xml' }), 'JSON')
    for (const text of ['XML', 'xml'])
      assert.equal(format(`&Format=${text}`, { accept: 'application/json' }), 'XML')
    assert.equal(format('&Signature=x&Format=JSON'), 'JSON')
    assert.equal(parse({ headers: { 'content-type': FORM }, body: `${named}&Format=xml` }).format, 'XML')
  })

  it('is XML for signature version 1.0 when nothing names it', () => {
    assert.equal(format('&Signature=x'), 'XML')
    assert.equal(format('&Signature=x&Format='), 'XML')
    assert.equal(format('&Signature=x', { accept: 'application/json' }), 'XML')
  })

  it('is otherwise what the client accepts, JSON when it does not care', () => {
    assert.equal(format('', acs3), 'JSON')
    assert.equal(format('', { ...acs3, accept: 'application/json' }), 'JSON')
    assert.equal(format('', { ...acs3, accept: 'application/xml' }), 'XML')
    assert.equal(format('', { ...acs3, accept: 'text/xml' }), 'XML')
    assert.equal(format('', { ...acs3, accept: 'application/xml, application/json' }), 'JSON')
    assert.equal(format('', { accept: '*/*' }), 'JSON')
  })

  it('is refused when Format names another one', () => {
    for (const text of ['yaml', 'XML2', 'JSON%20', 'toString']) {
      assert.throws(() => format(`&Format=${text}`), { error: 'InvalidParameter', message: /"Format"/ }, text)
    }
  })

  it('is guessed from the query for a request that cannot be parsed', () => {
    for (const target of ['/?Format=XML', '/x?a=b&Format=xml&c=%zz', '/?a&Format=XML']) {
      assert.equal(guessFormat(request({ target })), 'XML', target)
    }
    for (const target of ['/', '', '/?Format=JSON', '/?XFormat=XML', '/?Format=XMLX', '/Format=XML']) {
      assert.equal(guessFormat(request({ target })), 'JSON', target)
    }
  })
})

describe('a request of the ROA style', () => {
  const roa = { 'x-acs-version': '2024-03-27' }
  const json = { ...roa, 'content-type': 'application/json; charset=utf-8' }

  it('is named by method and path, and has a version in a header', () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'POST']) {
      const { action, version, path, parameters } = parse({
        method,
        target: '/v1/tags?all=true',
        headers: roa,
      })
      assert.deepEqual(
        [action, version, path, parameters.get('all')],
        [undefined, '2024-03-27', '/v1/tags', 'true'],
      )
    }
    assert.throws(() => parse({ target: '/v1/tags' }), { error: 'MissingVersion' })
    assert.throws(() => parse({ target: '/v1/tags?Version=2024-03-27' }), { error: 'MissingVersion' })
    assert.throws(() => parse({ target: '/v1/tagss', headers: roa }), { error: 'ActionNotFound' })
  })

  it('has the fields of its JSON body beside its query, text as it is, all else as JSON', () => {
    const body = JSON.stringify({ a: 'x "y"', b: ['k', '環'], c: { d: 1 }, e: true, f: 7, g: null, h: '' })
    const { parameters, query } = parse({ target: '/v1/tags?q=1', headers: json, body })
    assert.deepEqual(Object.fromEntries(parameters), {
      ...{ q: '1', a: 'x "y"', b: '["k","環"]', c: '{"d":1}', e: 'true', f: '7', h: '' },
    })
    assert.deepEqual([...query], [['q', '1']])
  })

  it('is refused where its body is no JSON object, or names a parameter twice', () => {
    for (const body of ['[]', '"x"', 'null', '{', 'a=b', '\uFEFF{}']) {
      assert.throws(() => parse({ target: '/v1/tags', headers: json, body }), {
        ...{ error: 'InvalidParameter', status: 400 },
      })
    }
    const twice = { target: '/v1/tags?a=1', headers: json, body: '{"a":"2"}' }
    assert.throws(() => parse(twice), {
      error: 'InvalidParameter',
      message: /"a" is not valid. It is given twice/,
    })
    const nul = { target: '/v1/tags', headers: json, body: '{"a":"\\u0000"}' }
    assert.throws(() => parse(nul), { error: 'InvalidParameter', message: /NUL/ })
  })

  it('takes no JSON under the path of the RPC style', () => {
    assert.equal(parse({ target: `/?${named}`, headers: json, body: '{"x":"1"}' }).parameters.has('x'), false)
  })
})
