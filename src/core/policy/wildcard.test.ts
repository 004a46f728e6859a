import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compileWildcard } from './wildcard.ts'

function matches(pattern: string, text: string): boolean {
  return compileWildcard(pattern)(text)
}

describe('a pattern', () => {
  it('without wildcards is the text itself, case and all', () => {
    assert.ok(matches('Abc', 'Abc'))
    for (const text of ['abc', 'Abcd', 'xAbc', '']) assert.ok(!matches('Abc', text), text)
  })

  it('has * for any characters, none too', () => {
    const cases: [pattern: string, matching: string[], others: string[]][] = [
      ['*', ['', 'a', '\n', '😀'], []],
      ['**', ['', 'a'], []],
      ['ab*', ['ab', 'abc', 'abab'], ['a', 'xab']],
      ['*ab', ['ab', 'cab', 'abab'], ['b', 'abx']],
      ['a*b', ['ab', 'aXb', 'abb', 'a*b'], ['a', 'b', 'abc', 'xab']],
      ['*a*b*', ['ab', 'xaxbx', 'bab'], ['ba', 'a', 'b']],
      ['a*bc*bd', ['abcbd', 'abcbcbd', 'abdbcxbd'], ['abcb', 'abdbd']],
      ['*aab', ['aab', 'aaab', 'aabaab'], ['aaba', 'ab']],
      ['*ab*ab', ['abab', 'ababab', 'xab-ab'], ['ab', 'aab']],
    ]
    for (const [pattern, matching, others] of cases) {
      for (const text of matching) assert.ok(matches(pattern, text), `${pattern} ${text}`)
      for (const text of others) assert.ok(!matches(pattern, text), `${pattern} ${text}`)
    }
  })

  it('has ? for exactly one character', () => {
    assert.ok(matches('i-?', 'i-1'))
    assert.ok(!matches('i-?', 'i-'))
    assert.ok(!matches('i-?', 'i-12'))
    assert.ok(matches('?*', 'a'))
    assert.ok(!matches('?*', ''))
    assert.ok(!matches('*?', ''))
  })

  it('counts code points, not halves of surrogate pairs', () => {
    assert.ok(matches('?', '😀'))
    assert.ok(!matches('??', '😀'))
    assert.ok(!matches('*??', '😀'))
    assert.ok(!matches('*?😀', '😀'))
    assert.ok(matches('*?😀', '😀😀'))
    assert.ok(matches('?*?', '😀a'))
    assert.ok(matches('𠀀*', '𠀀𠀁'))
    assert.ok(!matches('𠀀*', '𠀁'))
  })

  it('has no other special characters', () => {
    for (const text of ['.', '[a]', '{a,b}', '(a|b)', '^a$', '\\', '+', '$']) {
      assert.ok(matches(text, text), text)
      assert.ok(!matches(text, 'a'), text)
    }
  })

  it('takes at most pattern times text steps', () => {
    const hostile = `*${'a'.repeat(3_000)}b*`
    const start = process.cpuUsage().user
    assert.ok(!matches(hostile, 'a'.repeat(6_000)))
    assert.ok(!matches(`${'*a'.repeat(3_000)}*b`, 'a'.repeat(6_000)))
    assert.ok((process.cpuUsage().user - start) / 1000 < 1_000, 'it took a second')
  })
})
