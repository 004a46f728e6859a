import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRandom } from '../../../test/contract/random.ts'
import { farthestLast, type JournalSegment, lowestIdAt, type ReadJournal } from '../../store/journal.ts'
import { type JournaledRequest, packRecord, writeRecords } from '../../store/journal-record.ts'
import { type Looking, listRequests } from './journal-pages.ts'
import { ANY_ID, NO_ID } from './requests.ts'

const START = Date.parse('2026-11-26T12:00:00Z')

function recordOf(id: string, account: string, message: string): JournaledRequest {
  const texts = { api: '', version: '', action: '', principal: '', keyId: '', source: '', host: '' }
  const more = { userAgent: '', method: '', code: '', status: 200, milliseconds: 0, authenticated: true }
  return { ...texts, ...more, id, at: 0, account, message, parameters: {}, shortened: false }
}

/** Segments of several accounts whose spans overlap, and a store that has them. */
function journalOf(accounts: number, segments: number, perSegment: number, message = '') {
  const random = createRandom(accounts * 31 + segments)
  let made = 0
  const all: JournalSegment[] = Array.from({ length: segments }, (_, i) => {
    const account = `${i % accounts}`
    const begin = START + Math.floor(i / accounts) * 2_000
    const ids = Array.from({ length: perSegment }, () => {
      const start = lowestIdAt(begin + random.below(10_000)).slice(0, -12)
      return `${start}${String(made++).padStart(12, '0')}`
    }).sort()
    const content = writeRecords(ids.map((id) => packRecord(recordOf(id, account, message))))
    return { account, kind: 'done', first: ids[0] ?? '', last: ids.at(-1) ?? '', count: ids.length, content }
  })
  const place = ({ last, account }: Pick<JournalSegment, 'last' | 'account'>) => `${last} ${account}`
  const sorted = all.toSorted((a, b) => (place(a) > place(b) ? -1 : 1))
  let read = 0
  const readJournal = async ({ from, until, after, limit }: ReadJournal) => {
    const farthest = farthestLast(until)
    const found: JournalSegment[] = []
    for (const segment of sorted) {
      const { first, last } = segment
      if (found.length === limit || last < from) break
      if (first > until || last > farthest || (after && place(segment) >= place(after))) continue
      found.push(segment)
    }
    read += found.length
    return found
  }
  const ids = all.flatMap(({ content }) => (JSON.parse(content) as [string][]).map(([id]) => id))
  const call = { guard: { account: 'x', configVersion: 1 }, change: { at: START + 3_600_000 } }
  const journal = { age: 86_400_000, unwritten: async () => [] }
  const looking = { call, store: { readJournal }, journal, account: undefined } as unknown as Looking
  return { looking, ids: ids.sort().toReversed(), read: () => read }
}

async function pagesOf(looking: Looking, limit: number, wants = (_: JournaledRequest) => true) {
  const pages: string[][] = []
  for (let below: string | undefined = ANY_ID; below !== undefined; ) {
    const { requests, more } = await listRequests(looking, { from: NO_ID, below }, wants, limit)
    assert.ok(more === undefined || more < below, 'every page goes on')
    pages.push(requests.map(({ id }) => id))
    below = more
  }
  return pages
}

describe('pages of requests', () => {
  it('have every request once, the latest first, though segments overlap', async () => {
    for (const [accounts, segments, perSegment, limit] of [
      [1, 60, 5, 7],
      [7, 200, 3, 10],
      [1, 1, 1, 1],
      [3, 90, 4, 1_000],
    ] as const) {
      const { looking, ids } = journalOf(accounts, segments, perSegment)
      assert.deepEqual((await pagesOf(looking, limit)).flat(), ids)
    }
  })

  it('go on where more segments lie over one time than a call looks at', async () => {
    const { looking, ids } = journalOf(900, 1_800, 2)
    assert.deepEqual((await pagesOf(looking, 50)).flat(), ids)
  })

  it('are short where much has to be looked at for little, and no call looks at everything', async () => {
    const { looking, ids, read } = journalOf(1, 1_000, 10, 'x'.repeat(500))
    const wanted = ids.at(-1)
    const first = await listRequests(looking, { from: NO_ID, below: ANY_ID }, ({ id }) => id === wanted, 10)
    assert.deepEqual(first.requests, [])
    assert.ok(first.more !== undefined && read() <= 420, `${read()}`)
    const pages = await pagesOf(looking, 10, ({ id }) => id === wanted)
    assert.deepEqual(pages.flat(), [wanted])
    assert.ok(pages.length > 2)
  })
})
