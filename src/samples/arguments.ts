import type { ParameterType, SampleCall } from './call.ts'

/** What a typed client is given: texts, numbers, truths, lists and structures of them. */
export type Value = string | number | boolean | readonly Value[] | Structure
export type Structure = { readonly [name: string]: Value }

export function isList(value: readonly Value[] | Structure): value is readonly Value[] {
  return Array.isArray(value)
}

/** The classes of a request and of the structures in it, which are named after where they stand. */
export function classesOf(name: string, value: Value): readonly string[] {
  if (typeof value !== 'object') return []
  const within = isList(value)
    ? value.flatMap((element) => classesOf(name, element))
    : [name, ...Object.entries(value).flatMap(([member, part]) => classesOf(`${name}${member}`, part))]
  return [...new Set(within)].toSorted()
}

/** A structure while it is built from names such as `Tag.1.Key`: elements of lists are under their numbers. */
type Building = Map<string, string | Building>

/**
 * The parameters of the call as a typed client takes them; undefined where it cannot: it knows declared parameters only,
 * and has no way to write `PageSize=ten`, or a list that begins with its second element.
 */
export function typedArguments({ parameters, types }: SampleCall): Structure | undefined {
  const tree = treeOf(Object.entries(parameters))
  if (!tree) return undefined
  const values = [...tree].map(([name, content]) => [name, typed(content, types[name])] as const)
  return values.every((entry): entry is readonly [string, Value] => entry[1] !== undefined)
    ? Object.fromEntries(values)
    : undefined
}

function treeOf(entries: readonly (readonly [string, string])[]): Building | undefined {
  const root: Building = new Map()
  for (const [name, text] of entries) if (!place(root, name.split('.'), text)) return undefined
  return root
}

/** Whether there was room: a parameter cannot be a text and have parts. */
function place(building: Building, [first = '', ...rest]: readonly string[], text: string): boolean {
  const there = building.get(first)
  if (rest.length === 0) {
    if (there === undefined) building.set(first, text)
    return there === undefined
  }
  if (typeof there === 'string') return false
  const within: Building = there ?? new Map()
  building.set(first, within)
  return place(within, rest, text)
}

function typed(content: string | Building, type: ParameterType | undefined): Value | undefined {
  if (type === undefined) return undefined
  if (type === 'array') return typeof content === 'string' ? undefined : structured(content)
  if (typeof content !== 'string') return undefined
  if (type === 'integer') return /^(?:0|[1-9]\d{0,8})$/.test(content) ? Number(content) : undefined
  if (type === 'boolean') return truths.get(content)
  return content
}

const truths = new Map([
  ['true', true],
  ['false', false],
])

function structured(content: string | Building): Value | undefined {
  if (typeof content === 'string') return content
  const parts = [...content].map(([name, part]) => [name, structured(part)] as const)
  if (parts.some(([, part]) => part === undefined)) return undefined
  const whole = parts as readonly (readonly [string, Value])[]
  const numbers = whole.filter(([name]) => /^\d+$/.test(name))
  if (numbers.length === 0) return Object.fromEntries(whole)
  const inOrder = whole.every(([name], i) => name === String(i + 1))
  return inOrder ? whole.map(([, part]) => part) : undefined
}
