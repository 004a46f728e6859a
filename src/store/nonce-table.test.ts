import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createNonceTable, oldestSlot, slotOf } from './nonce-table.ts'

const MINUTE = 60_000

function hashOf(first: number, second: number): Buffer {
  const hash = Buffer.alloc(8)
  hash.writeUInt32BE(first, 0)
  hash.writeUInt32BE(second, 4)
  return hash
}

/** Words that mark empty and removed places, collide in a small table, or have the highest bit. */
const word = fc.constantFrom(1, 2, 3, 1024, 1025, 2048, 0x7fffffff, 0x80000000, 0xffffffff)
const hash = fc.tuple(fc.oneof(fc.constant(0), word), word).map(([first, second]) => hashOf(first, second))
const step = fc.record({ verb: fc.constantFrom('add', 'remove'), slot: fc.constantFrom(1, 2), hash })

describe('the table of nonces', () => {
  it('holds what a set of texts would hold', () => {
    const same = fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
      const table = createNonceTable()
      const set = new Set<string>()
      for (const { verb, slot, hash } of steps) {
        const text = `${slot} ${hash.toString('hex')}`
        if (verb === 'add') {
          table.add(slot, hash)
          set.add(text)
        } else {
          table.remove(slot, hash)
          set.delete(text)
        }
        for (const { slot, hash } of steps)
          assert.equal(table.has(slot, hash), set.has(`${slot} ${hash.toString('hex')}`))
      }
    })
    fc.assert(same, { seed: 2, numRuns: 100 })
  })

  it('holds 100,000, and is not mistaken about 100,000 others', () => {
    const table = createNonceTable()
    const hashes = Array.from({ length: 200_000 }, (_, i) =>
      hashOf(Math.imul(i + 1, 0x9e3779b1) >>> 0, (Math.imul(i + 1, 0x85ebca6b) | 1) >>> 0),
    )
    for (const hash of hashes.slice(0, 100_000)) table.add(1, hash)
    const known = hashes.filter((hash) => table.has(1, hash))
    assert.equal(known.length, 100_000)
    assert.equal(known.at(-1), hashes[99_999])
  })

  it('finds what lies behind a removed one, also after it has grown', () => {
    const table = createNonceTable()
    const same = Array.from({ length: 50 }, (_, i) => hashOf(5, i + 1))
    for (const hash of same) table.add(1, hash)
    for (const hash of same.slice(0, 49)) table.remove(1, hash)
    assert.deepEqual(same.map((hash) => table.has(1, hash)).indexOf(true), 49)
    for (let i = 0; i < 5_000; i++) table.add(1, hashOf(i * 3, 1_000))
    assert.deepEqual(same.map((hash) => table.has(1, hash)).indexOf(true), 49)
  })

  it('holds a hash of zeros', () => {
    const table = createNonceTable()
    assert.ok(!table.has(1, Buffer.alloc(8)))
    table.add(1, Buffer.alloc(8))
    assert.ok(table.has(1, Buffer.alloc(8)))
    table.remove(1, Buffer.alloc(8))
    assert.ok(!table.has(1, Buffer.alloc(8)))
  })

  it('keeps slots apart, and drops the old ones', () => {
    const table = createNonceTable()
    for (const slot of [4, 5, 6]) table.add(slot, hashOf(slot, 1))
    assert.ok(!table.has(5, hashOf(4, 1)))
    table.dropBefore(5)
    assert.deepEqual(
      [4, 5, 6].map((slot) => table.has(slot, hashOf(slot, 1))),
      [false, true, true],
    )
    table.remove(4, hashOf(4, 1))
    assert.ok(!table.has(4, hashOf(4, 1)))
  })
})

describe('slots', () => {
  it('are half hours of the signed time', () => {
    assert.equal(slotOf(0), 0)
    assert.equal(slotOf(30 * MINUTE - 1), 0)
    assert.equal(slotOf(30 * MINUTE), 1)
  })

  it('are kept while a request of theirs could still be accepted', () => {
    const times = fc.record({
      signedAt: fc.nat(1e9),
      age: fc.integer({ min: -15 * MINUTE, max: 15 * MINUTE }),
    })
    const kept = fc.property(times, ({ signedAt, age }) => slotOf(signedAt) >= oldestSlot(signedAt + age))
    fc.assert(kept, { seed: 3, numRuns: 2_000 })
    assert.ok(slotOf(0) < oldestSlot(45 * MINUTE))
  })
})
