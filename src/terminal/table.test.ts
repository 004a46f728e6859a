import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createTable, fieldLines } from './table.ts'

describe('a table', () => {
  it('has a heading and columns as broad as what is in them, Han characters counted twice', () => {
    const lines = createTable(['Name', 'Note']).lines(
      [{ Name: '藍色', Note: 'a' }, { Name: 'blue', Note: ['x', 'y'] }, { Name: 'none' }],
      true,
    )
    assert.deepEqual(lines, ['Name  Note', '藍色  a', 'blue  x, y', 'none'])
  })

  it('goes on with the columns of the page before, or broader ones', () => {
    const table = createTable(['A', 'B'])
    assert.deepEqual(table.lines([{ A: 'long one', B: 1 }], true), ['A         B', 'long one  1'])
    assert.deepEqual(table.lines([{ A: 'x', B: true }], false), ['x         true'])
    assert.deepEqual(table.lines([{ A: 'a longer one', B: 3 }], false), ['a longer one  3'])
  })

  it('shows tags as pairs', () => {
    const Tags = [
      { Key: 'a', Value: 'b', Category: 'Custom' },
      { Key: 'c', Value: '' },
    ]
    assert.deepEqual(createTable(['Tags']).lines([{ Tags }], false), ['a=b, c='])
  })

  it('lets no value paint the terminal', () => {
    const [line = ''] = createTable(['A']).lines([{ A: 'x\x1b[31m\ny\u202e' }], false)
    assert.equal(line, 'x\uFFFD[31m y\uFFFD')
  })
})

it('one thing has a line for each value that it has, what is inside it too', () => {
  assert.deepEqual(fieldLines({ Id: 1, Key: { KeyId: 'k', Secret: 's' }, Empty: undefined }), [
    'Id      1',
    'KeyId   k',
    'Secret  s',
  ])
})
