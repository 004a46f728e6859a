import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** The files that a document means by a name such as `api/untag-resources`, `catalog` or `api/*`. */
function filesOf(name: string): readonly string[] {
  const places = ['test', 'src'].map((folder) => join(root, folder, name))
  return places.flatMap((place) => globSync([`${place}.test.ts`, `${place}/**/*.test.ts`]))
}

export function isTest(name: string): boolean {
  return filesOf(name).length > 0
}

/** Whether a test of exactly this title is there: as a call of `it` or `test`, or as a key of a table of cases. */
export function hasTest(name: string, title: string): boolean {
  const quoted = `(['"\`])${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`
  const call = new RegExp(`\\b(?:it|test)\\(\\s*${quoted}\\1,`)
  const key = new RegExp(`^\\s*${quoted}\\1: \\{`, 'm')
  return filesOf(name).some((file) => {
    const text = readFileSync(file, 'utf8')
    return call.test(text) || key.test(text)
  })
}
