import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { inSignedOrder, type Parameter } from './order.ts'

const anyParameter = fc.tuple(fc.string({ maxLength: 3 }), fc.string({ maxLength: 2 }))

describe('inSignedOrder', () => {
  it('sorts by name alone: what follows a name does not matter', () => {
    assert.deepEqual(
      names([
        ['A-', ''],
        ['Tag.10.Key', ''],
        ['A', ''],
        ['a', ''],
        ['Tag.1.Key', ''],
        ['B', ''],
      ]),
      ['A', 'A-', 'B', 'Tag.1.Key', 'Tag.10.Key', 'a'],
    )
  })

  it('sorts equal names by value', () => {
    assert.deepEqual(
      inSignedOrder([
        ['a', '2'],
        ['a', ''],
        ['a', '10'],
      ]),
      [
        ['a', ''],
        ['a', '10'],
        ['a', '2'],
      ],
    )
  })

  it('sorts by UTF-16 code unit', () => {
    assert.deepEqual(
      names([
        ['\uff21', ''],
        ['𠀀', ''],
      ]),
      ['𠀀', '\uff21'],
    )
  })

  it('gives the same for a Map', () => {
    assert.deepEqual(
      inSignedOrder(
        new Map([
          ['b', '1'],
          ['a', '2'],
        ]),
      ),
      [
        ['a', '2'],
        ['b', '1'],
      ],
    )
  })

  it('is a sorted permutation for any number of parameters', () => {
    fc.assert(
      fc.property(fc.array(anyParameter, { maxLength: 80, size: 'max' }), (parameters) => {
        const before = structuredClone(parameters)
        const text = (parameter: Parameter) => parameter.join('\0')
        const expected = parameters.toSorted((a, b) => (text(a) < text(b) ? -1 : 1)).map(text)
        assert.deepEqual(inSignedOrder(parameters).map(text), expected)
        assert.deepEqual(parameters, before)
      }),
    )
  })
})

function names(parameters: readonly Parameter[]): readonly string[] {
  return inSignedOrder(parameters).map(([name]) => name)
}
