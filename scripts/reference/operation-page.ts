import { type ErrorName, errors } from '../../src/core/error.ts'
import type { AnyOperation } from '../../src/operations/operation.ts'
import type {
  ExampleReference,
  OperationReference,
  ParameterReference,
} from '../../src/reference/documents.ts'
import { describeError, describeOperation, nameOf } from '../../src/reference/operation-reference.ts'
import { callOf, type Sample } from '../../src/samples/call.ts'
import { languageNames, sampleLanguages, sampleOf } from '../../src/samples/sample.ts'
import { fileIn, type Language, languageLine } from './language.ts'
import { cell, code, fill, table } from './markdown.ts'

/** The reference page of an operation: its sections in the order of the API's own pages. */
export function operationPage(operation: AnyOperation, language: Language): string {
  const { words } = language
  const described = describeOperation(operation, language)
  const unsigned = described.document ? errors.OssAnonymous : errors.MissingAccessKeyId
  return `${[
    `# ${described.action}`,
    languageLine(language, nameOf(operation)),
    `${described.summary}\n\n${described.description}`,
    [
      fill(words.api, described.api, described.version),
      fill(words.rate, String(described.rate)),
      words.made,
    ].join(words.gap),
    `## ${words.debugging}`,
    fill(words.debuggingText, '../../clients.md', unsigned.code),
    `## ${words.authorization}`,
    words.authorizationText,
    authorization(described, language),
    `## ${words.parameters}`,
    parameters(described, language),
    ...(described.parameters.some(({ name }) => name === 'ResourceARN' || name === 'ResourceType')
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
    responseTable(described, language),
    `## ${words.samples}`,
    described.examples.map((example) => sample(example, language)).join('\n\n'),
    ...(operation.api === 'Tag' || operation.api === 'Oss' ? [programs(operation, language)] : []),
    `## ${words.errors}`,
    errorTable(described, language),
    `## ${words.history}`,
    table(
      [words.date, words.change],
      described.history.map(({ date, change }) => [date, cell(change)]),
    ),
  ].join('\n\n')}\n`
}

function authorization({ authorization: right }: OperationReference, { words }: Language): string {
  const { action, level, resourceType, resource, conditionKeys } = right
  const related = right.related.map(code).join('<br>') || words.none
  const type = resourceType === undefined ? words.allResources : code(resourceType)
  return table(
    [words.action, words.level, words.resourceType, words.conditionKeys, words.related],
    [[code(action), level, `\\*${type}<br>${code(resource)}`, conditionKeys.map(cell).join('<br>'), related]],
  )
}

function parameters({ parameters: named }: OperationReference, { words }: Language): string {
  if (named.length === 0) return words.none
  const rows = named.flatMap((parameter) => parameterRows(parameter, words))
  return table([words.name, words.type, words.required, words.description, words.example], rows)
}

function parameterRows(
  { name, type, required, doc, example }: ParameterReference,
  words: Language['words'],
): string[][] {
  const shown = example === undefined ? '' : code(example)
  const own = [name, type, required ? words.yes : words.no, cell(doc), shown]
  return type === 'array' ? [own, [`${name}.N`, 'string', words.no, words.element, shown]] : [own]
}

function responseTable({ response, document }: OperationReference, { words }: Language): string {
  const fixed = document
    ? []
    : [
        ['', 'object', words.answer, ''],
        ['RequestId', 'string', words.requestId, code('43D12436-B10F-4469-8136-FD1C5D2B2083')],
      ]
  const rows = response.map(({ path, type, doc, example }) => {
    return [path, cell(type).replace('>', '&gt;'), cell(doc), example ? code(example) : '']
  })
  return table([words.name, words.type, words.description, words.example], [...fixed, ...rows])
}

function sample({ title, parameters: sent, status, json, xml }: ExampleReference, { words }: Language) {
  const request = Object.entries(sent).map(([parameter, value]) => `${parameter}=${value}`)
  return [
    `### ${title}`,
    `${words.request}\n\n${fence('', request.join('\n'))}`,
    ...(json === undefined ? [] : [`${words.jsonFormat}\n\n${fence('json', json)}`]),
    xml === undefined ? `HTTP ${status}` : `${words.xmlFormat}\n\n${fence('xml', xml)}`,
  ].join('\n\n')
}

/** The first example in every language. */
function programs(operation: AnyOperation, { words }: Language): string {
  const call = callOf(operation, operation.examples[0]?.parameters ?? {})
  const written = sampleLanguages.flatMap((language) => {
    const sample = sampleOf({ call, language, endpoint: SERVER })
    return sample ? [program(languageNames[language], FENCES[language], sample)] : []
  })
  const text = fill(words.programText, operation.action, '../../clients.md#sample-code')
  return [`### ${words.program}`, text, ...written].join('\n\n')
}

const SERVER = { host: '127.0.0.1:7020', protocol: 'http' } as const
const FENCES = { typescript: 'ts', python: 'python', java: 'java', go: 'go', cli: 'sh' } as const

function program(name: string, language: string, { file, code: text, install, run }: Sample): string {
  return [
    `<details>\n<summary>${name}</summary>`,
    fence('sh', [...install, run].join('\n')),
    `${code(file)}:`,
    fence(language, text.trimEnd()),
    '</details>',
  ].join('\n\n')
}

function errorTable(described: OperationReference, language: Language): string {
  const { words } = language
  const rows = described.errors.map(({ name, scope }) => {
    const { status, code: text, message, meaning } = describeError(name as ErrorName, language)
    const fails = scope === 'call' ? words.wholeCall : words.oneResource
    return [String(status), code(text), cell(message), cell(meaning), fails]
  })
  const head = ['HTTP', words.code, words.message, words.meaning, words.fails]
  return `${table(head, rows)}\n\n${fill(words.gatewayErrors, `../${fileIn(language, 'errors')}`)}`
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}
