import { type ErrorName, errors } from '../core/error.ts'
import type { AnyOperation } from '../operations/operation.ts'
import type { Field, Fields } from '../operations/response.ts'
import type { Description, Shapes } from '../shape/shape.ts'
import { english } from './language.ts'

type Served = readonly AnyOperation[]
type Json = { readonly [name: string]: unknown }

/** Of a server: what its addresses begin with, and the version of its program. */
export type OpenApiServer = { readonly url: string; readonly program: string }

/** Where the document of each API is. */
export function openApiIndex(operations: Served, { url }: OpenApiServer) {
  const apis = Map.groupBy(operations, ({ api, version }) => `${api}/${version}`)
  return {
    apis: [...apis].map(([name, own]) => {
      const { api = '', version = '' } = own[0] ?? {}
      return { api, version, operations: own.length, url: `${url}/openapi/${name}.json` }
    }),
  }
}

/** An API as OpenAPI 3.1 describes it; undefined for one that is not served. */
export function openApiDocument(
  { api, version }: { readonly api: string; readonly version: string },
  operations: Served,
  { url, program }: OpenApiServer,
): Json | undefined {
  const own = operations.filter((operation) => operation.api === api && operation.version === version)
  if (own.length === 0) return undefined
  const signed = own.some(({ answers }) => answers === 'document') ? oss : gateway
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of own) {
    const [path, method] = placeOf(operation)
    paths[path] = { ...paths[path], [method]: describe(operation) }
  }
  return {
    openapi: '3.1.1',
    info: { title: api, version, description: signed.description, 'x-tagplane-version': program },
    servers: [{ url }],
    security: Object.keys(signed.schemes).map((name) => ({ [name]: [] })),
    paths,
    components: { securitySchemes: signed.schemes, schemas: { Error: signed.error } },
  }
}

/** All RPC operations have one path; what stands behind the `#` tells them apart here, and is not sent. */
function placeOf({ action, address, answers }: AnyOperation): readonly [path: string, method: string] {
  const route = address?.route
  if (answers === 'document') return ['/{Bucket}', route?.method.toLowerCase() ?? 'get']
  return route ? [route.path, route.method.toLowerCase()] : [`/#Action=${action}`, 'post']
}

function describe(operation: AnyOperation): Json {
  const { action, summary, description, access, history, answers } = operation
  return {
    ...{ operationId: action, summary, description },
    parameters: [...fixedParameters(operation), ...parametersOf(operation)],
    ...bodyOf(operation),
    responses: {
      '200': answers === 'document' ? documentAnswer(operation) : answerOf(operation),
      ...refusals(operation),
    },
    'x-ram-action': `${operation.api.toLowerCase()}:${action}`,
    'x-access-level': access.level,
    'x-changes': english.textsOf(operation).history.map((change, i) => ({ date: history[i]?.date, change })),
  }
}

function fixedParameters({ action, version, address, answers }: AnyOperation): readonly Json[] {
  const always = (name: string, place: 'query' | 'header', value: string): Json => {
    return { name, in: place, required: true, schema: { const: value } }
  }
  if (answers === 'document') {
    return [{ ...always('tagging', 'query', ''), allowEmptyValue: true }]
  }
  const format = { name: 'Format', in: 'query', schema: { enum: ['JSON', 'XML'] } }
  if (address?.route) return [always('x-acs-version', 'header', version), format]
  return [always('Action', 'query', action), always('Version', 'query', version), format]
}

function parametersOf({ parameters, answers }: AnyOperation): readonly Json[] {
  return Object.entries(parameters as Shapes).flatMap(([name, { description }]) => {
    if (!description || (answers === 'document' && IN_REQUEST_OF_OSS[name] === undefined)) return []
    if (answers === 'document') return [{ ...IN_REQUEST_OF_OSS[name], description: description.doc }]
    return [parameter(name, description)]
  })
}

/** Parameters of OSS stand where its own requests have them; the region in the host, the document in the body. */
const IN_REQUEST_OF_OSS: Readonly<Record<string, Json>> = {
  Bucket: { name: 'Bucket', in: 'path', required: true, schema: { type: 'string' } },
}

function bodyOf({ parameters, answers }: AnyOperation): Json {
  const document = (parameters as Shapes)['Tagging']?.description
  if (answers !== 'document' || !document) return {}
  const content = { 'application/xml': { schema: { type: 'string' } } }
  return { requestBody: { required: true, description: document.doc, content } }
}

function parameter(name: string, description: Description): Json {
  const { type, doc, required, example, limits } = description
  const text = limits === undefined ? doc : `${doc} ${limits}.`
  const own = { name, in: 'query', required, description: text }
  if (type === 'array') return { ...own, style: 'form', explode: true, schema: listSchema(name, description) }
  const shown = example === undefined ? {} : { example: exampleOf(type, example) }
  return { ...own, schema: valueSchema(description), ...shown }
}

/** A list is sent as `Name.1`, `Name.2`, or `Name.1.Field`: each element a parameter of its own, as an exploded object is. */
function listSchema(name: string, { limits, fields, required, example }: Description): Json {
  const element = fields
    ? `\\.(${fields.map((field) => field.replaceAll(/\.\d+(?=\.|$)/g, '\\.[0-9]+')).join('|')})`
    : ''
  const most = Number(/^N: \d+ to (\d+)$/.exec(limits ?? '')?.[1])
  return {
    type: 'object',
    patternProperties: { [`^${name}\\.[0-9]+${element}$`]: { type: 'string' } },
    additionalProperties: false,
    ...(required && { minProperties: 1 }),
    ...(most > 0 && !fields && { maxProperties: most }),
    ...(example !== undefined && !fields && { examples: [{ [`${name}.1`]: example }] }),
  }
}

