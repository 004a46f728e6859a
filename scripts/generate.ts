/**
 * Writes what is derived from the sources: `npm run generate`. With `--check` it writes
 * nothing and fails where a document is not what it would write.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { seedSchema } from '../src/estate/seed-schema.ts'
import { operations, ossOperations } from '../src/operations/index.ts'
import { nameOf } from '../src/reference/operation-reference.ts'
import { centralServicesPage, servicesPage } from './reference/catalog-pages.ts'
import { changesPage } from './reference/changes-page.ts'
import { commandsPage } from './reference/commands-page.ts'
import { errorsPage } from './reference/errors-page.ts'
import { indexPage } from './reference/index-page.ts'
import { fileIn, languages, simplifiedPage } from './reference/language.ts'
import { operationPage } from './reference/operation-page.ts'
import { productsPage } from './reference/products-page.ts'
import { settingsPage } from './reference/settings-page.ts'
import { sentencesModule } from './simplified-chinese/sentences-module.ts'

const root = dirname(import.meta.dirname)
const checking = process.argv.includes('--check')

const documents = new Map<string, string>([
  ...languages.flatMap((language) => {
    const folder = 'docs/reference'
    const pages = [...operations, ...ossOperations].map((operation) => {
      const file = fileIn(language, nameOf(operation))
      return [`${folder}/${operation.api.toLowerCase()}/${file}`, operationPage(operation, language)] as const
    })
    const others = [
      [`${folder}/${fileIn(language, 'README')}`, indexPage(language)],
      [`${folder}/${fileIn(language, 'errors')}`, errorsPage(language)],
      [`${folder}/${fileIn(language, 'changes')}`, changesPage(language)],
      [`${folder}/${fileIn(language, 'services')}`, servicesPage(language)],
      [`${folder}/${fileIn(language, 'central-services')}`, centralServicesPage(language)],
      [`docs/${fileIn(language, 'products')}`, productsPage(language)],
    ] as const
    return [...pages, ...others]
  }),
  [
    'docs/reference/common-parameters.zh-CN.md',
    simplifiedPage(
      readFileSync(join(root, 'docs/reference/common-parameters.zh-TW.md'), 'utf8'),
      'common-parameters',
    ),
  ],
  ['docs/reference/settings.md', settingsPage()],
  ['docs/reference/commands.md', await commandsPage()],
  ['src/reference/sentences.zh-cn.generated.ts', sentencesModule()],
  ['docs/seed.schema.json', `${JSON.stringify(seedSchema, null, 2)}\n`],
])

for (const [path, text] of documents) {
  const file = join(root, path)
  if (checking) {
    if (readIfThere(file) !== text) {
      process.stderr.write(`${path} is out of date: npm run generate\n`)
      process.exitCode = 1
    }
  } else {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
