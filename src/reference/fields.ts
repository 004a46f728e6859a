import type { Field, Fields } from '../operations/response.ts'

/** Every field of a response under its path, such as `Keys.Key[].Category`. */
export function pathsOf(fields: Fields, prefix = ''): readonly (readonly [string, Field<unknown>])[] {
  return Object.entries(fields).flatMap(([name, field]) => fieldPaths(`${prefix}${name}`, field))
}

function fieldPaths(path: string, field: Field<unknown>): readonly (readonly [string, Field<unknown>])[] {
  const inside = field.fields ? pathsOf(field.fields, `${path}.`) : []
  return [[path, field], ...inside, ...(field.item ? fieldPaths(`${path}[]`, field.item) : [])]
}

/** `array<object>`, or the type itself. */
export function typeOf({ type, item }: Field<unknown>): string {
  return item ? `array<${item.type}>` : type
}
