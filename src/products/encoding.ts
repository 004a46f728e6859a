import { fail } from '../core/error.ts'
import { flatList, flatStructures, type Parameters } from '../shape/parameters.ts'
import { parseStringMap } from '../shape/shapes.ts'

/**
 * How a list of texts is written: as `Name.1`, `Name.2`; as a JSON array in one parameter; as one text with commas;
 * as one text that is the only element.
 */
export type ListEncoding = 'flat' | 'json' | 'comma' | 'single'

/** How tags are written: as `Name.1.Key`, `Name.1.Value`; as a JSON array of objects, or a JSON object, in one parameter. */
export type TagsEncoding = 'flat' | 'json'

export type PairSent = { readonly key: string; readonly value?: string }

/** The elements in their order; an ill-written list ends the call. */
export function readList(parameters: Parameters, name: string, encoding: ListEncoding): readonly string[] {
  if (encoding === 'flat') return flatList(parameters, name, 0)
  const text = parameters.get(name)
  if (!text) return []
  if (encoding === 'single') return [text]
  if (encoding === 'comma') return text.split(',').map((element) => element.trim())
  return parseStrings(text) ?? fail('InvalidParameter', name, 'It is a JSON array of texts.')
}

/** A client that has only one element may send it bare. */
function parseStrings(text: string): readonly string[] | undefined {
  if (!/^\s*[[{"]/.test(text)) return text.split(',').map((element) => element.trim())
  const value = parseJson(text)
  return Array.isArray(value) && value.every((element) => typeof element === 'string') ? value : undefined
}

/** The tags in their order; of one without a key the key is empty. */
export function readPairs(parameters: Parameters, name: string, encoding: TagsEncoding): readonly PairSent[] {
  if (encoding === 'flat') return flatStructures(parameters, name, 0).map(pairOf)
  const text = parameters.get(name)
  if (!text) return []
  return (
    parsePairs(text) ??
    fail('InvalidParameter', name, 'It is a JSON array of objects with key and value, or a JSON object.')
  )
}

function parsePairs(text: string): readonly PairSent[] | undefined {
  const map = parseStringMap(text)
  if (map) return map.map(([key, value]) => ({ key, value }))
  const value = parseJson(text)
  if (!Array.isArray(value)) return undefined
  const fields = value.map(textFields)
  return fields.every((found) => found !== undefined) ? fields.map(pairOf) : undefined
}

function textFields(value: unknown): ReadonlyMap<string, string> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const fields = Object.entries(value).filter(([, content]) => content !== null)
  const texts = fields.every(([, content]) => typeof content === 'string')
  return texts ? new Map(fields.map(([name, content]) => [name.toLowerCase(), content])) : undefined
}

/** Products call the fields Key or TagKey, Value or TagValue. */
function pairOf(fields: ReadonlyMap<string, string>): PairSent {
  const key = fields.get('key') ?? fields.get('tagkey') ?? ''
  const value = fields.get('value') ?? fields.get('tagvalue')
  return { key, ...(value !== undefined && { value }) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
