/** The long campaigns of test/proof, each by its name: `npm run prove -- kill-nine --kills 100 --seed 1`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { killNine } from '../test/proof/kill-nine.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
})
const kills = Number(values.kills)
const seed = Number(values.seed)
if (positionals.join() !== 'kill-nine' || !(kills > 0) || !Number.isSafeInteger(seed)) {
  process.stderr.write('Usage: prove kill-nine [--kills N] [--seed N]\n')
  process.exit(1)
}

const dataDir = mkdtempSync(join(tmpdir(), 'tagplane-proof-'))
const report = (line: string) => process.stderr.write(`${line}\n`)
let summary = `kill-nine: seed ${seed}`
let code = 1
try {
  const figures = await killNine({ kills, seed, dataDir, report })
  const { acknowledged, done, absent, refused, resources, seconds } = figures
  summary +=
    `, ${kills} kills, ${acknowledged} calls acknowledged on ${resources} resources, ${done + absent} unknown ` +
    `(${done} done, ${absent} absent), ${refused} repeated calls refused, ${seconds.toFixed(0)} s: ok`
  code = 0
  rmSync(dataDir, { recursive: true })
} catch (error) {
  report(`${(error as Error).stack}\nThe data directory is kept: ${dataDir}`)
  summary += ': FAILED'
}
process.stdout.write(`${summary}\n`)
// Ended at once: the support of the tests brings along a test runner that would report on no tests.
process.exit(code)
