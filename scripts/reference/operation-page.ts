import { errors } from '../../src/core/error.ts'
import type { AnyOperation, Example } from '../../src/operations/operation.ts'
import { rateOf } from '../../src/operations/rate.ts'
import type { Field } from '../../src/operations/response.ts'
import type { OperationTexts } from '../../src/operations/texts.ts'
import type { Description, Shapes } from '../../src/shape/shape.ts'
import { ossSuccess } from '../../src/wire/oss-response.ts'
import { success } from '../../src/wire/response.ts'
import { fileIn, type Language, languageLine, pathsOf } from './language.ts'
import { cell, code, fill, table } from './markdown.ts'

/** The name of an operation's page, without folder, language and ending. */
export function nameOf({ action }: AnyOperation): string {
  return action.replace(/[a-z](?=[A-Z])/g, '$&-').toLowerCase()
}

/** The reference page of an operation: its sections in the order of the API's own pages. */
export function operationPage(operation: AnyOperation, language: Language): string {
  const { words } = language
  const texts = language.textsOf(operation)
  const unsigned = operation.answers === 'document' ? errors.OssAnonymous : errors.MissingAccessKeyId
  return `${[
    `# ${operation.action}`,
    languageLine(language, nameOf(operation)),
    `${texts.summary}\n\n${texts.description}`,
    [
      fill(words.api, operation.api, operation.version),
      fill(words.rate, String(rateOf(operation))),
      words.made,
    ].join(words.gap),
    `## ${words.debugging}`,
    fill(words.debuggingText, '../../clients.md', unsigned.code),
    `## ${words.authorization}`,
    words.authorizationText,
    authorization(operation, language),
    `## ${words.parameters}`,
    parameters(operation.parameters, texts, language),
    ...(['ResourceARN', 'ResourceType'].some((name) => name in operation.parameters)
      ? [
          fill(
            words.lists,
            `../${fileIn(language, 'services')}`,
            `../${fileIn(language, 'central-services')}`,
          ),
        ]
      : []),
    fill(words.common, `../${fileIn(language, 'common-parameters')}`),
    `## ${words.response}`,
    responseTable(operation, texts, language),
    `## ${words.samples}`,
    samples(operation, texts, language),
    `## ${words.errors}`,
    errorTable(operation, language),
    `## ${words.history}`,
    table(
      [words.date, words.change],
      operation.history.map(({ date }, i) => [date, cell(texts.history[i] ?? '')]),
    ),
  ].join('\n\n')}\n`
}

function authorization({ api, action, access }: AnyOperation, { words }: Language): string {
  const related = access.related?.map((name: string) => code(name)).join('<br>') ?? words.none
  const resource = `\\*${resourceType(access.resource) ?? words.allResources}<br>${code(access.resource)}`
  const conditions = access.conditionKeys.map(cell).join('<br>')
  return table(
    [words.action, words.level, words.resourceType, words.conditionKeys, words.related],
    [[code(`${api.toLowerCase()}:${action}`), access.level, resource, conditions, related]],
  )
}

/** The type that a right is given for: `x` of `acs:product:*:{Account}:x/*`; undefined where it is given for all. */
function resourceType(resource: string): string | undefined {
  const [, type] = /^(?:[^:]*:){4}([^/*]+)\//.exec(resource) ?? []
  return type && code(type)
}

function parameters(shapes: Shapes, texts: OperationTexts, language: Language): string {
  const { words } = language
  const named = Object.entries(shapes).toSorted(
    ([a], [b]) => Number(b === 'RegionId') - Number(a === 'RegionId'),
  )
  const rows = named.flatMap(([name, { description }]) =>
    description ? parameterRows(name, description, texts.parameters[name] ?? '', language) : [],
  )
  if (rows.length === 0) return words.none
  return table([words.name, words.type, words.required, words.description, words.example], rows)
}

function parameterRows(name: string, description: Description, doc: string, language: Language): string[][] {
  const { type, required, limits, example } = description
  const { words } = language
  const text = cell(limits === undefined ? doc : `${doc}${language.limits(limits)}`)
  const shown = example === undefined ? '' : code(example)
  const own = [name, type, required ? words.yes : words.no, text, shown]
  return type === 'array' ? [own, [`${name}.N`, 'string', words.no, words.element, shown]] : [own]
}

function responseTable(
  { response, answers }: AnyOperation,
  texts: OperationTexts,
  { words }: Language,
): string {
  const fixed = [
    ['', 'object', words.answer, ''],
    ['RequestId', 'string', words.requestId, code('43D12436-B10F-4469-8136-FD1C5D2B2083')],
  ].slice(0, answers === 'document' ? 0 : 2)
  const rows = pathsOf(response).map(([path, field]) => {
    return [path, typeOf(field), cell(texts.response[path] ?? ''), field.example ? code(field.example) : '']
  })
  return table([words.name, words.type, words.description, words.example], [...fixed, ...rows])
}

function typeOf({ type, item }: Field<unknown>): string {
  return item ? `array&lt;${item.type}&gt;` : type
}

function samples(operation: AnyOperation, texts: OperationTexts, { words }: Language): string {
  return operation.examples
    .map(({ parameters: sent, response }, i) => {
      const request = Object.entries(sent).map(([parameter, value]) => `${parameter}=${value}`)
      return [
        `### ${texts.examples[i]}`,
        `${words.request}\n\n${fence('', request.join('\n'))}`,
        ...answersOf(operation, response, words),
      ].join('\n\n')
    })
    .join('\n\n')
}

function answersOf(
  operation: AnyOperation,
  response: Example['response'],
  words: Language['words'],
): readonly string[] {
  const { RequestId: requestId = '', ...output } = response
  const envelope = { requestId: String(requestId), server: '', format: 'XML' } as const
  if (operation.answers === 'document') {
    const { status, body } = ossSuccess(envelope, operation, output)
    return [body === '' ? `HTTP ${status}` : `${words.xmlFormat}\n\n${fence('xml', body)}`]
  }
  const json = JSON.stringify(response, null, 2)
  const xml = success(envelope, operation, output).body
  return [`${words.jsonFormat}\n\n${fence('json', json)}`, `${words.xmlFormat}\n\n${fence('xml', xml)}`]
}

function errorTable(operation: AnyOperation, language: Language): string {
  const { words } = language
  const row = (name: keyof typeof errors, scope: string) => {
    const { status, code: text, message } = errors[name]
    return [String(status), code(text), cell(message), cell(language.errorText(name).meaning), scope]
  }
  const own = operation.errors.map((name: keyof typeof errors) => row(name, words.wholeCall))
  const single = operation.failures?.map((name) => row(name, words.oneResource)) ?? []
  const rows = [...own, ...single].sort(
    (a, b) => Number(a[0]) - Number(b[0]) || (`${a[1]}` < `${b[1]}` ? -1 : 1),
  )
  const head = ['HTTP', words.code, words.message, words.meaning, words.fails]
  return `${table(head, rows)}\n\n${fill(words.gatewayErrors, `../${fileIn(language, 'errors')}`)}`
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}
