import assert from 'node:assert/strict'
import { once } from 'node:events'
import { describe, it } from 'node:test'
import { arns, keys, REGION } from './calls.ts'
import { FORM, HOST, openWire, talkOf } from './wire.ts'

/** What arrives over a real socket from clients that are broken or hostile. */

const talk = talkOf(import.meta.url)
const { open, converse } = talk
const { port, arn, signed, refusal, refused } = await openWire(talk)

const untagged = { RegionId: REGION, ...arns(arn), ...keys('a') }
const get = (query: string) => `GET /?${query} HTTP/1.1\r\n${HOST}\r\n`

describe('encoding', () => {
  it('malformed percent-encoding, in query and form', async () => {
    for (const bad of [
      '%',
      '%4',
      '%zz',
      '%u0041',
      '%C3',
      '%ff',
      '%ED%A0%80',
      '%F8%88%80%80%80',
      '%C0%80',
      '%E4%B8',
    ]) {
      const said = 'Its percent-encoding is malformed or not UTF-8.'
      await refused([get(`Action=x&Name=${bad}`)], 'InvalidParameter', 'Name', said)
      await refused([get(`${bad}=1`)], 'InvalidParameter', bad, said)
      await refused([form(`Name=${bad}`)], 'InvalidParameter', 'Name', said)
    }
  })

  it('bytes that are no UTF-8, raw in the form; raw in the request line they are not HTTP', async () => {
    const head = `POST / HTTP/1.1\r\n${HOST}${FORM}Content-Length: 5\r\n\r\n`
    for (const bytes of [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80]]) {
      const body = Buffer.concat([Buffer.from('a='), Buffer.from(bytes), Buffer.from('xxx')]).subarray(0, 5)
      await refused([head, body], 'InvalidParameter', 'body', 'It is not UTF-8.')
      await refused(
        [
          Buffer.concat([
            Buffer.from('GET /?a='),
            Buffer.from(bytes),
            Buffer.from(` HTTP/1.1\r\n${HOST}\r\n`),
          ]),
        ],
        'MalformedRequest',
      )
    }
  })

  it('NUL, encoded in a value or a name, raw in the form', async () => {
    await refused([get('Action=x&Name=a%00b')], 'InvalidParameter', 'Name', 'It contains NUL.')
    await refused([get('Na%00me=a')], 'InvalidParameter', 'Na%00me', 'It contains NUL.')
    await refused([form('Name=a\0')], 'InvalidParameter', 'Name', 'It contains NUL.')
  })

  it('a parameter without a name; one that is there twice, also in query and body', async () => {
    await refused([get('Action=x&=1')], 'InvalidParameter', '=1', 'A parameter has no name.')
    await refused([get('Action=x&Action=x')], 'InvalidParameter', 'Action', 'It is given twice.')
    await refused([get('Acti%6fn=x&Action=x')], 'InvalidParameter', 'Action', 'It is given twice.')
    const both = form('Action=y', '/?Action=x')
    await refused([both], 'InvalidParameter', 'Action', 'It is given twice.')
    const repeated = edited(signed('UntagResources', untagged, 'split'), ' HTTP/', '&TagKey.1=b HTTP/')
    await refused([repeated], 'InvalidParameter', 'TagKey.1', 'It is given twice.')
  })

  it('empty pieces are nothing', async () => {
    const spread = edited(
      edited(signed('ListTagResources', { RegionId: REGION }), '&', '&&&'),
      ' HTTP/',
      '& HTTP/',
    )
    const { answers } = await converse(port, [spread], { wanted: 1 })
    assert.equal(answers[0]?.status, 200)
  })
})

