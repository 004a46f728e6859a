import type { ParameterReference } from '../../reference/documents.ts'
import { kindOf } from './field-kind.ts'

/** One row of a list of structures, or one pair of a map. */
export type Row = Readonly<Record<string, string>>
/** What stands in a field: a text, the texts of a list, or rows. */
export type FieldValue = string | readonly string[] | readonly Row[]
/** What stands in a form, by parameter. */
export type FormValues = Readonly<Record<string, FieldValue>>
/** As the wire names and writes them. */
export type WireParameters = Readonly<Record<string, string>>

type Parameters = readonly ParameterReference[]

/** The parameters that a form sends; what is empty is left out. */
export function wireParameters(parameters: Parameters, values: FormValues): WireParameters {
  const pairs = parameters.flatMap((parameter) => {
    const value = values[parameter.name]
    return value === undefined ? [] : written(parameter, value)
  })
  return Object.fromEntries(pairs)
}

/** Those of them that an address may hold. */
export function sharedParameters(parameters: Parameters, wire: WireParameters): WireParameters {
  const secret = new Set(parameters.filter((parameter) => parameter.secret).map(({ name }) => name))
  return Object.fromEntries(Object.entries(wire).filter(([name]) => !secret.has(name)))
}

function written(parameter: ParameterReference, value: FieldValue): readonly (readonly [string, string])[] {
  const { name, type } = parameter
  switch (kindOf(parameter)) {
    case 'list': {
      const texts = (value as readonly string[]).filter((text) => text !== '')
      if (texts.length === 0) return []
      return type === 'array'
        ? texts.map((text, i) => [`${name}.${i + 1}`, text] as const)
        : [[name, JSON.stringify(texts)]]
    }
    case 'structures': {
      const rows = (value as readonly Row[]).filter((row) => Object.values(row).some((text) => text !== ''))
      return type === 'array'
        ? rows.flatMap((row, i) =>
            filled(row).map(([field, text]) => [`${name}.${i + 1}.${field}`, text] as const),
          )
        : rows.length === 0
          ? []
          : [[name, JSON.stringify(rows.map((row) => Object.fromEntries(filled(row))))]]
    }
    case 'map':
      return writtenMap(name, value as readonly Row[])
    default:
      return value === '' ? [] : [[name, value as string]]
  }
}

/** Written by hand: a key that is there twice has to stay, since the server says so. */
function writtenMap(name: string, rows: readonly Row[]): readonly (readonly [string, string])[] {
  const pairs = rows.filter(({ Key = '', Value = '' }) => Key !== '' || Value !== '')
  const texts = pairs.map(({ Key = '', Value = '' }) => `${JSON.stringify(Key)}:${JSON.stringify(Value)}`)
  return texts.length === 0 ? [] : [[name, `{${texts.join(',')}}`]]
}

function filled(row: Row): readonly (readonly [string, string])[] {
  return Object.entries(row).filter(([, text]) => text !== '')
}

/** What a form shows for parameters as the wire has them, those of an example or an address. */
export function formValues(parameters: Parameters, wire: WireParameters): FormValues {
  return Object.fromEntries(
    parameters.flatMap((parameter) => {
      const value = shown(parameter, wire)
      return value === undefined ? [] : [[parameter.name, value]]
    }),
  )
}

function shown(parameter: ParameterReference, wire: WireParameters): FieldValue | undefined {
  const { name, type, fields = [] } = parameter
  switch (kindOf(parameter)) {
    case 'list':
      return type === 'array' ? elementsOf(name, wire) : textsIn(wire[name])
    case 'structures':
      return type === 'array' ? structuresOf(name, wire) : rowsIn(wire[name], fields)
    case 'map':
      return pairsIn(wire[name])
    default:
      return wire[name]
  }
}

function elementsOf(name: string, wire: WireParameters): readonly string[] | undefined {
  return inOrder(name, wire).map(([, , text]) => text)
}

function structuresOf(name: string, wire: WireParameters): readonly Row[] {
  const byIndex = Map.groupBy(inOrder(name, wire), ([index]) => index)
  return [...byIndex.values()].map((parts) =>
    Object.fromEntries(parts.map(([, field, text]) => [field, text])),
  )
}

function inOrder(name: string, wire: WireParameters): readonly (readonly [number, string, string])[] {
  const found = Object.entries(wire).flatMap(([key, text]) => {
    const [, index, field = ''] =
      /^\.(\d+)(?:\.(.+))?$/.exec(key.startsWith(name) ? key.slice(name.length) : '') ?? []
    return index === undefined ? [] : [[Number(index), field, text] as const]
  })
  return found.sort(([a], [b]) => a - b)
}

function textsIn(json: string | undefined): readonly string[] | undefined {
  const value = parsed(json)
  return Array.isArray(value) ? value.map(String) : undefined
}

function rowsIn(json: string | undefined, fields: readonly string[]): readonly Row[] | undefined {
  const value = parsed(json)
  if (!Array.isArray(value)) return undefined
  return value.map((row: Row) => Object.fromEntries(fields.map((field) => [field, String(row[field] ?? '')])))
}

function pairsIn(json: string | undefined): readonly Row[] | undefined {
  const value = parsed(json)
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).map(([Key, Value]) => ({ Key, Value: String(Value) }))
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json)
  } catch {
    return undefined
  }
}
