import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { operations } from '../../src/operations/index.ts'
import type { AnyOperation } from '../../src/operations/operation.ts'
import type { Store } from '../../src/store/store.ts'
import { createThrottle } from '../../src/wire/throttle.ts'
import { noPostgres } from '../support/postgres.ts'
import { openPostgresPlace, queryPostgres, schemaOf } from './postgres-places.ts'
import { ALICE, BOB, openWorld, UNUSED_TAG_DELAY } from './world.ts'

const RATE = 40

/** A place with so many nodes on it. */
async function openNodes(count: number) {
  const world = await openWorld(openPostgresPlace, [ALICE, BOB])
  const { place } = world
  const options = { place, unusedTagDelay: UNUSED_TAG_DELAY, now: () => world.now }
  const others = await Promise.all(Array.from({ length: count - 1 }, () => openPostgresPlace(options)))
  return {
    world,
    nodes: [world.store, ...others] as const,
    async [Symbol.asyncDispose]() {
      for (const node of [...others, world]) await node[Symbol.asyncDispose]()
    },
  }
}

async function take(node: Store | undefined, second: number, wanted: number, account = ALICE, api = 'a:B') {
  const share = await node?.takeShare?.({ account, api, second, rate: RATE, wanted })
  assert.notEqual(share, undefined)
  return share
}

describe('the shares of a rate', { skip: noPostgres ?? false }, () => {
  it('are what is wanted while there is enough, then what is left', async () => {
    await using place = await openNodes(2)
    const [a, b] = place.nodes
    assert.equal(await take(a, 100, 30), 30)
    assert.equal(await take(b, 100, 30), 10)
    assert.equal(await take(a, 100, 1), 0)
  })

  it('begin anew with each second, account and api', async () => {
    await using place = await openNodes(1)
    const [a] = place.nodes
    for (const second of [100, 101, 200]) assert.equal(await take(a, second, RATE), RATE)
    assert.equal(await take(a, 200, RATE, BOB), RATE)
    assert.equal(await take(a, 200, RATE, ALICE, 'a:C'), RATE)
    assert.equal(await take(a, 200, RATE), 0)
  })

  it('are in proportion to what is wanted, from the second after more was wanted than there is', async () => {
    await using place = await openNodes(3)
    const [a, b, c] = place.nodes
    await Promise.all([take(a, 100, 40), take(b, 100, 40), take(c, 100, 20)])
    for (const second of [101, 102]) {
      assert.equal(await take(a, second, 40), 16)
      assert.equal(await take(b, second, 40), 16)
      assert.equal(await take(c, second, 20), 8)
    }
    // One of them has died: what it took is there for the others in the second after the next.
    await take(a, 103, 40)
    await take(b, 103, 20)
    assert.equal(await take(a, 104, 40), 27)
    assert.equal(await take(b, 104, 20), 13)
  })

  it('are never more than the rate, however many want them at once', async () => {
    await using place = await openNodes(2)
    for (const second of [100, 101, 102]) {
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, i) => take(place.nodes[i % 2], second, 1 + (i % 7))),
      )
      const sum = all.reduce<number>((total, share) => total + (share ?? 0), 0)
      assert.equal(sum, RATE)
    }
  })

  it('of a clock that is behind come from the second of the others; one far ahead holds nobody up', async () => {
    await using place = await openNodes(2)
    const [a, b] = place.nodes
    assert.equal(await take(a, 101, 30), 30)
    assert.equal(await take(b, 100, 30), 10)
    assert.equal(await take(b, 100, 30), 0)
    assert.equal(await take(a, 1_000_000, 30), 30)
    assert.equal(await take(b, 102, 30), 30)
  })

  it('are forgotten once nobody asks for them', async () => {
    await using place = await openNodes(1)
    const { world, nodes } = place
    const rows = () => queryPostgres(`SELECT account FROM ${schemaOf(world.place)}.rate_share`)
    await take(nodes[0], Math.floor(world.now / 1000), 1)
    await world.sweep()
    assert.equal((await rows()).length, 1)
    world.now += 120_000
    await world.sweep()
    assert.equal((await rows()).length, 0)
  })
})

describe('the throttles of several nodes', { skip: noPostgres ?? false }, () => {
  const [first] = operations
  assert.ok(first)
  const operation: AnyOperation = { ...first, rate: RATE }

  /** How many calls each node takes of so many that come to it in every second. */
  async function seconds(
    { world, nodes }: Awaited<ReturnType<typeof openNodes>>,
    demands: readonly (readonly number[])[],
  ): Promise<number[][]> {
    const asked: Record<string, number> = {}
    const answers: Promise<number>[] = []
    const throttles = nodes.map(({ takeShare }, i) =>
      createThrottle({
        now: () => world.now,
        onFailure: assert.ifError,
        patience: 10_000,
        takeShare: (wanted) => {
          const name = `${i} ${wanted.second}`
          asked[name] = (asked[name] ?? 0) + 1
          assert.equal(asked[name], 1, 'one write per second and node')
          assert.ok(takeShare)
          const answer = takeShare(wanted)
          answers.push(answer)
          return answer
        },
      }),
    )
    const taken: number[][] = []
    for (const demand of demands) {
      const waits = throttles.map((throttle, i) =>
        Promise.all(Array.from({ length: demand[i] ?? 0 }, () => throttle(ALICE, operation))),
      )
      taken.push((await Promise.all(waits)).map((all) => all.filter((wait) => wait === 0).length))
      // A second is longer than the database takes.
      await Promise.all(answers)
      world.now += 1000
    }
    return taken
  }

  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

  it('keep the rate together, share it evenly, and use all of it', async () => {
    await using place = await openNodes(3)
    const taken = await seconds(place, Array(10).fill([100, 100, 100]))
    const total = sum(taken.map(sum))
    // What the last second has taken beyond its grants is made up for in the next.
    assert.ok(total <= 10 * RATE + 3 && total >= 9 * RATE, `${total}`)
    // The first ones, before the nodes know of each other, are uneven and made up for.
    for (const [a = 0, b = 0, c = 0] of taken.slice(6)) {
      assert.ok(a + b + c <= RATE + 3, `${[a, b, c]}`)
      assert.ok(Math.min(a, b, c) >= RATE / 3 - 4, `${[a, b, c]}`)
    }
  })

  it('give what one does not need, and what a dead one had, to the others', async () => {
    await using place = await openNodes(2)
    const both = Array(4).fill([100, 2])
    const one = Array(4).fill([100, 0])
    const taken = await seconds(place, [...both, ...one])
    assert.ok((taken[3]?.[0] ?? 0) >= 0.8 * RATE, `${taken[3]}`)
    assert.equal(taken[3]?.[1], 2)
    assert.equal(taken[7]?.[0], RATE)
    assert.ok(sum(taken.map(sum)) <= 8 * RATE)
  })
})
