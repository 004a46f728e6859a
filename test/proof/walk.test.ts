import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noPostgres } from '../support/postgres.ts'
import { walk } from './walk.ts'

describe('calls of the Tag API and of products on the same resources', () => {
  for (const [name, postgres, steps, skip] of [
    ['the embedded store', false, 800, false],
    ['both stores', true, 300, noPostgres ?? false],
  ] as const) {
    it(`answer and leave behind what a model says, on ${name}`, { skip }, async (test) => {
      const report = (line: string) => test.diagnostic(line)
      const figures = await walk({ steps, seed: 20_261_126, postgres, report })
      assert.ok(figures.byProduct > steps / 2 && figures.refused > steps / 20, JSON.stringify(figures))
    })
  }
})
