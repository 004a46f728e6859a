import assert from 'node:assert/strict'
import { it } from 'node:test'
import { nearest } from './nearest.ts'

const names = ['account', 'user', 'group', 'untag', 'list']

it('finds the name that is meant, and none where none is near', () => {
  const meant = ['acount', 'uesr', 'USER', 'untga', 'lists', 'frobnicate', 'x', ''].map((text) =>
    nearest(text, names),
  )
  assert.deepEqual(meant, ['account', 'user', 'user', 'untag', 'list', undefined, undefined, undefined])
})
