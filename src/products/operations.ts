import { type AnyOperation, operation } from '../operations/operation.ts'
import { type Field, type Fields, flag, text } from '../operations/response.ts'
import { writtenParameters } from './example.ts'
import { failedFields, failedIn } from './failed.ts'
import type { Family, Role } from './family.ts'
import { errorsOf, failuresOf } from './faults.ts'
import { kindOf } from './kinds.ts'
import { listAnswer, listFields, listing } from './list.ts'
import { parametersOf } from './parameters.ts'
import { tagSetting } from './tag.ts'
import { untagging } from './untag.ts'

const PARTS = { untag: untagging, tag: tagSetting, list: listing } as const

/** The operations of a family, each as if it had been declared in a file of its own. */
export function operationsOf(family: Family): readonly AnyOperation[] {
  const roles = Object.keys(family.actions) as Role[]
  return roles.map((role) => operationOf(family, role, family.actions[role] ?? ''))
}

function operationOf(family: Family, role: Role, action: string): AnyOperation {
  const { level, summary, description } = kindOf(family, role)
  const { api, version, hosts, types, words, requestIdField } = family
  const ramAction = family.ramActions[role] ?? action
  const [type] = types.values()
  const route = family.routes[role]
  const parameters = parametersOf(family, role)
  return operation({
    ...{ api, version, action, summary, description, parameters },
    response: {
      ...(role === 'list' ? listFields(family) : failedFields(family)),
      ...fieldsOf(family.answer),
    },
    errors: errorsOf(family, role),
    failures: failuresOf(family, role),
    access: {
      level,
      resource: `acs:${type?.ramCode}:{RegionId}:{Account}:${type?.ramPath}{ResourceId}`,
      conditionKeys: ['*'],
      related: [`${type?.ramCode}:${ramAction}`],
      // What the caller may do is decided on each resource, in the use case.
      request: () => [],
      denied: words.denied,
    },
    ...PARTS[role](family, ramAction),
    address: { hosts, recognizes: recognizer(family), ...(route && { route }) },
    ...(requestIdField !== undefined && { requestIdField }),
    examples: [
      { name: summary, parameters: writtenParameters(family, role), response: exampleAnswer(family, role) },
    ],
    rate: family.rates[role] ?? RATE,
    history: [{ date: '2026-11-26', change: 'First served.' }],
  })
}

function fieldsOf(answer: Family['answer']): Fields {
  const field = (value: string | number | boolean): Field<unknown> => {
    const doc = 'The same in every answer.'
    if (typeof value === 'boolean') return flag(doc, String(value))
    return { ...text(doc, String(value)), type: typeof value === 'number' ? 'integer' : 'string' }
  }
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, field(value)]))
}

/** Whether the call names a type of the family, or its resources as the family does. */
function recognizer({ type, types, ids }: Family) {
  const names = new Set([...types.keys()].map((name) => name.toLowerCase()))
  return (parameters: ReadonlyMap<string, string>) => {
    const sent = type && parameters.get(type.name)?.toLowerCase()
    if (sent !== undefined) return names.has(sent)
    return ids.some(({ name, encoding }) => parameters.has(encoding === 'flat' ? `${name}.1` : name))
  }
}

/** Calls in a second that DCDN and Live publish for tagging and untagging; others publish none. */
const RATE = 100

function exampleAnswer(family: Family, role: Role): Readonly<Record<string, unknown>> {
  const { failedField } = family
  const [typeName = ''] = family.types.keys()
  const tag = { key: 'k1', value: 'v1', category: 'Custom' }
  const carrier = { id: 'res-1', type: typeName }
  const found = {
    ...carrier,
    region: 'cn-hangzhou',
    ...tag,
    tags: [tag],
    values: ['v1'],
    carriers: [carrier],
  }
  const page = { number: 1, size: 50, token: undefined }
  return {
    [family.requestIdField ?? 'RequestId']: '8E2A3C05-6F0E-4D8B-9C1F-5B7A90D4E613',
    ...(role === 'list'
      ? listAnswer(family, page, [found], { found: 1, total: 1 })
      : failedField !== undefined && failedIn(failedField, [], typeName, [])),
    ...family.answer,
  }
}
