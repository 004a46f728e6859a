import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noPostgres } from '../support/postgres.ts'
import { finding } from './finding.ts'

describe('a page of resources, keys or values', () => {
  const sizes = { sqlite: [2_000, 12_000], postgres: [1_000, 3_000] } as const
  for (const store of ['sqlite', 'postgres'] as const) {
    const skip = store === 'postgres' && (noPostgres ?? false)
    it(`visits no more of a larger estate, or is cut short (${store})`, { skip }, async (test) => {
      const [small, large] = sizes[store]
      const { visited } = await finding({ store, small, large, report: (line) => test.diagnostic(line) })
      assert.ok(Object.keys(visited).length > 10)
    })
  }
})
