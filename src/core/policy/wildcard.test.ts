import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
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

  it('that needs many steps matches what its characters say, place by place', () => {
    const letter = fc.constantFrom('a', 'a', 'a', 'b', '😀')
    const texts = fc.array(letter, { maxLength: 150 })
    const patterns = fc.array(fc.oneof({ weight: 6, arbitrary: letter }, fc.constantFrom('*', '?')), {
      maxLength: 60,
    })
    const pair = fc.tuple(patterns, texts)
    fc.assert(
      fc.property(pair, ([pattern, text]) => {
        const all = ['*', ...pattern, '*']
        assert.equal(matches(all.join(''), text.join('')), matchesPlainly(all, text))
      }),
      { numRuns: 2_000 },
    )
    for (const end of ['b', '?b', '']) {
      const [pattern, text] = [[...`*${'a'.repeat(70)}${end}*`], [...'a'.repeat(333)]]
      assert.equal(matches(pattern.join(''), text.join('')), matchesPlainly(pattern, text), end)
    }
  })

  it('takes far fewer than pattern times text steps', () => {
    const start = process.cpuUsage().user
    for (const hostile of [
      `*${'a'.repeat(3_000)}b*`,
      `*b${'a'.repeat(3_000)}*`,
      `*a?${'a'.repeat(3_000)}b*`,
    ]) {
      assert.ok(!matches(hostile, 'a'.repeat(100_000)))
    }
    assert.ok(!matches(`${'*a'.repeat(3_000)}*b`, 'a'.repeat(6_000)))
    assert.ok((process.cpuUsage().user - start) / 1000 < 1_000, 'it took a second')
  })
})

/** The definition of a match, a row of places at a time. */
function matchesPlainly(pattern: readonly string[], text: readonly string[]): boolean {
  let reached = [true, ...text.map(() => false)]
  for (const wanted of pattern) {
    if (wanted === '*')
      reached = reached.map((_, at) => reached.indexOf(true) >= 0 && at >= reached.indexOf(true))
    else {
      reached = reached.map((_, at) => {
        return at > 0 && reached[at - 1] === true && (wanted === '?' || wanted === text[at - 1])
      })
    }
  }
  return reached.at(-1) === true
}
