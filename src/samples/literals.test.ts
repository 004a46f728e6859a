import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, it } from 'node:test'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { anyText } from '../../test/support/any-text.ts'
import { goText, javaText, pythonText, shellWord, typescriptText } from './literals.ts'

const hostile = anyText().filter((text) => !text.includes('\0'))
const edges = [
  '',
  "'",
  '\\',
  '\\u0041',
  `\${x}`,
  'a\nb',
  '-',
  "'\\''",
  '繁體 😀',
  '\u202e',
  '\u001b[2J',
  '\ud800',
]

describe('a text in a program', () => {
  it('is the same text in TypeScript', () => {
    const reads = (text: string) => assert.equal(runInNewContext(typescriptText(text)), text.toWellFormed())
    edges.forEach(reads)
    fc.assert(fc.property(hostile, reads))
  })

  it('is the same text in a shell', () => {
    const texts = [...edges, ...fc.sample(hostile, { numRuns: 300, seed: 7 })]
    const script = `printf '%s\\0' ${texts.map(shellWord).join(' ')}`
    const { stdout } = spawnSync('sh', { input: script, encoding: 'utf8' })
    assert.deepEqual(
      stdout.split('\0').slice(0, -1),
      texts.map((text) => text.toWellFormed()),
    )
  })

  it('shows by its number what is not to be seen, in a form that the language has', () => {
    const text = '\u001b\u202e\u{e0001}\n'
    assert.equal(typescriptText(text), String.raw`'\u{1b}\u{202e}\u{e0001}\n'`)
    assert.equal(pythonText(text), String.raw`'\u001b\u202e\U000e0001\n'`)
    assert.equal(goText(text), String.raw`"\u001b\u202e\U000e0001\n"`)
    assert.equal(javaText(text), String.raw`"\033\u202e\udb40\udc01\n"`)
  })

  it('escapes the quotes and backslashes of the language, and no others', () => {
    const text = `"'\\u0041`
    assert.equal(pythonText(text), String.raw`'"\'\\u0041'`)
    for (const written of [goText(text), javaText(text)]) assert.equal(written, String.raw`"\"'\\u0041"`)
  })
})