describe('numbers and names of parameters', () => {
  it('5,000 parameters', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => `p${i}=${i}`).join('&')
    for (const bytes of [get(many), form(many)]) {
      await refused([bytes], 'EntityTooLarge', 'It has more than 2000 parameters.')
    }
  })

  it('numbers of list elements that are none', async () => {
    const numbers = 'Numbers of list elements go from 1 to 1000.'
    for (const index of [
      '0',
      '1000000000',
      '1e3',
      '-1',
      '01',
      '__proto__',
      'length',
      '1.Key',
      '',
      '99999999999999999999',
    ]) {
      const name = `TagKey.${index}`
      await refused(
        [signed('UntagResources', { ...untagged, [name]: 'b' })],
        'InvalidParameter',
        name,
        numbers,
      )
    }
  })

  it('names that JavaScript has for itself are names like others', async () => {
    const odd = {
      __proto__x: '1',
      constructor: '2',
      toString: '3',
      hasOwnProperty: '4',
      'constructor.1': '5',
    }
    const parameters = { RegionId: REGION, ...odd }
    const { answers } = await converse(port, [signed('ListTagResources', parameters)], {
      wanted: 1,
    })
    assert.equal(answers[0]?.status, 200)
    const proto = signed(
      'GetProtectedTagKeys',
      JSON.parse('{"__proto__":"x","__proto__.1":"y","prototype":"z"}'),
    )
    assert.ok(proto.includes('&__proto__=x&__proto__.1=y&'))
    assert.equal((await converse(port, [proto], { wanted: 1 })).answers[0]?.status, 200)
    assert.equal(({} as Record<string, unknown>)['1'], undefined)
    await refused([signed('__proto__')], 'ActionNotFound')
  })
})

describe('size', () => {
  const body = 'Its body has more than 1 MiB.'
  it('a body of 10 MiB is refused by its announcement, and without being asked for', async () => {
    const head = `POST / HTTP/1.1\r\n${HOST}${FORM}Content-Length: 10485760\r\n`
    await refused([`${head}\r\n`], 'EntityTooLarge', body)
    const [first] = (await converse(port, [`${head}Expect: 100-continue\r\n\r\n`], { wanted: 1 })).answers
    assert.equal(first?.status, 413)
  })

  it('a chunked body is refused with its first byte beyond 1 MiB; 1 MiB is read', async () => {
    const head = `POST / HTTP/1.1\r\n${HOST}${FORM}Transfer-Encoding: chunked\r\n\r\n`
    const most = `a=${'x'.repeat(1024 * 1024 - 2)}`
    await refused([head, `100000\r\n${most}\r\n1\r\nx\r\n`], 'EntityTooLarge', body)
    await refused([head, `100000\r\n${most}\r\n0\r\n\r\n`], 'MissingAction')
  })

  it('a client that writes everything before it reads gets the answer, and the connection is closed', async () => {
    const much = Buffer.alloc(3 * 1024 * 1024, 'a')
    const heads = [
      [`POST / HTTP/1.1\r\n${HOST}Content-Length: ${much.length}\r\n\r\n`, 'EntityTooLarge'],
      [`POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n300000\r\n`, 'EntityTooLarge'],
      [`GET / HTTP/1.1\r\n${HOST}X: `, 'EntityTooLarge'],
      [`garbage\r\n\r\n`, 'InvalidRequest'],
    ] as const
    for (const [head, code] of heads) {
      const socket = await open(port)
      socket.pause()
      socket.write(head)
      await new Promise((resolve) => socket.write(much, resolve))
      let text = ''
      socket.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      socket.on('error', () => {})
      socket.resume().end()
      await once(socket, 'close')
      assert.ok(text.includes(`"Code":"${code}"`), text)
      assert.match(text, /\r\nConnection: close\r\n/i)
    }
  })

  it('a URL of 200 KB; one of 127 KiB is read', async () => {
    await refused(
      [get(`a=${'x'.repeat(200_000)}`)],
      'EntityTooLarge',
      'Its request line has more than 128 KiB.',
    )
    await refused([get(`a=${'x'.repeat(127 * 1024)}`)], 'MissingAction')
  })

  it('headers of 600 KB, and 3,000 headers', async () => {
    const said = 'Its request line and headers are too long.'
    const long = Array.from({ length: 600 }, (_, i) => `x-${i}: ${'y'.repeat(1000)}\r\n`).join('')
    const many = Array.from({ length: 3000 }, (_, i) => `x-${i}: y\r\n`).join('')
    for (const headers of [long, many]) {
      await refused([`GET / HTTP/1.1\r\n${HOST}${headers}\r\n`], 'EntityTooLarge', said)
    }
  })
})

