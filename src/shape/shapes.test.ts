import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decode } from './decode.ts'
import { integer, list, oneOf, optionalString, string, unsupported } from './shapes.ts'

function sent(parameters: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(parameters))
}

describe('a required string', () => {
  const shapes = {
    RegionId: string({
      doc: 'Region.',
      example: 'cn-hangzhou',
      required: 'MissingRegionId',
      accept: (text) => text.startsWith('cn-'),
      invalid: 'RegionNotFound',
    }),
  }

  it('is taken as it was sent', () => {
    assert.deepEqual(decode(shapes, sent({ RegionId: 'cn- x ' })), { RegionId: 'cn- x ' })
  })

  it('is missing when it was not sent, sent empty, or sent in another case', () => {
    for (const parameters of [{}, { RegionId: '' }, { regionid: 'cn-hangzhou' }]) {
      assert.throws(() => decode(shapes, sent(parameters)), { error: 'MissingRegionId' })
    }
  })

  it('is refused when the operation does not accept it', () => {
    assert.throws(() => decode(shapes, sent({ RegionId: 'mars' })), { error: 'RegionNotFound' })
  })

  it('is described as required, with its example', () => {
    const { description } = shapes.RegionId
    assert.deepEqual(description, { type: 'string', required: true, doc: 'Region.', example: 'cn-hangzhou' })
  })
})

describe('an optional string', () => {
  const shapes = { NextToken: optionalString({ doc: 'Token.' }) }

  it('is taken as it was sent', () => {
    assert.deepEqual(decode(shapes, sent({ NextToken: 'abc' })), { NextToken: 'abc' })
  })

  it('is left out when it is absent or empty', () => {
    assert.deepEqual(decode(shapes, sent({})), { NextToken: undefined })
    assert.deepEqual(decode(shapes, sent({ NextToken: '' })), { NextToken: undefined })
  })

  it('is described as optional', () => {
    assert.deepEqual(shapes.NextToken.description, { type: 'string', required: false, doc: 'Token.' })
  })
})

describe('one of a few words', () => {
  const category = oneOf({
    doc: 'Category.',
    values: ['Custom', 'System', 'All'],
    fallback: 'All',
    invalid: 'InvalidCategory',
  })
  const read = (text: string) => decode({ Category: category }, sent({ Category: text })).Category

  it('is found in any case and answered in the spelling of the documents', () => {
    for (const text of ['Custom', 'custom', 'CUSTOM', 'cUsToM']) assert.equal(read(text), 'Custom')
  })

  it('has a default for an absent or empty one', () => {
    assert.deepEqual(decode({ Category: category }, sent({})), { Category: 'All' })
    assert.equal(read(''), 'All')
  })

  it('is refused when it is another word', () => {
    for (const text of ['Customs', 'Custom ', 'constructor', '__proto__', '全部']) {
      assert.throws(() => read(text), { error: 'InvalidCategory' }, text)
    }
  })

  it('lists its words in the description', () => {
    assert.equal(category.description?.limits, 'Custom, System, All')
  })
})

describe('a whole number', () => {
  const pageSize = integer({ doc: 'Page size.', min: 1, max: 1000, fallback: 50 })
  const read = (text: string) => decode({ PageSize: pageSize }, sent({ PageSize: text })).PageSize

  it('is taken from its smallest to its largest value', () => {
    assert.equal(read('1'), 1)
    assert.equal(read('1000'), 1000)
  })

  it('has a default for an absent or empty one', () => {
    assert.deepEqual(decode({ PageSize: pageSize }, sent({})), { PageSize: 50 })
    assert.equal(read(''), 50)
  })

  it('is refused outside of its bounds or when it is no plain number, and the bounds are told', () => {
    for (const text of [
      '0',
      '1001',
      '-1',
      '+1',
      '1.0',
      '1e2',
      '0x10',
      ' 1',
      '1 ',
      'ten',
      '９',
      '9'.repeat(30),
      'NaN',
    ]) {
      assert.throws(() => read(text), {
        error: 'InvalidParameter',
        message: 'The specified parameter "PageSize" is not valid. It is a number from 1 to 1000.',
      })
    }
  })
})

describe('a list', () => {
  const shapes = {
    TagKey: list({ doc: 'Keys.', required: 'MissingTagKeyParameter', max: 3, tooMany: 'TooManyTags' }),
    Extra: list({ doc: 'More keys.', max: 2, tooMany: 'TooManyResources' }),
  }
  const keys = (count: number, name = 'TagKey') =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}.${i + 1}`, `k${i}`]))

  it('is taken up to its largest count', () => {
    assert.deepEqual(decode(shapes, sent(keys(3))), { TagKey: ['k0', 'k1', 'k2'], Extra: [] })
  })

  it('is missing when it is required and has no element', () => {
    assert.throws(() => decode(shapes, sent({})), { error: 'MissingTagKeyParameter' })
  })

  it('is refused with one element too many', () => {
    assert.throws(() => decode(shapes, sent(keys(4))), { error: 'TooManyTags' })
    assert.throws(() => decode(shapes, sent({ ...keys(1), ...keys(3, 'Extra') })), {
      error: 'TooManyResources',
    })
  })

  it('counts elements, not the numbers they have', () => {
    assert.deepEqual(decode(shapes, sent({ 'TagKey.900': 'a', 'TagKey.1000': 'b' })).TagKey, ['a', 'b'])
  })

  it('counts empty and equal elements, too', () => {
    const equal = { 'TagKey.1': 'a', 'TagKey.2': 'a', 'TagKey.3': '', 'TagKey.4': '' }
    assert.throws(() => decode(shapes, sent(equal)), { error: 'TooManyTags' })
  })

  it('is described with its largest count', () => {
    assert.equal(shapes.TagKey.description?.limits, 'N: 1 to 3')
    assert.equal(shapes.TagKey.description?.required, true)
    assert.equal(shapes.Extra.description?.required, false)
  })
})

describe('a parameter that does nothing here', () => {
  const shapes = { All: unsupported(), Tags: unsupported() }

  it('is no matter while it is not sent, also when another begins alike', () => {
    assert.deepEqual(decode(shapes, sent({ Allow: '1', 'Allow.1': '1', all: '1' })), {
      All: undefined,
      Tags: undefined,
    })
  })

  it('leaves fields alone that are taken', () => {
    const filter = { TagFilter: unsupported('Key') }
    assert.doesNotThrow(() => decode(filter, sent({ 'TagFilter.Key': 'a' })))
    for (const parameter of ['TagFilter', 'TagFilter.Value', 'TagFilter.Key.1'])
      assert.throws(() => decode(filter, sent({ [parameter]: 'a' })), { error: 'UnsupportedParameter' })
  })

  it('is refused whatever its value, and named as it was sent', () => {
    for (const parameter of ['All', 'All.1', 'Tags.2.Key', 'Tags.']) {
      assert.throws(() => decode(shapes, sent({ [parameter]: '' })), {
        error: 'UnsupportedParameter',
        message: `The parameter ${parameter} is not supported.`,
      })
    }
  })

  it('is not shown in documents', () => {
    assert.equal(shapes.All.description, undefined)
  })
})
