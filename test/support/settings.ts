import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { readConfig } from '../../src/config/config.ts'
import type { Environment, Flags } from '../../src/config/settings.ts'
import { UsageError } from '../../src/core/usage-error.ts'

/** Refused with a sentence that has all the words, and a hint. */
export function assertRefused(flags: Flags, environment: Environment, ...words: readonly string[]): void {
  assert.throws(
    () => readConfig(flags, environment),
    (thrown) => {
      assert.ok(thrown instanceof UsageError, String(thrown))
      for (const word of words) assert.ok(thrown.message.includes(word), `${word} in: ${thrown.message}`)
      assert.match(thrown.message, /^\S.*\.$/s)
      assert.notEqual(thrown.hint, '')
      return true
    },
  )
}

export const directory = mkdtempSync(join(tmpdir(), 'tagplane-config-'))
after(() => rmSync(directory, { recursive: true }))

let files = 0
/** A file with that text, gone when the tests of the file are done. */
export function fileWith(text: string): string {
  const path = join(directory, `${++files}`)
  writeFileSync(path, text)
  return path
}
