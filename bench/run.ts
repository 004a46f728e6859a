/**
 * Every number of docs/performance.md that is ours: `npm run bench [-- --quick] [-- --only NAME]`. Ratios within one
 * run are what counts; `--quick` only shows that it works.
 */
import { parseArgs } from 'node:util'
import type { BenchOptions, Figure } from './figure.ts'
import { listOfOneResource } from './list-tag-resources.ts'
import { startAndMemory } from './start.ts'
import { untagMany } from './untag-many.ts'
import { untagOne } from './untag-one.ts'

const benches = {
  'untag-one': untagOne,
  'untag-many': untagMany,
  'list-tag-resources': listOfOneResource,
  start: startAndMemory,
} as const

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
  },
})
const options: BenchOptions = { quick: values.quick, rounds: Number(values.rounds ?? (values.quick ? 1 : 5)) }

const figures: Figure[] = []
for (const [name, bench] of Object.entries(benches)) {
  if (values.only && values.only !== name) continue
  process.stderr.write(`${name} …\n`)
  figures.push(...(await bench(options)))
}
const width = Math.max(...figures.map(({ name }) => name.length))
for (const { name, value, budget } of figures) {
  process.stdout.write(`${name.padEnd(width)}  ${value}${budget ? `  (budget ${budget})` : ''}\n`)
}
