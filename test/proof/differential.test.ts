import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noPostgres } from '../support/postgres.ts'
import { differential } from './differential.ts'

describe('the PostgreSQL store and the embedded one', { skip: noPostgres ?? false }, () => {
  it('answer and hold the same after the same calls', async (test) => {
    const report = (line: string) => test.diagnostic(line)
    const figures = await differential({ steps: 1_200, seed: 20_261_124, report })
    assert.ok(figures.refused > 20, 'Hardly a call was refused')
  })
})
