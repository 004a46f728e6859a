import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { canonicalAddress, isLoopback, parseNetwork, within } from './address.ts'

describe('canonicalAddress', () => {
  it('is one text for one address', () => {
    for (const [text, address] of [
      ['192.0.2.1', '192.0.2.1'],
      ['::ffff:192.0.2.1', '192.0.2.1'],
      ['::FFFF:c000:201', '192.0.2.1'],
      ['0:0:0:0:0:ffff:c000:0201', '192.0.2.1'],
      ['2001:DB8:0:0::1', '2001:db8::1'],
      ['fe80::1%eth0', 'fe80::1'],
      ['::', '::'],
    ] as const) {
      assert.equal(canonicalAddress(text), address, text)
    }
  })

  it('is undefined for what is no address', () => {
    for (const text of [
      '',
      'localhost',
      '1.2.3',
      '01.2.3.4',
      '1.2.3.4:80',
      '[::1]',
      '::1/64',
      ' ::1',
      '%',
      '1.2.3.4%0',
    ]) {
      assert.equal(canonicalAddress(text), undefined, text)
    }
  })
})

describe('a network', () => {
  const holds = (network: string, address: string) => {
    const parsed = parseNetwork(network)
    assert.ok(parsed, network)
    return within([parsed])(canonicalAddress(address) ?? '')
  }

  it('holds the addresses that begin with its bits, IPv4 in either form', () => {
    for (const [network, inside, outside] of [
      ['10.0.0.0/8', '10.255.0.1', '11.0.0.1'],
      ['10.0.0.0/8', '::ffff:10.1.2.3', '::ffff:11.1.2.3'],
      ['::ffff:10.0.0.0/104', '10.1.2.3', '11.1.2.3'],
      ['10.1.2.3/8', '10.0.0.1', '9.255.255.255'],
      ['192.0.2.7', '192.0.2.7', '192.0.2.8'],
      ['2001:db8::/32', '2001:db8:ffff::1', '2001:db9::'],
      ['2001:db8::1', '2001:DB8:0::1', '2001:db8::2'],
      ['2001:db8::/32', '2001:db8::', '10.0.0.1'],
      ['0.0.0.0/1', '127.255.255.255', '128.0.0.0'],
    ] as const) {
      assert.equal(holds(network, inside), true, `${inside} in ${network}`)
      assert.equal(holds(network, outside), false, `${outside} in ${network}`)
    }
  })

  it('is undefined for what is none', () => {
    for (const text of [
      '',
      '/8',
      '10.0.0.0/',
      '10.0.0.0/33',
      '10/8',
      '::/129',
      '::ffff:10.0.0.0/64',
      'a/8',
      '10.0.0.0/-1',
      '::1%x/64',
    ]) {
      assert.equal(parseNetwork(text), undefined, text)
    }
  })

  it('none holds nothing, and nothing is held where there is no address', () => {
    assert.equal(within([])('10.0.0.1'), false)
    assert.equal(within([{ address: '0.0.0.0', prefix: 0 }])(''), false)
  })
})

it('what only this machine reaches is loopback', () => {
  for (const address of ['127.0.0.1', '127.9.9.9', '::1']) assert.equal(isLoopback(address), true, address)
  for (const address of ['0.0.0.0', '::', '10.0.0.1', '128.0.0.1', '']) {
    assert.equal(isLoopback(address), false, address)
  }
})
