import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { policyCampaign } from './policy.ts'

describe('the evaluator of policies and a literal reading of the rules', () => {
  it('decide the same, by the same statement, and the laws hold', async (test) => {
    const report = (line: string) => test.diagnostic(line)
    const { outcomes, laws, pairs } = await policyCampaign({ pairs: 50_000, seed: 20_261_124, report })
    test.diagnostic(JSON.stringify({ pairs, outcomes, laws }))
    for (const [outcome, count] of Object.entries(outcomes)) {
      assert.ok(count > pairs / 20, `${count} times ${outcome}`)
    }
    assert.ok(laws > 100)
  })
})
