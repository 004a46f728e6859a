import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { flatList } from './parameters.ts'

function listOf(sent: Readonly<Record<string, string>>): readonly string[] {
  return flatList(new Map(Object.entries(sent)), 'TagKey')
}

describe('a flat list that is understood', () => {
  it('has its elements in the order of their numbers, not of the request', () => {
    const sent = { 'TagKey.10': 'j', 'TagKey.2': 'b', 'TagKey.1': 'a', 'TagKey.1000': 'z', 'TagKey.9': 'i' }
    assert.deepEqual(listOf(sent), ['a', 'b', 'i', 'j', 'z'])
  })

  it('may have gaps, and may begin late', () => {
    assert.deepEqual(listOf({ 'TagKey.3': 'c', 'TagKey.7': 'g' }), ['c', 'g'])
  })

  it('keeps empty and equal elements', () => {
    assert.deepEqual(listOf({ 'TagKey.1': '', 'TagKey.2': 'a', 'TagKey.3': 'a' }), ['', 'a', 'a'])
  })

  it('is empty when nothing of it was sent', () => {
    assert.deepEqual(listOf({}), [])
  })

  it('has nothing of parameters whose names only begin alike or differ in case', () => {
    const others = {
      TagKeys: 'x',
      'TagKeys.1': 'x',
      'TagKeyX.1': 'x',
      'tagkey.1': 'x',
      'Tag.1': 'x',
      'X.TagKey.1': 'x',
    }
    assert.deepEqual(listOf({ ...others, 'TagKey.1': 'a' }), ['a'])
  })

  it('is what was sent, in any order of the parameters', () => {
    const numbered = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.string()), {
      selector: ([n]) => n,
    })
    const same = fc.property(numbered, (elements) => {
      const sent = Object.fromEntries(elements.map(([n, value]) => [`TagKey.${n}`, value]))
      assert.deepEqual(
        listOf(sent),
        elements.toSorted(([a], [b]) => a - b).map(([, value]) => value),
      )
    })
    fc.assert(same, { seed: 9 })
  })
})

describe('a flat list that is refused', () => {
  const faults: Readonly<Record<string, string>> = {
    'the number 0': 'TagKey.0',
    'a number below 0': 'TagKey.-1',
    'a number with a sign': 'TagKey.+1',
    'a number that begins with 0': 'TagKey.01',
    'the number 1,001': 'TagKey.1001',
    'the number 10⁹': 'TagKey.1000000000',
    'a number that no machine word holds': `TagKey.${'9'.repeat(40)}`,
    'a number in another notation': 'TagKey.1e1',
    'a fraction': 'TagKey.1.5',
    'digits of another script': 'TagKey.１',
    'a space beside the number': 'TagKey. 1',
    'a word for a number': 'TagKey.x',
    'no number': 'TagKey.',
    'a field of an element': 'TagKey.1.Value',
  }
  for (const [fault, parameter] of Object.entries(faults)) {
    it(`has ${fault}, and the parameter is named`, () => {
      const refusal = { name: 'ApiError', error: 'InvalidParameter' }
      assert.throws(() => listOf({ 'TagKey.1': 'a', [parameter]: 'b' }), refusal)
      assert.throws(
        () => listOf({ [parameter]: 'b' }),
        ({ message }: Error) => message.includes(`"${parameter}"`),
      )
    })
  }

  it('is sent without numbers, and the right form is shown', () => {
    assert.throws(() => listOf({ TagKey: 'a' }), {
      error: 'InvalidParameter',
      message:
        'The specified parameter "TagKey" is not valid. Write the list as TagKey.1, TagKey.2 and so on.',
    })
  })
})
