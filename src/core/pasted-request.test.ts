import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type PastedRequest, readPastedRequest } from './pasted-request.ts'

const read = (text: string): PastedRequest => readPastedRequest(text) ?? assert.fail(text)

describe('a pasted request', () => {
  it('may be as HTTP writes it, with either line end, and a body', () => {
    const text = 'POST /?a=b HTTP/1.1\r\nHost: x:7020\r\nX-Acs-Date:  t \r\n\r\nc=d\r\n'
    const expected = {
      ...{ method: 'POST', target: '/?a=b', body: 'c=d' },
      headers: [
        ['Host', 'x:7020'],
        ['X-Acs-Date', 't'],
      ],
    }
    assert.deepEqual(read(text), expected)
    assert.deepEqual(read(text.replaceAll('\r\n', '\n')), expected)
  })

  it('has as long a body as its header says', () => {
    const head = 'POST / HTTP/1.1\nHost: x\nContent-Length: 4\n\n'
    assert.equal(read(`${head}a\nb\n\n\n`).body, 'a\nb\n')
    assert.equal(read(`${head}標籤`).body, '標\ufffd')
  })

  it('may name the whole address', () => {
    const { target, headers } = read('GET https://tag.example.com/?a=b#c HTTP/1.1\nAccept: */*')
    assert.deepEqual(target, '/?a=b')
    assert.deepEqual(headers, [
      ['Host', 'tag.example.com'],
      ['Accept', '*/*'],
    ])
    assert.deepEqual(read('http://x?a=b'), {
      method: 'GET',
      target: '/?a=b',
      headers: [['Host', 'x']],
      body: '',
    })
  })

  it('may be a call of curl, quoted and continued in any way', () => {
    const { method, target, headers, body } = read(
      `$ curl -sS -X PUT --compressed "http://x/a?b=\\"c\\"" \\\n  -H 'A: b: c' --header=D:e -HF:g -A me -o /dev/null --data-raw $'x\\ny\\'' -d z`,
    )
    assert.deepEqual([method, target, body], ['PUT', '/a?b="c"', "x\ny'&z"])
    assert.deepEqual(headers, [
      ['Host', 'x'],
      ['A', 'b: c'],
      ['D', 'e'],
      ['F', 'g'],
      ['User-Agent', 'me'],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ])
    assert.equal(read("curl 'http://x/' -d a=b").method, 'POST')
    assert.deepEqual(read('curl x/y -G -d a=b --data c=d').target, '/y?a=b&c=d')
    assert.equal(read("curl -I --url http://x/ -H 'host: other'").headers[0]?.[1], 'other')
  })

  it('is nothing else', () => {
    for (const text of [
      '',
      'x',
      '{}',
      'GET',
      'GET /',
      'curl',
      "curl 'http://x",
      'GET / HTTP/1.1\nno header',
      'ftp://x/',
    ]) {
      assert.equal(readPastedRequest(text)?.target, text === 'GET /' ? '/' : undefined, text)
    }
  })

  it('never ends otherwise, whatever is pasted', () => {
    const pieces = fc.constantFrom(
      'curl ',
      "'",
      '"',
      '\\',
      '$',
      '\n',
      ' ',
      'http://x/',
      'GET / HTTP/1.1',
      '-H',
      ':',
      'é',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
        readPastedRequest(parts.join(''))
      }),
      { seed: 3, numRuns: 2_000 },
    )
  })
})
