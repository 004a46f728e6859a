import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noPostgres } from '../support/postgres.ts'
import { failover } from './failover.ts'

const given = process.env['TAGPLANE_TEST_POSTGRES_URL'] ? 'a given server is not killed' : undefined

describe('a primary that is killed', { skip: given ?? noPostgres ?? false }, () => {
  it('has lost nothing acknowledged once its synchronous standby is promoted', async (test) => {
    const report = (line: string) => test.diagnostic(line)
    const figures = await failover({ seed: 20_261_124, calls: 150, report })
    assert.ok(figures.before >= 150 && figures.afterwards >= 150, JSON.stringify(figures))
  })
})
