/** Everything that is held of the sources without running them: `npm run check`. */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { checkBoundaries } from './boundaries.ts'

const root = dirname(import.meta.dirname)
const MAX_LINES = 400

type Check = { readonly name: string; readonly faults: () => string[] }

const checks: readonly Check[] = [
  { name: 'form and lint', faults: () => run('biome', ['ci', '--colors=off', '--error-on-warnings', '.']) },
  { name: 'types', faults: () => run('tsc', ['-p', 'tsconfig.json']) },
  { name: 'types of the console', faults: () => run('tsc', ['-p', 'src/console']) },
  { name: 'boundaries', faults: () => checkBoundaries(root) },
  { name: 'unused code', faults: () => run('knip', ['--treat-config-hints-as-errors']) },
  { name: 'file size', faults: longFiles },
  { name: 'generated files', faults: () => run('node', ['scripts/generate.ts', '--check']) },
]

let failed = 0
for (const { name, faults } of checks) {
  const found = faults()
  process.stdout.write(`${found.length === 0 ? 'ok  ' : 'FAIL'} ${name}\n`)
  for (const fault of found) process.stdout.write(`     ${fault}\n`)
  if (found.length > 0) failed++
}
process.exitCode = failed === 0 ? 0 : 1

function run(command: string, args: readonly string[]): string[] {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return status === 0 ? [] : `${stdout}${stderr}`.trim().split('\n')
}

function longFiles(): string[] {
  const all = globSync('{src,test,bench,scripts,demo}/**/*.{ts,tsx}', { cwd: root })
  const files = all.filter((file) => !file.endsWith('.generated.ts'))
  if (files.length < 50) return [`Only ${files.length} files were found`]
  return files.flatMap((file) => {
    const lines = readFileSync(`${root}/${file}`, 'utf8').split('\n').length - 1
    return lines > MAX_LINES ? [`${file} has ${lines} lines; ${MAX_LINES} are allowed`] : []
  })
}
