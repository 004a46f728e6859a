import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { noPostgres } from '../support/postgres.ts'
import { temporaryDir } from '../support/server.ts'
import { importing } from './import.ts'

// Enough that what is under way when the kill comes is not all of the rest.
const ROWS = 16_000

describe('an import that is killed, and then the server under it', () => {
  for (const store of ['sqlite', 'postgres'] as const) {
    const skip = store === 'postgres' && noPostgres
    it(`ends with what the file says when it is run again, on ${store}`, { skip }, async (test) => {
      const report = (line: string) => test.diagnostic(line)
      const { thereAlready } = await importing({ rows: ROWS, store, directory: temporaryDir(), report })
      assert.ok(thereAlready < ROWS)
    })
  }
})
