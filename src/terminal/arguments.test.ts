import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { UsageError } from '../core/usage-error.ts'
import { readArguments } from './arguments.ts'
import { command } from './command.ts'

const sample = command({
  positionals: {
    name: { value: 'NAME', doc: 'The name.' },
    rest: { value: 'WORD', kind: 'list', optional: true, doc: 'More.' },
  },
  options: {
    key: { flag: 'key', value: 'KEY', kind: 'list', required: true, doc: 'A key.' },
    title: { flag: 'title', value: 'TEXT', doc: 'A title.' },
    yes: { flag: 'yes', doc: 'Do it.' },
  },
  run: async () => 0,
})
const open = command({
  parameters: 'Any.',
  options: { api: { flag: 'api', value: 'API', doc: '' } },
  run: async () => 0,
})

const read = (...args: string[]) => readArguments('sample', sample, args).given

describe('what a command line gives', () => {
  it('is read by the declaration, in any order', () => {
    assert.deepEqual(read('--key', 'a', 'n', '--yes', 'x', '--key=b', 'y'), {
      ...{ name: 'n', rest: ['x', 'y'], key: ['a', 'b'], yes: true },
    })
  })

  it('may begin with a hyphen after = or --', () => {
    assert.deepEqual(read('--key', 'a', '--title=--x', '--', '-n'), { name: '-n', key: ['a'], title: '--x' })
    assert.deepEqual(read('n', '--key', '-1'), { name: 'n', key: ['-1'] })
  })

  it('may be empty', () => {
    assert.deepEqual(read('n', '--key', 'a', '--title='), { name: 'n', key: ['a'], title: '' })
  })

  it('holds any parameter where the command takes any, in order', () => {
    const { parameters, given } = readArguments('call', open, ['--TagKey', 'a', '--api', 'Tag', '--TagKey=b'])
    assert.deepEqual(parameters, [
      { name: 'TagKey', value: 'a' },
      { name: 'TagKey', value: 'b' },
    ])
    assert.deepEqual(given, { api: 'Tag' })
  })
})

describe('a fault', () => {
  const faults: readonly (readonly [args: readonly string[], message: string, hint: RegExp])[] = [
    [['--key', 'a'], 'NAME is missing.', /^The name\. /],
    [['n'], '--key is missing.', /^A key\. /],
    [['n', '--kye', 'a'], 'sample has no flag --kye.', /^Did you mean --key\? /],
    [['n', '-k', 'a'], 'sample has no flag -k.', /tagplane sample --help/],
    [['n', '--key'], '--key takes a value.', /--key KEY/],
    [['n', '--key', '--yes'], '--key takes a value.', /--key KEY/],
    [['n', '--key', 'a', '--yes=1'], '--yes takes no value.', /--help/],
    [['n', '--key', 'a', '--TagKey', 'b'], 'sample has no flag --TagKey.', /--help/],
  ]
  for (const [args, message, hint] of faults) {
    it(`is named: ${args.join(' ')}`, () => {
      assert.throws(
        () => read(...args),
        (error: unknown) => error instanceof UsageError && error.message === message && hint.test(error.hint),
      )
    })
  }

  it('is a word too many', () => {
    assert.throws(() => readArguments('open', open, ['word']), /one word too many: "word"/)
  })
})
