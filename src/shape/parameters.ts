import { fail } from '../core/error.ts'

const MAX_INDEX = 1000
const INDEX = /^[1-9][0-9]{0,9}$/

/** The decoded parameters of a request, from query and form together; no name occurs twice. */
export type Parameters = ReadonlyMap<string, string>

/**
 * The elements of a flat list `name.1`, `name.2`…, in the order of their numbers. Gaps are allowed, since
 * official clients keep the numbering when they leave out a null. A name that looks like an element and is
 * none (`name`, `name.0`, `name.x`) is refused: the caller means something by it.
 */
export function flatList(parameters: Parameters, name: string): readonly string[] {
  const found: { index: number; value: string }[] = []
  for (const [key, value] of parameters) {
    if (!key.startsWith(name)) continue
    if (key.length === name.length)
      fail('InvalidParameter', key, `Write the list as ${name}.1, ${name}.2 and so on.`)
    if (key[name.length] !== '.') continue
    found.push({ index: parseIndex(key, key.slice(name.length + 1)), value })
  }
  found.sort((a, b) => a.index - b.index)
  return found.map((element) => element.value)
}

function parseIndex(parameter: string, text: string): number {
  const index = INDEX.test(text) ? Number(text) : 0
  if (index < 1 || index > MAX_INDEX) {
    fail('InvalidParameter', parameter, `Numbers of list elements go from 1 to ${MAX_INDEX}.`)
  }
  return index
}
