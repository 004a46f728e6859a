/** The part of JSON Schema that seeds need; what it cannot hold, a server does. */
export type JsonSchema = {
  readonly $schema?: string
  readonly $id?: string
  readonly title?: string
  readonly description?: string
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  readonly type?: 'object' | 'array' | 'string' | 'boolean' | 'integer'
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** Where a value is not as the schema says, such as `accounts[0].name`, and how. */
export type SchemaFault = { readonly path: string; readonly problem: string }

/** All that is wrong with the value. */
export function schemaFaults(root: JsonSchema, value: unknown): readonly SchemaFault[] {
  return faultsOf({ root, schema: root, path: '' }, value)
}

type Place = { readonly root: JsonSchema; readonly schema: JsonSchema; readonly path: string }

function faultsOf(place: Place, value: unknown): readonly SchemaFault[] {
  const schema = referred(place)
  const { path } = place
  if (schema.type !== undefined && !isOf(schema.type, value)) {
    const quotes = schema.type === 'string' && typeof value === 'number' ? '; put it in quotes' : ''
    return [{ path, problem: `is ${named(typeOf(value))}, and has to be ${named(schema.type)}${quotes}` }]
  }
  const inner = { ...place, schema }
  if (typeof value === 'string') return stringFaults(inner, value)
  if (typeof value === 'number') return numberFaults(inner, value)
  if (Array.isArray(value)) return listFaults(inner, value)
  if (typeof value === 'object' && value !== null) return objectFaults(inner, value as Fields)
  return []
}

type Fields = Readonly<Record<string, unknown>>

function referred({ root, schema }: Place): JsonSchema {
  if (schema.$ref === undefined) return schema
  const name = schema.$ref.replace('#/$defs/', '')
  const found = root.$defs?.[name]
  if (!found) throw new Error(`The schema has no definition ${name}`)
  return found
}

function stringFaults({ schema, path }: Place, value: string): readonly SchemaFault[] {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, enum: choices } = schema
  const length = [...value].length
  const shown = JSON.stringify(value.slice(0, 64))
  if (length < minLength) return [{ path, problem: 'is empty' }]
  if (length > maxLength) return [{ path, problem: `has more than ${maxLength} characters` }]
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) {
    const form = (schema.description ?? pattern).replace(/\.$/, '')
    return [{ path, problem: `cannot be ${shown}: ${form}` }]
  }
  if (choices && !choices.includes(value)) {
    return [{ path, problem: `cannot be ${shown}, but ${choices.join(', ')}` }]
  }
  return []
}

function numberFaults({ schema, path }: Place, value: number): readonly SchemaFault[] {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema
  if (value < minimum) return [{ path, problem: `is less than ${minimum}` }]
  return value > maximum ? [{ path, problem: `is more than ${maximum}` }] : []
}

function listFaults({ root, schema, path }: Place, values: readonly unknown[]): readonly SchemaFault[] {
  const { items, maxItems = Number.POSITIVE_INFINITY } = schema
  if (values.length > maxItems) return [{ path, problem: `has more than ${maxItems} entries` }]
  if (!items) return []
  return values.flatMap((value, i) => faultsOf({ root, schema: items, path: `${path}[${i}]` }, value))
}

function objectFaults({ root, schema, path }: Place, value: Fields): readonly SchemaFault[] {
  const { properties = {}, required = [], additionalProperties = true } = schema
  const at = (name: string) => (path === '' ? name : `${path}.${name}`)
  const missing = required
    .filter((name) => value[name] === undefined)
    .map((name) => ({ path: at(name), problem: 'is missing' }))
  const wrong = Object.entries(value).flatMap(([name, each]) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : additionalProperties
    if (own === false) return [{ path: at(name), problem: 'is not known' }]
    return typeof own === 'object' ? faultsOf({ root, schema: own, path: at(name) }, each) : []
  })
  return [...missing, ...wrong]
}

function isOf(type: string, value: unknown): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeOf(value) === type
}

function typeOf(value: unknown): string {
  if (value === null) return 'nothing'
  return Array.isArray(value) ? 'array' : typeof value
}

function named(type: string): string {
  const words: Readonly<Record<string, string>> = {
    ...{ array: 'a list', object: 'an object', nothing: 'nothing', integer: 'a whole number' },
  }
  return words[type] ?? `a ${type}`
}
