import assert from 'node:assert/strict'
import { getHashes, hash } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  acs3BodyHash,
  acs3Signature,
  acs3StringToSign,
  isAcs3Algorithm,
  parseAcs3Authorization,
  unsignedHeaders,
} from './acs3.ts'
import { type Acs3Request, acs3CanonicalRequest } from './acs3-canonical.ts'

const sm3 = getHashes().includes('sm3')
const request: Acs3Request = {
  method: 'POST',
  path: '/',
  query: new Map(),
  headers: new Map(),
  signedHeaders: ['host'],
  bodyHash: 'BODY',
}

describe('V3 signature', () => {
  it('gives the published signature of ECS RunInstances', () => {
    const headers = new Map([
      ['host', 'ecs.cn-shanghai.aliyuncs.com'],
      ['x-acs-action', 'RunInstances'],
      ['x-acs-content-sha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
      ['x-acs-date', '2023-10-26T10:22:32Z'],
      ['x-acs-signature-nonce', '3156853299f313e23d1673dc12e1703d'],
      ['x-acs-version', '2014-05-26'],
    ])
    const query = new Map([
      ['RegionId', 'cn-shanghai'],
      ['ImageId', 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd'],
    ])
    const bodyHash = acs3BodyHash('ACS3-HMAC-SHA256', Buffer.alloc(0))
    const canonical = acs3CanonicalRequest({
      ...request,
      query,
      headers,
      signedHeaders: [...headers.keys()],
      bodyHash,
    })
    const text = acs3StringToSign('ACS3-HMAC-SHA256', canonical)
    assert.equal(text, 'ACS3-HMAC-SHA256\n7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259')
    assert.equal(
      acs3Signature('ACS3-HMAC-SHA256', 'YourAccessKeySecret', text).toString('hex'),
      '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    )
  })
})

describe('acs3BodyHash', () => {
  it('is the digest of the bytes, for the empty body too', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('中'), Buffer.from([0, 255])]) {
      assert.equal(acs3BodyHash('ACS3-HMAC-SHA256', bytes), hash('sha256', bytes, 'hex'))
      if (sm3) assert.equal(acs3BodyHash('ACS3-HMAC-SM3', bytes), hash('sm3', bytes, 'hex'))
    }
  })
})

describe('isAcs3Algorithm', () => {
  it('is true for what this process can check', () => {
    assert.equal(isAcs3Algorithm('ACS3-HMAC-SHA256'), true)
    assert.equal(isAcs3Algorithm('ACS3-HMAC-SM3'), sm3)
  })

  it('is false for the rest', () => {
    for (const name of ['ACS3-RSA-SHA256', 'ACS4-HMAC-SHA256', 'acs3-hmac-sha256', 'toString', '']) {
      assert.equal(isAcs3Algorithm(name), false)
    }
  })
})

