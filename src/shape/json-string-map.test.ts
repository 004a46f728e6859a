import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyCharacter } from '../../test/support/any-text.ts'
import { decode } from './decode.ts'
import { jsonStringMap } from './shapes.ts'

const shape = jsonStringMap({ doc: 'Tags.', invalid: 'TagsInvalid', max: 10, tooMany: 'TooManyTags' })

function pairsOf(text: string): readonly (readonly [string, string])[] {
  return decode({ Tags: shape }, new Map([['Tags', text]])).Tags
}

function assertRefused(text: string): void {
  assert.throws(() => pairsOf(text), { name: 'ApiError', error: 'TagsInvalid' }, text.slice(0, 100))
}

describe('a JSON object of strings that is understood', () => {
  it('gives its pairs in their order', () => {
    assert.deepEqual(pairsOf('{"b":"1","a":"2","10":"3","9":"4"}'), [
      ['b', '1'],
      ['a', '2'],
      ['10', '3'],
      ['9', '4'],
    ])
  })

  it('keeps a key that is given twice, also when one of them is written with escapes', () => {
    assert.deepEqual(pairsOf('{"a":"1","a":"2"}'), [
      ['a', '1'],
      ['a', '2'],
    ])
    assert.deepEqual(pairsOf('{"a":"1","\\u0061":"1"}'), [
      ['a', '1'],
      ['a', '1'],
    ])
  })

  it('may have white space between its parts', () => {
    assert.deepEqual(pairsOf(' {\n "a" \t:\r "b" , "c":"d" } '), [
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('may have empty keys and values, which its operation judges', () => {
    assert.deepEqual(pairsOf('{"":""}'), [['', '']])
  })

  it('resolves escapes', () => {
    assert.deepEqual(pairsOf('{"\\"\\\\\\/":"\\b\\f\\n\\r\\t\\u4e2d"}'), [['"\\/', '\b\f\n\r\t中']])
    assert.deepEqual(pairsOf('{"\\ud840\\udc00":"𠀀"}'), [['𠀀', '𠀀']])
  })

  it('is not misled by JSON inside its strings', () => {
    assert.deepEqual(pairsOf('{"{\\"a\\":1}":"},{","[":"]"}'), [
      ['{"a":1}', '},{'],
      ['[', ']'],
    ])
  })

  it('may name __proto__ and constructor, which are keys like all others', () => {
    assert.deepEqual(pairsOf('{"__proto__":"x","constructor":"y"}'), [
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
    assert.equal(Object.hasOwn(Object.prototype, 'x'), false)
  })

  it('may have half a character, which its operation judges', () => {
    assert.deepEqual(pairsOf('{"\\ud800":"\\udc00"}'), [['\ud800', '\udc00']])
  })

  it('may have a value as long as a whole request', () => {
    const long = 'x'.repeat(1024 * 1024)
    assert.deepEqual(pairsOf(`{"a":"${long}"}`), [['a', long]])
    assert.equal(pairsOf(`{"a":"${'\\n'.repeat(512 * 1024)}"}`)[0]?.[1].length, 512 * 1024)
  })

  it('gives every list of pairs as it was written', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(...'"\\{}[]:,\n\0'), anyCharacter),
    })
    const same = fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 10 }), (pairs) => {
      const members = pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
      assert.deepEqual(pairsOf(`{${members.join(',')}}`), pairs)
    })
    fc.assert(same, { seed: 10, numRuns: 500 })
  })
})

describe('a JSON object of strings that is refused', () => {
  it('is missing, empty or without any pair', () => {
    assert.throws(() => decode({ Tags: shape }, new Map()), { error: 'TagsInvalid' })
    for (const text of ['', ' ', '{}', '{ }']) assertRefused(text)
  })

  it('is other JSON', () => {
    for (const text of ['[]', '["a","b"]', '[{"a":"b"}]', '"a"', '""', '1', 'null', 'true'])
      assertRefused(text)
  })

  it('has a value that is no string', () => {
    for (const value of [
      '1',
      '-1.5e3',
      'true',
      'false',
      'null',
      '{}',
      '[]',
      '{"b":"c"}',
      '["b"]',
      '{"b":{"c":"d"}}',
    ]) {
      assertRefused(`{"a":${value}}`)
      assertRefused(`{"x":"y","a":${value}}`)
      assertRefused(`{"a":${value},"x":"y"}`)
    }
  })

  it('is no JSON', () => {
    for (const text of [
      '{"a":"b"',
      '"a":"b"}',
      '{"a":"b",}',
      '{,"a":"b"}',
      '{"a" "b"}',
      '{"a":"b":"c"}',
      '{"a","b"}',
      '{"a":"b"}{"c":"d"}',
      '{"a":"b"},{"c":"d"}',
      "{'a':'b'}",
      '{a:"b"}',
      '{"a":b}',
      '{"a":"b}',
      '{"a":"\\x"}',
      '{"a":"\\u12"}',
      '{"a":"\n"}',
      '{"a":"\0"}',
      '\ufeff{"a":"b"}',
      '{"a":"b"}\u00a0',
      'a=b',
    ]) {
      assertRefused(text)
    }
  })

  it('is nested 10,000 levels deep', () => {
    const depth = 10_000
    assertRefused('['.repeat(depth) + ']'.repeat(depth))
    assertRefused('['.repeat(depth))
    assertRefused(`${'{"a":'.repeat(depth)}"b"${'}'.repeat(depth)}`)
    assertRefused(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`)
  })

  it('has more pairs than a call may have, equal ones counted', () => {
    const pairs = (count: number) => `{${Array.from({ length: count }, () => '"a":"b"').join(',')}}`
    assert.equal(pairsOf(pairs(10)).length, 10)
    assert.throws(() => pairsOf(pairs(11)), { error: 'TooManyTags' })
  })

  it('is whatever JSON does not read as an object of strings', () => {
    const text = fc.oneof(
      fc.json(),
      fc.array(fc.constantFrom(...'{}[]",: \\ab1'), { maxLength: 16 }).map((all) => all.join('')),
    )
    const judged = fc.property(text, (any) => {
      if (!isStringMap(any)) assertRefused(any)
    })
    fc.assert(judged, { seed: 11, numRuns: 5_000 })
  })
})

function isStringMap(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    return Object.values(value).length > 0 && Object.values(value).every((item) => typeof item === 'string')
  } catch {
    return false
  }
}
