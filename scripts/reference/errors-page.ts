import { type ErrorName, errors } from '../../src/core/error.ts'
import { operations } from '../../src/operations/index.ts'
import { type Language, languageLine } from './language.ts'
import { cell, code, table } from './markdown.ts'

/** Every error of the server on one page. */
export function errorsPage(language: Language): string {
  const { words } = language
  const rows = Object.entries(errors)
    .map(([name, { status, code: text, message }]) => {
      const { meaning, fix } = language.errorText(name as ErrorName)
      const origin = cell(declaring(name) || words.any)
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

function declaring(name: string): string {
  const found = operations.filter(({ errors: own, failures = [] }) => [...own, ...failures].includes(name))
  return found.map(({ action }) => action).join(', ')
}
