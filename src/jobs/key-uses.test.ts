import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { KeyUse } from '../store/store.ts'
import { createLog } from '../telemetry/log.ts'
import { startKeyUses } from './key-uses.ts'

type Write = { readonly uses: readonly KeyUse[]; readonly end: (failure?: Error) => void }

/** A store that tells of every write, and ends it when the test says so. */
function setUp(interval: number) {
  const log = createLog('test')
  log.level = 'silent'
  const writes: Write[] = []
  let arrived = Promise.withResolvers<Write>()
  const store = {
    recordKeyUses(uses: readonly KeyUse[]): Promise<void> {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const write = { uses, end: (failure?: Error) => (failure ? reject(failure) : resolve()) }
      writes.push(write)
      arrived.resolve(write)
      arrived = Promise.withResolvers()
      return promise
    },
  }
  return { writes, nextWrite: () => arrived.promise, uses: startKeyUses({ store, log, interval }) }
}

describe('the last uses of access keys', () => {
  it('are written together, each key once with its latest time, and then the store tells them', async () => {
    const { nextWrite, uses } = setUp(1)
    const written = nextWrite()
    uses.note({ keyId: 'a', at: 1 })
    uses.note({ keyId: 'a', at: 3 })
    uses.note({ keyId: 'a', at: 2 })
    uses.note({ keyId: 'b', at: 2 })
    assert.equal(uses.latest('a'), 3)
    const write = await written
    assert.deepEqual(write.uses, [
      { keyId: 'a', at: 3 },
      { keyId: 'b', at: 2 },
    ])
    assert.equal(uses.latest('a'), 3, 'the store does not tell it yet')
    uses.note({ keyId: 'b', at: 4 })
    const following = nextWrite()
    write.end()
    const { uses: more, end } = await following
    assert.deepEqual(more, [{ keyId: 'b', at: 4 }])
    assert.equal(uses.latest('a'), undefined)
    end()
    await uses[Symbol.asyncDispose]()
  })

  it('are kept for the next write where one fails', async () => {
    const { nextWrite, uses } = setUp(1)
    const failing = nextWrite()
    uses.note({ keyId: 'a', at: 1 })
    const write = await failing
    const again = nextWrite()
    write.end(new Error('away'))
    const { uses: more, end } = await again
    assert.deepEqual(more, [{ keyId: 'a', at: 1 }])
    end()
    await uses[Symbol.asyncDispose]()
  })

  it('are written at the end, and not before their time; nothing is written where nothing was used', async () => {
    const { writes, nextWrite, uses } = setUp(1_000_000)
    uses.note({ keyId: 'a', at: 1 })
    assert.equal(writes.length, 0)
    const last = nextWrite()
    const disposed = uses[Symbol.asyncDispose]()
    const { uses: written, end } = await last
    assert.deepEqual(written, [{ keyId: 'a', at: 1 }])
    end()
    await disposed
    const none = setUp(1_000_000)
    await none.uses[Symbol.asyncDispose]()
    assert.equal(none.writes.length, 0)
  })
})
