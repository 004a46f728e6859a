import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changes } from './signatures/mutate.ts'
import { signatures } from './signatures.ts'

describe('requests that official code signs, and changed ones', () => {
  it('verify where they mean what was signed, and nowhere else', async (test) => {
    const report = (line: string) => test.diagnostic(line)
    const { signed, foreign, changed, same, kinds } = await signatures({
      requests: 250,
      seed: 20_180_828,
      report,
    })
    test.diagnostic(JSON.stringify({ signed, foreign, changed, same }))
    assert.ok(same > changed / 15 && same < changed / 5, `${same} of ${changed} are the same`)
    assert.deepEqual(
      changes.filter((name) => !kinds.has(name)),
      [],
      'changes that were never drawn',
    )
  })
})
