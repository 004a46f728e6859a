import { type ErrorName, errors } from '../core/error.ts'
import type { ErrorText } from '../core/errors/entry.ts'
import { zhCn as zhCnErrors } from '../core/errors/zh-cn.ts'
import { zhTw as zhTwErrors } from '../core/errors/zh-tw.ts'
import type { AnyOperation } from '../operations/operation.ts'
import type { OperationTexts } from '../operations/texts.ts'
import { zhTw as zhTwOperations } from '../operations/texts.zh-tw.ts'
import { zhTw as zhTwProducts } from '../products/texts.zh-tw.ts'
import { pathsOf } from './fields.ts'
import { simplifiedSentences } from './sentences.zh-cn.generated.ts'

/** How one language says what declarations say. */
export type ReferenceLanguage = {
  readonly code: 'en' | 'zh-TW' | 'zh-CN'
  /** What the declaration's limits, which are in English, are called. */
  readonly limits: (limits: string) => string
  readonly textsOf: (operation: AnyOperation) => OperationTexts
  readonly errorText: (name: ErrorName) => ErrorText
}

export const english: ReferenceLanguage = {
  code: 'en',
  limits: (text) => ` ${text}.`,
  textsOf: declaredTexts,
  errorText: (name) => errors[name],
}

export const traditionalChinese: ReferenceLanguage = {
  code: 'zh-TW',
  limits: limitsIn({ range: '範圍', pairs: '組', entries: '項', fallback: '預設' }),
  textsOf: (operation) =>
    isOfProduct(operation)
      ? translated(declaredTexts(operation), saying(zhTwProducts))
      : (zhTwOperations[operation.action] ?? fail(operation.action)),
  errorText: (name) => zhTwErrors[name],
}

export const simplifiedChinese = simplifiedBy(saying(simplifiedSentences))

/** 简体中文 says of operations what 繁體中文 does, each sentence as `say` has it; errors have texts of their own in it. */
export function simplifiedBy(say: Saying): ReferenceLanguage {
  return {
    code: 'zh-CN',
    limits: limitsIn({ range: '范围', pairs: '组', entries: '项', fallback: '默认' }),
    textsOf: (operation) => translated(traditionalChinese.textsOf(operation), say),
    errorText: (name) => zhCnErrors[name],
  }
}

/** What a sentence is in another language. */
type Saying = (sentence: string) => string

function saying(sentences: Readonly<Record<string, string>>): Saying {
  return (sentence) => sentences[sentence] ?? fail(sentence)
}

type LimitWords = Readonly<Record<'range' | 'pairs' | 'entries' | 'fallback', string>>

function limitsIn({ range, pairs, entries, fallback }: LimitWords): ReferenceLanguage['limits'] {
  return (text) => {
    const said = text
      .replace('true or false', 'true 或 false')
      .replace(/^N: (\d+) to (\d+)$/, `N 的${range}：$1 至 $2`)
      .replace(/^(\d+) to (\d+)/, '$1 至 $2')
      .replace(/ pairs$/, ` ${pairs}`)
      .replace(/ entries$/, ` ${entries}`)
      .replace(', default ', `，${fallback} `)
      .replaceAll(', ', '、')
    return `${said}。`
  }
}

/** Whether it is one of the products' own tag operations, which are made of rows. */
export function isOfProduct({ address, answers }: AnyOperation): boolean {
  return address !== undefined && answers !== 'document'
}

function translated(texts: OperationTexts, say: Saying): OperationTexts {
  const each = (named: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(named).map(([name, text]) => [name, say(text)]))
  return {
    ...{ summary: say(texts.summary), description: say(texts.description) },
    ...{ parameters: each(texts.parameters), response: each(texts.response) },
    ...{ examples: texts.examples.map(say), history: texts.history.map(say) },
  }
}

function declaredTexts(operation: AnyOperation): OperationTexts {
  const { summary, description, parameters, response, examples, history } = operation
  const described = Object.entries<{ description?: { doc: string } }>(parameters).filter(
    ([, { description: shown }]) => shown,
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

function fail(said: string): never {
  throw new Error(`${said} has no texts in this language`)
}
