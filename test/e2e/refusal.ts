import assert from 'node:assert/strict'
import { type LaunchOptions, runProgram } from '../support/server.ts'

/** The program ends with 1, one sentence that matches, and one line that says what to do; no trace of a stack. */
export async function assertRefused(
  args: readonly string[],
  sentence: RegExp,
  options: LaunchOptions = {},
): Promise<void> {
  const { code, stdout, stderr } = await runProgram(args, options)
  assert.match(stderr, /^tagplane: [^\n]+\.\n[^\n]+\n$/)
  assert.match(stderr.split('\n')[0] ?? '', sentence)
  assert.equal(stdout, '')
  assert.equal(code, 1)
}
