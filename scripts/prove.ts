/** The long campaigns of test/proof, each by its name: `npm run prove -- kill-nine --kills 100 --seed 1`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { differential } from '../test/proof/differential.ts'
import { failover } from '../test/proof/failover.ts'
import { finding } from '../test/proof/finding.ts'
import { importing } from '../test/proof/import.ts'
import { isolation } from '../test/proof/isolation.ts'
import { killNine } from '../test/proof/kill-nine.ts'
import { lifeCycle } from '../test/proof/life-cycle.ts'
import { nodes } from '../test/proof/nodes.ts'
import { DELAYS, paging } from '../test/proof/paging.ts'
import { policyCampaign } from '../test/proof/policy.ts'
import { signatures } from '../test/proof/signatures.ts'
import { walk } from '../test/proof/walk.ts'
import { postgres } from '../test/support/postgres.ts'

const STORES = ['sqlite', 'postgres'] as const

type Run = {
  readonly size: number
  readonly seed: number
  readonly directory: string
  /** Of the campaigns that go through the stores one after the other. */
  readonly stores: readonly (typeof STORES)[number][]
}

/** A campaign: the option that gives its size, and what it answers for the last line. */
type Campaign = {
  readonly option:
    | 'kills'
    | 'bindings'
    | 'seconds'
    | 'steps'
    | 'calls'
    | 'pairs'
    | 'requests'
    | 'resources'
    | 'rows'
  readonly size: number
  readonly run: (run: Run) => Promise<string>
}

