import { type ErrorName, fail } from '../core/error.ts'
import { elementsOf, type Parameters, parseIndex } from './parameters.ts'
import type { Shape } from './shape.ts'

/** The fields of a structure: texts, and flat lists of structures. */
export type StructureFields = { readonly [field: string]: 'text' | StructureFields }

/** A text that is left out, or empty, is undefined; a list that is left out is empty. */
export type Structure<F extends StructureFields> = {
  readonly [N in keyof F]: F[N] extends StructureFields ? readonly Structure<F[N]>[] : string | undefined
}

/**
 * A flat list of structures `Name.1.Field`, of which fields may be such lists themselves: `Name.1.List.1.Field`. A field that is
 * not known is refused: the caller means something by it. `max` holds for the list and those within it.
 */
export function structures<const F extends StructureFields, M extends ErrorName, R extends ErrorName = never>(
  fields: F,
  options: {
    readonly doc: string
    readonly example: string
    readonly required?: R
    readonly max: number
    readonly tooMany: M
  },
): Shape<readonly Structure<F>[], R | M | 'InvalidParameter'> {
  const { doc, example, required, max, tooMany } = options
  return {
    description: {
      ...{ type: 'array', required: required !== undefined, doc, example },
      limits: `N: 1 to ${max}`,
      fields: pathsOf(fields),
    },
    refuse: (parameters, name) => {
      readAll(fields, sentTo(parameters, name), name)
    },
    require: (parameters, name) => {
      if (required && sentTo(parameters, name).length === 0) fail(required)
    },
    read: (parameters, name) => readAll(fields, sentTo(parameters, name), name),
    count: (elements) => {
      if (longest(elements) > max) fail(tooMany)
    },
  }
}

/** As the first elements of lists within are written. */
function pathsOf(fields: StructureFields, before = ''): readonly string[] {
  return Object.entries(fields).flatMap(([field, kind]) =>
    kind === 'text' ? [`${before}${field}`] : pathsOf(kind, `${before}${field}.1.`),
  )
}

/** A parameter that belongs to a list, and what of its name is still to be read. */
type Sent = { readonly key: string; readonly rest: string; readonly value: string }

function sentTo(parameters: Parameters, name: string): readonly Sent[] {
  return [...elementsOf(parameters, name)].map(([key, rest]) => ({
    key,
    rest,
    value: parameters.get(key) ?? '',
  }))
}

function readAll<F extends StructureFields>(
  fields: F,
  sent: readonly Sent[],
  name: string,
): readonly Structure<F>[] {
  const places = sent.map((one) => {
    const [number, rest] = cut(one.rest)
    const index = parseIndex(one.key, number, 1)
    return { ...one, index, rest: rest ?? unreadable(one, name) }
  })
  const elements = [...Map.groupBy(places, ({ index }) => index)].sort(([a], [b]) => a - b)
  return elements.map(([index, some]) => readOne(fields, some, `${name}.${index}`))
}

function readOne<F extends StructureFields>(fields: F, sent: readonly Sent[], name: string): Structure<F> {
  const byField = Map.groupBy(sent, ({ rest }) => cut(rest)[0])
  const [unknown] = sent.filter(({ rest }) => !Object.hasOwn(fields, cut(rest)[0]))
  if (unknown) fail('InvalidParameter', unknown.key, 'The elements of the list have no such field.')
  const read = Object.entries(fields).map(([field, kind]) => {
    const some = byField.get(field) ?? []
    if (kind === 'text') return [field, readText(some, name)]
    const within = some.map((one) => ({
      ...one,
      rest: cut(one.rest)[1] ?? unreadable(one, `${name}.${field}`),
    }))
    return [field, readAll(kind, within, `${name}.${field}`)]
  })
  return Object.fromEntries(read) as Structure<F>
}

function readText(sent: readonly Sent[], name: string): string | undefined {
  const longer = sent.find(({ rest }) => cut(rest)[1] !== undefined)
  if (longer) unreadable(longer, name)
  return sent[0]?.value || undefined
}

function unreadable({ key }: Sent, name: string): never {
  return fail('InvalidParameter', key, `${name} is written otherwise: the page of the operation shows how.`)
}

/** What stands before the first dot, and behind it. */
function cut(text: string): readonly [head: string, rest: string | undefined] {
  const dot = text.indexOf('.')
  return dot < 0 ? [text, undefined] : [text.slice(0, dot), text.slice(dot + 1)]
}

/** The number of elements, or of those of a list within that has more. */
function longest(elements: readonly object[]): number {
  const within = elements.flatMap((element) => Object.values(element) as unknown[]).filter(Array.isArray)
  return Math.max(elements.length, ...within.map(longest))
}
