import type { ParameterReference } from '../../reference/documents.ts'

/** How a parameter is filled in. */
export type FieldKind =
  | 'text'
  | 'region'
  | 'choice'
  /** `Name.1`, `Name.2`, or a JSON array of texts. */
  | 'list'
  /** `Name.1.Key`, or a JSON array of objects. */
  | 'structures'
  /** A JSON object of texts. */
  | 'map'
  /** A document: JSON, or XML. */
  | 'document'

export function kindOf({ name, type, values, fields, json, example = '' }: ParameterReference): FieldKind {
  if (fields) return 'structures'
  if (type === 'array' || json === 'list') return 'list'
  if (json === 'map') return 'map'
  if (json === 'document' || /^[[{<]/.test(example)) return 'document'
  if (values) return 'choice'
  return /^region(id)?$/i.test(name) ? 'region' : 'text'
}
