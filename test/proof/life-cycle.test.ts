import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { temporaryDir } from '../support/server.ts'
import { lifeCycle } from './life-cycle.ts'

describe('the life cycle of tags that nothing carries any more', () => {
  it('costs by the change, not by the estate, and is right after a standstill', async (test) => {
    const report = (line: string) => test.diagnostic(line)
    const figures = await lifeCycle({
      ...{ bindings: 50_000, seed: 20_261_124, directory: temporaryDir(), timed: false, report },
    })
    // Each removal deletes a posting, and every second one is the last of its tag.
    assert.ok(figures.index.rowsWritten >= 1.5)
  })
})
