import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noPostgres } from '../support/postgres.ts'
import { nodes } from './nodes.ts'

describe('three nodes on one store, one of which is killed every second', {
  skip: noPostgres ?? false,
}, () => {
  it('lose nothing acknowledged, and tell clients nothing but to try again', async (test) => {
    const report = (line: string) => test.diagnostic(line)
    const figures = await nodes({ kills: 3, seed: 20_261_124, report })
    assert.ok(
      figures.acknowledged > 50 && figures.retried > 0 && figures.replayed > 0,
      JSON.stringify(figures),
    )
  })
})
