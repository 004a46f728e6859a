import { type ErrorName, errors } from '../../src/core/error.ts'
import { operations, ossOperations } from '../../src/operations/index.ts'
import type { AnyOperation } from '../../src/operations/operation.ts'
import { productOperations } from '../../src/products/index.ts'
import { type Language, languageLine } from './language.ts'
import { cell, code, table } from './markdown.ts'

/** Beyond that many it is said of products in general. */
const MAX_PRODUCTS = 8

/** Every error of the server on one page. */
export function errorsPage(language: Language): string {
  const { words } = language
  const rows = Object.entries(errors)
    .map(([name, { status, code: text, message }]) => {
      const { meaning, fix } = language.errorText(name as ErrorName)
      const origin = cell(declaring(name, language) || words.any)
      return [String(status), code(text), cell(message), cell(meaning), cell(fix), origin, name]
    })
    .sort((a, b) => (`${a[1]} ${a[0]} ${a[6]}` < `${b[1]} ${b[0]} ${b[6]}` ? -1 : 1))
    .map((row) => row.slice(0, -1))
  return `# ${words.errors}

${languageLine(language, 'errors')}

${words.errorsText}${words.gap}${words.made}

${table(['HTTP', words.code, words.message, words.meaning, words.fix, words.operations], rows)}
`
}

/** The operations by name, and the products of whose own operations it is. */
function declaring(name: string, { words }: Language): string {
  const declares = ({ errors: own, failures = [] }: AnyOperation) => [...own, ...failures].includes(name)
  const apis = new Set(productOperations.filter(declares).map(({ api }) => api))
  const products = apis.size > MAX_PRODUCTS ? [words.ofProducts] : [...apis]
  return [
    ...[...operations, ...ossOperations].filter(declares).map(({ action }) => action),
    ...products,
  ].join(', ')
}
