import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../src/config/config.ts'
import type { Environment, Flags } from '../../src/config/settings.ts'
import { UsageError } from '../../src/core/usage-error.ts'
import { temporaryDir } from './server.ts'

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

export const directory = temporaryDir()

let files = 0
/** A file with that text, gone when the process ends. */
export function fileWith(text: string): string {
  const path = join(directory, `${++files}`)
  writeFileSync(path, text)
  return path
}
