import assert from 'node:assert/strict'

/** What is valid OpenAPI 3.1, as far as our documents go, said once more. */

export type Node = { readonly [name: string]: unknown }
export const nodeOf = (value: unknown, place: string): Node => {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), `${place} is an object`)
  return value as Node
}

function onlyHas(node: Node, place: string, names: readonly string[]): void {
  for (const name of Object.keys(node))
    assert.ok(names.includes(name) || name.startsWith('x-'), `${place}.${name}`)
}

const SCHEMA_WORDS =
  `type properties required items description examples enum const format xml allOf $ref default minimum maximum
  patternProperties additionalProperties minProperties maxProperties contentMediaType contentSchema`.split(
    /\s+/,
  )
const TYPES = ['string', 'integer', 'boolean', 'array', 'object']

/** A schema of JSON Schema 2020-12, as far as these documents use it. */
function checkSchema(value: unknown, place: string, components: Node): void {
  const schema = nodeOf(value, place)
  onlyHas(schema, place, SCHEMA_WORDS)
  checkReference(schema['$ref'], place, components)
  if (schema['type'] !== undefined) assert.ok(TYPES.includes(String(schema['type'])), `${place}.type`)
  const properties = nodeOf(schema['properties'] ?? {}, place)
  const required = (schema['required'] ?? []) as readonly string[]
  for (const name of required) assert.ok(Object.hasOwn(properties, name), `${place} requires ${name}`)
  const patterns = nodeOf(schema['patternProperties'] ?? {}, place)
  for (const pattern of Object.keys(patterns)) new RegExp(pattern, 'u')
  const lists = [Object.values(properties), Object.values(patterns), (schema['allOf'] ?? []) as unknown[]]
  const others = [schema['items'], schema['contentSchema']].filter((inner) => inner !== undefined)
  for (const inner of [...lists.flat(), ...others]) checkSchema(inner, `${place} >`, components)
}

/** The example is what the schema says, with nothing besides. */
function checkExample(example: unknown, value: unknown, place: string): void {
  const schema = nodeOf(value, place)
  const { type, items } = schema
  if (type === 'array') {
    assert.ok(Array.isArray(example), place)
    for (const element of example) checkExample(element, items, `${place} >`)
  } else if (type === 'object') checkMembers(example, schema, place)
  else if (type === 'integer') assert.ok(Number.isInteger(example), place)
  else if (type !== undefined) assert.equal(typeof example, type, place)
}

function checkMembers(example: unknown, schema: Node, place: string): void {
  const members = nodeOf(example, place)
  for (const name of (schema['required'] ?? []) as readonly string[])
    assert.ok(Object.hasOwn(members, name), `${place} lacks ${name}`)
  if (schema['patternProperties'] !== undefined) return
  const known = nodeOf(schema['properties'] ?? {}, place)
  for (const [name, part] of Object.entries(members)) checkExample(part, known[name], `${place}.${name}`)
}

function checkReference(reference: unknown, place: string, components: Node): void {
  if (reference === undefined) return
  const [, name = ''] = /^#\/components\/schemas\/(\w+)$/.exec(String(reference)) ?? []
  assert.ok(Object.hasOwn(components, name), `${place} leads to ${reference}`)
}

function checkParameter(value: unknown, path: string, components: Node): string {
  const parameter = nodeOf(value, path)
  const name = `${parameter['in']} ${parameter['name']}`
  const place = `${path} ${name}`
  onlyHas(parameter, place, [
    'name',
    'in',
    'required',
    'description',
    'schema',
    'style',
    'explode',
    'example',
    'allowEmptyValue',
  ])
  assert.ok(['query', 'header', 'path'].includes(String(parameter['in'])), place)
  if (parameter['in'] === 'path') {
    assert.equal(parameter['required'], true, place)
    assert.ok(path.includes(`{${parameter['name']}}`), place)
  }
  checkSchema(parameter['schema'], place, components)
  if (parameter['example'] !== undefined) checkExample(parameter['example'], parameter['schema'], place)
  return name
}

function checkOperation(value: unknown, path: string, components: Node): string {
  const operation = nodeOf(value, path)
  onlyHas(operation, path, [
    'operationId',
    'summary',
    'description',
    'parameters',
    'requestBody',
    'responses',
  ])
  const names = (operation['parameters'] as unknown[]).map((one) => checkParameter(one, path, components))
  assert.equal(new Set(names).size, names.length, path)
  for (const [, named] of path.matchAll(/\{(\w+)\}/g)) assert.ok(names.includes(`path ${named}`), path)
  const responses = Object.entries(nodeOf(operation['responses'], path))
  assert.ok(responses.length > 1, path)
  for (const [status, response] of responses) {
    assert.match(status, /^([1-5]\d\d|default)$/)
    const { description, content = {} } = nodeOf(response, path)
    assert.equal(typeof description, 'string')
    for (const [type, media] of Object.entries(nodeOf(content, path))) {
      assert.match(type, /^(application|text)\/(json|xml)$/)
      const { schema, example } = nodeOf(media, path)
      checkSchema(schema, `${path} ${status}`, components)
      if (example !== undefined) checkExample(example, schema, `${path} ${status}`)
    }
  }
  return String(operation['operationId'])
}

/** The document is valid OpenAPI 3.1; answers it with the ids of its operations. */
export function checkDocument(text: string): { readonly document: Node; readonly ids: readonly string[] } {
  const document = nodeOf(JSON.parse(text), 'the document')
  onlyHas(document, '', ['openapi', 'info', 'servers', 'security', 'paths', 'components'])
  assert.match(String(document['openapi']), /^3\.1\.\d+$/)
  const { securitySchemes, schemas } = nodeOf(document['components'], 'components')
  const components = nodeOf(schemas, 'schemas')
  for (const [name, schema] of Object.entries(components)) checkSchema(schema, name, components)
  for (const required of document['security'] as Node[]) {
    for (const name of Object.keys(required))
      assert.ok(Object.hasOwn(nodeOf(securitySchemes, ''), name), name)
  }
  const ids = Object.entries(nodeOf(document['paths'], 'paths')).flatMap(([path, item]) => {
    assert.match(path, /^\//)
    return Object.entries(nodeOf(item, path)).map(([method, operation]) => {
      assert.match(method, /^(get|post|put|delete)$/)
      return checkOperation(operation, path, components)
    })
  })
  assert.equal(new Set(ids).size, ids.length)
  return { document, ids }
}
