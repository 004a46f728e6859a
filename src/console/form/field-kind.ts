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
  /** A text of several lines: JSON, XML, or what people paste. */
  | 'document'

export function kindOf(parameter: ParameterReference): FieldKind {
  const { name, type, values, fields, json, secret, example = '' } = parameter
  if (fields) return 'structures'
  if (type === 'array' || json === 'list') return 'list'
  if (json === 'map') return 'map'
  if (json === 'document' || secret || /^[[{<]/.test(example)) return 'document'
  if (values) return 'choice'
  return /^region(id)?$/i.test(name) ? 'region' : 'text'
}
