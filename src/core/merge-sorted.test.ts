import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { mergeSorted } from './merge-sorted.ts'

describe('merging sorted lists', () => {
  it('gives what sorting all elements together gives', () => {
    const lists = fc.array(fc.array(fc.nat(50)).map((list) => list.sort((a, b) => a - b)))
    const same = fc.property(lists, (some) => {
      const merged = [...mergeSorted(some, (a, b) => a < b)]
      assert.deepEqual(
        merged,
        some.flat().sort((a, b) => a - b),
      )
    })
    fc.assert(same, { seed: 8, numRuns: 1_000 })
  })

  it('compares a few times per element, however many there are', () => {
    const lists = Array.from({ length: 64 }, (_, i) => Array.from({ length: 100 }, (_, n) => n * 64 + i))
    let comparisons = 0
    const merged = mergeSorted(lists, (a, b) => {
      comparisons++
      return a < b
    })
    let most = 0
    for (const _ of merged) {
      most = Math.max(most, comparisons)
      comparisons = 0
    }
    assert.ok(most <= 64 * 2, `${most} comparisons for one element`)
  })
})