describe('parseAcs3Authorization', () => {
  const parsed = {
    algorithm: 'ACS3-HMAC-SHA256',
    keyId: 'AK',
    signedHeaders: ['host', 'x-acs-date'],
    signature: 'ab',
  }
  const credential = 'Credential=AK'
  const names = 'SignedHeaders=host;x-acs-date'
  const signature = 'Signature=ab'

  it('reads the three parts in any order, with or without spaces after commas', () => {
    for (const parts of [
      [credential, names, signature],
      [credential, signature, names],
      [names, credential, signature],
      [names, signature, credential],
      [signature, credential, names],
      [signature, names, credential],
    ]) {
      for (const comma of [',', ', ', ',  ']) {
        assert.deepEqual(parseAcs3Authorization(`ACS3-HMAC-SHA256 ${parts.join(comma)}`), parsed)
      }
    }
  })

  it('keeps values as sent', () => {
    const header = `ACS3-RSA-SHA256 Credential=a=b c,SignedHeaders=X;=,Signature=AB=`
    assert.deepEqual(parseAcs3Authorization(header), {
      algorithm: 'ACS3-RSA-SHA256',
      keyId: 'a=b c',
      signedHeaders: ['X', '='],
      signature: 'AB=',
    })
  })

  for (const [what, text] of [
    ['nothing', ''],
    ['no algorithm', ` ${credential},${names},${signature}`],
    ['no algorithm, no space', `${credential},${names},${signature}`],
    ['only the algorithm', 'ACS3-HMAC-SHA256'],
    ['no Credential', `ACS3-HMAC-SHA256 ${names},${signature}`],
    ['no SignedHeaders', `ACS3-HMAC-SHA256 ${credential},${signature}`],
    ['no Signature', `ACS3-HMAC-SHA256 ${credential},${names}`],
    ['Credential twice', `ACS3-HMAC-SHA256 ${credential},${credential},${names},${signature}`],
    ['Credential instead of Signature', `ACS3-HMAC-SHA256 ${credential},${names},${credential}`],
    ['a fourth part', `ACS3-HMAC-SHA256 ${credential},${names},${signature},More=1`],
    ['a comma at the end', `ACS3-HMAC-SHA256 ${credential},${names},${signature},`],
    ['an empty Credential', `ACS3-HMAC-SHA256 Credential=,${names},${signature}`],
    ['an empty SignedHeaders', `ACS3-HMAC-SHA256 ${credential},SignedHeaders=,${signature}`],
    ['an empty Signature', `ACS3-HMAC-SHA256 ${credential},${names},Signature=`],
    ['an empty header name', `ACS3-HMAC-SHA256 ${credential},SignedHeaders=host;;a,${signature}`],
    ['a semicolon at the end', `ACS3-HMAC-SHA256 ${credential},SignedHeaders=host;,${signature}`],
    ['a header name twice', `ACS3-HMAC-SHA256 ${credential},SignedHeaders=host;a;host,${signature}`],
    ['another case', `ACS3-HMAC-SHA256 credential=AK,${names},${signature}`],
    ['a space before the equals sign', `ACS3-HMAC-SHA256 Credential =AK,${names},${signature}`],
    ['another scheme', 'OSS testAccessKeyId:ijTMy4brNxNg38kolowulI6+wtQ='],
  ] as const) {
    it(`refuses ${what}`, () => assert.equal(parseAcs3Authorization(text), undefined))
  }

  it('never throws, and what it returns is complete', () => {
    const piece = fc.constantFrom(
      'ACS3',
      ' ',
      ',',
      ';',
      '=',
      'Credential=',
      'SignedHeaders=',
      'Signature=',
      'a',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const read = parseAcs3Authorization(pieces.join(''))
        if (!read) return
        for (const text of [read.algorithm, read.keyId, read.signature, ...read.signedHeaders]) {
          assert.notEqual(text, '')
        }
        assert.ok(read.signedHeaders.length > 0)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('acs3CanonicalRequest', () => {
  it('takes the listed headers in the order of the list, trimmed, absent ones as empty', () => {
    const headers = new Map([
      ['host', ' h:80\t'],
      ['x-acs-b', 'a,b'],
      ['x-acs-unlisted', 'c'],
    ])
    const text = acs3CanonicalRequest({ ...request, headers, signedHeaders: ['x-acs-b', 'host', 'x-acs-no'] })
    assert.equal(text, 'POST\n/\n\nx-acs-b:a,b\nhost:h:80\nx-acs-no:\n\nx-acs-b;host;x-acs-no\nBODY')
  })

  it('sorts parameters by name and repeated ones by value, keeps empty values', () => {
    const query = [
      ['b', '2'],
      ['b', '10'],
      ['A-', ''],
      ['A', '*'],
      ['b', ''],
    ] as const
    assert.equal(queryOf(query), 'A=%2A&A-=&b=&b=10&b=2')
    assert.equal(queryOf(new Map(query.slice(2))), 'A=%2A&A-=&b=')
  })

  it('encodes names, or leaves them raw when asked', () => {
    const query = new Map([
      ['#4#tags', 'x*'],
      ['Tag name/中', 'v'],
      ['plain', ''],
    ])
    assert.equal(queryOf(query), '%234%23tags=x%2A&Tag%20name%2F%E4%B8%AD=v&plain=')
    assert.equal(queryOf(query, true), '#4#tags=x%2A&Tag name/中=v&plain=')
  })

  it('takes no name raw that could pass for more than a name', () => {
    for (const name of ['a=1&b', 'a=', '&', '%41', 'a\nhost:h', '\r', '\0', '\u007f']) {
      const query = new Map([[name, '2']])
      assert.equal(queryOf(query, true), `${encodeURIComponent(name)}=2`)
    }
  })

  it('gives different parameters different texts, whichever way names are written', () => {
    const character = fc.constantFrom('a', 'b', '=', '&', '%', '2', '6', '3', 'D', '#', '\n', ' ', '中')
    const text = fc.string({ unit: character, maxLength: 4 })
    const anyQuery = fc.dictionary(text, text, { maxKeys: 3 }).map((query) => new Map(Object.entries(query)))
    const owners = new Map<string, string>()
    fc.assert(
      fc.property(anyQuery, (query) => {
        const owner = JSON.stringify([...query].sort())
        for (const rawNames of [false, true]) {
          const canonical = acs3CanonicalRequest({ ...request, query, rawNames })
          assert.equal(owners.get(canonical) ?? owner, owner)
          owners.set(canonical, owner)
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('takes the path as sent, but for what the SDK replaces before it signs', () => {
    const pathOf = (path: string) => acs3CanonicalRequest({ ...request, path }).split('\n')[1]
    assert.equal(pathOf('/things/a%20b~c/%2f%2B'), '/things/a%20b~c/%2f%2B')
    assert.equal(pathOf('/a+b*c%7Ed+e*f%7Eg'), '/a%20b%2Ac~d%20e%2Af~g')
    assert.equal(pathOf(''), '/')
  })
})

describe('unsignedHeaders', () => {
  const headers = new Map([
    ['host', 'h'],
    ['x-acs-action', 'A'],
    ['x-acs-version', 'V'],
    ['user-agent', 'u'],
    ['content-type', 'application/json'],
    ['content-length', '0'],
  ])
  const all = ['host', 'x-acs-action', 'x-acs-version']

  it('is empty when host and each x-acs- header are listed, in any order', () => {
    assert.deepEqual(unsignedHeaders(headers, all), [])
    assert.deepEqual(unsignedHeaders(headers, all.toReversed()), [])
    assert.deepEqual(unsignedHeaders(headers, [...all, 'user-agent', 'x-acs-absent']), [])
  })

  it('names what is not listed', () => {
    assert.deepEqual(unsignedHeaders(headers, ['host', 'x-acs-version']), ['x-acs-action'])
    assert.deepEqual(unsignedHeaders(headers, []), all)
    assert.deepEqual(unsignedHeaders(headers, ['Host', 'X-Acs-Action', 'x-acs-version']), [
      'host',
      'x-acs-action',
    ])
  })

  it('names host where it was not sent, listed or not', () => {
    const without = new Map([['x-acs-action', 'A']])
    assert.deepEqual(unsignedHeaders(without, all), ['host'])
    assert.deepEqual(unsignedHeaders(without, ['x-acs-action']), ['host'])
  })

  it('names content-type of a request with a body', () => {
    for (const [name, value] of [
      ['content-length', '1'],
      ['content-length', 'nonsense'],
      ['transfer-encoding', 'chunked'],
    ] as const) {
      const withBody = new Map(headers).set(name, value)
      assert.deepEqual(unsignedHeaders(withBody, all), ['content-type'])
      assert.deepEqual(unsignedHeaders(withBody, [...all, 'content-type']), [])
    }
    const unframed = new Map(headers)
    unframed.delete('content-length')
    assert.deepEqual(unsignedHeaders(unframed, all), [])
  })
})

function queryOf(query: Acs3Request['query'], rawNames = false): string {
  const text = acs3CanonicalRequest({ ...request, query, rawNames })
  assert.ok(text.startsWith('POST\n/\n') && text.endsWith('\nhost:\n\nhost\nBODY'))
  return text.slice('POST\n/\n'.length, -'\nhost:\n\nhost\nBODY'.length)
}
