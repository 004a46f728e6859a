import { operations, ossOperations } from '../../src/operations/index.ts'
import { productOperations } from '../../src/products/index.ts'
import { changesOf } from '../../src/reference/changes.ts'
import { nameOf } from '../../src/reference/operation-reference.ts'
import { fileIn, type Language, languageLine } from './language.ts'
import { cell, fill, table } from './markdown.ts'

/** What has changed in the APIs, by day; of products only how many operations. */
export function changesPage(language: Language): string {
  const { words } = language
  const { days } = changesOf([...operations, ...ossOperations, ...productOperations], language)
  const sections = days.map(({ date, changes }) => {
    const own = changes.filter(({ product }) => !product)
    const groups = Map.groupBy(own, ({ api, version, change }) => `${api} ${version}\n${change}`)
    const rows = [...groups].map(([group, members]) => {
      const [api = '', change = ''] = group.split('\n')
      const links = members.map(
        ({ api: folder, action }) =>
          `[${action}](${folder.toLowerCase()}/${fileIn(language, nameOf({ action }))})`,
      )
      return [api, links.join(', '), cell(change)]
    })
    const others = Map.groupBy(
      changes.filter(({ product }) => product),
      ({ change }) => change,
    )
    const ofProducts = [...others].map(([change, members]) => {
      return [words.productsTitle, fill(words.changedOperations, String(members.length)), cell(change)]
    })
    return `## ${date}\n\n${table(['API', words.operations, words.change], [...rows, ...ofProducts])}`
  })
  return `# ${words.changes}\n\n${languageLine(language, 'changes')}\n\n${words.changesText}${words.gap}${words.made}\n\n${sections.join('\n\n')}\n`
}
