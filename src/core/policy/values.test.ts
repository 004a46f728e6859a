import assert from 'node:assert/strict'
import { BlockList, isIPv4, isIPv6 } from 'node:net'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isWithin, parseRange, parseSource } from './address.ts'
import { parseDate } from './date.ts'
import { compareDecimals, parseDecimal } from './decimal.ts'

describe('a date', () => {
  it('is a time in UTC, or with an offset, to the second or finer', () => {
    const noon = Date.parse('2026-11-24T12:00:00Z')
    assert.equal(parseDate('2026-11-24T12:00:00Z'), noon)
    assert.equal(parseDate('2026-11-24T20:00:00+08:00'), noon)
    assert.equal(parseDate('2026-11-24T08:30:00-03:30'), noon)
    assert.equal(parseDate('2026-11-24T12:00:00.5Z'), noon + 500)
    assert.equal(parseDate('2026-11-24T12:00:00.123456789Z'), noon + 123)
    assert.equal(parseDate('2024-02-29T00:00:00Z'), Date.parse('2024-02-29T00:00:00Z'))
  })

  it('is nothing else', () => {
    const texts = [
      '',
      '2026-11-24',
      '2026-11-24T12:00:00',
      '2026-11-24T12:00Z',
      '2026-11-24 12:00:00Z',
      '1763985600',
    ]
    const impossible = [
      '2026-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-00-01',
      '2026-13-01',
      '2026-01-00',
      '2026-01-32',
    ]
    const times = ['24:00:00', '12:60:00', '12:00:60']
    const edges = [
      '2026-11-24T12:00:00z',
      '2026-11-24T12:00:00.Z',
      '2026-11-24T12:00:00+0800',
      '2026-11-24T12:00:00+24:00',
    ]
    for (const text of [
      ...texts,
      ...impossible.map((day) => `${day}T00:00:00Z`),
      ...times.map((time) => `2026-11-24T${time}Z`),
      ...edges,
      '2026-11-24T12:00:00Z\n',
      '２026-11-24T12:00:00Z',
    ])
      assert.equal(parseDate(text), undefined, text)
  })

  it('is what the calendar says, from the year 0 to 9999', () => {
    const first = Date.parse('0000-01-01T00:00:00Z')
    const last = Date.parse('9999-12-31T23:59:59.999Z')
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (time) => {
        assert.equal(parseDate(new Date(time).toISOString()), time)
      }),
    )
  })
})

describe('a number', () => {
  it('is whole or decimal', () => {
    for (const text of ['0', '-1', '007', '3.50', '-0.0', '9'.repeat(400)])
      assert.ok(parseDecimal(text), text)
    for (const text of ['', '-', '.5', '5.', '+1', '1e3', '0x1', ' 1', '1 ', 'NaN', 'Infinity', '1,5', '١'])
      assert.equal(parseDecimal(text), undefined, text)
  })

  it('is compared as exactly as it is written', () => {
    const sorted = [
      '-10',
      '-9.5',
      '-9.05',
      '-1',
      '0',
      '0.05',
      '0.5',
      '0.51',
      '2',
      '10',
      '9007199254740992',
      '9007199254740993',
    ]
    const [a, b] = [sorted, sorted].map((list) => list.map(parseDecimal))
    for (const [i, x] of a?.entries() ?? [])
      for (const [j, y] of b?.entries() ?? []) {
        assert.ok(x && y)
        assert.equal(Math.sign(compareDecimals(x, y)), Math.sign(i - j), `${sorted[i]} ${sorted[j]}`)
      }
    const same = [
      ['-0', '0'],
      ['1', '1.000'],
      ['007.50', '7.5'],
      ['-0.10', '-0.1'],
    ]
    for (const [left = '', right = ''] of same)
      assert.deepEqual(parseDecimal(left), parseDecimal(right), `${left} ${right}`)
  })
})

