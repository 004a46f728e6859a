import assert from 'node:assert/strict'
import type { Change } from '../../../src/store/store.ts'
import { type Call, writerOf } from './calls.ts'
import { createModel, type Effect, effectOf, type Model, nameOf } from './model.ts'
import { postingOf, type Snapshot } from './snapshot.ts'
import type { Sent } from './writers.ts'

/** The calls that were made, held against the changes that a store has recorded. */
export type History = {
  /** Adds calls that have gone out since the last check; of those without an answer one per writer. */
  readonly add: (sent: readonly Sent[]) => void
  /**
   * Ends unless the store holds what it must: each answered call with its effects, each other one wholly or not
   * at all, nothing else, and an estate that is the sum of all changes. Answers the fate of calls without answer.
   */
  readonly check: (snapshot: Snapshot) => Promise<Fates>
  /** The same from the first change on, with every record read once more. */
  readonly checkAll: (snapshot: Snapshot) => Promise<void>
  /** The estate that clients must find. */
  readonly rows: () => Model['rows']
}

/** What became of the calls that were never answered. */
export type Fates = { readonly done: readonly Sent[]; readonly absent: readonly Sent[] }

const CODES: Readonly<Record<string, string>> = {
  'not-found': 'InvalidResourceId.NotFound',
  'over-quota': 'QuotaExceed.TagsPerResource',
}

export function createHistory(account: string): History {
  /** By change; of answered calls by the RequestId of the answer, of the others by what a change has told. */
  const calls = new Map<string, Sent>()
  const unanswered = new Map<number, Sent>()
  const checked: string[] = []
  const model = createModel()

  function callOf(change: Change): Sent {
    const known = calls.get(change.id)
    if (known) return known
    const writer = writerOf(change.resources) ?? -1
    const sent = unanswered.get(writer)
    assert.ok(sent, `Nobody has made the call of ${JSON.stringify(change)}`)
    unanswered.delete(writer)
    calls.set(change.id, sent)
    return sent
  }

  return {
    add(sent) {
      unanswered.clear()
      for (const one of sent) {
        if (one.answer) calls.set(one.answer.requestId, one)
        else {
          assert.ok(!unanswered.has(one.call.writer), 'A writer goes on after a call without an answer')
          unanswered.set(one.call.writer, one)
        }
      }
    },
    async check(snapshot) {
      const before = [...unanswered.values()]
      const { changes } = snapshot
      same(changes.slice(0, checked.length), checked, 'Changes before the last kill are not what they were')
      for (const id of changes.slice(checked.length)) {
        const change = await snapshot.change(id)
        checkChange(change, callOf(change), model)
        checked.push(id)
      }
      const recorded = new Set(checked)
      const lost = [...calls.keys()].filter((id) => !recorded.has(id))
      same(lost, [], 'Acknowledged calls are lost')
      await checkEstate(snapshot, model, account)
      const absent = [...unanswered.values()]
      return { absent, done: before.filter((sent) => !absent.includes(sent)) }
    },
    async checkAll(snapshot) {
      same(snapshot.changes, checked, 'Changes are not what they were')
      const replayed = createModel()
      for (const id of snapshot.changes) {
        const change = await snapshot.change(id)
        checkChange(change, callOf(change), replayed)
      }
      await checkEstate(snapshot, replayed, account)
    },
    rows: () => model.rows,
  }
}

/** The record has exactly the effects that the call must have had after all changes before it. */
function checkChange(change: Change, { call, answer }: Sent, model: Model): void {
  const effects = model.apply(call, change)
  const { operation, status } = change
  const recorded = { operation, status, effects: change.resources.map(effectOf) }
  const expected = { operation: `tag:${call.action}`, status: 'done', effects }
  same(recorded, expected, `The change ${change.id} is not what the call must have done`)
  if (answer)
    same(answer.failures, failuresOf(call, effects), `The answer to ${change.id} is not what happened`)
}

function failuresOf({ targets }: Call, effects: readonly Effect[]): Readonly<Record<string, string>> {
  const failed = targets.flatMap(({ arn }, i) => {
    const code = CODES[effects[i]?.outcome ?? '']
    return code === undefined ? [] : [[arn, code]]
  })
  return Object.fromEntries(failed)
}

/** The rows are the sum of the changes; the index never lacks an entry, and has none too many once settled. */
async function checkEstate(snapshot: Snapshot, { rows }: Model, account: string): Promise<void> {
  const found = new Map(snapshot.rows().map((row) => [nameOf(row), row]))
  same(found, rows, 'The rows are not the sum of the changes')
  const expected = new Set(
    [...rows.values()].flatMap((row) => {
      const pairs = Object.entries(row.tags)
      const entries = pairs.map(([key, value]) => postingOf(account, row, key, value))
      return pairs.length === 0 ? [] : [postingOf(account, row), ...entries]
    }),
  )
  const before = snapshot.postings()
  const lacking = [...expected].filter((entry) => !before.has(entry))
  same(lacking, [], 'The index lacks entries')
  await snapshot.settle()
  same(snapshot.postings(), expected, 'The settled index is not what the rows say')
}

/** Says what is wrong besides where. */
export function same(actual: unknown, expected: unknown, fault: string): void {
  try {
    assert.deepEqual(actual, expected)
  } catch (cause) {
    throw new Error(`${fault}. ${(cause as Error).message}`, { cause })
  }
}