function valueSchema({ type, values, limits, json }: Description): Json {
  if (type === 'boolean') return { type: 'boolean' }
  if (type === 'integer') {
    const [, minimum, maximum, fallback] = /^(\d+) to (\d+)(?:, default (\d+))?$/.exec(limits ?? '') ?? []
    const numbers = Object.entries({ minimum, maximum, default: fallback })
    const bounds = numbers.flatMap(([name, text]) => (text === undefined ? [] : [[name, Number(text)]]))
    return { type: 'integer', ...Object.fromEntries(bounds) }
  }
  if (type === 'json') {
    const contentSchema = json === 'list' ? { type: 'array' } : { type: 'object' }
    return { type: 'string', contentMediaType: 'application/json', contentSchema }
  }
  return { type: 'string', ...(values && { enum: values }) }
}

function answerOf({ action, response, requestIdField = 'RequestId', examples }: AnyOperation): Json {
  const schema = objectSchema({
    [requestIdField]: { type: 'string', doc: 'The id of the call.' },
    ...response,
  })
  return {
    description: 'Done.',
    headers: { 'x-acs-request-id': { schema: { type: 'string' }, description: 'The id of the call.' } },
    content: {
      'application/json': { schema, ...(examples[0] && { example: examples[0].response }) },
      'text/xml': { schema: { ...schema, xml: { name: `${action}Response` } } },
    },
  }
}

function documentAnswer({ response }: AnyOperation): Json {
  const [root] = Object.entries(response as Fields)
  if (!root) return { description: 'Done.' }
  const [name, field] = root
  return {
    description: 'Done.',
    content: { 'application/xml': { schema: { ...fieldSchema(field), xml: { name } } } },
  }
}

function objectSchema(fields: Fields): Json {
  const named = Object.entries(fields)
  return {
    type: 'object',
    properties: Object.fromEntries(named.map(([name, field]) => [name, fieldSchema(field)])),
    required: named.filter(([, { optional }]) => !optional).map(([name]) => name),
  }
}

function fieldSchema({ type, doc, example, item, fields }: Field<unknown>): Json {
  const own = { description: doc, ...(example !== undefined && { examples: [exampleOf(type, example)] }) }
  if (type === 'object') return { ...own, ...objectSchema(fields ?? {}) }
  if (type === 'array') return { ...own, type, items: item ? fieldSchema(item) : {} }
  return { ...own, type }
}

function exampleOf(type: string, example: string): unknown {
  return type === 'integer' || type === 'boolean' ? (JSON.parse(example) as unknown) : example
}

/** Its errors by status; any other one may come from the gateway. */
function refusals({ errors: own, answers }: AnyOperation): Json {
  const byStatus = Map.groupBy(own as readonly ErrorName[], (name) => errors[name].status)
  const type = answers === 'document' ? 'application/xml' : 'application/json'
  const answer = (description: string, schema: Json): Json => ({
    description,
    content: { [type]: { schema } },
  })
  const error = { $ref: '#/components/schemas/Error' }
  const declared = [...byStatus].map(([status, names]) => {
    const codes = [...new Set(names.map((name) => errors[name].code))]
    const schema = { allOf: [error, { type: 'object', properties: { Code: { enum: codes } } }] }
    return [String(status), answer(codes.join(', '), schema)] as const
  })
  return { ...Object.fromEntries(declared), default: answer('An error that any call can end with.', error) }
}

const apiKey = (place: 'header' | 'query', name: string, description: string): Json => {
  return { type: 'apiKey', in: place, name, description }
}

const text = { type: 'string' }
const errorFields = {
  RequestId: text,
  Message: text,
  HostId: text,
  Code: text,
  AccessDeniedDetail: { type: 'object', additionalProperties: text },
}

const gateway = {
  description:
    'The RPC and ROA wire: parameters in the query or in a form, lists as Name.1, Name.2. Each call is signed; official SDKs and the aliyun command line do it by themselves.',
  schemes: {
    acs3: apiKey(
      'header',
      'Authorization',
      'ACS3-HMAC-SHA256 Credential=…,SignedHeaders=…,Signature=…, beside the headers x-acs-action, x-acs-version, x-acs-date, x-acs-signature-nonce and x-acs-content-sha256, and x-acs-security-token with a temporary key.',
    ),
    rpc1: apiKey(
      'query',
      'Signature',
      'HMAC-SHA1 of version 1.0, beside the parameters AccessKeyId, SignatureMethod, SignatureVersion, SignatureNonce and Timestamp, and SecurityToken with a temporary key.',
    ),
  },
  error: {
    type: 'object',
    properties: {
      ...errorFields,
      Recommend: { type: 'string', format: 'uri', description: 'The page of the error.' },
    },
    required: ['RequestId', 'Message', 'HostId', 'Code', 'Recommend'],
  },
}

const oss = {
  description: 'The REST wire of OSS: the bucket in the path or the host, documents of XML.',
  schemes: {
    oss4: apiKey('header', 'Authorization', 'OSS4-HMAC-SHA256 Credential=…,Signature=…'),
    oss1: apiKey('header', 'Authorization', 'OSS AccessKeyId:Signature'),
    signedAddress: apiKey('query', 'x-oss-signature', 'A signed address of version 4.'),
  },
  error: {
    type: 'object',
    properties: {
      ...errorFields,
      RecommendDoc: { type: 'string', format: 'uri', description: 'The page of the error.' },
    },
    required: ['Code', 'Message', 'RequestId', 'HostId', 'RecommendDoc'],
    xml: { name: 'Error' },
  },
}
