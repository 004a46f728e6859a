import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { finding } from './finding.ts'

describe('a page of resources by any single filter', () => {
  it('visits no more of a larger estate', async (test) => {
    const { visited } = await finding({ resources: 20_000, report: (line) => test.diagnostic(line) })
    assert.ok(Object.keys(visited).length > 10)
  })
})
