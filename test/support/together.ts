import { globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '../..')

/**
 * Runs test files in this process, one after the other, each with its hooks: a process of its own spends most of its time on loading
 * the sources. What files share here has to last for all of them, so modules of test/support leave nothing to `after`.
 */
export function together(pattern: string): void {
  const files = new Set(globSync(pattern, { cwd: root }).sort())
  for (const file of files) {
    test(file, async () => {
      await import(join(root, file))
      files.delete(file)
    })
  }
  process.once('exit', () => {
    if (files.size > 0) process.exitCode = 1
  })
}
