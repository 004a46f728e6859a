/**
 * Every number of docs/performance.md that is ours: `npm run bench [-- --quick] [-- --only NAME]`, and those of the
 * PostgreSQL store with `-- --postgres [--bindings N]`. Ratios within one run are what counts; `--quick` only shows that it works.
 */
import { parseArgs } from 'node:util'
import { startPostgres } from '../test/support/postgres.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { importOfEstate } from './import.ts'
import { pagesOfCalls } from './index-pages.ts'
import { listOfOneResource } from './list-tag-resources.ts'
import { costByNodes } from './nodes.ts'
import { policyDecisions } from './policy-decisions.ts'
import { costOfJournal } from './request-journal.ts'
import { bytesOnDisk } from './sizes.ts'
import { startAndMemory } from './start.ts'
import { costOfThrottling } from './throttle.ts'
import { untagAsUser } from './untag-as-user.ts'
import { untagMany } from './untag-many.ts'
import { untagOne } from './untag-one.ts'

const benches = {
  'untag-one': untagOne,
  'untag-as-user': untagAsUser,
  'untag-many': untagMany,
  'list-tag-resources': listOfOneResource,
  'policy-decisions': policyDecisions,
  throttle: costOfThrottling,
  'request-journal': costOfJournal,
  start: startAndMemory,
  sizes: bytesOnDisk,
  import: importOfEstate,
  nodes: costByNodes,
  'index-pages': pagesOfCalls,
} as const

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
    bindings: { type: 'string' },
    postgres: { type: 'boolean', default: false },
  },
})
// A database that waits for the disk, as one that is relied on does.
const server = values.postgres
  ? await startPostgres({ settings: ['fsync=on', 'full_page_writes=on'] })
  : undefined
const rounds = Number(values.rounds ?? (values.quick ? 1 : 5))
const options: BenchOptions = {
  ...{ quick: values.quick, rounds, store: server?.url },
  bindings: values.bindings === undefined ? undefined : Number(values.bindings),
}
const ofPostgres = [
  ...['untag-one', 'untag-as-user', 'untag-many', 'list-tag-resources', 'throttle', 'sizes'],
  ...['nodes', 'index-pages'],
]
const ofPostgresOnly = ['nodes', 'index-pages']

const figures: Figure[] = []
for (const [name, bench] of Object.entries(benches)) {
  if (values.only && values.only !== name) continue
  if (values.postgres ? !ofPostgres.includes(name) : ofPostgresOnly.includes(name)) continue
  process.stderr.write(`${name} …\n`)
  figures.push(...(await bench(options)))
}
const width = Math.max(...figures.map(({ name }) => name.length))
for (const { name, value, budget } of figures) {
  process.stdout.write(`${name.padEnd(width)}  ${value}${budget ? `  (budget ${budget})` : ''}\n`)
}
await server?.stop()
// Ended at once: the support of the tests brings along a test runner that would report on no tests.
process.exit(0)
