import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { temporaryDir } from '../support/server.ts'
import { killNine } from './kill-nine.ts'

describe('kill -9 under eight writers', () => {
  it('loses nothing acknowledged, leaves nothing half done, and history is what happened', async (test) => {
    const report = (line: string) => test.diagnostic(line)
    const figures = await killNine({ kills: 4, seed: 20_261_124, dataDir: temporaryDir(), report })
    assert.equal(figures.kills, 4)
    assert.ok(figures.done + figures.absent > 0, 'No call was under way at any kill')
  })
})
