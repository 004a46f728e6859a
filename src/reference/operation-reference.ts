import { type ErrorName, errors } from '../core/error.ts'
import { compareBytes } from '../core/order.ts'
import type { AnyOperation, Example } from '../operations/operation.ts'
import { rateOf } from '../operations/rate.ts'
import type { OperationTexts } from '../operations/texts.ts'
import type { Shapes } from '../shape/shape.ts'
import { ossSuccess } from '../wire/oss-response.ts'
import { success } from '../wire/response.ts'
import type {
  ErrorReference,
  ExampleReference,
  FieldReference,
  OperationReference,
  ParameterReference,
} from './documents.ts'
import { pathsOf, typeOf } from './fields.ts'
import type { ReferenceLanguage } from './language.ts'

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
    const { limits, ...described } = description
    const doc = texts.parameters[name] ?? ''
    return [{ name, ...described, doc: limits === undefined ? doc : `${doc}${language.limits(limits)}` }]
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

function errorsOf({ errors: own, failures = [] }: AnyOperation) {
  const rows = [
    ...own.map((name: ErrorName) => ({ name, scope: 'call' as const })),
    ...failures.map((name) => ({ name, scope: 'resource' as const })),
  ]
  const key = ({ name }: { name: ErrorName }) => `${errors[name].status} ${errors[name].code}`
  return rows.sort((a, b) => compareBytes(key(a), key(b)))
}
