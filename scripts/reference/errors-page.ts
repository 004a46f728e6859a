import { errors } from '../../src/core/error.ts'
import { operations } from '../../src/operations/index.ts'
import { cell, code, table } from './markdown.ts'

/** Every error of the server on one page. */
export function errorsPage(): string {
  const rows = Object.entries(errors)
    .map(([name, { status, code: text, message, meaning, fix }]) => {
      return [String(status), code(text), cell(message), cell(meaning), cell(fix), cell(declaring(name))]
    })
    .sort((a, b) => (`${a[1]} ${a[0]}` < `${b[1]} ${b[0]}` ? -1 : 1))
  return `# Errors

Every error that the server answers with. \`Recommend\` in an answer points at the same text on the server itself,
at \`/errors/<Code>\`. \`%s\` stands for the values that an answer names. Made from the sources; do not edit.

${table(['HTTP', 'Code', 'Message', 'Meaning', 'What to do', 'Operations'], rows)}
`
}

function declaring(name: string): string {
  const found = operations.filter(({ errors: own, failures = [] }) => [...own, ...failures].includes(name))
  return found.length === 0 ? 'Any' : found.map(({ action }) => action).join(', ')
}
