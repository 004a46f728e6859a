import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { contentMd5, roaV1Signature, roaV1StringToSign } from './roa-v1.ts'

/** Requests that official clients have sent, with the signatures they have made. */
const signed = [
  {
    name: 'pop-core, GET',
    method: 'GET',
    path: '/clusters',
    query: { b: '2', a: 'x y' },
    headers: {
      accept: 'application/json',
      date: 'Tue, 24 Nov 2026 10:54:59 GMT',
      host: '127.0.0.1',
      'x-acs-signature-nonce': '398be59a8a7d6e55c011f5a0cd711e76',
      'x-acs-version': '2015-12-15',
      'x-acs-signature-method': 'HMAC-SHA1',
      'x-acs-signature-version': '1.0',
      'content-md5': '1B2M2Y8AsgTpgAmY7PhCfg==',
    },
    signature: '4375vhMM1E2nMjB+CUrXlb/FEW4=',
  },
  {
    name: 'openapi-core, POST with a path that is encoded',
    method: 'POST',
    path: '/things/a%20b~c',
    query: { a: '1', B: 'x y' },
    headers: {
      date: 'Tue, 24 Nov 2026 10:54:59 GMT',
      host: '127.0.0.1:18080',
      accept: 'application/json',
      'x-acs-signature-nonce': 'c9cff70fa10db0b8b7c1b25ad9bb18329038191e6f340e13c07035658c6b7f7c',
      'x-acs-signature-method': 'HMAC-SHA1',
      'x-acs-signature-version': '1.0',
      'x-acs-version': '2018-08-28',
      'x-acs-action': 'CreateThing',
      'content-type': 'application/json; charset=utf-8',
      'x-acs-credentials-provider': 'static_ak',
    },
    signature: 'lDFiP7hbp7uof+SQngteIku/M+U=',
  },
]

type Sent = Pick<(typeof signed)[number], 'method' | 'path'> & {
  readonly query: object
  readonly headers: object
}

function stringToSign({ method, path, query, headers }: Sent, emptyValue: 'name' | 'name=') {
  const entries = { query: new Map(Object.entries(query)), headers: new Map(Object.entries(headers)) }
  return roaV1StringToSign({ method, path, ...entries, emptyValue })
}

describe('a ROA signature of version 1.0', () => {
  for (const request of signed) {
    it(`is the one that an official client makes: ${request.name}`, () => {
      const text = stringToSign(request, 'name=')
      assert.equal(roaV1Signature('testAccessKeySecret', text).toString('base64'), request.signature)
    })
  }

  it('covers a parameter without a value in either form', () => {
    const [first] = signed
    assert.ok(first)
    const request = { ...first, query: { b: '2', a: '' } }
    assert.ok(stringToSign(request, 'name=').endsWith('/clusters?a=&b=2'))
    assert.ok(stringToSign(request, 'name').endsWith('/clusters?a&b=2'))
  })

  it('covers the body by its MD5', () => {
    assert.equal(contentMd5(Buffer.alloc(0)), '1B2M2Y8AsgTpgAmY7PhCfg==')
  })
})
