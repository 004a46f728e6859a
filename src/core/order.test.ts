import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { compareBytes, sortedByBytes } from './order.ts'

/** First and last characters of each length in UTF-8, on both sides of the surrogates. */
const borders = [
  '\0',
  'A',
  'a',
  '\x7f',
  '\x80',
  '\u07ff',
  '\u0800',
  '中',
  '\ud7ff',
  '\ue000',
  '\uffff',
  '𐀀',
  '𠀀',
  '\u{10ffff}',
]

const text = fc.oneof(
  fc.array(fc.constantFrom(...borders), { maxLength: 8 }).map((characters) => characters.join('')),
  fc.string({ unit: 'binary' }),
)

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

describe('the order of names', () => {
  it('is that of their UTF-8 bytes', () => {
    const same = fc.property(text, text, text, (start, a, b) => {
      assert.equal(Math.sign(compareBytes(start + a, start + b)), byBytes(start + a, start + b))
    })
    fc.assert(same, { seed: 3, numRuns: 2_000 })
  })

  it('sorts a list as a store does', () => {
    const same = fc.property(fc.array(text), (names) => {
      assert.deepEqual(names.toSorted(compareBytes), names.toSorted(byBytes))
    })
    fc.assert(same, { seed: 4, numRuns: 500 })
  })

  it('puts characters beyond U+FFFF after all others, unlike the order of JavaScript', () => {
    assert.ok(compareBytes('\uffff', '𐀀') < 0)
    assert.ok('\uffff' > '𐀀')
  })

  it('takes the shorter first when it begins the longer, and equals only itself', () => {
    assert.ok(compareBytes('env', 'env1') < 0)
    assert.ok(compareBytes('', 'a') < 0)
    assert.equal(compareBytes('環境', '環境'), 0)
    assert.notEqual(compareBytes('é', 'e\u0301'), 0)
  })

  it('is that of a sorted list, of which those with the same name stay as they were', () => {
    const sorted = fc.property(fc.array(text, { maxLength: 6 }), (names) => {
      const items = names.map((name, i) => ({ name, i }))
      const expected = items.toSorted((a, b) => byBytes(a.name, b.name))
      assert.deepEqual(
        sortedByBytes(items, ({ name }) => name),
        expected,
      )
    })
    fc.assert(sorted, { seed: 2, numRuns: 500 })
  })
})
