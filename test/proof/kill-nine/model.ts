import assert from 'node:assert/strict'
import type { ResourceChange, ResourceKey, TagOutcome } from '../../../src/store/store.ts'
import type { Call, Target } from './calls.ts'

/** What is to be known of a resource. */
export type Row = ResourceKey & {
  readonly home: string
  readonly version: number
  readonly lastChange: string
  readonly changedAt: number
  readonly tags: Readonly<Record<string, string>>
}

/** What a call does to one resource. */
export type Effect = ResourceKey & {
  readonly home: string
  readonly outcome: TagOutcome
  readonly before: Readonly<Record<string, string>>
  readonly after: Readonly<Record<string, string>>
  readonly version: number | undefined
  readonly previous: string | undefined
}

/** The estate as it has to be after one call after the other, worked out without the store's code. */
export type Model = {
  /** Carries the call out as the change of this id and time. */
  readonly apply: (call: Call, change: Stamp) => readonly Effect[]
  /** By `nameOf`. */
  readonly rows: ReadonlyMap<string, Row>
}

type Stamp = { readonly id: string; readonly at: number }
type Tags = Readonly<Record<string, string>>

const QUOTA = 20

export function createModel(): Model {
  const rows = new Map<string, Row>()
  return {
    rows,
    apply: (call, change) =>
      call.targets.map((target) => {
        const { row, ...effect } = effectOn(target, rows.get(nameOf(target)), call, change)
        if (row) rows.set(nameOf(target), row)
        return effect
      }),
  }
}

export function nameOf({ type, id, region }: ResourceKey): string {
  return `${type} ${id} ${region}`
}

export function effectOf({ before, after, ...change }: ResourceChange): Effect {
  const { type, id, region, home, outcome, version, previous } = change
  return {
    ...{ type, id, region, home, outcome, version, previous },
    before: recordOf(before),
    after: recordOf(after),
  }
}

export function recordOf(tags: readonly { readonly key: string; readonly value: string }[]): Tags {
  const record = Object.fromEntries(tags.map(({ key, value }) => [key, value]))
  assert.equal(Object.keys(record).length, tags.length, 'A key stands there twice')
  return record
}

function effectOn(target: Target, row: Row | undefined, call: Call, change: Stamp): Effect & { row?: Row } {
  const { type, region, home } = target
  const name = { type, id: target.id, region, home }
  const nothing = { before: {}, after: {}, version: row?.version, previous: row?.lastChange }
  const elsewhere = row !== undefined && row.home !== home
  if (elsewhere || (!row && call.action === 'UntagResources'))
    return { ...name, ...nothing, outcome: 'not-found', version: undefined, previous: undefined }
  assert.ok(change.at >= (row?.changedAt ?? 0), `The history of ${nameOf(target)} runs backwards`)
  const held = row?.tags ?? {}
  const tags = call.action === 'TagResources' ? { ...held, ...call.tags } : without(held, call.keys)
  const count = Object.keys(tags).length
  if (count > QUOTA && count > Object.keys(held).length) return { ...name, ...nothing, outcome: 'over-quota' }
  const before = differing(held, tags)
  const after = differing(tags, held)
  if (row && Object.keys({ ...before, ...after }).length === 0)
    return { ...name, ...nothing, outcome: 'done' }
  const version = (row?.version ?? 0) + 1
  return {
    ...{ ...name, outcome: 'done', before, after, version, previous: row?.lastChange },
    row: { ...name, version, lastChange: change.id, changedAt: change.at, tags },
  }
}

function without(tags: Tags, keys: readonly string[]): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.includes(key)))
}

/** Those of `tags` that are not the same in `others`. */
function differing(tags: Tags, others: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key, value]) => others[key] !== value))
}
