import assert from 'node:assert/strict'
import { it } from 'node:test'
import { resourceTypes } from './catalog.ts'
import { canBeWithout, typesWithout } from './without-tag.ts'

it('the types that can be searched with NOT are types of the catalogue, by their own names', () => {
  const found = resourceTypes().filter(({ name }) => canBeWithout(name))
  assert.equal(found.length, typesWithout.size)
  assert.equal(found.length, 55)
})
