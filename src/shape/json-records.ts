import { type ErrorName, fail } from '../core/error.ts'
import type { Shape } from './shape.ts'

/** One entry of a record in JSON. `read` answers what is wrong with a value as a `Fault`. */
export type JsonField<T> = {
  readonly required?: true
  readonly read: (value: unknown) => T
}

/** What is wrong with a value, in the words that follow its place: `has more than 128 characters`. */
export class Fault extends Error {
  override readonly name = 'Fault'
  /** Where within the value, such as `[2].Name`. */
  readonly place: string

  constructor(problem: string, place = '') {
    super(problem)
    this.place = place
  }
}

export type JsonFields = Readonly<Record<string, JsonField<unknown>>>

export type JsonRecord<F extends JsonFields> = {
  readonly [N in keyof F as F[N] extends { readonly required: true } ? N : never]: ValueOf<F[N]>
} & {
  readonly [N in keyof F as F[N] extends { readonly required: true } ? never : N]?: ValueOf<F[N]>
}
type ValueOf<F> = F extends JsonField<infer T> ? T : never

/** Text without control characters, 1 to `max` characters, or 0 with `empty`. */
export function jsonText({ max, empty = false }: { max: number; empty?: boolean }): JsonField<string> {
  return {
    read(value) {
      if (typeof value !== 'string') throw new Fault('is no string')
      if (value === '' && !empty) throw new Fault('is empty')
      // Characters are counted where there may be too many: there are never more of them than code units.
      if (value.length > max && [...value].length > max) throw new Fault(`has more than ${max} characters`)
      if (/\p{Cc}/u.test(value) || !value.isWellFormed())
        throw new Fault('has a character that it may not have')
      return value
    },
  }
}

/** An entry that must be there. */
export function required<T>(field: JsonField<T>): JsonField<T> & { readonly required: true } {
  return { ...field, required: true }
}

/** An object of strings, in the order given. */
export function jsonMap(limits: {
  readonly max: number
  /** Fields that read a text as it is. */
  readonly key: JsonField<string>
  readonly value: JsonField<string>
}): JsonField<Readonly<Record<string, string>>> {
  return {
    read(value) {
      const entries = Object.entries(objectIn(value))
      if (entries.length > limits.max) throw new Fault(`has more than ${limits.max} entries`)
      for (const [key, text] of entries) {
        readAt(limits.key, key, key.slice(0, 64))
        readAt(limits.value, text, key)
      }
      return value as Readonly<Record<string, string>>
    },
  }
}

/** A list of objects with these entries and no others. */
export function jsonList<F extends JsonFields>(fields: F, max: number): JsonField<readonly JsonRecord<F>[]> {
  return {
    read(value) {
      if (!Array.isArray(value)) throw new Fault('is no list')
      if (value.length > max) throw new Fault(`has more than ${max} entries`)
      const record = { read: (entry: unknown) => readRecord(fields, entry) }
      return value.map((entry, i) => readAt(record, entry, i))
    },
  }
}

/** One object with these entries and no others; throws a `Fault`. */
export function readRecord<F extends JsonFields>(fields: F, value: unknown): JsonRecord<F> {
  const record = objectIn(value)
  for (const name of Object.keys(record)) {
    if (!Object.hasOwn(fields, name)) throw new Fault('is not known', `.${name.slice(0, 64)}`)
  }
  const read: Record<string, unknown> = {}
  for (const [name, field] of entriesOf(fields)) {
    if (Object.hasOwn(record, name)) read[name] = readAt(field, record[name], name)
    else if (field.required) throw new Fault('is missing', `.${name}`)
  }
  return read as JsonRecord<F>
}

type FieldEntries = readonly (readonly [name: string, field: JsonField<unknown>])[]
const entriesByFields = new WeakMap<JsonFields, FieldEntries>()

/** Made once for all records that are read by the same fields. */
function entriesOf(fields: JsonFields): FieldEntries {
  const known = entriesByFields.get(fields)
  if (known) return known
  const made = Object.entries(fields)
  entriesByFields.set(fields, made)
  return made
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Fault('is no object')
  return value as Readonly<Record<string, unknown>>
}

/** What is wrong is told with its place: a name, or a number within a list. */
function readAt<T>(field: JsonField<T>, value: unknown, place: string | number): T {
  try {
    return field.read(value)
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown
    throw new Fault(
      thrown.message,
      `${typeof place === 'number' ? `[${place}]` : `.${place}`}${thrown.place}`,
    )
  }
}

/** A JSON list of records in one parameter. `invalid` is told where the first fault is. */
export function jsonRecords<
  F extends JsonFields,
  R extends ErrorName,
  V extends ErrorName,
  M extends ErrorName,
>(
  fields: F,
  options: {
    readonly doc: string
    readonly example: string
    readonly required: R
    readonly invalid: V
    readonly max: number
    readonly tooMany: M
  },
): Shape<readonly JsonRecord<F>[], R | V | M> {
  const { doc, example, required: missing, invalid, max, tooMany } = options
  // Counts come in a later phase than values, so that a list that is too long is read all the same.
  const list = jsonList(fields, Number.POSITIVE_INFINITY)
  return {
    description: {
      type: 'json',
      doc,
      required: true,
      example,
      limits: `1 to ${max} entries`,
      json: 'document',
    },
    require: (parameters, name) => {
      if (!parameters.get(name)) fail(missing)
    },
    read: (parameters, name) => readList(list, parameters.get(name) ?? '', (fault) => fail(invalid, fault)),
    count: (records) => {
      if (records.length > max) fail(tooMany)
    },
  }
}

function readList<T>(list: JsonField<readonly T[]>, text: string, refused: (fault: string) => never) {
  try {
    const records = list.read(JSON.parse(text))
    return records.length > 0 ? records : refused('It is empty.')
  } catch (thrown) {
    if (thrown instanceof SyntaxError) refused('It is no JSON.')
    if (thrown instanceof Fault) refused(`${thrown.place || 'It'} ${thrown.message}.`)
    throw thrown
  }
}
