import { errors } from '../../src/core/error.ts'
import type { AnyOperation } from '../../src/operations/operation.ts'
import type { Field, Fields } from '../../src/operations/response.ts'
import type { Shape, Shapes } from '../../src/shape/shape.ts'
import { success } from '../../src/wire/response.ts'
import { cell, code, table } from './markdown.ts'

/** Where the page of an operation lies below docs/reference. */
export function fileName({ api, action }: AnyOperation): string {
  return `${api.toLowerCase()}/${kebab(action)}.md`
}

/** The reference page of an operation: its sections in the order of the API's own pages. */
export function operationPage(operation: AnyOperation): string {
  const { api, version, action, summary, description } = operation
  return `${[
    `# ${action}`,
    `${summary}\n\n${description}`,
    `API ${api}, version ${version}. Made from the declaration of the operation; do not edit.`,
    '## Debugging',
    `\`tagplane env\` prints what points an official SDK at a server. Without a signature the answer is \`MissingAccessKeyId\`. ${docsLink('clients.md', 'Clients')}`,
    '## Authorization',
    authorization(operation),
    '## Parameters',
    parameters(operation.parameters),
    'Besides these: the [common parameters](../common-parameters.md).',
    '## Response',
    responseTable(operation.response),
    '## Samples',
    samples(operation),
    '## Errors',
    errorTable(operation),
    '## Change history',
    table(
      ['Date', 'Change'],
      operation.history.map(({ date, change }) => [date, cell(change)]),
    ),
  ].join('\n\n')}\n`
}

function authorization({ api, action, access }: AnyOperation): string {
  const related = access.related?.map((name: string) => code(name)).join('<br>') ?? 'None'
  return table(
    ['Action', 'Access level', 'Resource', 'Condition keys', 'Related operations'],
    [[code(`${api.toLowerCase()}:${action}`), access.level, code(access.resource), 'Common ones', related]],
  )
}

function parameters(shapes: Shapes): string {
  const rows = Object.entries(shapes).flatMap(([name, shape]) => parameterRow(name, shape))
  return rows.length === 0 ? 'None.' : table(['Name', 'Type', 'Required', 'Description', 'Example'], rows)
}

function parameterRow(name: string, { description }: Shape<unknown>): string[][] {
  if (!description) return []
  const { type, required, doc, limits, example } = description
  const shown = type === 'array' ? `${name}.N` : name
  const text = limits === undefined ? doc : `${doc} ${limits}.`
  return [[shown, type, required ? 'Yes' : 'No', cell(text), example === undefined ? '' : code(example)]]
}

function responseTable(fields: Fields): string {
  const own = ['RequestId', 'string', 'The id of the call, also in the header x-acs-request-id.', '']
  return table(['Name', 'Type', 'Description', 'Example'], [own, ...fieldRows(fields, '')])
}

function fieldRows(fields: Fields, prefix: string): string[][] {
  return Object.entries(fields).flatMap(([name, field]) => fieldRow(`${prefix}${name}`, field))
}

function fieldRow(name: string, field: Field<unknown>): string[][] {
  const { type, doc, example, item, fields } = field
  const own = [name, type, cell(doc), example ? code(example) : '']
  if (fields) return [own, ...fieldRows(fields, `${name}.`)]
  if (item) return [own, ...(item.fields ? fieldRows(item.fields, `${name}[].`) : [])]
  return [own]
}

function samples(operation: AnyOperation): string {
  return operation.examples
    .map(({ name, parameters: sent, response }) => {
      const { RequestId: requestId, ...output } = response
      const envelope = { requestId: String(requestId), server: '' }
      const xml = success({ ...envelope, format: 'XML' }, operation.action, output).body
      return [
        `### ${name}`,
        fence(
          '',
          Object.entries(sent)
            .map(([parameter, value]) => `${parameter}=${value}`)
            .join('\n'),
        ),
        fence('json', JSON.stringify(response, null, 2)),
        fence('xml', xml),
      ].join('\n\n')
    })
    .join('\n\n')
}

function errorTable(operation: AnyOperation): string {
  const own = operation.errors.map((name: keyof typeof errors) => errorRow(name, 'the call'))
  const single = operation.failures?.map((name) => errorRow(name, 'one resource')) ?? []
  const rows = [...own, ...single].sort(
    (a, b) => Number(a[0]) - Number(b[0]) || (`${a[1]}` < `${b[1]}` ? -1 : 1),
  )
  const gateway =
    'Errors of the gateway, which every call can end with, are on the page of [all errors](../errors.md).'
  return `${table(['HTTP', 'Code', 'Message', 'Meaning', 'Fails'], rows)}\n\n${gateway}`
}

function errorRow(name: keyof typeof errors, scope: string): string[] {
  const { status, code: text, message, meaning } = errors[name]
  return [String(status), code(text), cell(message), cell(meaning), scope]
}

function docsLink(file: string, title: string): string {
  return `See [${title}](../../${file}).`
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}

function kebab(action: string): string {
  return action.replace(/[a-z](?=[A-Z])/g, '$&-').toLowerCase()
}
