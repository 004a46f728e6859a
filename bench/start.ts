import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from './estate.ts'
import type { BenchOptions, Figure } from './figure.ts'

/** From the start of the program to its ready line, and the memory that it then holds. */
export async function startAndMemory({ rounds }: BenchOptions): Promise<Figure[]> {
  const results: { milliseconds: number; megabytes: number }[] = []
  for (let round = 0; round < rounds; round++) results.push(await oneStart())
  return [
    {
      name: 'start to ready',
      value: `${median(results.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms`,
      budget: '400 ms',
    },
    {
      name: 'resident memory, idle',
      value: `${median(results.map(({ megabytes }) => megabytes)).toFixed(0)} MB`,
      budget: '100 MB',
    },
  ]
}

async function oneStart(): Promise<{ milliseconds: number; megabytes: number }> {
  const directory = mkdtempSync(join(tmpdir(), 'tagplane-bench-'))
  const program = join(import.meta.dirname, '../dist/cli.js')
  const started = performance.now()
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--data-dir', directory], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(child.stdout, 'data')
  const milliseconds = performance.now() - started
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  const megabytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024
  child.kill()
  await once(child, 'exit')
  rmSync(directory, { recursive: true })
  return { milliseconds, megabytes }
}