describe('heads', () => {
  it('what is not HTTP', async () => {
    const bad = [
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      'garbage\r\n\r\n',
      '\r\n\r\n\r\nx y\r\n\r\n',
      'GET /\x00 HTTP/1.1\r\n\r\n',
    ]
    bad.push(
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      'GET / HTTP/3.7\r\n\r\n',
      'get / HTTP/1.1\r\n\r\n',
      'GET / HTTP/1.1\n\n',
    )
    bad.push(
      `GET / HTTP/1.1\r\nHost : x\r\n\r\n`,
      `GET / HTTP/1.1\r\nX: a\r\n b\r\n\r\n`,
      `GET / HTTP/1.1\r\nX: a\x00b\r\n\r\n`,
    )
    for (const bytes of bad) await refused([Buffer.from(bytes, 'latin1')], 'MalformedRequest')
  })

  it('lengths that contradict each other or are none', async () => {
    const length = (...lines: string[]) =>
      `POST / HTTP/1.1\r\n${HOST}${lines.join('\r\n')}\r\n\r\n3\r\nabc\r\n0\r\n\r\n`
    for (const bytes of [
      length('Content-Length: 3', 'Transfer-Encoding: chunked'),
      length('Transfer-Encoding: chunked', 'Content-Length: 3'),
      length('Content-Length: 3', 'Content-Length: 4'),
      length('Content-Length: -3'),
      length('Content-Length: 99999999999999999999999'),
      length('Content-Length: 3 4'),
      length('Transfer-Encoding: gzip'),
    ]) {
      await refused([bytes], 'MalformedRequest')
    }
  })

  it('chunks whose size is none', async () => {
    for (const size of ['zz', '-1', 'fffffffffffffffff', '3x', '']) {
      const head = `POST / HTTP/1.1\r\n${HOST}${FORM}Transfer-Encoding: chunked\r\n\r\n`
      await refused([`${head}3\r\na=b\r\n${size}\r\nabc\r\n`], 'MalformedRequest')
    }
  })

  it('a header that counts once and is there twice', async () => {
    for (const name of ['host', 'authorization', 'content-type']) {
      const twice = `${name}: x\r\n${name.toUpperCase()}: x\r\n`
      const bytes = `GET / HTTP/1.1\r\n${name === 'host' ? '' : HOST}${twice}\r\n`
      await refused([bytes], 'MalformedRequest', `The header ${name} is there twice.`)
    }
  })

  it('targets that are not a path', async () => {
    for (const target of ['*', '//', '/../', '/%2e%2e/']) {
      await refused([`OPTIONS ${target} HTTP/1.1\r\n${HOST}\r\n`], 'ActionNotFound')
    }
  })

  it('methods that are not served, CONNECT among them, and HEAD without a body', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'CONNECT']) {
      const target = method === 'CONNECT' ? 'tagplane.test:80' : '/'
      await refused([`${method} ${target} HTTP/1.1\r\n${HOST}\r\n`], 'UnsupportedHttpMethod')
    }
    const head = `HEAD / HTTP/1.1\r\n${HOST}\r\n`
    const { answers } = await converse(port, [head + head], { wanted: 2, toHead: true })
    assert.deepEqual(
      answers.map(({ status }) => status),
      [403, 403],
    )
    assert.match(answers[0]?.headers.get('x-acs-request-id') ?? '', /^[0-9A-F-]{36}$/)
    const tooLong = await refusal([`HEAD /?${'x'.repeat(200_000)} HTTP/1.1\r\n${HOST}\r\n`], { toHead: true })
    assert.equal(tooLong.status, 413)
  })

  it('no Host, HTTP/1.0, an upgrade that nobody offers, an expectation that nobody knows', async () => {
    await refused(['GET / HTTP/1.1\r\n\r\n'], 'MissingAction')
    await refused(['GET / HTTP/1.0\r\n\r\n'], 'MissingAction')
    await refused(
      [`GET / HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`],
      'MissingAction',
    )
    await refused(
      [`GET / HTTP/1.1\r\n${HOST}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n`],
      'MissingAction',
    )
    await refused(
      [`POST / HTTP/1.1\r\n${HOST}Expect: miracles\r\nContent-Length: 3\r\n\r\na=b`],
      'MissingAction',
    )
  })
})

function form(body: string, path = '/'): Buffer {
  const bytes = Buffer.from(body)
  return Buffer.concat([
    Buffer.from(`POST ${path} HTTP/1.1\r\n${HOST}${FORM}Content-Length: ${bytes.length}\r\n\r\n`),
    bytes,
  ])
}

function edited(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1')
}
