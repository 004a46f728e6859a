import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyText } from '../../test/support/any-text.ts'
import { createRecordSorter } from './record-sorter.ts'

const record = fc.record({
  resource: fc.constantFrom('a', 'b', 'c').map((id) => `cn-hangzhou\tecs:instance\t${id}`),
  text: anyText({ maxLength: 40 }).map((name) => JSON.stringify({ name: name.toWellFormed() })),
})

describe('sorting records', () => {
  it('puts them in the order of their resources, and those of one in their own, in memory or not', () => {
    const sorted = fc.property(
      fc.array(record, { maxLength: 60 }),
      fc.integer({ min: 1, max: 4_096 }),
      (all, size) => {
        using sorter = createRecordSorter(size)
        const numbered = all.map((one, i) => ({ ...one, line: i + 1 }))
        for (const { line, ...one } of numbered) sorter.add(one, line)
        const order = (one: (typeof numbered)[number]) => `${one.resource} ${`${one.line}`.padStart(3, '0')}`
        assert.deepEqual(
          [...sorter.sorted()],
          numbered.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)),
        )
      },
    )
    fc.assert(sorted, { seed: 6, numRuns: 200 })
  })
})
