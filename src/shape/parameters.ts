import { fail } from '../core/error.ts'

const MAX_INDEX = 1000
const INDEX = /^[1-9][0-9]{0,9}$/

/** The decoded parameters of a request, from query and form together; no name occurs twice. */
export type Parameters = ReadonlyMap<string, string>

/**
 * The elements of a flat list `name.1`, `name.2`…, in the order of their numbers. Gaps are allowed, since
 * official clients keep the numbering when they leave out a null. A name that looks like an element and is
 * none (`name`, `name.0`, `name.x`) is refused: the caller means something by it. Documents of some products count
 * from 0, which is `first` then.
 */
export function flatList(parameters: Parameters, name: string, first: 0 | 1 = 1): readonly string[] {
  const found: { index: number; value: string }[] = []
  for (const [key, rest] of elementsOf(parameters, name)) {
    found.push({ index: parseIndex(key, rest, first), value: parameters.get(key) ?? '' })
  }
  found.sort((a, b) => a.index - b.index)
  return found.map((element) => element.value)
}

/**
 * The elements of a flat list of structures `name.1.Field`, in the order of their numbers, their fields in lower case: official
 * clients write them in either. `first` as in `flatList`.
 */
export function flatStructures(
  parameters: Parameters,
  name: string,
  first: 0 | 1 = 1,
): readonly ReadonlyMap<string, string>[] {
  const found = new Map<number, Map<string, string>>()
  for (const [key, rest] of elementsOf(parameters, name)) {
    const dot = rest.indexOf('.')
    if (dot < 1) fail('InvalidParameter', key, `Write the list as ${name}.1.Key, ${name}.1.Value and so on.`)
    const index = parseIndex(key, rest.slice(0, dot), first)
    const field = rest.slice(dot + 1).toLowerCase()
    const element = found.get(index) ?? new Map<string, string>()
    if (element.has(field)) fail('InvalidParameter', key, 'It is given twice.')
    found.set(index, element.set(field, parameters.get(key) ?? ''))
  }
  return [...found].sort(([a], [b]) => a - b).map(([, element]) => element)
}

/** The parameters that are elements of a list, and what stands behind its name. */
export function* elementsOf(
  parameters: Parameters,
  name: string,
): Generator<readonly [key: string, rest: string]> {
  for (const key of parameters.keys()) {
    if (!key.startsWith(name)) continue
    if (key.length === name.length)
      fail('InvalidParameter', key, `Write the list as ${name}.1, ${name}.2 and so on.`)
    if (key[name.length] === '.') yield [key, key.slice(name.length + 1)]
  }
}

export function parseIndex(parameter: string, text: string, first: 0 | 1): number {
  const index = INDEX.test(text) || text === '0' ? Number(text) : -1
  if (index < first || index > MAX_INDEX) {
    fail('InvalidParameter', parameter, `Numbers of list elements go from ${first} to ${MAX_INDEX}.`)
  }
  return index
}
