import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type JournalKind, type JournalSegment, lowestIdAt } from '../store/journal.ts'
import { type JournaledRequest, type NotedRequest, readRecords } from '../store/journal-record.ts'
import { createLog } from '../telemetry/log.ts'
import { type RequestJournalPorts, startRequestJournal } from './request-journal.ts'

const START = Date.parse('2026-11-26T12:00:00Z')

/** A journal on a store in memory, which tests make fail or wait. */
function open(options: Partial<RequestJournalPorts> = {}) {
  const world = {
    now: START,
    written: [] as JournalSegment[],
    outcomes: { written: 0, 'too many': 0, lost: 0 },
    append: async (segments: readonly JournalSegment[]) => void world.written.push(...segments),
  }
  const journal = startRequestJournal({
    store: {
      appendJournal: (segments) => world.append(segments),
      readJournal: async () => [],
      trimJournal: async () => false,
    },
    ...{ log: createLog('test'), now: () => world.now, keeps: 'all', age: 1_000 },
    ...{ bounds: { count: 100, bytes: 100 }, interval: 3_600_000 },
    onRequests: (outcome, count) => {
      world.outcomes[outcome] += count
    },
    ...options,
  })
  return Object.assign(world, { journal })
}

let made = 0
function request(kind: JournalKind = 'done', account = 'a', at = START): NotedRequest {
  const id = `${lowestIdAt(at).slice(0, -12)}${String(made++).padStart(12, '0')}`
  const record = () => ({ id, account, message: 'x'.repeat(100) }) as JournaledRequest
  return { id, kind, account, record }
}

const counts = (segments: readonly JournalSegment[]) =>
  segments.map(({ account, kind, count }) => `${kind} ${account} ${count}`).sort()

describe('the journal of requests', () => {
  it('writes what was noted when it ends, by account and kind, in the order of the ids', async () => {
    const { journal, written, outcomes } = open()
    for (const one of [request(), request('refused'), request(), request('done', 'b')]) journal.note(one)
    assert.deepEqual(counts(await journal.unwritten('a')), ['done a 2', 'refused a 1'])
    assert.equal((await journal.unwritten(undefined)).length, 3)
    await journal[Symbol.asyncDispose]()
    assert.deepEqual(counts(written), ['done a 2', 'done b 1', 'refused a 1'])
    assert.equal(outcomes.written, 4)
    const [segment] = written
    const ids = readRecords(segment ?? assert.fail('nothing is written')).map(({ id }) => id)
    assert.deepEqual([ids[0], ids.at(-1)], [segment?.first, segment?.last])
    assert.deepEqual(await journal.unwritten(undefined), [])
  })

  it('keeps so many of a second, of an account and of all, and says what it leaves out', async () => {
    const world = open({ ration: { done: 2, refused: 1, unsigned: 1, all: 4 } })
    const kinds = ['done', 'done', 'done', 'refused', 'refused'] as const
    for (const kind of kinds) world.journal.note(request(kind))
    for (const account of ['b', 'c']) world.journal.note(request('done', account))
    assert.equal(world.outcomes['too many'], 3)
    world.now += 1_000
    world.journal.note(request())
    assert.equal(world.outcomes['too many'], 3)
    await world.journal[Symbol.asyncDispose]()
    assert.deepEqual(counts(world.written), ['done a 3', 'done b 1', 'refused a 1'])
  })

  it('keeps what it is told to', async () => {
    for (const [keeps, kept] of [
      ['off', []],
      ['refused', ['refused a 1', 'unsigned a 1']],
    ] as const) {
      const { journal, written } = open({ keeps })
      for (const kind of ['done', 'refused', 'unsigned'] as const) journal.note(request(kind))
      await journal[Symbol.asyncDispose]()
      assert.deepEqual(counts(written), kept)
    }
  })

  it('finds out whose a request is before anybody sees it', async () => {
    const { journal } = open()
    journal.note({ ...request('unsigned', ''), attribute: async () => ({ account: 'b', keyId: 'k' }) })
    assert.deepEqual(await journal.unwritten(''), [])
    assert.deepEqual(counts(await journal.unwritten('b')), ['unsigned b 1'])
    await journal[Symbol.asyncDispose]()
  })

  it('loses what the store does not take, and goes on', async () => {
    const world = open({ interval: 1 })
    const failed = Promise.withResolvers<void>()
    world.append = async () => {
      failed.resolve()
      throw new Error('away')
    }
    world.journal.note(request())
    await failed.promise
    world.append = async (segments) => void world.written.push(...segments)
    world.journal.note(request('refused'))
    await world.journal[Symbol.asyncDispose]()
    assert.deepEqual(counts(world.written), ['refused a 1'])
    assert.deepEqual([world.outcomes.lost, world.outcomes.written], [1, 1])
  })

  it('takes no more while a slow store has not taken what there is', async () => {
    const many = { done: 1e6, refused: 1e6, unsigned: 1e6, all: 1e6 }
    const { journal, outcomes, written } = open({ ration: many })
    const long = {
      ...request(),
      record: () =>
        ({ id: lowestIdAt(START), account: 'a', message: 'x'.repeat(250_000) }) as JournaledRequest,
    }
    for (let i = 0; i < 20; i++) journal.note(long)
    assert.equal(outcomes['too many'], 12)
    await journal[Symbol.asyncDispose]()
    assert.equal(written[0]?.count, 8)
  })

  it('puts requests that were long in coming into segments of their own', async () => {
    const { journal, written } = open()
    for (const minutes of [0, -0.5, -1.5, -10]) journal.note(request('done', 'a', START + minutes * 60_000))
    await journal[Symbol.asyncDispose]()
    assert.deepEqual(
      written.map(({ count }) => count),
      [1, 1, 2],
    )
  })
})
