import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noPostgres } from '../support/postgres.ts'
import { DELAYS, paging } from './paging.ts'

describe('lists, page after page, while others write', () => {
  // One delay on PostgreSQL: what lingers is merged there, too.
  for (const [store, delays] of [
    ['sqlite', DELAYS],
    ['postgres', ['1h']],
  ] as const) {
    const skip = store === 'postgres' && (noPostgres ?? false)
    const title = `show exactly once what is there all the while, and never what was not, in order (${store})`
    it(title, { skip }, async (test) => {
      const report = (line: string) => test.diagnostic(line)
      const figures = await paging({ store, delays, seconds: 1, seed: 20_261_124, report })
      test.diagnostic(JSON.stringify(figures))
      assert.ok(figures.steady > 0, 'Nothing was there during a whole walk')
    })
  }
})
