import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { describe, it } from 'node:test'
import { within } from '../core/address.ts'
import { type Origin, originOf } from './forwarded.ts'

const PROXY = '10.0.0.1'
const trusts = within([{ address: '10.0.0.0', prefix: 24 }])

type Headers = Readonly<Record<string, string | readonly string[]>>

function originFor(headers: Headers, remoteAddress: string = PROXY, encrypted = false): Origin {
  const lists = Object.entries(headers).map(([name, values]) => [name, [values].flat()])
  const socket = { remoteAddress, ...(encrypted && { encrypted }) } as unknown as Socket
  return originOf({ socket, headersDistinct: Object.fromEntries(lists) }, trusts)
}

const sourceFor = (value: string | readonly string[]) => originFor({ 'x-forwarded-for': value }).source

describe('the peer itself', () => {
  const spoofed = {
    'x-forwarded-for': '192.0.2.1',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'tags.example.com',
  }

  it('is the caller where it is no trusted proxy, whatever it says', () => {
    for (const address of ['10.0.1.1', '127.0.0.1', '::1', '2001:db8::a00:1']) {
      assert.deepEqual(originFor(spoofed, address), { source: address, secure: false })
    }
    assert.deepEqual(originFor(spoofed, '10.0.1.1', true), { source: '10.0.1.1', secure: true })
  })

  it('is the caller where a trusted proxy says nothing', () => {
    assert.deepEqual(originFor({}), { source: PROXY, secure: false })
    assert.deepEqual(originFor({}, PROXY, true), { source: PROXY, secure: true })
  })

  it('has one text, also where IPv4 comes over a socket of IPv6', () => {
    assert.equal(originFor({}, '::ffff:192.0.2.7').source, '192.0.2.7')
    assert.equal(originFor({}, 'fe80::1%eth0').source, 'fe80::1')
    assert.equal(originFor({ 'x-forwarded-for': '192.0.2.1' }, '::ffff:10.0.0.1').source, '192.0.2.1')
  })

  it('is unknown where the connection is gone', () => {
    const gone = { socket: {} as Socket, headersDistinct: { 'x-forwarded-for': ['192.0.2.1'] } }
    assert.deepEqual(originOf(gone, trusts), { source: '', secure: false })
  })
})

describe('X-Forwarded-For of a trusted proxy', () => {
  it('names the caller last, before other trusted proxies', () => {
    assert.equal(sourceFor('192.0.2.1'), '192.0.2.1')
    assert.equal(sourceFor('198.51.100.9, 192.0.2.1'), '192.0.2.1')
    assert.equal(sourceFor('198.51.100.9, 192.0.2.1,10.0.0.7 , 10.0.0.8'), '192.0.2.1')
    assert.equal(sourceFor(['198.51.100.9', '192.0.2.1, 10.0.0.7']), '192.0.2.1')
    assert.equal(sourceFor('10.0.0.7, 10.0.0.8'), '10.0.0.7')
  })

  it('is read with ports and brackets', () => {
    for (const [text, source] of [
      ['192.0.2.1:4711', '192.0.2.1'],
      ['[2001:DB8::1]:4711', '2001:db8::1'],
      ['[2001:db8::1]', '2001:db8::1'],
      ['2001:db8::1', '2001:db8::1'],
      ['::ffff:192.0.2.1', '192.0.2.1'],
    ] as const) {
      assert.equal(sourceFor(text), source)
    }
  })

  it('that names no address leaves the proxy that has named it', () => {
    for (const text of [
      '',
      'unknown',
      '_hidden',
      '192.0.2',
      '192.0.2.1:',
      '192.0.2.1;',
      '"192.0.2.1"',
      '[192.0.2.1',
      '<b>',
      '192.0.2.1,',
    ]) {
      assert.equal(sourceFor(text), PROXY, text)
    }
    assert.equal(sourceFor('192.0.2.1, unknown, 10.0.0.7'), '10.0.0.7')
  })

  it('is not followed for ever', () => {
    assert.equal(sourceFor(`192.0.2.1${', 10.0.0.7'.repeat(10_000)}`), '10.0.0.7')
  })
})

describe('X-Forwarded-Proto of a trusted proxy', () => {
  const secureFor = (value: string | readonly string[], encrypted = false) =>
    originFor({ 'x-forwarded-proto': value }, PROXY, encrypted).secure

  it('says whether the caller used TLS, on either side of the proxy', () => {
    for (const encrypted of [false, true]) {
      assert.equal(secureFor('https', encrypted), true)
      assert.equal(secureFor('HTTPS', encrypted), true)
      assert.equal(secureFor('http', encrypted), false)
    }
  })

  it('counts last, where the caller has sent one, too', () => {
    assert.equal(secureFor('https, http'), false)
    assert.equal(secureFor(['https', 'http']), false)
    assert.equal(secureFor('http, https'), true)
  })

  it('that is neither is not secure', () => {
    for (const text of ['', 'https,', 'httpss', 'ftp', 'on']) assert.equal(secureFor(text, true), false, text)
  })
})

describe('X-Forwarded-Host of a trusted proxy', () => {
  const hostFor = (value: string | readonly string[]) => originFor({ 'x-forwarded-host': value }).host

  it('is the host that the caller asked, the last where there are several', () => {
    assert.equal(hostFor('tags.example.com:8443'), 'tags.example.com:8443')
    assert.equal(hostFor('spoofed.example.com, tags.example.com'), 'tags.example.com')
    assert.equal(hostFor('[2001:db8::1]:7020'), '[2001:db8::1]:7020')
  })

  it('that is no host is ignored', () => {
    for (const text of ['', 'a b', 'tags.example.com/x', 'tags.example.com,', '<b>', 'a'.repeat(300)]) {
      assert.equal(hostFor(text), undefined, text)
    }
  })
})