const campaigns: Readonly<Record<string, Campaign>> = {
  'kill-nine': {
    option: 'kills',
    size: 100,
    async run({ size: kills, seed, directory: dataDir }) {
      const figures = await killNine({ kills, seed, dataDir, report })
      const { acknowledged, done, absent, refused, resources } = figures
      return (
        `${acknowledged} calls acknowledged on ${resources} resources, ${done + absent} unknown ` +
        `(${done} done, ${absent} absent), ${refused} repeated calls refused`
      )
    },
  },
  'life-cycle': {
    option: 'bindings',
    size: 1_000_000,
    async run({ size: bindings, seed, directory }) {
      const { index } = await lifeCycle({ bindings, seed, directory, timed: true, report })
      return `${index.rowsWritten.toFixed(1)} rows written for each removal, beside the removal itself`
    },
  },
  differential: {
    option: 'steps',
    size: 100_000,
    async run({ size: steps, seed }) {
      const { refused } = await differential({ steps, seed, report })
      await (await postgres()).stop()
      return `the same answers and contents of both stores, ${refused} calls refused`
    },
  },
  failover: {
    option: 'calls',
    size: 5_000,
    async run({ size: calls, seed }) {
      const { before, afterwards, retried } = await failover({ seed, calls, report })
      return `${before} calls acknowledged before, ${afterwards} afterwards, ${retried} sent again`
    },
  },
  finding: {
    option: 'resources',
    size: 1_000_000,
    async run({ size: large, stores }) {
      const parts: string[] = []
      for (const store of stores) {
        const { visited, rowsPerSecond, microseconds } = await finding({
          store,
          small: 10_000,
          large,
          report,
        })
        const most = Math.max(...Object.values(visited).map(([, visitedOfLarge]) => visitedOfLarge))
        parts.push(
          `${store}: at most ${most} index entries for a page of 50, ${rowsPerSecond.toFixed(0)} resources a second ` +
            `registered, ${microseconds.toFixed(1)} µs of processor time of this process each`,
        )
      }
      await (await postgres()).stop()
      return parts.join('; ')
    },
  },
  import: {
    option: 'rows',
    size: 1_000_000,
    async run({ size: rows, directory, stores }) {
      const parts: string[] = []
      for (const store of stores) {
        const { rowsPerSecond, thereAlready } = await importing({
          ...{ rows, store, report },
          directory: mkdtempSync(join(directory, store)),
        })
        const { registered, unchanged } = rowsPerSecond
        parts.push(
          `${store}: ${thereAlready} there when it went on, ${registered} and ${unchanged} rows a second`,
        )
      }
      await (await postgres()).stop()
      return parts.join('; ')
    },
  },
  nodes: {
    option: 'kills',
    size: 60,
    async run({ size: kills, seed }) {
      const { acknowledged, retried, replayed } = await nodes({ kills, seed, report })
      await (await postgres()).stop()
      return `${acknowledged} calls acknowledged, ${retried} sent again, ${replayed} replays refused`
    },
  },
  policy: {
    option: 'pairs',
    size: 10_000_000,
    async run({ size: pairs, seed }) {
      const { outcomes, laws } = await policyCampaign({ pairs, seed, report })
      return `the same decisions, ${JSON.stringify(outcomes)}, the laws hold for ${laws} sets`
    },
  },
  isolation: {
    option: 'calls',
    size: 500_000,
    async run({ size: calls, seed, stores }) {
      const { accepted, twins, carriedOut } = await isolation({ calls, seed, stores, report })
      await (await postgres()).stop()
      return (
        `on each of ${stores.join(' and ')}, ${accepted} accepted of ${carriedOut.size} operations, nothing seen and nothing changed ` +
        `of another account, ${twins} calls for what others have answered as if nobody had it`
      )
    },
  },
  signatures: {
    option: 'requests',
    size: 100_000,
    async run({ size: requests, seed }) {
      const { foreign, changed, same, kinds } = await signatures({ requests, seed, report })
      for (const [kind, counts] of kinds) report(`${kind}: ${counts.changed}, the same ${counts.same}`)
      return (
        `all verify, ${foreign} with keys that do not fit are refused; of ${changed} changed ones ${same} are the same ` +
        `request and verify, ${changed - same} do not; nothing was carried out twice`
      )
    },
  },
  walk: {
    option: 'steps',
    size: 100_000,
    async run({ size: steps, seed }) {
      const { byProduct, refused } = await walk({ steps, seed, postgres: true, report })
      await (await postgres()).stop()
      return `${byProduct} calls by products, ${refused} refused, both stores as the model`
    },
  },
  paging: {
    option: 'seconds',
    size: 60,
    async run({ size: seconds, seed, stores }) {
      const parts: string[] = []
      for (const store of stores) {
        const { walks, pages, writes, steady, removed } = await paging({
          ...{ store, delays: DELAYS, seconds, seed, report },
        })
        const lost = Object.values(removed).reduce((a, b) => a + b)
        parts.push(
          `${store}: ${walks} walks of ${pages} pages beside ${writes} writes, ${steady} entries that were there all the ` +
            `while, ${lost} tokens whose entry was taken away`,
        )
      }
      await (await postgres()).stop()
      return parts.join('; ')
    },
  },
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string' },
    bindings: { type: 'string' },
    seconds: { type: 'string' },
    steps: { type: 'string' },
    calls: { type: 'string' },
    pairs: { type: 'string' },
    requests: { type: 'string' },
    resources: { type: 'string' },
    rows: { type: 'string' },
    store: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
})
const [name = ''] = positionals
const campaign = campaigns[name]
const size = Number(campaign && (values[campaign.option] ?? campaign.size))
const seed = Number(values.seed)
const stores = STORES.filter((store) => store === (values.store ?? store))
if (
  !campaign ||
  stores.length === 0 ||
  positionals.length > 1 ||
  !(size > 0) ||
  !Number.isSafeInteger(seed)
) {
  const usages = Object.entries(campaigns).map(
    ([name, { option }]) => `prove ${name} [--${option} N] [--seed N] [--store sqlite|postgres]`,
  )
  process.stderr.write(`Usage: ${usages.join('\n       ')}\n`)
  process.exit(1)
}

const directory = mkdtempSync(join(tmpdir(), 'tagplane-proof-'))
const started = performance.now()
let summary = `${name}: seed ${seed}, ${size} ${campaign.option}`
let code = 1
try {
  summary += `, ${await campaign.run({ size, seed, directory, stores })}`
  summary += `, ${((performance.now() - started) / 1000).toFixed(0)} s: ok`
  code = 0
  rmSync(directory, { recursive: true })
} catch (error) {
  report(`${(error as Error).stack}\nThe data directory is kept: ${directory}`)
  summary += ': FAILED'
}
process.stdout.write(`${summary}\n`)
// Ended at once: the support of the tests brings along a test runner that would report on no tests.
process.exit(code)

function report(line: string): void {
  process.stderr.write(`${line}\n`)
}
