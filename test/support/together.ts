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
    void test(file, async () => {
      await import(join(root, file))
    }).then(() => files.delete(file))
  }
  // One that ends the process has kept the others from running.
  process.once('exit', () => {
    if (files.size > 0) process.exitCode = 1
  })
}
