import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ErrorName, fail } from '../core/error.ts'
import { decode } from './decode.ts'
import type { Shape } from './shape.ts'
import { integer, jsonStringMap, list, oneOf, string, unsupported } from './shapes.ts'

const phases = ['refuse', 'require', 'read', 'count'] as const
type Phase = (typeof phases)[number]

/** A parameter that is at fault in one phase. */
function faulty(phase: Phase, error: ErrorName): Shape<string> {
  const at = (current: Phase) => () => (current === phase ? fail(error) : '')
  return { refuse: at('refuse'), require: at('require'), read: at('read'), count: at('count') }
}

function sent(parameters: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(parameters))
}

describe('the first error of several', () => {
  for (const [i, early] of phases.entries()) {
    for (const late of phases.slice(i + 1)) {
      it(`is the one of "${early}" before the one of "${late}", whichever parameter is declared first`, () => {
        const [one, two] = [faulty(late, 'TooManyTags'), faulty(early, 'TagsInvalid')]
        assert.throws(() => decode({ one, two }, new Map()), { error: 'TagsInvalid' })
        assert.throws(() => decode({ two, one }, new Map()), { error: 'TagsInvalid' })
      })
    }

    it(`is the one of the parameter declared first when both are of "${early}"`, () => {
      const [one, two] = [faulty(early, 'TooManyTags'), faulty(early, 'TagsInvalid')]
      assert.throws(() => decode({ one, two }, new Map()), { error: 'TooManyTags' })
      assert.throws(() => decode({ two, one }, new Map()), { error: 'TagsInvalid' })
    })
  }

  const shapes = {
    Tags: jsonStringMap({ doc: '', invalid: 'TagsInvalid', max: 1, tooMany: 'TooManyTags' }),
    ResourceARN: list({ doc: '', required: 'MissingResourceIds', max: 1, tooMany: 'TooManyResources' }),
    PageSize: integer({ doc: '', min: 1, max: 10, fallback: 5 }),
    Category: oneOf({ doc: '', values: ['All'], fallback: 'All', invalid: 'InvalidCategory' }),
    RegionId: string({
      doc: '',
      required: 'MissingRegionId',
      accept: (text) => text === 'cn-hangzhou',
      invalid: 'RegionNotFound',
    }),
    All: unsupported(),
  }
  /** Everything is at fault; each step mends the fault that was told last. */
  const steps: readonly (readonly [ErrorName, Readonly<Record<string, string>>])[] = [
    ['InvalidParameter', { All: '1', PageSize: '0', Category: 'x', 'ResourceARN.x': '' }],
    ['UnsupportedParameter', { All: '1', PageSize: '0', Category: 'x' }],
    ['TagsInvalid', { PageSize: '0', Category: 'x' }],
    ['MissingResourceIds', { Tags: '[', PageSize: '0', Category: 'x' }],
    [
      'MissingRegionId',
      { Tags: '[', 'ResourceARN.1': '', 'ResourceARN.2': '', PageSize: '0', Category: 'x' },
    ],
    [
      'TagsInvalid',
      { Tags: '[', 'ResourceARN.1': '', 'ResourceARN.2': '', PageSize: '0', Category: 'x', RegionId: 'x' },
    ],
    [
      'InvalidParameter',
      {
        Tags: '{"a":"","b":""}',
        'ResourceARN.1': '',
        'ResourceARN.2': '',
        PageSize: '0',
        Category: 'x',
        RegionId: 'x',
      },
    ],
    [
      'InvalidCategory',
      { Tags: '{"a":"","b":""}', 'ResourceARN.1': '', 'ResourceARN.2': '', Category: 'x', RegionId: 'x' },
    ],
    ['RegionNotFound', { Tags: '{"a":"","b":""}', 'ResourceARN.1': '', 'ResourceARN.2': '', RegionId: 'x' }],
    [
      'TooManyTags',
      { Tags: '{"a":"","b":""}', 'ResourceARN.1': '', 'ResourceARN.2': '', RegionId: 'cn-hangzhou' },
    ],
    [
      'TooManyResources',
      { Tags: '{"a":""}', 'ResourceARN.1': '', 'ResourceARN.2': '', RegionId: 'cn-hangzhou' },
    ],
  ]

  it('goes from what must not be there over what must and single values to counts', () => {
    for (const [error, parameters] of steps) {
      assert.throws(() => decode(shapes, sent(parameters)), { error }, JSON.stringify(parameters))
    }
    const input = decode(shapes, sent({ Tags: '{"a":""}', 'ResourceARN.1': 'x', RegionId: 'cn-hangzhou' }))
    assert.deepEqual(input, {
      Tags: [['a', '']],
      ResourceARN: ['x'],
      PageSize: 5,
      Category: 'All',
      RegionId: 'cn-hangzhou',
      All: undefined,
    })
  })

  it('is an ill-written list before anything that is missing, whichever is declared first', () => {
    const keys = list({ doc: '', required: 'MissingTagKeyParameter', max: 1, tooMany: 'TooManyTags' })
    const { RegionId } = shapes
    for (const parameters of [{ 'TagKey.x': '1' }, { TagKey: '1' }]) {
      assert.throws(() => decode({ RegionId, TagKey: keys }, sent(parameters)), { error: 'InvalidParameter' })
      assert.throws(() => decode({ TagKey: keys, RegionId }, sent(parameters)), { error: 'InvalidParameter' })
    }
  })
})

describe('the input of an operation', () => {
  it('has the declared parameters and nothing else', () => {
    const shapes = { PageSize: integer({ doc: '', min: 1, max: 10, fallback: 5 }) }
    assert.deepEqual(decode(shapes, sent({ PageSize: '7', Other: 'x', __proto__: 'x', OwnerId: '1' })), {
      PageSize: 7,
    })
  })

  it('is empty for an operation without parameters', () => {
    assert.deepEqual(decode({}, sent({ Any: 'x' })), {})
  })
})