describe('an address', () => {
  const within = (range: string, source: string): boolean => {
    const [parsedRange, address] = [parseRange(range), parseSource(source)]
    assert.ok(parsedRange && address, `${range} ${source}`)
    return isWithin(parsedRange, address)
  }

  it('is IPv4 or IPv6, alone or with a prefix', () => {
    const good = [
      '10.1.2.3',
      '0.0.0.0/0',
      '10.1.2.3/32',
      '::',
      '::1/128',
      '2001:db8::/32',
      '1:2:3:4:5:6:7:8',
      '::ffff:10.1.2.3',
    ]
    for (const text of good) assert.ok(parseRange(text), text)
    const bad = [
      '',
      '10.1.2',
      '10.1.2.3.4',
      '10.1.2.256',
      '010.1.2.3',
      '10.1.2.3/33',
      '10.1.2.3/',
      '10.1.2.3/08',
      '10.0.0.0/255.0.0.0',
    ]
    const bad6 = [
      ':',
      ':::',
      '1::2::3',
      '::/129',
      '::12345',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '1:2:3:4:5:6:7:8::',
      'fe80::1%eth0',
      '::1.2.3',
      '1.2.3.4::',
    ]
    for (const text of [...bad, ...bad6, ' 10.1.2.3', 'localhost', '10.*.*.*', '1::/-1'])
      assert.equal(parseRange(text), undefined, text)
  })

  it('lies in the ranges of its own family', () => {
    assert.ok(within('10.0.0.0/8', '10.255.0.1'))
    assert.ok(!within('10.0.0.0/8', '11.0.0.1'))
    assert.ok(within('10.9.9.9/8', '10.0.0.1'), 'bits behind the prefix do not count')
    assert.ok(within('200.1.2.3', '200.1.2.3'))
    assert.ok(!within('200.1.2.3', '200.1.2.2'))
    assert.ok(within('2001:db8::/33', '2001:db8:7fff::1'))
    assert.ok(!within('2001:db8::/33', '2001:db8:8000::1'))
    assert.ok(!within('::/0', '10.0.0.1'))
    assert.ok(!within('0.0.0.0/0', '::1'))
    assert.ok(within('0.0.0.0/0', '255.255.255.255'))
  })

  it('that is mapped into IPv6 is the IPv4 address, in requests and in policies', () => {
    assert.ok(within('10.0.0.0/8', '::ffff:10.1.2.3'))
    assert.ok(within('10.0.0.0/8', '0:0:0:0:0:FFFF:0a01:0203'))
    assert.ok(within('::ffff:10.0.0.0/104', '10.1.2.3'))
    assert.ok(!within('::ffff:10.0.0.0/104', '11.1.2.3'))
    assert.ok(!within('::/0', '::ffff:10.1.2.3'))
    assert.ok(!within('::ffff:10.0.0.0/64', '10.1.2.3'), 'a range that reaches beyond the mapped ones')
    assert.ok(within('::ffff:10.0.0.0/64', '::1'))
  })

  it('of a request may have a zone', () => {
    assert.ok(within('fe80::/10', 'fe80::1%eth0'))
    assert.equal(parseSource('10.0.0.1%eth0'), undefined)
  })

  it('is read and compared as node:net does', () => {
    const word = fc.oneof(fc.constantFrom('0', '1', 'ffff', 'a01', ''), fc.stringMatching(/^[0-9a-f]{1,4}$/))
    const text = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.array(word, { minLength: 3, maxLength: 9 }).map((words) => words.join(':')),
      fc.ipV4().map((address) => `::ffff:${address}`),
    )
    const same = fc.property(text, text, fc.integer({ min: 0, max: 128 }), (range, source, bits) => {
      assert.equal(parseSource(source) !== undefined, isIPv4(source) || isIPv6(source), source)
      const found = parseRange(`${range}/${bits}`)
      const address = parseSource(source)
      if (!found || !address || isMapped(range) || isMapped(source)) return
      const list = new BlockList()
      list.addSubnet(range, bits, isIPv4(range) ? 'ipv4' : 'ipv6')
      const sameFamily = isIPv4(range) === isIPv4(source)
      const expected = sameFamily && list.check(source, isIPv4(source) ? 'ipv4' : 'ipv6')
      assert.equal(isWithin(found, address), expected, `${range}/${bits} ${source}`)
    })
    fc.assert(same, { numRuns: 3_000 })
  })
})

function isMapped(text: string): boolean {
  return text.includes(':') && parseSource(text)?.family === 4
}
