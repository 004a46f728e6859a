import { type ErrorName, errors } from '../core/error.ts'
import { compareBytes } from '../core/order.ts'
import type { AnyOperation, Example } from '../operations/operation.ts'
import { rateOf } from '../operations/rate.ts'
import type { OperationTexts } from '../operations/texts.ts'
import type { Description, Shapes } from '../shape/shape.ts'
import { ossSuccess } from '../wire/oss-response.ts'
import { success } from '../wire/response.ts'
import { pathsOf, typeOf } from './fields.ts'
import type { ReferenceLanguage } from './language.ts'

/** All that a reference page says of an operation in one language, as plain data. */
export type OperationReference = {
  readonly api: string
  readonly version: string
  readonly action: string
  readonly summary: string
  readonly description: string
  /** Calls of an account in a second, where they are throttled. */
  readonly rate: number
  /** Of an operation that is called by method and path. */
  readonly route?: { readonly method: string; readonly path: string }
  /** First labels of the hosts that tell the product from others with the same version and action. */
  readonly hosts?: readonly string[]
  /** It is called as OSS is, and answers a document of XML, or nothing. */
  readonly document?: true
  readonly authorization: {
    readonly action: string
    readonly level: AnyOperation['access']['level']
    /** Undefined where the right is given for all resources. */
    readonly resourceType?: string
    readonly resource: string
    readonly conditionKeys: readonly string[]
    readonly related: readonly string[]
  }
  /** RegionId first. */
  readonly parameters: readonly ParameterReference[]
  /** The field of the answer that holds the id of the call. */
  readonly requestIdField: string
  readonly response: readonly FieldReference[]
  readonly examples: readonly ExampleReference[]
  /** By status, then code. */
  readonly errors: readonly { readonly name: ErrorName; readonly scope: 'call' | 'resource' }[]
  readonly history: readonly { readonly date: string; readonly change: string }[]
}

export type ParameterReference = Description & { readonly name: string }

export type FieldReference = {
  /** Such as `Keys.Key[].Category`. */
  readonly path: string
  readonly type: string
  readonly doc: string
  readonly example?: string
}

export type ExampleReference = {
  readonly title: string
  readonly parameters: Readonly<Record<string, string>>
  readonly status: number
  readonly json?: string
  readonly xml?: string
}

/** An error in one language; `message` with `%s` for what an answer names. */
export type ErrorReference = {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly meaning: string
  readonly fix: string
}

export function describeOperation(operation: AnyOperation, language: ReferenceLanguage): OperationReference {
  const { api, version, action, address, answers, requestIdField = 'RequestId' } = operation
  const texts = language.textsOf(operation)
  return {
    ...{ api, version, action, summary: texts.summary, description: texts.description },
    rate: rateOf(operation),
    ...(address?.route && { route: address.route }),
    ...(address && { hosts: address.hosts }),
    ...(answers === 'document' && { document: true }),
    authorization: describeAuthorization(operation),
    parameters: describeParameters(operation.parameters, texts, language),
    requestIdField,
    response: describeResponse(operation, texts),
    examples: operation.examples.map((example, i) =>
      describeExample(operation, example, texts.examples[i] ?? ''),
    ),
    errors: errorsOf(operation),
    history: operation.history.map(({ date }, i) => ({ date, change: texts.history[i] ?? '' })),
  }
}

export function describeError(name: ErrorName, language: ReferenceLanguage): ErrorReference {
  const { status, code, message } = errors[name]
  const { meaning, fix } = language.errorText(name)
  return { status, code, message, meaning, fix }
}

/** The name of an operation's page, without folder, language and ending. */
export function nameOf({ action }: Pick<AnyOperation, 'action'>): string {
  return action.replace(/[a-z](?=[A-Z])/g, '$&-').toLowerCase()
}

function describeAuthorization({ api, action, access }: AnyOperation): OperationReference['authorization'] {
  const { level, resource, conditionKeys, related = [] } = access
  const [, type] = /^(?:[^:]*:){4}([^/*]+)\//.exec(resource) ?? []
  return {
    ...{ action: `${api.toLowerCase()}:${action}`, level, resource, conditionKeys, related },
    ...(type !== undefined && { resourceType: type }),
  }
}

function describeParameters(
  shapes: Shapes,
  texts: OperationTexts,
  language: ReferenceLanguage,
): readonly ParameterReference[] {
  const named = Object.entries(shapes).toSorted(
    ([a], [b]) => Number(b === 'RegionId') - Number(a === 'RegionId'),
  )
  return named.flatMap(([name, { description }]) => {
    if (!description) return []
    const { limits } = description
    const doc = texts.parameters[name] ?? ''
    return [{ name, ...description, doc: limits === undefined ? doc : `${doc}${language.limits(limits)}` }]
  })
}

function describeResponse({ response }: AnyOperation, texts: OperationTexts): readonly FieldReference[] {
  return pathsOf(response).map(([path, field]) => ({
    ...{ path, type: typeOf(field), doc: texts.response[path] ?? '' },
    ...(field.example !== undefined && { example: field.example }),
  }))
}

function describeExample(operation: AnyOperation, example: Example, title: string): ExampleReference {
  const { parameters, response } = example
  const { requestIdField = 'RequestId' } = operation
  const { [requestIdField]: requestId = '', ...output } = response
  const envelope = { requestId: String(requestId), server: '', format: 'XML' } as const
  const own = { title, parameters }
  if (operation.answers === 'document') {
    const { status, body } = ossSuccess(envelope, operation, output)
    return { ...own, status, ...(body !== '' && { xml: body }) }
  }
  const xml = success(envelope, operation, output).body
  return { ...own, status: 200, json: JSON.stringify(response, null, 2), xml }
}

function errorsOf({ errors: own, failures = [] }: AnyOperation): OperationReference['errors'] {
  const rows = [
    ...own.map((name: ErrorName) => ({ name, scope: 'call' as const })),
    ...failures.map((name) => ({ name, scope: 'resource' as const })),
  ]
  const key = ({ name }: { name: ErrorName }) => `${errors[name].status} ${errors[name].code}`
  return rows.sort((a, b) => compareBytes(key(a), key(b)))
}
