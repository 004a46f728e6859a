/**
 * Writes the documents that are derived from the sources: `npm run generate`. With `--check` it writes
 * nothing and fails where a document is not what it would write.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { operations } from '../src/operations/index.ts'
import { errorsPage } from './reference/errors-page.ts'
import { fileName, operationPage } from './reference/operation-page.ts'
import { settingsPage } from './reference/settings-page.ts'

const root = dirname(import.meta.dirname)
const checking = process.argv.includes('--check')

const documents = new Map<string, string>([
  ...operations.map(
    (operation) => [`docs/reference/${fileName(operation)}`, operationPage(operation)] as const,
  ),
  ['docs/reference/errors.md', errorsPage()],
  ['docs/reference/settings.md', settingsPage()],
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
