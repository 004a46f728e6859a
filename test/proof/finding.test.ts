import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { finding } from './finding.ts'

describe('a page of resources, keys or values', () => {
  it('visits no more of a larger estate, whatever narrows it, or is cut short', async (test) => {
    const { visited } = await finding({
      small: 2_000,
      large: 12_000,
      report: (line) => test.diagnostic(line),
    })
    assert.ok(Object.keys(visited).length > 10)
  })
})
