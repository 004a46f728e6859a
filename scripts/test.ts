/**
 * Runs all tests, or the files that are named: `npm test -- test/api/untag-resources.test.ts`. Each file is a process, but for units
 * and the API, which test/all runs in one each; those come first, since they take longest. What processes share saves half of their
 * processor time: the package, packed and unpacked once, and a cache of compiled code. At the end it tells which files were slowest.
 */
import { join, relative } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { INSTALLED, installPackage } from '../test/support/package.ts'

const SUITES = ['test/{all,contract,console,e2e,proof,docs}/**/*.test.ts']
const PROCESSES = 2
const SHOWN = 10

process.env[INSTALLED] = installPackage()
process.env['NODE_COMPILE_CACHE'] = join(import.meta.dirname, '../node_modules/.cache/node-compile')
process.exitCode = 1

const named = process.argv.slice(2)
const milliseconds = new Map<string, number>()
const events = run({ globPatterns: named.length > 0 ? named : SUITES, concurrency: PROCESSES })
for (const event of ['test:pass', 'test:fail'] as const) {
  events.on(event, ({ name, file = '', nesting, details }) => {
    if (nesting > 0) return
    // A file that ran beside others in one process is a test of that name.
    const own = name.endsWith('.test.ts') ? name : relative(process.cwd(), file)
    milliseconds.set(own, (milliseconds.get(own) ?? 0) + details.duration_ms)
  })
}
events.on('test:summary', ({ success, file }) => {
  if (file === undefined && success) process.exitCode = 0
})
const report = events.compose(spec)
report.pipe(process.stdout)
report.on('end', () => {
  const slowest = [...milliseconds].sort(([, a], [, b]) => b - a).slice(0, SHOWN)
  process.stdout.write('\nThe slowest files, in seconds:\n')
  for (const [name, took] of slowest)
    process.stdout.write(`${(took / 1000).toFixed(1).padStart(6)}  ${name}\n`)
})
