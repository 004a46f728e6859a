import assert from 'node:assert/strict'
import { isUtf8 } from 'node:buffer'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyText } from '../../test/support/any-text.ts'
import { decodeParameters, utf8Text } from './parameters.ts'

function decoded(encoded: string): ReadonlyMap<string, string> {
  const into = new Map<string, string>()
  decodeParameters(encoded, into)
  return into
}

function assertDecodes(encoded: string, pairs: readonly (readonly [string, string])[]): void {
  assert.deepEqual([...decoded(encoded)], pairs)
}

/** Ends the request with a 400 whose message shows each of the parts. */
function assertRefused(encoded: string, ...parts: readonly string[]): void {
  assert.throws(() => decoded(encoded), { name: 'ApiError', error: 'InvalidParameter', status: 400 }, encoded)
  assert.throws(
    () => decoded(encoded),
    ({ message }: Error) => parts.every((part) => message.includes(part)),
    `${parts.join(', ')} in the message for ${encoded}`,
  )
}

describe('parameters that are understood', () => {
  it('are kept in the order in which they were sent', () => {
    assertDecodes('b=1&a=2&c=3', [
      ['b', '1'],
      ['a', '2'],
      ['c', '3'],
    ])
  })

  it('may be none', () => {
    for (const encoded of ['', '&', '&&&']) assertDecodes(encoded, [])
  })

  it('may be empty, with or without the equals sign', () => {
    assertDecodes('SignatureType=&a&b==', [
      ['SignatureType', ''],
      ['a', ''],
      ['b', '='],
    ])
  })

  it('may have an equals sign in the value', () => {
    assertDecodes('Signature=ab%2Fc=&Tags=a=b=c', [
      ['Signature', 'ab/c='],
      ['Tags', 'a=b=c'],
    ])
  })

  it('may have & twice or at an end', () => {
    assertDecodes('&a=1&&b=2&', [
      ['a', '1'],
      ['b', '2'],
    ])
  })

  it('have + for a space and %2B for a plus, in names and values', () => {
    assertDecodes('TagKey.1=key+two%2F~%2B&a+b=%20', [
      ['TagKey.1', 'key two/~+'],
      ['a b', ' '],
    ])
  })

  it('are decoded once', () => {
    assertDecodes('a=%252B%2525&b=%2526c=d', [
      ['a', '%2B%25'],
      ['b', '%26c=d'],
    ])
  })

  it('may be encoded in upper or lower case, or not at all', () => {
    assertDecodes('a=%E4%B8%AD&b=%e4%b8%ad&c=中&中=𠀀', [
      ['a', '中'],
      ['b', '中'],
      ['c', '中'],
      ['中', '𠀀'],
    ])
  })

  it('may have & and = encoded in names and values', () => {
    assertDecodes('a%26b%3D=%26%3D', [['a&b=', '&=']])
  })

  it('may be named like parts of every object, and do no harm', () => {
    assertDecodes('__proto__=x&constructor=y&__proto__.1=z', [
      ['__proto__', 'x'],
      ['constructor', 'y'],
      ['__proto__.1', 'z'],
    ])
    assert.equal(Object.hasOwn(Object.prototype, '1'), false)
  })

  it('differ when their names differ in case', () => {
    assert.equal(decoded('a=1&A=2').size, 2)
  })

  it('may be 2,000', () => {
    assert.equal(decoded(Array.from({ length: 2000 }, (_, i) => `p${i}=`).join('&')).size, 2000)
  })

  it('are what a client has encoded, whatever it is', () => {
    const text = anyText().map((any) => any.replaceAll('\0', ''))
    const named = fc.uniqueArray(
      fc.tuple(
        text.filter((name) => name !== ''),
        text,
      ),
      { selector: ([name]) => name },
    )
    const plus = (piece: string) => encodeURIComponent(piece).replaceAll('%20', '+')
    const same = fc.property(named, (pairs) => {
      assertDecodes(pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&'), pairs)
      assertDecodes(pairs.map((pair) => pair.map(plus).join('=')).join('&'), pairs)
      assertDecodes(new URLSearchParams(pairs).toString(), pairs)
    })
    fc.assert(same, { seed: 12, numRuns: 300 })
  })
})

describe('parameters that are refused', () => {
  it('have malformed percent-encoding, and are named', () => {
    for (const value of ['%', '%2', '%zz', '%2x', 'a%', '%%20', '%u4e2d', '% 41', '%-1']) {
      assertRefused(`b=1&TagKey.1=${value}`, '"TagKey.1"', 'percent-encoding')
    }
    assertRefused('a%zz=1', '"a%zz"', 'percent-encoding')
  })

  it('are encoded bytes that are no UTF-8, overlong forms and halves of characters among them', () => {
    for (const value of [
      '%FF',
      '%80',
      '%C3',
      '%C3%28',
      '%E4%B8',
      '%F0%A0%80',
      '%C0%AF',
      '%C0%80',
      '%E0%80%AF',
      '%F0%80%80%AF',
      '%ED%A0%80',
      '%ED%A0%80%ED%B0%80',
      '%F4%90%80%80',
      '%F8%88%80%80%80',
    ]) {
      assertRefused(`TagKey.1=${value}`, '"TagKey.1"', 'UTF-8')
      assertRefused(`${value}=1`, `"${value}"`, 'UTF-8')
    }
  })

  it('contain NUL, encoded or not, in name or value', () => {
    for (const encoded of ['a=x%00', 'a=\0', 'a=%00']) assertRefused(encoded, '"a"', 'NUL')
    for (const encoded of ['a%00=1', 'a\0=1', '%00=1', '%00']) assertRefused(encoded, 'NUL')
  })

  it('are given twice, in whatever encoding, also with the same value', () => {
    for (const encoded of ['a=1&a=2', 'a=1&a=1', 'a=1&b=2&%61=1', 'a&a', 'a=1&a']) {
      assertRefused(encoded, '"a"', 'twice')
    }
    for (const encoded of ['a+b=1&a%20b=1', '__proto__=1&__proto__=1']) assertRefused(encoded, 'twice')
  })

  it('have no name', () => {
    for (const encoded of ['=1', '=', 'a=1&=2', '==']) assertRefused(encoded, 'no name')
  })

  it('are 2,001, with 413', () => {
    const encoded = Array.from({ length: 2001 }, (_, i) => `p${i}=`).join('&')
    assert.throws(() => decoded(encoded), { error: 'EntityTooLarge', status: 413 })
  })

  it('are shown in part only when name or piece is long', () => {
    const long = 'x'.repeat(10_000)
    for (const encoded of [`${long}=%`, `${long}%zz`, `=${long}`, `${long}&${long}`, `${long}=%00`]) {
      assert.throws(
        () => decoded(encoded),
        ({ message }: Error) => message.length < 200,
        encoded.slice(-10),
      )
    }
  })

  it('are exactly those that a plain reading of the rules refuses', () => {
    const pieces = fc.constantFrom(
      ...[
        'a',
        'b',
        '=',
        '&',
        '%',
        '+',
        '0',
        '41',
        'E4',
        '%B8',
        '%E4%B8%AD',
        '%20',
        '中',
        '𠀀',
        '\0',
        '%00',
        '%C0',
      ],
    )
    const judged = fc.property(fc.array(pieces, { maxLength: 12 }), (all) => {
      const encoded = all.join('')
      const pairs = plainReading(encoded)
      if (pairs) assertDecodes(encoded, pairs)
      else assertRefused(encoded)
    })
    fc.assert(judged, { seed: 13, numRuns: 5_000 })
  })
})

/** The pairs, or undefined where the rules are broken: slow, and by another way than the decoder's. */
function plainReading(encoded: string): readonly (readonly [string, string])[] | undefined {
  const pieces = encoded.split('&').filter((piece) => piece !== '')
  const pairs = pieces.map((piece) => {
    const [name = '', ...value] = piece.split('=')
    return [plainText(name), plainText(value.join('='))] as const
  })
  const sound = pairs.every(([name, value]) => name && value !== undefined)
  const distinct = new Set(pairs.map(([name]) => name)).size === pairs.length
  return sound && distinct ? (pairs as readonly (readonly [string, string])[]) : undefined
}

function plainText(piece: string): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(piece)) return undefined
  const spaced = Buffer.from(piece.replaceAll('+', ' ')).toString('latin1')
  const raw = spaced.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  const bytes = Buffer.from(raw, 'latin1')
  return isUtf8(bytes) && !bytes.includes(0) ? bytes.toString() : undefined
}

describe('the text of a query or form', () => {
  it('is read as UTF-8, wherever its bytes lie in memory', () => {
    const memory = Buffer.from('xx中𠀀é\ufeffyy')
    assert.equal(utf8Text(memory.subarray(2, -2), 'body'), '中𠀀é\ufeff')
    assert.equal(utf8Text(new Uint8Array([0xe4, 0xb8, 0xad]), 'body'), '中')
    assert.equal(utf8Text(new Uint8Array(), 'body'), '')
  })

  it('is refused when its bytes are no UTF-8, and the place is named', () => {
    for (const bytes of [
      [0xff],
      [0xc3],
      [0xc0, 0xaf],
      [0xe4, 0xb8],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
    ]) {
      assert.throws(() => utf8Text(new Uint8Array(bytes), 'body'), {
        error: 'InvalidParameter',
        message: 'The specified parameter "body" is not valid. It is not UTF-8.',
      })
    }
  })
})
