import { operations, ossOperations } from '../../src/operations/index.ts'
import { nameOf } from '../../src/reference/operation-reference.ts'
import { fileIn, type Language, languageLine } from './language.ts'
import { cell, table } from './markdown.ts'

/** The page that leads to all others. */
export function indexPage(language: Language): string {
  const { words } = language
  const byApi = Map.groupBy([...operations, ...ossOperations], ({ api, version }) => `${api} ${version}`)
  const sections = [...byApi].map(([api, own]) => {
    const rows = own.map((operation) => {
      const file = fileIn(language, nameOf(operation))
      const link = `[${operation.action}](${operation.api.toLowerCase()}/${file})`
      return [link, cell(language.textsOf(operation).summary)]
    })
    return `## ${api}\n\n${table([words.operations, words.description], rows)}`
  })
  const others = [
    [words.commonTitle, fileIn(language, 'common-parameters')],
    [words.errors, fileIn(language, 'errors')],
    [words.changes, fileIn(language, 'changes')],
    [words.services, fileIn(language, 'services')],
    [words.central, fileIn(language, 'central-services')],
    [words.productsTitle, `../${fileIn(language, 'products')}`],
    [words.settingsTitle, 'settings.md'],
    [words.commandsTitle, 'commands.md'],
  ]
  const list = others.map(([title, file]) => `- [${title}](${file})`).join('\n')
  const top = `# ${words.reference}\n\n${languageLine(language, 'README')}\n\n${words.indexText}`
  return `${[top, list, ...sections].join('\n\n')}\n`
}
