import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { paging } from './paging.ts'

describe('lists, page after page, while others write', () => {
  it('show exactly once what is there all the while, and never what was not, in order', async (test) => {
    const report = (line: string) => test.diagnostic(line)
    const figures = await paging({ seconds: 1, seed: 20_261_124, report })
    test.diagnostic(JSON.stringify(figures))
    assert.ok(figures.steady > 0, 'Nothing was there during a whole walk')
  })
})
