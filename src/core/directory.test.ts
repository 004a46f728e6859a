import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DIRECTORY, depthOf, directoryOf, FOLDER, heightOf, MEMBER, pathTo } from './directory.ts'

const root = { ...DIRECTORY, value: { id: 'rd-1', root: 'r-1', createdAt: 0 } }
const folder = (name: string, parent: string, directory = 'rd-1') => ({
  ...{ kind: FOLDER, name, value: { name, parent, directory, createdAt: 0 } },
})
const member = (name: string, directory = 'rd-1') => ({
  ...{ kind: MEMBER, name, value: { name, folder: 'r-1', directory, joinedAt: 0 } },
})

function treeOf(...documents: readonly Parameters<typeof directoryOf>[0][number][]) {
  const directory = directoryOf([root, ...documents])
  assert.ok(directory)
  return directory
}

describe('the directory in the configuration of an account', () => {
  it('is none without its root, whatever an earlier one has left behind', () => {
    assert.equal(directoryOf([folder('fd-1', 'r-1'), member('1')]), undefined)
    const { folders, members } = treeOf(folder('fd-1', 'r-0', 'rd-0'), member('1', 'rd-0'))
    assert.deepEqual([folders.size, members.size], [0, 0])
  })

  it('has paths, depths and heights', () => {
    const tree = treeOf(folder('a', 'r-1'), folder('b', 'a'), folder('c', 'b'), folder('d', 'r-1'))
    assert.deepEqual(pathTo(tree, 'c'), ['r-1', 'a', 'b', 'c'])
    assert.deepEqual(pathTo(tree, 'r-1'), ['r-1'])
    assert.deepEqual(
      ['r-1', 'a', 'c'].map((id) => depthOf(tree, id)),
      [0, 1, 3],
    )
    assert.deepEqual(
      ['r-1', 'a', 'c', 'd'].map((id) => heightOf(tree, id)),
      [3, 2, 0, 0],
    )
  })

  it('ends the way up also where folders stand in a circle, or below none', () => {
    const tree = treeOf(folder('a', 'b'), folder('b', 'a'), folder('c', 'gone'))
    for (const id of ['a', 'c']) assert.throws(() => pathTo(tree, id), /not below its root/)
  })
})
