import { compareBytes } from '../core/order.ts'
import type { PackedFacts } from './facts.ts'
import type { ResourceChange, TagOutcome } from './store.ts'
import type { PackedTag } from './tag-set.ts'

/** What a call did to a resource, as a dump has it; both lists of tags in byte order of the keys. */
export type DumpedOutcome = readonly [
  type: string,
  id: string,
  region: string,
  home: string,
  outcome: TagOutcome,
  /** 0 where there is none. */
  version: number,
  /** Empty where there is none. */
  previous: string,
  before: readonly PackedTag[],
  after: readonly PackedTag[],
  /** The last three only where one of them says something; `existence` may be empty. */
  existence?: NonNullable<ResourceChange['existence']> | '',
  factsBefore?: PackedFacts,
  factsAfter?: PackedFacts,
]

/**
 * Types of fields: `integer` is exact in JavaScript, `bytes` are in hexadecimal, `json` is any value, `tags` are in
 * byte order of the keys, `lists` are of texts.
 */
type Values = {
  readonly text: string
  readonly integer: number
  readonly bytes: string
  readonly json: unknown
  readonly tags: readonly PackedTag[]
  readonly lists: readonly (readonly string[])[]
  readonly outcomes: readonly DumpedOutcome[]
}
export type FieldType = keyof Values
type Fields = Readonly<Record<string, FieldType>>

/**
 * What of a store outlives a move to another one: the tables in the order of a dump, each in the order of its key. Tables
 * and columns are called so in every store; what is not here, a store makes anew.
 */
export const dumpedTables = {
  meta: { key: { name: 'text' }, rest: { value: 'text' } },
  account: { key: { id: 'text' }, rest: { version: 'integer', created: 'integer' } },
  access_key: {
    key: { id: 'text' },
    rest: { account: 'text', principal: 'text', sealed: 'text', status: 'text', created: 'integer' },
  },
  access_key_use: { key: { account: 'text', key_id: 'text' }, rest: { used_at: 'integer' } },
  config: {
    key: { account: 'text', kind: 'text', name: 'text' },
    rest: { version: 'integer', value: 'json' },
  },
  preset_key: { key: { account: 'text', key: 'text' }, rest: { description: 'text' } },
  preset_value: { key: { account: 'text', key: 'text', value: 'text' }, rest: { description: 'text' } },
  resource: {
    key: { account: 'text', type: 'text', id: 'text', region: 'text' },
    rest: {
      ...{ home: 'text', version: 'integer', tags: 'tags', last_change: 'text', changed_at: 'integer' },
      ...{ grp: 'text', name: 'text', created_by: 'text', registered_by: 'text', registered_at: 'integer' },
    },
  },
  // Only where there are some: relations as [kind, region, type, id], attributes as [name, value] in byte order of the names.
  resource_detail: {
    key: { account: 'text', type: 'text', id: 'text', region: 'text' },
    rest: { relations: 'lists', attributes: 'lists' },
  },
  // Resources that were taken out of the estate.
  deregistered: {
    key: { account: 'text', type: 'text', id: 'text', region: 'text' },
    rest: { version: 'integer', last_change: 'text', changed_at: 'integer' },
  },
  lingering: { key: { account: 'text', home: 'text', key: 'text', value: 'text' }, rest: { due: 'integer' } },
  change: {
    key: { account: 'text', id: 'text' },
    rest: { at: 'integer', status: 'text', header: 'json', doc: 'outcomes' },
  },
  idempotency: {
    key: { account: 'text', operation: 'text', token_hash: 'bytes' },
    rest: { parameters_hash: 'bytes', change: 'text', expires: 'integer' },
  },
  // The hash is over account and nonce, so the account is not needed to tell them apart.
  nonce: { key: { slot: 'integer', hash: 'bytes' }, rest: {} },
} as const satisfies Record<string, { readonly key: Fields; readonly rest: Fields }>

type Tables = typeof dumpedTables
export type DumpedTable = keyof Tables
export const tableNames = Object.keys(dumpedTables) as DumpedTable[]

type ValuesOf<F extends Fields> = { readonly [Name in keyof F]: Values[F[Name]] }
/** One row; `table` names what it is of. */
export type DumpRow<T extends DumpedTable = DumpedTable> = T extends DumpedTable
  ? { readonly table: T } & ValuesOf<Tables[T]['key']> & ValuesOf<Tables[T]['rest']>
  : never

/** Some rows of one table. */
export type DumpBatch = { readonly table: DumpedTable; readonly rows: readonly DumpRow[] }

/** Everything of a store as it is at one moment, in the order of `dumpedTables`. */
export type Dump = AsyncIterable<DumpBatch>

export type DumpOptions = {
  /** Milliseconds: what has expired by then is left out. */
  readonly now: number
  /** Milliseconds that a tag without resources stays in the lists of keys and values. */
  readonly unusedTagDelay: number
}

/** The fields of a table in their order, which begins with its key. */
export function fieldsOf(table: DumpedTable): readonly (readonly [name: string, type: FieldType])[] {
  const { key, rest } = dumpedTables[table]
  return [...Object.entries(key), ...Object.entries(rest)]
}

export function keyOf(table: DumpedTable): readonly string[] {
  return Object.keys(dumpedTables[table].key)
}

/** Whether what stands on a line is a row of that table, with all its fields. */
export function isRow(table: DumpedTable, row: Readonly<Record<string, unknown>>): row is DumpRow {
  return fieldsOf(table).every(([name, type]) => isOfType[type](row[name]))
}

/** In the order that a dump promises. */
export function inKeyOrder(packed: readonly PackedTag[]): readonly PackedTag[] {
  return packed.toSorted(([a], [b]) => compareBytes(a, b))
}

const HEXADECIMAL = /^(?:[0-9a-f]{2})*$/

const isOfType: Readonly<Record<FieldType, (value: unknown) => boolean>> = {
  text: isText,
  integer: Number.isSafeInteger,
  bytes: (value) => isText(value) && HEXADECIMAL.test(value),
  json: (value) => value !== undefined,
  tags: isTags,
  lists: (value) => Array.isArray(value) && value.every((list) => Array.isArray(list) && list.every(isText)),
  outcomes: (value) => Array.isArray(value) && value.every(isOutcome),
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isTags(value: unknown): boolean {
  const isTag = (tag: unknown) => Array.isArray(tag) && [2, 3].includes(tag.length) && tag.every(isText)
  return Array.isArray(value) && value.every(isTag)
}

function isOutcome(value: unknown): boolean {
  if (!Array.isArray(value) || ![9, 12].includes(value.length)) return false
  const [type, id, region, home, outcome, version, previous, before, after, existence = '', ...facts] = value
  const texts = [type, id, region, home, outcome, previous, existence]
  const tags = [before, after]
  return (
    texts.every(isText) && Number.isSafeInteger(version) && tags.every(isTags) && facts.every(isPackedFacts)
  )
}

function isPackedFacts(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
