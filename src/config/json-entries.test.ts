import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyText } from '../../test/support/any-text.ts'
import { UsageError } from '../core/usage-error.ts'
import { parseEntries } from './json-entries.ts'

const read = (text: string) => parseEntries(text, 'FILE')

function faultOf(text: string): string {
  try {
    read(text)
  } catch (error) {
    assert.ok(error instanceof UsageError, String(error))
    return error.message
  }
  return assert.fail(`It was read: ${text}`)
}

describe('an object of scalars and lists', () => {
  it('is read with the lines of its keys', () => {
    const text = '\uFEFF{\n  "a": 1, "b": [ ],\r\n\n"\\u0063\\"": ["x", null,\n-1.5e3], "d": true }\n'
    assert.deepEqual(read(text), [
      { key: 'a', value: 1, line: 2 },
      { key: 'b', value: [], line: 2 },
      { key: 'c"', value: ['x', null, -1500], line: 4 },
      { key: 'd', value: true, line: 5 },
    ])
    assert.deepEqual(read('{}'), [])
  })

  it('is read as JSON.parse reads it', () => {
    const scalar = fc.oneof(
      anyText(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    )
    const entries = fc.array(fc.tuple(fc.string(), fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }))))
    fc.assert(
      fc.property(entries, fc.constantFrom(undefined, 2), (pairs, indent) => {
        const text = JSON.stringify(Object.fromEntries(pairs), undefined, indent)
        const seen = Object.fromEntries(read(text).map(({ key, value }) => [key, value]))
        assert.deepEqual(seen, JSON.parse(text))
      }),
    )
  })

  it('is refused where JSON.parse refuses it, and whatever is taken is taken alike', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      '01',
      '1.',
      'true',
      'nul',
      ' ',
      '\n',
      '\t',
      '"\\x"',
      '"\u0001"',
      '\u00a0',
    )
    const texts = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.array(piece, { maxLength: 6 }).map((pieces) => `{"a":${pieces.join('')}}`),
    )
    fc.assert(
      fc.property(texts, (text) => {
        let entries: ReturnType<typeof read>
        try {
          entries = read(text)
        } catch (error) {
          assert.ok(error instanceof UsageError, String(error))
          return
        }
        assert.deepEqual(Object.fromEntries(entries.map(({ key, value }) => [key, value])), JSON.parse(text))
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('a fault', () => {
  it('is told with its place and what should be there, and nothing of the text', () => {
    for (const [text, place, words] of [
      ['', 'line 1, column 1', '{'],
      ['[]', 'line 1, column 1', '{'],
      ['{"a": 1', 'line 1, column 8', 'a comma or }'],
      ['{\n  "a": 1\n  "b": 2}', 'line 3, column 3', 'a comma or }'],
      ['{"a": 1,}', 'line 1, column 9', 'a key in quotes'],
      ['{a: 1}', 'line 1, column 2', 'a key in quotes'],
      ['{"a" 1}', 'line 1, column 6', 'a colon'],
      ['{"a":\n geheim}', 'line 2, column 2', 'a text, a number'],
      ["{'geheim': 1}", 'line 1, column 2', 'a key in quotes'],
      ['{"a": {"b": 1}}', 'line 1, column 7', 'a text, a number'],
      ['{"a": [[]]}', 'line 1, column 8', 'a text, a number'],
      ['{"a": [1 2]}', 'line 1, column 10', 'a comma or ]'],
      ['{"a": "geheim\n"}', 'line 1, column 7', 'a text, a number'],
      ['{"a": 010}', 'line 1, column 7', 'a text, a number'],
      ['{"a": 1} x', 'line 1, column 10', 'nothing more'],
      ['{"a": 1} // geheim', 'line 1, column 10', 'nothing more'],
    ] as const) {
      const fault = faultOf(text)
      assert.ok(fault.startsWith(`FILE cannot be read at ${place}: ${words}`), `${text}: ${fault}`)
      assert.ok(!fault.includes('geheim'))
    }
  })
})
