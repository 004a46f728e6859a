import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { operations } from '../operations/index.ts'
import type { AnyOperation } from '../operations/operation.ts'
import type { TakeShare } from '../store/leases.ts'
import { createThrottle } from './throttle.ts'

const START = Date.parse('2026-11-24T12:00:00Z')
const [first, second] = operations
assert.ok(first && second)
/** Ten calls per second. */
const slow: AnyOperation = { ...first, rate: 10 }
const other: AnyOperation = { ...second, rate: 10 }

type Ask = TakeShare & {
  readonly grant: (count: number) => Promise<void>
  readonly fail: () => Promise<void>
}

/** A throttle with a clock that tests move, and, where it is shared, a store that answers when they say so. */
function setUp(shared = false) {
  const clock = { now: START }
  const asks: Ask[] = []
  const failures: unknown[] = []
  const takeShare = (wanted: TakeShare) => {
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    const settled = promise.then(
      () => {},
      () => {},
    )
    const grant = async (count: number) => {
      resolve(count)
      await settled
    }
    const fail = async () => {
      reject(new Error('away'))
      await settled
    }
    asks.push({ ...wanted, grant, fail })
    return promise
  }
  const now = () => clock.now
  const onFailure = (error: unknown) => failures.push(error)
  const throttle = createThrottle({ now, onFailure, ...(shared && { takeShare }) })
  const waits = async (count: number, account = 'a', operation = slow) => {
    const all = Array.from({ length: count }, () => throttle(account, operation))
    return Promise.all(all)
  }
  const taken = async (count: number, account?: string, operation?: AnyOperation) =>
    (await waits(count, account, operation)).filter((wait) => wait === 0).length
  return { clock, asks, failures, throttle, waits, taken }
}

describe('a throttle of one node', () => {
  it('takes as many calls as the rate in each second, and answers at once', async () => {
    const { clock, throttle, taken } = setUp()
    assert.equal(throttle('a', slow), 0)
    assert.equal(await taken(30), 9)
    clock.now += 999
    assert.equal(await taken(30), 0)
    clock.now += 1
    assert.equal(await taken(30), 10)
    clock.now += 60_000
    assert.equal(await taken(30), 10)
  })

  it('counts each account and each operation by itself', async () => {
    const { taken } = setUp()
    for (const account of ['a', 'b']) {
      for (const operation of [slow, other]) assert.equal(await taken(20, account, operation), 10)
    }
  })

  it('tells as many callers to come back in a second as have a place in it, and nobody to wait for long', async () => {
    const { clock, waits } = setUp()
    clock.now += 250
    const all = await waits(1000)
    assert.deepEqual(all.slice(0, 10), Array(10).fill(0))
    assert.deepEqual(all.slice(10, 20), Array(10).fill(750))
    assert.deepEqual(all.slice(20, 30), Array(10).fill(1750))
    assert.equal(Math.max(...all), 10_000)
  })

  it('goes on when the clock is put back', async () => {
    const { clock, taken } = setUp()
    assert.equal(await taken(20), 10)
    clock.now -= 3_600_000
    assert.equal(await taken(20), 10)
    assert.equal(await taken(20), 0)
  })
})

describe('a throttle of several nodes', () => {
  it('takes the first calls without waiting, and asks once in a second', async () => {
    const { clock, asks, throttle } = setUp(true)
    for (let i = 0; i < 4; i++) {
      assert.equal(throttle('a', slow), 0)
      clock.now += 1000
    }
    assert.equal(asks.length, 1, 'a store that has not answered is not asked again')
    await asks[0]?.grant(5)
    await Promise.resolve()
    assert.equal(throttle('a', slow), 0)
    assert.equal(throttle('a', slow), 0)
    assert.equal(asks.length, 2)
    const { account, api, second: asked, rate, wanted } = asks[1] as Ask
    assert.deepEqual([account, asked, rate], ['a', START / 1000 + 4, 10])
    assert.equal(api, `${slow.api.toLowerCase()}:${slow.action}`)
    assert.ok(wanted >= 1 && wanted <= 10)
  })

  it('lets calls beyond what is known wait for the answer', async () => {
    const { asks, waits } = setUp(true)
    const all = waits(8)
    await asks[0]?.grant(5)
    assert.equal((await all).filter((wait) => wait === 0).length, 5)
  })

  it('lets nobody wait long for a store that is slow', async () => {
    const { asks, waits } = setUp(true)
    const started = performance.now()
    const all = await waits(8)
    assert.ok(performance.now() - started < 1500)
    assert.equal(all.filter((wait) => wait === 0).length, 1)
    await asks[0]?.grant(5)
  })

  it('makes up for what it has taken beyond its grant', async () => {
    const { clock, asks, taken } = setUp(true)
    const calls = taken(10)
    await asks[0]?.grant(10)
    assert.equal(await calls, 10)
    clock.now += 1000
    assert.equal(await taken(10), 10, 'what was granted last is taken while the store is asked')
    await asks[1]?.grant(4)
    clock.now += 1000
    const after = taken(10)
    await asks[2]?.grant(8)
    assert.equal(await after, 2, '8, less the 6 that were too many')
  })

  it('asks for more when more is called for, up to the rate', async () => {
    const { clock, asks, taken } = setUp(true)
    const few = taken(3)
    await asks[0]?.grant(1)
    assert.equal(await few, 1)
    clock.now += 1000
    void taken(1)
    assert.equal(asks[1]?.wanted, 6)
    await asks[1]?.grant(1)
    await taken(100)
    clock.now += 1000
    void taken(1)
    assert.equal(asks[2]?.wanted, 10)
    await asks[2]?.grant(10)
  })

  it('goes on with what it was granted last when the store is away, and says so', async () => {
    const { clock, asks, failures, taken } = setUp(true)
    const calls = taken(10)
    await asks[0]?.grant(6)
    assert.equal(await calls, 6)
    for (let i = 1; i < 4; i++) {
      clock.now += 1000
      const later = taken(10)
      await asks[i]?.fail()
      assert.equal(await later, 6)
      assert.equal(failures.length, i)
    }
  })
})
