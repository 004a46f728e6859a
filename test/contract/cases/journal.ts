import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { type JournalSegment, lowestIdAt, MAX_SEGMENT_MS } from '../../../src/store/journal.ts'
import { StaleGuard } from '../../../src/store/store.ts'
import type { Promised } from '../contract.ts'
import { ALICE, BOB, type World } from '../world.ts'

const MINUTE = 60_000
const PLENTY = { count: 1_000, bytes: 1_000_000 }
const bounds = { done: PLENTY, refused: PLENTY, unsigned: PLENTY }

/** A segment of one second, so many minutes after the world's beginning. */
function segment(world: World, minutes: number, more: Partial<JournalSegment> = {}): JournalSegment {
  const at = world.now + minutes * MINUTE
  const content = `content of ${minutes}: 標籤`
  const span = { first: lowestIdAt(at), last: lowestIdAt(at + 1_000) }
  return { account: ALICE, kind: 'done', ...span, count: 1, content, ...more }
}

type Span = { readonly from?: number; readonly until?: number; readonly account?: string | undefined }

function reading(world: World, span: Span = {}, limit = 100) {
  const { from = -1_000, until = 1_000 } = span
  const bound = (minutes: number) => lowestIdAt(world.now + minutes * MINUTE)
  const account = 'account' in span ? span.account : ALICE
  const guard = world.guard({ account: account || ALICE })
  return { guard, account, from: bound(from), until: bound(until), limit }
}

async function minutesOf(world: World, span: Span = {}): Promise<readonly string[]> {
  const found = await world.store.readJournal(reading(world, span))
  return found.map(({ content }) => /of (-?\d+)/.exec(content)?.[1] ?? '')
}

export function journalCases(promised: Promised): void {
  describe('the journal of requests', () => {
    promised(
      'gives back what was written, the latest first, also when the store is opened again',
      async (world) => {
        const [one, two] = [segment(world, 1), segment(world, 2, { kind: 'refused', count: 7 })]
        await world.store.appendJournal([one, two])
        await world.store.appendJournal([])
        await world.reopen()
        assert.deepEqual(await world.store.readJournal(reading(world)), [two, one])
      },
    )

    promised('shows an account what is its own, and whoever asks for all everything', async (world) => {
      const nobodys = segment(world, 3, { account: '', kind: 'unsigned' })
      await world.store.appendJournal([segment(world, 1), segment(world, 2, { account: BOB }), nobodys])
      assert.deepEqual(await minutesOf(world), ['1'])
      assert.deepEqual(await minutesOf(world, { account: BOB }), ['2'])
      assert.deepEqual(await minutesOf(world, { account: '' }), ['3'])
      assert.deepEqual(await minutesOf(world, { account: undefined }), ['3', '2', '1'])
    })

    promised('finds the segments that may hold ids of a span', async (world) => {
      await world.store.appendJournal([1, 2, 3, 4].map((minutes) => segment(world, minutes)))
      assert.deepEqual(await minutesOf(world, { from: 2, until: 3 }), ['3', '2'])
      assert.deepEqual(await minutesOf(world, { from: 2.01, until: 2.01 }), ['2'])
      assert.deepEqual(await minutesOf(world, { from: 2.5, until: 2.6 }), [])
      const long = { last: lowestIdAt(world.now + 10 * MINUTE + MAX_SEGMENT_MS) }
      await world.store.appendJournal([segment(world, 10, long)])
      assert.deepEqual(await minutesOf(world, { from: 10, until: 10 }), ['10'])
    })

    promised('goes on after a page, also within one time', async (world) => {
      const same = ['done', 'refused', 'unsigned'] as const
      const all = [...same.map((kind) => segment(world, 1, { kind })), segment(world, 2, { account: BOB })]
      await world.store.appendJournal(all)
      const seen: JournalSegment[] = []
      for (;;) {
        const { last, account, kind } = seen.at(-1) ?? {}
        const after = last !== undefined &&
          account !== undefined &&
          kind && { after: { last, account, kind } }
        const page = await world.store.readJournal({
          ...reading(world, { account: undefined }, 1),
          ...after,
        })
        if (page.length === 0) break
        seen.push(...page)
      }
      assert.deepEqual(seen, [all[3], all[2], all[1], all[0]])
    })

    promised('is not read on an outdated configuration', async (world) => {
      const stale = world.guard({ configVersion: 99 })
      await assert.rejects(world.store.readJournal({ ...reading(world), guard: stale }), StaleGuard)
    })

    promised('drops what is too old, and of each kind what is too much, the oldest first', async (world) => {
      const refused = segment(world, 1, { kind: 'refused' })
      const done = [2, 3, 4, 5].map((minutes) => segment(world, minutes, { count: 10 }))
      await world.store.appendJournal([segment(world, 0), refused, ...done])
      const trim = (minutes: number, most = bounds) =>
        world.store.trimJournal(lowestIdAt(world.now + minutes * MINUTE), most)
      assert.equal(await trim(0.5), false)
      assert.deepEqual(await minutesOf(world), ['5', '4', '3', '2', '1'])
      await trim(0, { ...bounds, done: { count: 29, bytes: 1_000_000 } })
      assert.deepEqual(await minutesOf(world), ['5', '4', '1'])
      const bytes = Buffer.byteLength(done[3]?.content ?? '')
      await trim(0, { ...bounds, done: { count: 1_000, bytes } })
      assert.deepEqual(await minutesOf(world), ['5', '1'])
      await trim(1_000)
      assert.deepEqual(await minutesOf(world), [])
    })

    promised('is trimmed in pieces, by several nodes at the same time', async (world) => {
      const many = Array.from({ length: 1_200 }, (_, i) => segment(world, i / 10))
      await world.store.appendJournal(many)
      const trimAll = async () => {
        let pieces = 1
        while (await world.store.trimJournal(lowestIdAt(world.now + 1_000 * MINUTE), bounds)) pieces++
        return pieces
      }
      const pieces = await Promise.all([trimAll(), trimAll()])
      assert.ok(pieces[0] + pieces[1] > 2, `${pieces}`)
      await trimAll()
      assert.deepEqual(await minutesOf(world, { account: undefined }), [])
    })
  })
}
