import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noPostgres } from '../support/postgres.ts'
import { isolation } from './isolation.ts'

describe('accounts that call everything with what others have', () => {
  for (const store of ['sqlite', 'postgres'] as const) {
    const skip = store === 'postgres' && (noPostgres ?? false)
    it(`see nothing and change nothing of each other (${store})`, { skip }, async (test) => {
      const report = (line: string) => test.diagnostic(line)
      const figures = await isolation({ calls: 700, seed: 20_261_126, stores: [store], report })
      test.diagnostic(JSON.stringify({ ...figures, carriedOut: Object.fromEntries(figures.carriedOut) }))
      assert.ok(figures.accepted > figures.calls / 10)
      assert.ok(figures.twins > figures.calls / 50)
    })
  }
})
