import { type ErrorName, errors } from '../../src/core/error.ts'
import type { ErrorText } from '../../src/core/errors/entry.ts'
import { zhTw as zhTwErrors } from '../../src/core/errors/zh-tw.ts'
import type { AnyOperation } from '../../src/operations/operation.ts'
import type { Field, Fields } from '../../src/operations/response.ts'
import type { OperationTexts } from '../../src/operations/texts.ts'
import { zhTw as zhTwOperations } from '../../src/operations/texts.zh-tw.ts'
import { productOperations } from '../../src/products/index.ts'
import { zhTw as zhTwProducts } from '../../src/products/texts.zh-tw.ts'
import { en, type Words } from './words.en.ts'
import { zhTw } from './words.zh-tw.ts'

/** A language that the reference is written in. */
export type Language = {
  readonly code: 'en' | 'zh-TW'
  readonly words: Words
  /** What the declaration's limits, which are in English, are called. */
  readonly limits: (limits: string) => string
  readonly textsOf: (operation: AnyOperation) => OperationTexts
  readonly errorText: (name: ErrorName) => ErrorText
}

const ofProducts: ReadonlySet<AnyOperation> = new Set(productOperations)

const english: Language = {
  code: 'en',
  words: en,
  limits: (text) => ` ${text}.`,
  textsOf: declaredTexts,
  errorText: (name) => errors[name],
}

const traditionalChinese: Language = {
  code: 'zh-TW',
  words: zhTw,
  limits: (text) => {
    const range = text
      .replace('true or false', 'true 或 false')
      .replace(/^N: (\d+) to (\d+)$/, 'N 的範圍：$1 至 $2')
      .replace(/^(\d+) to (\d+)/, '$1 至 $2')
      .replace(/ pairs$/, ' 組')
      .replace(', default ', '，預設 ')
      .replaceAll(', ', '、')
    return `${range}。`
  },
  // Declarations that rows stand for have their texts from one list.
  textsOf: (operation) =>
    ofProducts.has(operation)
      ? translated(declaredTexts(operation), zhTwProducts)
      : (zhTwOperations[operation.action] ?? fail(operation.action)),
  errorText: (name) => zhTwErrors[name],
}

export const languages: readonly Language[] = [english, traditionalChinese]

/** The file of a page in a language: `errors.md`, `errors.zh-TW.md`. */
export function fileIn({ code }: Language, name: string): string {
  return code === 'en' ? `${name}.md` : `${name}.${code}.md`
}

/** The line with links to the page in its other languages, as the READMEs have it; `name` without folders. */
export function languageLine(current: Language, name: string): string {
  const links = languages.map((language) => {
    const { own } = language.words
    return language === current ? own : `[${own}](${fileIn(language, name)})`
  })
  return links.join(' | ')
}

/** Every field of a response under its path, such as `Keys.Key[].Category`. */
export function pathsOf(fields: Fields, prefix = ''): readonly (readonly [string, Field<unknown>])[] {
  return Object.entries(fields).flatMap(([name, field]) => fieldPaths(`${prefix}${name}`, field))
}

function fieldPaths(path: string, field: Field<unknown>): readonly (readonly [string, Field<unknown>])[] {
  const inside = field.fields ? pathsOf(field.fields, `${path}.`) : []
  return [[path, field], ...inside, ...(field.item ? fieldPaths(`${path}[]`, field.item) : [])]
}

function declaredTexts(operation: AnyOperation): OperationTexts {
  const { summary, description, parameters, response, examples, history } = operation
  const described = Object.entries<{ description?: { doc: string } }>(parameters).filter(
    ([, { description }]) => description,
  )
  return {
    summary,
    description,
    parameters: Object.fromEntries(described.map(([name, shape]) => [name, shape.description?.doc ?? ''])),
    response: Object.fromEntries(pathsOf(response).map(([path, { doc }]) => [path, doc])),
    examples: examples.map(({ name }) => name),
    history: history.map(({ change }) => change),
  }
}

function translated(texts: OperationTexts, words: Readonly<Record<string, string>>): OperationTexts {
  const say = (text: string) => words[text] ?? fail(text)
  const each = (named: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(named).map(([name, text]) => [name, say(text)]))
  return {
    ...{ summary: say(texts.summary), description: say(texts.description) },
    ...{ parameters: each(texts.parameters), response: each(texts.response) },
    ...{ examples: texts.examples.map(say), history: texts.history.map(say) },
  }
}

function fail(action: string): never {
  throw new Error(`${action} has no texts in this language`)
}
