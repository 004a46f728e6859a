import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createRequestIds } from './request-id.ts'

const UUID_V7 = /^[0-9A-F]{8}-[0-9A-F]{4}-7[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/
const randomUuid = () => '7b1e0c5a-0000-4000-8abc-0123456789ab'

/** The time of an id, in milliseconds. */
function timeOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

function assertRising(ids: readonly string[]): void {
  const fallen = ids.findIndex((id, i) => i > 0 && id <= (ids[i - 1] ?? ''))
  assert.equal(fallen, -1, `${ids[fallen - 1]} is followed by ${ids[fallen]}`)
}

describe('request ids', () => {
  it('are upper-case UUIDs of version 7 that begin with the time', () => {
    const next = createRequestIds(() => 1_795_516_499_123, randomUuid)
    const id = next()
    assert.match(id, UUID_V7)
    assert.equal(timeOf(id), 1_795_516_499_123)
  })

  it('end with what is random, so that no other process makes the same', () => {
    const next = createRequestIds(() => 1_795_516_499_123, randomUuid)
    assert.equal(next().slice(19), '8ABC-0123456789AB')
    assert.equal(next().slice(19), '8ABC-0123456789AB')
  })

  it('keep their form from the first to the last millisecond that fits', () => {
    for (const now of [0, 1, 2 ** 48 - 1]) assert.match(createRequestIds(() => now, randomUuid)(), UUID_V7)
  })

  it('rise within a millisecond, also when it makes more than 4,096', () => {
    const next = createRequestIds(() => 1_795_516_499_123, randomUuid)
    const ids = Array.from({ length: 10_000 }, next)
    assertRising(ids)
    for (const id of ids) assert.match(id, UUID_V7)
    assert.ok(timeOf(ids.at(-1) ?? '') <= 1_795_516_499_123 + 3)
  })

  it('rise while the clock goes back, and follow it again once it has caught up', () => {
    const times = [5_000, 5_001, 4_000, 0, 5_001, 5_002, 9_000]
    let call = 0
    const next = createRequestIds(() => times[call++] ?? 0, randomUuid)
    const ids = times.map(() => next())
    assertRising(ids)
    assert.deepEqual(ids.map(timeOf), [5_000, 5_001, 5_001, 5_001, 5_001, 5_002, 9_000])
  })

  it('rise whatever the clock does', () => {
    const rising = fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 }), (times) => {
      let call = 0
      const next = createRequestIds(() => times[call++] ?? 0, randomUuid)
      assertRising(times.map(() => next()))
    })
    fc.assert(rising, { seed: 5 })
  })

  it('rise over the end of a millisecond that ran full while the clock stood behind it', () => {
    const times = [1_000, ...Array.from({ length: 5_000 }, () => 10), 1_001, 1_002]
    let call = 0
    const next = createRequestIds(() => times[call++] ?? 0, randomUuid)
    assertRising(times.map(() => next()))
  })
})
